// Makes src/localization/generated and docs/messages.md from the XLIFF files: the words of each language as plain data,
// so that a host can take them, add to them and write its own the same way.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

/**
 * @param {{ xliff: string, generated: string, list: string }} folders Where to read and what to write.
 * @returns {string[]} What is wrong with the translations; nothing is written for a message that is.
 */
export function makeLocales({ xliff, generated, list }) {
  const { sourceLocale, targetLocales } = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
  const problems = [];
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(join(generated, 'locales'), { recursive: true });
  let english = [];
  for (const locale of targetLocales) {
    const units = unitsOf(readFileSync(join(xliff, `${locale}.xlf`), 'utf8'));
    english = units;
    const ids = units.map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    problems.push(...twice.map((id) => `${id} is the id of two messages: lengthen ID_LENGTH`));
    for (const { source, target, markup } of units) {
      if (markup.some((one) => !/^(?:<bdi>)?\$\{[^]*\}(?:<\/bdi>)?$/.test(one)))
        problems.push(`${source}: a message has placeholders and <bdi> around them, no other markup`);
      if (target === undefined) continue;
      if (placeholders(target) !== placeholders(source))
        problems.push(`${locale}: other placeholders than the source has: ${target}`);
    }
    writeLocale(
      locale,
      units.filter(({ target }) => target).map(({ id, target }) => [id, target]),
    );
  }
  writeLocale(
    sourceLocale,
    english.map(({ id, source }) => [id, source]),
  );
  const codes = [sourceLocale, ...targetLocales].sort((a, b) => (a < b ? -1 : 1));
  write(
    join(generated, 'locale-codes.ts'),
    `${NOTE}\n/** The languages that the elements bring along. */\nexport const LOCALES = ${JSON.stringify(codes)} as const;\n`,
  );
  write(list, listOf(english));
  return problems;

  function writeLocale(locale, messages) {
    const lines = messages
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, text]) => `  ${JSON.stringify(id)}: ${JSON.stringify(text)},\n`);
    write(
      join(generated, 'locales', `${locale}.ts`),
      `${NOTE}\nexport const messages: Record<string, string> = {\n${lines.join('')}};\n`,
    );
  }
}

/** As in src/localization/messages.ts. */
const ID_LENGTH = 8;

const NOTE = '// Made from src/localization/xliff by `npm run localize:build`.';

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function unitsOf(text) {
  return [...text.matchAll(/<trans-unit id="([^"]+)">([^]*?)<\/trans-unit>/g)].map(([, fullId, unit]) => {
    // A hash is shortened, as src/localization/messages.ts does: it is half of what compression cannot shrink.
    const id = /^[hs][0-9a-f]{16}$/.test(fullId) ? fullId.slice(0, ID_LENGTH) : fullId;
    const part = (tag) => new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(unit)?.[1];
    const source = part('source') ?? '';
    return {
      id,
      source: plain(source),
      target: part('target') === undefined ? undefined : plain(part('target')),
      description: plain(part('note') ?? ''),
      markup: [...source.matchAll(/equiv-text="([^"]*)"/g)].map(([, one]) => unescape(one)),
    };
  });
}

function plain(text) {
  return unescape(text.replaceAll(/<x id="(\d+)"[^>]*\/>/g, '{$1}'));
}

function unescape(text) {
  const signs = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_match, name) => signs[name]);
}

function placeholders(text) {
  return [...text.matchAll(/\{\d+\}/g)].sort().join();
}

function listOf(units) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
  const rows = units
    .map(({ id, source, description }) => [source, description, id])
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([source, description, id]) => `| ${cell(source)} | ${cell(description)} | \`${id}\` |\n`);
  return `# Messages

What the elements say, for [a language or a word of your own](localization.md). Made from the sources by
\`npm run localize:build\`. \`{0}\`, \`{1}\` stand for what is filled in.

| English | where | id |
| --- | --- | --- |
${rows.join('')}`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const problems = makeLocales({
    xliff: join(root, 'src/localization/xliff'),
    generated: join(root, 'src/localization/generated'),
    list: join(root, 'docs/messages.md'),
  });
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
