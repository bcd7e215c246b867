// `npm run tokens`: writes src/styles/tokens.ts and field-tokens.ts, docs/tokens.md and themes/neutral.css from scripts/tokens.
// --check writes nothing and fails where one of them is out of date, or where the styles read a custom property that is
// no token or leave one unread. --dist writes dist/tokens/*.json, of the build.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { root } from './run.mjs';
import { designTokens } from './tokens/make-design-tokens.mjs';
import { component, defaultOf, reference, semantic, standaloneDefaultOf } from './tokens/tokens.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, dist: { type: 'boolean' } } });

/** What nothing but the elements with fields reads: a page with message labels alone does not load it. */
const OF_FIELDS = new Set(
  [
    ...['accent-soft', 'accent-strong', 'border-control', 'favorite', 'font-size-large', 'on-accent', 'radius-small'],
    ...['shadow-dialog', 'space-5', 'space-6', 'surface', 'surface-sunken', 'warning', 'warning-soft'],
  ].map((name) => `--_${name}`),
);

if (values.dist) {
  mkdirSync(join(root, 'dist/tokens'), { recursive: true });
  for (const scheme of ['light', 'dark']) {
    writeFileSync(join(root, `dist/tokens/${scheme}.json`), `${JSON.stringify(designTokens(scheme), null, 2)}\n`);
  }
} else {
  const written = {
    'src/styles/tokens.ts': styles(),
    'src/styles/field-tokens.ts': fieldStyles(),
    'docs/tokens.md': page(),
    'themes/neutral.css': neutral(),
  };
  const problems = [];
  for (const [name, text] of Object.entries(written)) {
    const path = join(root, name);
    const formatted = await prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
    if (!values.check) writeFileSync(path, formatted);
    else if (read(path) !== formatted) problems.push(`${name} is out of date: npm run tokens`);
  }
  problems.push(...strayProperties());
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Custom properties that the styles read and nobody lists, and the other way round. */
function strayProperties() {
  const listed = new Set([...reference, ...semantic, ...component].map(({ property }) => property));
  const used = new Set();
  for (const entry of readdirSync(join(root, 'src'), { recursive: true })) {
    if (!entry.endsWith('.ts')) continue;
    for (const [, name] of readFileSync(join(root, 'src', entry), 'utf8').matchAll(/var\(\s*(--share-[\w-]+)/g))
      used.add(name);
  }
  return [
    ...[...used].filter((name) => !listed.has(name)).map((name) => `${name} is read in src and no token`),
    ...[...listed].filter((name) => !used.has(name)).map((name) => `${name} is a token and read nowhere`),
  ];
}

/** What tokens are where the page does not set them. */
function defaults() {
  const own = {
    '--_density': (name, value) => `clamp(0.75, var(${name}, ${value}), 1.25)`,
    '--_space': (name, value) => `calc(var(${name}, ${value}) * var(--_density))`,
    '--_control': (name, value) => `max(24px, var(${name}, ${value}) * var(--_density))`,
  };
  const named = semantic
    .filter(({ name }) => name !== undefined)
    .map((token) => {
      const { property, name } = token;
      const value = standaloneDefaultOf(token);
      return [name, own[name]?.(property, value) ?? `var(${property}, ${value})`];
    });
  const derived = {
    '--_font-size-small': 'calc(var(--_font-size) * 0.875)',
    '--_font-size-large': 'calc(var(--_font-size) * 1.3)',
    '--_space-2': 'calc(var(--_space) * 2)',
    '--_space-3': 'calc(var(--_space) * 3)',
    '--_space-4': 'calc(var(--_space) * 4)',
    '--_space-5': 'calc(var(--_space) * 5)',
    '--_space-6': 'calc(var(--_space) * 6)',
    '--_control-small': 'max(24px, 28px * var(--_density))',
    '--_radius-small': 'calc(var(--_radius) * 0.625)',
    '--_radius-full': '999px',
  };
  return [...named, ...Object.entries(derived)];
}

function declarations(areOfFields) {
  return defaults()
    .filter(([name]) => OF_FIELDS.has(name) === areOfFields)
    .map(([name, value]) => `    ${name}: ${value};`)
    .join('\n');
}

function styles() {
  return `// Written by scripts/make-tokens.mjs from scripts/tokens/tokens.mjs; do not edit.
import { css } from 'lit';

/**
 * The design language: public \`--share-*\` properties that a page may set, and what they are where it does not.
 * Inside, styles use the private names. \`color-scheme\` of the page, or set on the element, decides light or dark.
 */
export const tokens = css\`
  :host {
${declarations(false)}
  }

  /* What a finger presses. */
  @media (pointer: coarse) {
    :host {
      --_control: var(--share-control-height, 44px);
      --_control-small: 44px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0ms;
    }
  }
\`;
`;
}

function fieldStyles() {
  return `// Written by scripts/make-tokens.mjs from scripts/tokens/tokens.mjs; do not edit.
import { css } from 'lit';

/** The rest of the design language, which nothing but the elements with fields reads. */
export const fieldTokens = css\`
  :host {
${declarations(true)}
  }
\`;
`;
}

function neutral() {
  const line = (token) => `  ${token.property}: ${defaultOf(token)};`;
  return `/* Written by scripts/make-tokens.mjs; do not edit. What everything is where nobody sets it: copy it to begin a theme. */
.share-theme-neutral {
${reference.map(line).join('\n')}

${semantic.map(line).join('\n')}
}
`;
}

function page() {
  const code = (text) => `\`${text}\``;
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const table = (head, rows) => [row(head), row(head.map(() => '-')), ...rows.map(row)].join('\n');
  const step = (name) => code(name.replace('--share-palette-', ''));
  return `<!-- Written by \`npm run tokens\`; do not edit. -->

# Design tokens

Custom properties that a page sets on the element, or on anything around it. A token that is not set falls back on the
tier below. How to use them is in [theming](theming.md); \`pacs-share/tokens/light.json\` and \`dark.json\` are the same in
the Design Tokens Community Group's format.

## Semantic: what it is for

Colors have a value for light and one for dark; setting the property sets both, unless its value is a \`light-dark()\`.

${table(
  ['property', 'light', 'dark', ''],
  semantic
    .filter(({ light }) => light !== undefined)
    .map(({ property, light, dark, description }) => [code(property), step(light), step(dark), description]),
)}

${table(
  ['property', 'default', ''],
  semantic
    .filter(({ light }) => light === undefined)
    .map((token) => [code(token.property), code(defaultOf(token)), token.description]),
)}

## Component: of one kind of thing

${table(
  ['property', 'default', '', 'element'],
  component.map((token) => [
    code(token.property),
    code(defaultOf(token)),
    token.description,
    token.elements?.map((name) => code(name)).join(', ') ?? 'all',
  ]),
)}

## Reference: the palette

Values without a meaning. Set these to move every color that is made of them: a brand's blue in \`blue-600\` (light) and
\`blue-300\` (dark), say.

${table(
  ['property', 'value'],
  reference.map(({ property, value }) => [code(property), code(value)]),
)}
`;
}
