// Fails where src/localization/xliff lacks a message of the source, keeps one that is gone, or lacks a translation,
// and where src/localization/generated or docs/messages.md is not what `npm run localize:build` makes of it.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeLocales } from './make-locales.mjs';
import { root, run } from './run.mjs';

const config = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
const folder = join(root, '.cache/localize');
const copies = {
  xliff: config.interchange.xliffDir,
  generated: 'src/localization/generated',
  'messages.md': 'docs/messages.md',
};
const problems = [];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// Extracting keeps the translations that are there; building starts from nothing.
if (existsSync(join(root, copies.xliff))) cpSync(join(root, copies.xliff), join(folder, 'xliff'), { recursive: true });
const path = join(folder, 'lit-localize.json');
writeFileSync(
  path,
  JSON.stringify({
    ...config,
    $schema: undefined,
    inputFiles: config.inputFiles.map((glob) => `../../${glob}`),
    interchange: { ...config.interchange, xliffDir: 'xliff' },
  }),
);

const code = await run('lit-localize', ['extract', '--config', path]);
if (code !== 0) problems.push('lit-localize extract failed');
problems.push(
  ...makeLocales({
    xliff: join(folder, 'xliff'),
    generated: join(folder, 'generated'),
    list: join(folder, 'messages.md'),
  }),
);

compare('xliff', 'npm run localize:extract');
compare('generated', 'npm run localize:build');
compare('messages.md', 'npm run localize:build');

for (const locale of config.targetLocales) {
  const file = join(root, copies.xliff, `${locale}.xlf`);
  if (!existsSync(file)) {
    problems.push(`${copies.xliff}/${locale}.xlf is missing`);
    continue;
  }
  const units = readFileSync(file, 'utf8').match(/<trans-unit[\s>][\s\S]*?<\/trans-unit>/g) ?? [];
  if (units.length === 0) problems.push(`${locale}: no message at all`);
  for (const unit of units) {
    const target = /<target[^>]*>([\s\S]*?)<\/target>/.exec(unit);
    if (!target?.[1]?.trim()) {
      problems.push(`${locale}: no translation of ${/<source>([\s\S]*?)<\/source>/.exec(unit)?.[1] ?? unit}`);
    }
  }
}

for (const problem of problems) console.error(problem);
console.log(`localization: ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function compare(copy, remedy) {
  const before = contents(join(root, copies[copy]));
  const after = contents(join(folder, copy));
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) !== after.get(name)) problems.push(`${join(copies[copy], name)} is out of date: ${remedy}`);
  }
}

function contents(path) {
  if (!existsSync(path)) return new Map();
  if (!statSync(path).isDirectory()) return new Map([['', readFileSync(path, 'utf8')]]);
  return new Map(
    readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(path, file), readFileSync(file, 'utf8')]),
  );
}
