// `npm pack`: the kit as one file that needs nothing beside it, for whoever has an endpoint and not this repository.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
await build({
  entryPoints: [path('src/main.ts')],
  outfile: path('dist/main.mjs'),
  bundle: true,
  conditions: ['source'],
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  legalComments: 'eof',
});
