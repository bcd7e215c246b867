// dist/: an ES module per module of src, for bundlers, which leave out what is not used; what we depend on stays outside.
// dist/bundle/: minified files with everything inside, for pages without a bundler.
// --configBundleOnly builds dist/bundle/pacs-share.js alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { ownTrustedTypesPolicy } from './scripts/rollup/own-trusted-types-policy.mjs';
import { stripDescriptions } from './scripts/rollup/strip-descriptions.mjs';
import { thirdPartyLicenses } from './scripts/rollup/third-party-licenses.mjs';

const { dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const outside = Object.keys({ ...dependencies, ...peerDependencies });
const external = (id) => outside.some((name) => id === name || id.startsWith(`${name}/`));

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.build.json' });
const literals = () =>
  (minifyLiterals.default ?? minifyLiterals)({
    options: {
      // A shape of SVG without its slash swallows the next one; a space between words and tags is part of the text.
      minifyOptions: { keepClosingSlash: true, conservativeCollapse: true },
    },
  });
const sources = () => [resolve({ browser: true }), typescript(), stripDescriptions(), literals()];

export const minified = () => terser({ ecma: 2022, format: { comments: /^!/ } });

export function onwarn(warning, next) {
  // Zod's annotations sit where Rollup does not look, and its modules need each other.
  if (['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code) && /\/zod\//.test(warning.message)) return;
  // A template or a sheet that the minifier cannot read, such as one whose tags are bound, stays as it is written.
  if (warning.plugin === 'minify-html-literals') return;
  next(warning);
}

/** The folders of src/elements, which are called like their tags. */
export const tags = readdirSync('src/elements', { withFileTypes: true })
  .map(({ name }) => name)
  .filter((name) => existsSync(`src/elements/${name}/define.ts`));

function entries() {
  const names = ['index', 'elements', 'react', 'domain/index', 'contract/index', 'client/index'];
  for (const locale of readdirSync('src/localization/generated/locales'))
    names.push(`localization/generated/locales/${locale.replace(/\.ts$/, '')}`);
  for (const tag of tags) names.push(`elements/${tag}/${tag}`, `elements/${tag}/define`);
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));
}

const modules = () => ({
  input: entries(),
  external,
  onwarn,
  plugins: [...sources(), thirdPartyLicenses({ fileName: 'THIRD-PARTY-LICENSES.txt' })],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: 'src',
    // npm leaves folders called node_modules out of a package.
    entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\//, 'vendor/')}.js`,
    hoistTransitiveImports: false,
  },
});

// As package.json says to other bundlers; it is not asked for modules of our own.
const registers = new Set(['src/index.ts'].map((path) => fileURLToPath(new URL(path, import.meta.url))));
const ours = fileURLToPath(new URL('src', import.meta.url));
const treeshake = { moduleSideEffects: (id) => !id.startsWith(ours) || registers.has(id) };

/** Everything that a page loads, lit and all, from an entry of src. */
export const whole = (input, plugins = []) => ({
  input,
  onwarn,
  treeshake,
  plugins: [...plugins, ...sources(), ownTrustedTypesPolicy()],
});

const bundle = ({ alone }) => {
  const common = { dir: 'dist/bundle', sourcemap: true, plugins: [minified()] };
  const licenses = thirdPartyLicenses({ fileName: 'THIRD-PARTY-LICENSES.txt' });
  const one = { ...common, format: 'es', inlineDynamicImports: true, plugins: [minified(), licenses] };
  const classic = {
    ...common,
    format: 'iife',
    name: 'PacsShare',
    entryFileNames: '[name].iife.js',
    inlineDynamicImports: true,
  };
  const split = {
    ...common,
    format: 'es',
    dir: 'dist/bundle/split',
    chunkFileNames: '[name]-[hash].js',
    hoistTransitiveImports: false,
  };
  return { ...whole({ 'pacs-share': 'src/index.ts' }), output: alone ? one : [one, classic, split] };
};

export default ({ configBundleOnly }) =>
  configBundleOnly ? [bundle({ alone: true })] : [modules(), bundle({ alone: false })];
