// Writes from custom-elements.json what editors and frameworks read: data for VS Code and JetBrains, and types for
// templates in JSX (React 19), Vue and Svelte.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { root } from './run.mjs';

/** How each framework names an event, and where it looks elements up. */
const FRAMEWORKS = {
  jsx: {
    comment: "import type {} from 'pacs-share/jsx'; in React before 19, take pacs-share/react.",
    imports: "import type { ClassAttributes, HTMLAttributes } from 'react';",
    eventName: (name) => `on${name}`,
    base: (className) => `Omit<HTMLAttributes<${className}>, 'onChange' | 'onInput'> & ClassAttributes<${className}>`,
    declare: (entries) => `declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${entries('      ')}
    }
  }
}`,
  },
  vue: {
    comment: "import type {} from 'pacs-share/vue'.",
    imports: "import type { DefineComponent, HTMLAttributes } from 'vue';",
    eventName: (name) => `on${camelCase(`-${name}`)}`,
    base: () => "Omit<HTMLAttributes, 'onChange' | 'onInput'>",
    wrap: (type) => `DefineComponent<${type}>`,
    declare: (entries) => `declare module 'vue' {
  interface GlobalComponents {
${entries('    ')}
  }
}`,
  },
  svelte: {
    comment: "import type {} from 'pacs-share/svelte'.",
    imports: "import type { HTMLAttributes } from 'svelte/elements';",
    eventName: (name) => `on${name}`,
    base: (className) => `Omit<HTMLAttributes<${className}>, 'onchange' | 'oninput'>`,
    declare: (entries) => `declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries('    ')}
  }
}`,
  },
};

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elements = manifest.modules
  .flatMap(({ path, declarations = [] }) => declarations.map((declaration) => ({ ...declaration, path })))
  .filter(({ tagName }) => tagName !== undefined);

const editors = { outdir: join(root, 'dist/editors'), hideLogs: true };
generateVsCodeCustomElementData(manifest, editors);
generateJetBrainsWebTypes(manifest, { ...editors, packageJson: false });

const folder = join(root, 'dist/frameworks');
mkdirSync(folder, { recursive: true });
for (const [name, framework] of Object.entries(FRAMEWORKS)) {
  writeFileSync(join(folder, `${name}.d.ts`), types(framework));
  // Whoever imports it for more than its types gets nothing.
  writeFileSync(join(folder, `${name}.js`), 'export {};\n');
}

function types({ comment, imports, eventName, base, wrap = (type) => type, declare }) {
  const events = new Set(elements.flatMap((element) => (element.events ?? []).map(({ type }) => type.text)));
  const own = [...events].filter((type) => type !== 'Event').sort();
  const classes = elements.map(({ name }) => name);
  return `// ${comment}
${imports}
import type { ${[...classes, ...own].join(', ')} } from '../elements.js';

type Handler<Type> = (event: Type) => void;

${elements.map((element) => properties(element, eventName)).join('\n\n')}

${declare((indent) =>
  elements
    .map(({ tagName, name }) => `${indent}'${tagName}': ${wrap(`${base(name)} & ${name}Properties`)};`)
    .join('\n'),
)}
`;
}

function properties({ name, members = [], attributes = [], events = [] }, eventName) {
  const fields = members.filter(
    ({ kind, static: isStatic, readonly, ...member }) =>
      kind === 'field' && !isStatic && !readonly && (member.attribute !== undefined || member.type !== undefined),
  );
  const lines = new Map(fields.map((field) => [field.name, `${name}['${field.name}']`]));
  for (const attribute of attributes) {
    if (attribute.fieldName !== undefined) lines.set(`'${attribute.name}'`, `${name}['${attribute.fieldName}']`);
  }
  for (const field of fields) lines.delete(`'${field.name}'`);
  for (const event of events) lines.set(`'${eventName(event.name)}'`, `Handler<${event.type.text}>`);
  const body = [...lines].map(([key, type]) => `  ${key}?: ${type} | undefined;`).join('\n');
  return `interface ${name}Properties {\n${body}\n}`;
}

function camelCase(text) {
  return text.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
