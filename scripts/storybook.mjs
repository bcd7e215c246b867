// storybook.mjs dev [options] | build [--if-stale]: with the custom elements manifest brought up to date first.
import { hashOf, isFresh, markFresh } from './fresh.mjs';
import { must } from './run.mjs';

const [command, ...options] = process.argv.slice(2);
const env = { STORYBOOK_DISABLE_TELEMETRY: '1' };
const manifest = () => must('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);

if (command === 'dev') {
  await manifest();
  await must('storybook', ['dev', '--port', '6006', '--no-open', '--no-version-updates', ...options], { env });
} else if (command === 'build') {
  if (options.includes('--if-stale') && isFresh('storybook')) process.exit(0);
  const hash = hashOf('storybook');
  await manifest();
  await must('storybook', ['build', '--output-dir', 'storybook-static', '--quiet'], { env });
  markFresh('storybook', hash);
} else {
  console.error('storybook.mjs dev | build');
  process.exitCode = 2;
}
