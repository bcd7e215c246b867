// `npm run size`: builds what a page loads and writes docs/size.md: how large it is and what weighs how much.
// --check writes nothing, and fails where something is above its limit.
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { decode } from '@jridgewell/sourcemap-codec';
import prettier from 'prettier';
import { rollup } from 'rollup';
import { minified, whole } from '../rollup.config.mjs';
import { root } from './run.mjs';
import { PRODUCTS } from './size-limits.mjs';

const KIB = 1024;

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const measured = [];
for (const product of PRODUCTS) measured.push(await measure(product));

for (const { title, gzip, budget, limit, isAbove } of measured) {
  const verdict = isAbove ? 'FAILED ' : gzip <= budget * KIB ? 'passed ' : 'above  ';
  console.log(`${verdict} ${title}: ${kib(gzip)} KiB gzip, budget ${budget}, limit ${limit}`);
}
if (values.check) {
  process.exitCode = measured.some(({ isAbove }) => isAbove) ? 1 : 0;
} else {
  const path = join(root, 'docs/size.md');
  writeFileSync(path, await prettier.format(page(), { ...(await prettier.resolveConfig(path)), filepath: path }));
}

async function measure(product) {
  const build = await rollup(whole('app', [virtual(product.app), withoutLanguages()]));
  const { output } = await build.generate({
    format: 'es',
    sourcemap: 'hidden',
    dir: join(root, 'dist'),
    inlineDynamicImports: product.inline ?? false,
    hoistTransitiveImports: false,
    plugins: [minified()],
  });
  await build.close();
  const chunks = output.filter(({ type }) => type === 'chunk');
  const loaded = reached(chunks, product.late);
  const gzip = sum(loaded.map(({ code }) => compressed(code)));
  return {
    ...product,
    gzip,
    minified: sum(loaded.map(({ code }) => Buffer.byteLength(code))),
    isAbove: gzip > product.limit * KIB,
    pieces: pieces(loaded),
    later: chunks
      .filter((chunk) => !loaded.includes(chunk) && Object.keys(chunk.modules).length > 0)
      .map(({ name, code }) => ({ name, gzip: compressed(code) })),
  };
}

/** The entry, those of the late chunks that count, and what these import. */
function reached(chunks, late = []) {
  const seen = new Set();
  const visit = (chunk) => {
    if (chunk === undefined || seen.has(chunk)) return;
    seen.add(chunk);
    for (const fileName of chunk.imports) visit(chunks.find((candidate) => candidate.fileName === fileName));
  };
  visit(chunks.find(({ isEntry }) => isEntry));
  for (const name of late) {
    const chunk = chunks.find((candidate) => candidate.isDynamicEntry && candidate.name === name);
    if (!chunk) throw new Error(`${name} is not loaded late: it can't be counted so`);
    visit(chunk);
  }
  return [...seen];
}

/** How many bytes each module has in the minified code, and how many compressed ones its absence would save. */
function pieces(chunks) {
  const found = [];
  for (const { code, map } of chunks) {
    const segments = attributed(code, map);
    const total = compressed(code);
    const add = (kind, nameOf) => {
      const names = new Set(segments.map(({ source }) => nameOf(source)));
      names.delete(undefined);
      for (const name of names) {
        const own = segments.filter(({ source }) => nameOf(source) === name);
        const rest = segments.filter(({ source }) => nameOf(source) !== name);
        found.push({
          kind,
          name,
          minified: sum(own.map(({ text }) => Buffer.byteLength(text))),
          gzip: total - compressed(rest.map(({ text }) => text).join('')),
        });
      }
    };
    add('part', partOf);
    add('module', (source) => (source?.startsWith('src/') ? source : undefined));
  }
  return found.sort((a, b) => b.gzip - a.gzip);
}

/** The code, cut by the module it comes from. */
function attributed(code, map) {
  const mappings = decode(map.mappings);
  const cut = [];
  code.split('\n').forEach((line, index) => {
    const segments = mappings[index] ?? [];
    let from = 0;
    let source;
    for (const [column, sourceIndex] of segments) {
      cut.push({ source, text: line.slice(from, column) });
      from = column;
      source = sourceIndex === undefined ? undefined : nameOf(map.sources[sourceIndex]);
    }
    cut.push({ source, text: `${line.slice(from)}\n` });
  });
  return cut.filter(({ text }) => text !== '');
}

function nameOf(source) {
  return relative(root, join(root, 'dist', source)).replaceAll('\\', '/');
}

function partOf(source) {
  if (source === undefined) return undefined;
  const dependency = source.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
  if (dependency === undefined) return source.match(/^src\/(?:elements\/[^/]+|[^/]+)/)?.[0];
  if (['lit-html', 'lit-element', '@lit/reactive-element'].includes(dependency)) return 'lit';
  return dependency.replace(/^@floating-ui\/.*/, '@floating-ui');
}

function virtual(code) {
  return {
    name: 'app',
    resolveId: (id) => (id === 'app' ? join(root, 'app.js') : null),
    load: (id) => (id === join(root, 'app.js') ? { code, moduleSideEffects: true } : null),
  };
}

function withoutLanguages() {
  return {
    name: 'without-languages',
    load: (id) => (/[\\/]generated[\\/]locales[\\/]/.test(id) ? 'export const messages = {};' : null),
  };
}

function compressed(text) {
  return gzipSync(text, { level: 9 }).length;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function kib(bytes) {
  return (bytes / KIB).toFixed(1);
}

function page() {
  return `<!-- Written by \`npm run size\`; do not edit. -->

# Size

What a page loads, minified and compressed with gzip, in KiB. Limits fail \`npm run verify\`; a limit above its budget
says that the budget is not met yet, and keeps it from getting worse.

| | minified | gzip | budget | limit | |
|-|-:|-:|-:|-:|-|
${measured
  .map(
    ({ title, minified: bytes, gzip, budget, limit }) =>
      `| ${title} | ${kib(bytes)} | **${kib(gzip)}** | ${budget} | ${limit} | ${
        gzip <= budget * KIB ? 'within the budget' : `**${kib(gzip - budget * KIB)} above the budget**`
      } |`,
  )
  .join('\n')}

${measured.map(section).join('\n')}
`;
}

function section({ title, how, pieces: all, later }) {
  const rows = (kind, count) =>
    all
      .filter((piece) => piece.kind === kind)
      .slice(0, count)
      .map(({ name, minified: bytes, gzip }) => `| ${name} | ${kib(bytes)} | ${kib(gzip)} |`)
      .join('\n');
  const loadedLater = later.map(({ name, gzip }) => `${name} (${kib(gzip)})`).join(', ');
  return `## ${title}

Measured: ${how}.

| part | minified | gzip |
|-|-:|-:|
${rows('part', 40)}

The heaviest modules of our own:

| module | minified | gzip |
|-|-:|-:|
${rows('module', 15)}
${loadedLater === '' ? '' : `\nLoaded when used: ${loadedLater}.\n`}`;
}
