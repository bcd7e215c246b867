// Writes src/styles/icons.ts: the icons in use, from the Lucide set (ISC license). Run it after changing the list.
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
const lines = Object.entries(ICONS).map(([ours, theirs]) => `  ${ours}: svg\`${shapes(theirs)}\`,`);
writeFileSync(
  new URL('src/styles/icons.ts', root),
  `// Written by scripts/make-icons.mjs; do not edit.
import { html, svg, type TemplateResult } from 'lit';

/*! Icons: Lucide ${version}, ISC License, Copyright (c) Lucide Contributors */
const SHAPES = {
${lines.join('\n')}
};

export type IconName = keyof typeof SHAPES;

/** An icon for sight only: what it means stands beside it, or in a label. */
export function icon(name: IconName): TemplateResult {
  return html\`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true">\${SHAPES[name]}</svg>\`;
}
`,
);
