// Knows whether something built is older than what it is built from: a stamp beside it holds a hash of the sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

const configuration = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

const build = ['rollup.config.mjs', 'scripts/rollup', 'scripts/build.mjs', 'scripts/describe-bundle.mjs'];

/** What can be built: the sources, the file that must be there, and the stamp. */
const products = {
  bundle: {
    sources: ['src', ...build, ...configuration],
    result: 'dist/bundle/pacs-share.js',
    stamp: 'dist/bundle/.stamp',
  },
  package: {
    sources: [
      'src',
      ...build,
      'custom-elements-manifest.config.mjs',
      'scripts/make-integrations.mjs',
      'scripts/make-tokens.mjs',
      'scripts/tokens',
      ...configuration,
    ],
    result: 'dist/index.js',
    stamp: 'dist/.stamp',
  },
  storybook: {
    sources: [
      'src',
      'stories',
      '.storybook',
      'themes',
      'docs',
      'README.md',
      'CHANGELOG.md',
      'scripts/tokens',
      'custom-elements-manifest.config.mjs',
      ...configuration,
    ],
    result: 'storybook-static/index.json',
    stamp: 'storybook-static/.stamp',
  },
};

/** Whether `product` is there and was built from the sources as they are now. */
export function isFresh(product) {
  const { sources, result, stamp } = products[product];
  const path = join(root, stamp);
  return existsSync(join(root, result)) && existsSync(path) && readFileSync(path, 'utf8') === hash(sources);
}

/** Remembers that `product` has just been built from sources whose hash, taken before, is `sourceHash`. */
export function markFresh(product, sourceHash) {
  const path = join(root, products[product].stamp);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, sourceHash);
}

export function hashOf(product) {
  return hash(products[product].sources);
}

function hash(sources) {
  const sum = createHash('sha256');
  for (const file of sources.flatMap(files))
    sum
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return sum.digest('hex');
}

function files(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => files(`${path}/${name}`));
}
