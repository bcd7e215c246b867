// Builds dist/: modules, types, the bundle, and custom-elements.json.
// --bundle-only builds what `npm start` serves; --if-stale does nothing where nothing has changed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBundle } from './describe-bundle.mjs';
import { hashOf, isFresh, markFresh } from './fresh.mjs';
import { must, root } from './run.mjs';

const { values } = parseArgs({ options: { 'bundle-only': { type: 'boolean' }, 'if-stale': { type: 'boolean' } } });
const bundleOnly = values['bundle-only'] ?? false;

if (values['if-stale'] && isFresh('bundle') && (bundleOnly || isFresh('package'))) process.exit(0);

const hashes = { bundle: hashOf('bundle'), package: hashOf('package') };
if (bundleOnly) {
  rmSync(join(root, 'dist/bundle'), { recursive: true, force: true });
  await must('rollup', ['--config', '--silent', '--configBundleOnly']);
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await must('rollup', ['--config']);
  await must('tsc', ['-p', 'tsconfig.build.json']);
  await must('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
  await must(process.execPath, ['scripts/make-integrations.mjs']);
  await must(process.execPath, ['scripts/make-tokens.mjs', '--dist']);
  describeBundle();
  markFresh('package', hashes.package);
}
markFresh('bundle', hashes.bundle);
