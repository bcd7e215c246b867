// dist/: an ES module per entry of package.json's exports, with shared chunks; what we depend on stays outside.
// dist/bundle/pacs-share.js: one minified file with everything inside, which registers the elements.
// --configBundleOnly builds the latter alone.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
// @lit/localize is configured once a module instance, so each build of ours carries its own.
const outside = Object.keys(dependencies).filter((name) => name !== '@lit/localize');
const external = (id) => outside.some((name) => id === name || id.startsWith(`${name}/`));

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.build.json' });
const literals = () =>
  (minifyLiterals.default ?? minifyLiterals)({
    options: {
      // A shape of SVG without its slash swallows the next one; a space between words and tags is part of the text.
      minifyOptions: { keepClosingSlash: true, conservativeCollapse: true },
    },
  });

function onwarn(warning, next) {
  // Zod's annotations sit where Rollup does not look, and its modules need each other.
  if (['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code) && /\/zod\//.test(warning.message)) return;
  // A template or a sheet that the minifier cannot read, such as one whose tags are bound, stays as it is written.
  if (warning.plugin === 'minify-html-literals') return;
  next(warning);
}

function entries() {
  const names = ['index', 'elements', 'domain/index', 'contract/index', 'client/index'];
  if (existsSync('src/elements')) {
    for (const { name: tag } of readdirSync('src/elements', { withFileTypes: true })) {
      for (const name of [`elements/${tag}/${tag}`, `elements/${tag}/define`]) {
        if (existsSync(`src/${name}.ts`)) names.push(name);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));
}

/**
 * Gives lit's Trusted Types policy a name of our own in the bundle: a browser refuses a second policy of the same name,
 * so beside a host that has loaded lit too, the later of the two would throw.
 */
function ownTrustedTypesPolicy() {
  const pattern = /createPolicy\((["'])lit-html\1/;
  let renamed = 0;
  return {
    name: 'own-trusted-types-policy',
    buildStart() {
      renamed = 0;
    },
    transform(code, id) {
      if (!pattern.test(code)) return null;
      if (!id.includes('/lit-html/')) this.error(`an unexpected module creates the policy lit-html: ${id}`);
      renamed += 1;
      // The name grows at the end of the call's first argument: the positions before it, and all lines, stay.
      return { code: code.replace(pattern, 'createPolicy($1pacs-share-lit-html$1'), map: null };
    },
    buildEnd(error) {
      if (!error && renamed !== 1)
        this.error(`lit-html's createPolicy('lit-html') was found ${renamed} times, not once`);
    },
  };
}

/** integrity.json: file name → the value of an integrity attribute. */
function integrity() {
  return {
    name: 'integrity',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hashes = Object.values(bundle)
          .filter((output) => output.type === 'chunk')
          .map(({ fileName, code }) => [fileName, `sha384-${createHash('sha384').update(code).digest('base64')}`]);
        if (hashes.length !== 1) this.error(`the bundle is ${hashes.length} files, not one`);
        const source = `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: 'integrity.json', source });
      },
    },
  };
}

const modules = () => ({
  input: entries(),
  external,
  onwarn,
  plugins: [resolve({ browser: true }), typescript(), literals()],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    hoistTransitiveImports: false,
  },
});

const bundle = () => ({
  input: { 'pacs-share': 'src/index.ts' },
  onwarn,
  plugins: [
    resolve({ browser: true }),
    typescript(),
    literals(),
    ownTrustedTypesPolicy(),
    terser({ module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: /^!/ } }),
    integrity(),
  ],
  output: {
    dir: 'dist/bundle',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    inlineDynamicImports: true,
  },
});

export default ({ configBundleOnly }) => (configBundleOnly ? [bundle()] : [modules(), bundle()]);
