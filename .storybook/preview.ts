import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json';
import '../themes/hospital.css';
import '../themes/neutral.css';
import '../themes/ohif-dark.css';
import { addPseudoLocales, PSEUDO_LOCALES } from '../stories/pseudo-locales.js';

addPseudoLocales();
setCustomElementsManifest(manifest);

const widths: Record<string, string> = { full: '100%', panel: '320px', narrow: '480px', page: '1024px' };

const schemes: Record<string, string> = { light: 'light', dark: 'dark', host: 'light dark' };
const densities: Record<string, string> = { comfortable: '1', compact: '0.8' };
const themes = ['neutral', 'ohif-dark', 'hospital'];

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Custom properties of the page: themes/*.css',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        items: [
          { value: 'none', title: 'No theme' },
          { value: 'neutral', title: 'Neutral' },
          { value: 'ohif-dark', title: 'OHIF, dark' },
          { value: 'hospital', title: 'A hospital' },
        ],
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Color scheme of the page',
      toolbar: {
        title: 'Colors',
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'host', title: 'As the system has it' },
        ],
        dynamicTitle: true,
      },
    },
    density: {
      description: 'How much room there is around things',
      toolbar: {
        title: 'Density',
        icon: 'component',
        items: [
          { value: 'theme', title: 'Density of the theme' },
          { value: 'comfortable', title: 'Comfortable' },
          { value: 'compact', title: 'Compact' },
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
  initialGlobals: {
    theme: 'none',
    scheme: 'light',
    density: 'theme',
    typeface: 'system',
    locale: 'en',
    direction: 'ltr',
    width: 'full',
  },
  parameters: {
    layout: 'padded',
    // The theme brings its own background.
    backgrounds: { disable: true },
    options: {
      storySort: {
        order: [
          'Guide',
          [
            'Getting started',
            'Embedding',
            'Theming',
            'Design tokens',
            'Languages',
            'Endpoint contract',
            'Accessibility',
            'Patient data',
            'Browser support',
            'Changelog',
          ],
          'Elements',
          '*',
        ],
      },
    },
    // scripts/check-stories.mjs fails where this panel does.
    a11y: { test: 'error' },
  },
  decorators: [
    (story, { globals }) => {
      const root = document.documentElement;
      root.lang = String(globals['locale']);
      root.dir = globals['locale'] === PSEUDO_LOCALES.mirrored ? 'rtl' : String(globals['direction']);
      const theme = String(globals['theme']);
      for (const name of themes) root.classList.toggle(`share-theme-${name}`, name === theme);
      // A theme for dark alone decides itself.
      root.style.colorScheme = theme === 'ohif-dark' ? '' : (schemes[String(globals['scheme'])] ?? '');
      root.style.setProperty('--share-density', densities[String(globals['density'])] ?? '');
      root.dataset['typeface'] = String(globals['typeface']);
      const width = widths[String(globals['width'])] ?? '100%';
      return width === '100%' ? story() : html`<div style="max-inline-size: ${width}">${story()}</div>`;
    },
  ],
};

export default preview;
