// Writes what a page needs to know of the files in dist/bundle: integrity.json, file name → value of an integrity
// attribute, and README.md.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const folder = join(root, 'dist/bundle');

export function describeBundle() {
  const files = ['', 'split/']
    .flatMap((under) => readdirSync(join(folder, under)).map((name) => `${under}${name}`))
    .filter((name) => name.endsWith('.js'))
    .sort();
  const contents = new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
  const hash = (name) => `sha384-${createHash('sha384').update(contents.get(name)).digest('base64')}`;
  const integrity = Object.fromEntries(files.map((name) => [name, hash(name)]));
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const kib = (name) => (gzipSync(contents.get(name), { level: 9 }).length / 1024).toFixed(1);
  const row = (name) => `| \`${name}\` | ${kib(name)} | \`${integrity[name]}\` |`;
  writeFileSync(
    join(folder, 'README.md'),
    `# pacs-share ${version} without a bundler

Take one of the three; each registers the elements. Everything else that this folder holds is in \`THIRD-PARTY-LICENSES.txt\`
and \`integrity.json\`, which has the same hashes as the table.

One file with everything, as an ES module:

\`\`\`html
<script type="module" src="pacs-share.js" integrity="${integrity['pacs-share.js']}" crossorigin="anonymous"></script>
\`\`\`

The same for pages without modules; what a module would export is in the variable \`PacsShare\`:

\`\`\`html
<script defer src="pacs-share.iife.js" integrity="${integrity['pacs-share.iife.js']}" crossorigin="anonymous"></script>
\`\`\`

The smallest first load: \`split/pacs-share.js\`, which loads the other files of \`split/\` when they are used. Serve the
whole folder:

\`\`\`html
<script type="module" src="split/pacs-share.js" integrity="${integrity['split/pacs-share.js']}" crossorigin="anonymous"></script>
\`\`\`

An attribute covers its own file alone: the others are covered by an \`integrity\` map in the page's
\`<script type="importmap">\`, where the browser knows it.

| file | KiB gzip | integrity |
| --- | ---: | --- |
${files.map(row).join('\n')}
`,
  );
}
