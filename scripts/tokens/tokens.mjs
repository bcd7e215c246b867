// The design tokens, once: from these scripts/make-tokens.mjs writes what the elements read (src/styles/tokens.ts), what
// people read (docs/tokens.md), what design tools read (dist/tokens), and the neutral theme; the manifest lists them.
// Three tiers: a reference token is a value without a meaning, a semantic one says what it is for, a component one is of
// one kind of thing. Each is a public custom property, and each falls back on the tier below.

const hue = (name, steps) =>
  Object.entries(steps).map(([step, hex]) => ({
    property: `--share-palette-${name}-${step}`,
    type: 'color',
    value: hex,
  }));

export const reference = [
  ...hue('gray', {
    0: '#ffffff',
    50: '#f3f6f9',
    100: '#eaf0f6',
    150: '#e6ecf2',
    200: '#d8e0e8',
    400: '#a3b1bf',
    500: '#7d8b99',
    550: '#6d7c8b',
    600: '#52606f',
    700: '#333e4a',
    750: '#28313c',
    800: '#1f262f',
    850: '#171c23',
    900: '#16212d',
    950: '#10141a',
  }),
  ...hue('blue', {
    50: '#e4effa',
    200: '#a8d2fb',
    300: '#7fbcf7',
    600: '#0a5fae',
    700: '#084c8b',
    900: '#1d3247',
    950: '#0b1a29',
  }),
  ...hue('red', { 50: '#fdecea', 300: '#ff9c91', 600: '#b3261e', 900: '#3b1f1d' }),
  ...hue('amber', { 50: '#fff4dc', 300: '#f3c46c', 600: '#7a4d00', 900: '#352914' }),
  ...hue('green', { 50: '#e3f5ea', 300: '#7ed3a1', 600: '#17693a', 900: '#17321f' }),
  ...hue('gold', { 300: '#f0c04f', 600: '#9a6700' }),
];

/** `light` and `dark` name a step of the palette. */
const color = (name, light, dark, description) => ({
  property: `--share-color-${name}`,
  name: `--_${name}`,
  type: 'color',
  light: `--share-palette-${light}`,
  dark: `--share-palette-${dark}`,
  description,
});

const shadow = (color, ...layers) =>
  layers.map(([y, blur, alpha]) => ({ color, alpha, offsetX: 0, offsetY: y, blur, spread: 0 }));

export const semantic = [
  {
    property: '--share-font-family',
    name: '--_font',
    type: 'fontFamily',
    value: ['system-ui', 'Segoe UI', 'Roboto', 'Noto Sans', 'Liberation Sans', 'sans-serif'],
    description: 'Typeface of all text.',
  },
  {
    property: '--share-font-size',
    name: '--_font-size',
    type: 'dimension',
    value: '14px',
    description: 'Size of text; small print and headings follow it.',
  },
  {
    property: '--share-line-height',
    name: '--_line-height',
    type: 'number',
    value: '1.45',
    description: 'Height of a line, in font sizes.',
  },
  {
    property: '--share-density',
    name: '--_density',
    type: 'number',
    value: '1',
    description: 'How much room there is around things: `1` is comfortable, `0.8` compact; from 0.75 to 1.25.',
  },
  {
    property: '--share-space',
    name: '--_space',
    type: 'dimension',
    value: '4px',
    description: 'The unit of all distances, before density.',
  },
  {
    property: '--share-control-height',
    name: '--_control',
    type: 'dimension',
    value: '36px',
    description: 'Least height of buttons and fields, before density; 44px where a finger presses.',
  },
  {
    property: '--share-radius',
    name: '--_radius',
    type: 'dimension',
    value: '8px',
    description: 'How round corners are.',
  },
  color('surface', 'gray-0', 'gray-850', 'What everything lies on.'),
  color('surface-raised', 'gray-0', 'gray-800', 'Fields, cards, popups.'),
  color('surface-sunken', 'gray-50', 'gray-950', 'Bars, badges, what is off.'),
  color('hover', 'gray-100', 'gray-750', 'What the pointer is on.'),
  color('text', 'gray-900', 'gray-150', 'Text.'),
  color('text-quiet', 'gray-600', 'gray-400', 'Hints, second lines, icons.'),
  color('border', 'gray-200', 'gray-700', 'Lines that part things.'),
  color('border-control', 'gray-500', 'gray-550', 'Outlines of buttons and fields: 3:1 against what they lie on.'),
  color('accent', 'blue-600', 'blue-300', 'The main button, links, what is chosen, focus.'),
  color('accent-strong', 'blue-700', 'blue-200', 'The main button under the pointer.'),
  color('on-accent', 'gray-0', 'blue-950', 'Text on the accent.'),
  color('accent-soft', 'blue-50', 'blue-900', 'Background of what is chosen and of notices.'),
  color('danger', 'red-600', 'red-300', 'Errors; a message not yet opened.'),
  color('danger-soft', 'red-50', 'red-900', 'Background of errors.'),
  color('warning', 'amber-600', 'amber-300', 'Warnings.'),
  color('warning-soft', 'amber-50', 'amber-900', 'Background of warnings.'),
  color('success', 'green-600', 'green-300', 'What went well; an opened message.'),
  color('success-soft', 'green-50', 'green-900', 'Background of what went well.'),
  color('favorite', 'gold-600', 'gold-300', 'The star of a favorite.'),
  {
    property: '--share-color-backdrop',
    type: 'color',
    value: '#08101a',
    alpha: 0.55,
    css: 'rgb(8 16 26 / 0.55)',
    description: 'In front of the page while a dialog is open.',
  },
  {
    property: '--share-shadow-layer',
    name: '--_shadow-layer',
    type: 'shadow',
    layers: shadow('#0a1622', [4, 16, 0.16], [1, 3, 0.12]),
    description: 'Under popups.',
  },
  {
    property: '--share-shadow-dialog',
    name: '--_shadow-dialog',
    type: 'shadow',
    layers: shadow('#060e18', [24, 64, 0.35], [4, 16, 0.2]),
    description: 'Under dialogs.',
  },
  {
    property: '--share-duration',
    name: '--_duration',
    type: 'duration',
    value: '140ms',
    description: 'How long a change takes; 0 where the reader wants less motion.',
  },
];

