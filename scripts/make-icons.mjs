// Writes src/styles/icons.ts and message-icons.ts: the icons in use, from the Lucide set (ISC license). Run it after
// changing the list.
import { readFileSync, writeFileSync } from 'node:fs';

/** Name in our code → name in the set. */
const ICONS = {
  add: 'plus',
  anonymize: 'eye-off',
  calendar: 'calendar-days',
  check: 'check',
  close: 'x',
  copy: 'copy',
  document: 'file-text',
  edit: 'pencil',
  error: 'circle-alert',
  expand: 'chevron-down',
  externalLink: 'external-link',
  forward: 'forward',
  group: 'users',
  image: 'image',
  info: 'info',
  languages: 'languages',
  lock: 'lock',
  mail: 'mail',
  message: 'message-square',
  messageOpened: 'message-square-check',
  messageUnopened: 'message-square-dot',
  newPerson: 'user-plus',
  offline: 'wifi-off',
  organization: 'building-2',
  pacs: 'server',
  person: 'user-round',
  print: 'printer',
  retry: 'refresh-cw',
  search: 'search',
  share: 'share-2',
  signIn: 'log-in',
  star: 'star',
  success: 'circle-check',
  tag: 'tag',
  time: 'clock',
  twoFactor: 'smartphone',
  undo: 'undo-2',
  unlock: 'lock-open',
  urgent: 'zap',
  warning: 'triangle-alert',
};

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('node_modules/lucide-static/package.json', root), 'utf8'));
const shapes = (name) =>
  readFileSync(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace('</svg>', '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>');
const lines = (names) => names.map((ours) => `  ${ours}: svg\`${shapes(ICONS[ours])}\`,`).join('\n');
const written = '// Written by scripts/make-icons.mjs; do not edit.';
const license = `/*! Icons: Lucide ${version}, ISC License, Copyright (c) Lucide Contributors */`;

/** All that a page loads which has nothing of ours but the message label. */
const MESSAGE = ['close', 'messageOpened', 'messageUnopened'];

writeFileSync(
  new URL('src/styles/message-icons.ts', root),
  `${written}
import { html, svg, type TemplateResult } from 'lit';

${license}
export const MESSAGE_SHAPES = {
${lines(MESSAGE)}
};

export function drawn(shape: unknown): TemplateResult {
  return html\`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true">\${shape}</svg>\`;
}

/** An icon of the message label, which loads no others. */
export function messageIcon(name: keyof typeof MESSAGE_SHAPES): TemplateResult {
  return drawn(MESSAGE_SHAPES[name]);
}
`,
);

writeFileSync(
  new URL('src/styles/icons.ts', root),
  `${written}
import { svg, type TemplateResult } from 'lit';
import { drawn, MESSAGE_SHAPES } from './message-icons.js';

${license}
const SHAPES = {
  ...MESSAGE_SHAPES,
${lines(Object.keys(ICONS).filter((name) => !MESSAGE.includes(name)))}
};

export type IconName = keyof typeof SHAPES;

/** An icon for sight only: what it means stands beside it, or in a label. */
export function icon(name: IconName): TemplateResult {
  return drawn(SHAPES[name]);
}
`,
);
