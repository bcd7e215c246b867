// Fetches the built viewer of @ohif/app, once. `npm install` would bring the libraries beside it that it was built from,
// hundreds of packages of which nothing is used.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { name, version, integrity } = JSON.parse(readFileSync(new URL('viewer.json', import.meta.url), 'utf8'));
const cache = fileURLToPath(new URL('../../.cache/ohif', import.meta.url));
const folder = join(cache, version);

/** Its pages and scripts, once installViewer() has been called. */
export const viewerFolder = join(folder, 'dist');

export function installViewer() {
  if (existsSync(folder)) return;
  console.log(`Fetching ${name} ${version} (50 MB, 200 MB unpacked), this once …`);
  const partial = join(cache, `${process.pid}.partial`);
  mkdirSync(partial, { recursive: true });
  try {
    run('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--silent'], partial);
    const archive = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
    const hash = createHash('sha512')
      .update(readFileSync(join(partial, archive)))
      .digest('base64');
    if (`sha512-${hash}` !== integrity) throw new Error(`${name} ${version} is not the package it was`);
    run('tar', ['-xzf', archive], partial);
    renameSync(join(partial, 'package'), folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function run(command, args, cwd) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}
