// Runs the tools of the project from wherever npm was called.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const windows = process.platform === 'win32';

/** Resolves with the exit code; output goes to ours, unless `onOutput` is given to see it on its way there. */
export function run(command, args, { env = {}, onOutput } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', onOutput ? 'pipe' : 'inherit', 'inherit'],
    // npm's commands are .cmd files there.
    shell: windows && command !== process.execPath,
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, ...env },
  });
  child.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk);
    onOutput(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Like run(), but a failure ends this process with the same code. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) process.exit(code);
}

/** 83 → '1 min 23 s' */
export function duration(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
