// `npm start`: the reference endpoint in demo mode, with the page that embeds the bundle.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isFresh } from './fresh.mjs';
import { must, root } from './run.mjs';

if (!isFresh('bundle')) {
  console.log('Building the bundle …');
  await must(process.execPath, [join(root, 'scripts/build.mjs'), '--bundle-only']);
}

const entry = join(root, 'server/src/main.ts');
const server = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', entry, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { DEMO: '1', ...process.env },
});
// A terminal sends Ctrl+C to the whole group, so the server has it already.
process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'));
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.once('close', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});