/** `value` is the default, `elements` those that have the thing; all of them where there are none. */
export const component = [
  {
    property: '--share-button-radius',
    type: 'dimension',
    value: 'var(--share-radius)',
    description: 'How round buttons are.',
  },
  {
    property: '--share-button-font-weight',
    type: 'fontWeight',
    value: '600',
    description: 'Weight of the text on buttons.',
  },
  {
    property: '--share-input-radius',
    type: 'dimension',
    value: 'var(--share-radius)',
    description: 'How round fields are.',
  },
  { property: '--share-badge-radius', type: 'dimension', value: '999px', description: 'How round badges are.' },
  {
    property: '--share-heading-font-weight',
    type: 'fontWeight',
    value: '650',
    description: 'Weight of titles.',
    elements: ['share-dialog', 'recipient-picker', 'share-confirmation', 'share-access'],
  },
  {
    property: '--share-dialog-inline-size',
    type: 'dimension',
    value: '60em',
    description: 'Width of the modal dialog, where the window is as wide.',
    elements: ['share-dialog'],
  },
  {
    property: '--share-dialog-radius',
    type: 'dimension',
    value: 'calc(var(--share-radius) * 1.5)',
    resolved: '12px',
    description: 'How round the dialog is.',
    elements: ['share-dialog'],
  },
  {
    property: '--share-message-label-radius',
    type: 'dimension',
    value: '999px',
    description: 'How round the label is.',
    elements: ['message-label'],
  },
  {
    property: '--share-confirmation-padding',
    type: 'dimension',
    value: 'calc(var(--share-space) * 4)',
    resolved: '16px',
    description: 'Space around everything; none inside the dialog.',
    elements: ['share-confirmation'],
  },
  {
    property: '--share-access-padding',
    type: 'dimension',
    value: 'calc(var(--share-space) * 4)',
    resolved: '16px',
    description: 'Space around everything.',
    elements: ['share-access'],
  },
];

const ownValue = new Map(reference.map(({ property, value }) => [property, value]));

/** What a semantic or component token is where nobody sets it, as CSS. */
export function defaultOf({ light, dark, css, layers, value }) {
  if (light !== undefined) return `light-dark(var(${light}), var(${dark}))`;
  if (css !== undefined) return css;
  if (layers !== undefined) {
    const px = (length) => (length === 0 ? '0' : `${length}px`);
    return layers
      .map(({ color, alpha, offsetX, offsetY, blur }) => {
        const [r, g, b] = channels(color);
        return `${px(offsetX)} ${px(offsetY)} ${px(blur)} rgb(${r} ${g} ${b} / ${alpha})`;
      })
      .join(', ');
  }
  if (Array.isArray(value)) return value.map((name) => (name.includes(' ') ? `'${name}'` : name)).join(', ');
  return value;
}

/** The same with the palette's own values in it, for what must stand alone. */
export function standaloneDefaultOf(token) {
  return defaultOf(token).replace(
    /var\((--share-palette-[\w-]+)\)/g,
    (_, name) => `var(${name}, ${ownValue.get(name)})`,
  );
}

export function channels(hex) {
  return [1, 3, 5].map((index) => Number.parseInt(hex.slice(index, index + 2), 16));
}
