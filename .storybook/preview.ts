import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json';
import { addPseudoLocales, PSEUDO_LOCALES } from '../stories/pseudo-locales.js';

addPseudoLocales();
setCustomElementsManifest(manifest);

const widths: Record<string, string> = { full: '100%', panel: '320px', narrow: '480px', page: '1024px' };

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Color scheme',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
        dynamicTitle: true,
      },
    },
    locale: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'nl', title: 'Nederlands' },
          { value: 'fr', title: 'Français' },
          { value: 'de', title: 'Deutsch' },
          { value: 'it', title: 'Italiano' },
          { value: 'nl-BE', title: 'Nederlands (België)' },
          { value: 'fr-CH', title: 'Français (Suisse)' },
          { value: 'de-CH', title: 'Deutsch (Schweiz)' },
          { value: PSEUDO_LOCALES.long, title: 'Pseudo: longer' },
          { value: PSEUDO_LOCALES.mirrored, title: 'Pseudo: right to left' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
    width: {
      description: 'Width of the place the element gets',
      toolbar: {
        title: 'Width',
        icon: 'grow',
        items: [
          { value: 'full', title: 'Full width' },
          { value: 'panel', title: 'Panel, 320 px' },
          { value: 'narrow', title: 'Narrow, 480 px' },
          { value: 'page', title: 'Page, 1024 px' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'en', direction: 'ltr', width: 'full' },
  parameters: {
    layout: 'padded',
    // The theme brings its own background.
    backgrounds: { disable: true },
    options: { storySort: { order: ['Introduction', 'Elements', '*'] } },
    // scripts/check-stories.mjs fails where this panel shows a violation.
    a11y: { test: 'todo' },
  },
  decorators: [
    (story, { globals }) => {
      const root = document.documentElement;
      root.lang = String(globals['locale']);
      root.dir = globals['locale'] === PSEUDO_LOCALES.mirrored ? 'rtl' : String(globals['direction']);
      root.dataset['theme'] = String(globals['theme']);
      const width = widths[String(globals['width'])] ?? '100%';
      return width === '100%' ? story() : html`<div style="max-inline-size: ${width}">${story()}</div>`;
    },
  ],
};

export default preview;
