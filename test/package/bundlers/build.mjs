// node build.mjs BUNDLER ENTRY OUTPUT: builds an application with one bundler, as its own documentation says. Runs in the
// folder where the package is installed.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const [bundler, entry, output] = process.argv.slice(2);
const outDir = resolve(output);
const isPage = entry.endsWith('.html');
const script = isPage ? 'app.js' : entry;

const builders = {
  async vite() {
    const { build } = await import('vite');
    const input = isPage ? undefined : { [basename(script, '.js')]: script };
    await build({ base: './', logLevel: 'warn', build: { outDir, rollupOptions: { input } } });
  },

  async rollup() {
    const { rollup } = await import('rollup');
    const { default: nodeResolve } = await import('@rollup/plugin-node-resolve');
    const bundle = await rollup({ input: script, plugins: [nodeResolve({ browser: true })], onwarn: () => {} });
    await bundle.write({ dir: outDir, format: 'es' });
    await bundle.close();
    page('<script type="module" src="app.js"></script>');
  },

  async esbuild() {
    const { build } = await import('esbuild');
    await build({ entryPoints: [script], bundle: true, splitting: true, minify: true, format: 'esm', outdir: outDir });
    page('<script type="module" src="app.js"></script>');
  },

  async webpack() {
    const { default: webpack } = await import('webpack');
    const compiler = webpack({
      mode: 'production',
      entry: resolve(script),
      output: { path: outDir, filename: basename(script) },
      performance: { hints: false },
    });
    await new Promise((done, fail) => {
      compiler.run((error, stats) => {
        if (error || stats.hasErrors() || stats.hasWarnings()) {
          fail(error ?? new Error(stats.toString({ preset: 'errors-warnings' })));
        } else compiler.close(done);
      });
    });
    page('<script defer src="app.js"></script>');
  },

  async parcel() {
    const { Parcel } = await import('@parcel/core');
    await new Parcel({
      entries: entry,
      defaultConfig: '@parcel/config-default',
      mode: 'production',
      shouldDisableCache: true,
      defaultTargetOptions: { distDir: outDir, publicUrl: './', sourceMaps: false },
    }).run();
  },
};

await builders[bundler]();

/** The page beside a built script, for bundlers that build scripts alone. */
function page(tag) {
  if (!isPage) return;
  const source = readFileSync('index.html', 'utf8');
  writeFileSync(join(outDir, 'index.html'), source.replace(/<script.*<\/script>/, tag));
}
