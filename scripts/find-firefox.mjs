// Where the Firefox is that the tests drive: FIREFOX_PATH, else an installed one, else Debian's is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from './debian-packages.mjs';

/** Absolute path of a Firefox that starts. Rejects with a message of one line where there is none and none can be had. */
export async function findFirefox() {
  const path = process.env.FIREFOX_PATH;
  if (path) {
    if (!starts(path)) throw new Error(`FIREFOX_PATH is ${path}, which does not start`);
    return path;
  }
  const found = usualPlaces().find(starts) ?? distributionPackage();
  if (found === undefined) throw new Error('No Firefox: install it, or set FIREFOX_PATH to one.');
  return found;
}

function starts(path) {
  if (!existsSync(path)) return false;
  // firefox.exe --version prints nothing.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function usualPlaces() {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)'].map((variable) =>
      join(process.env[variable] ?? '', 'Mozilla Firefox\\firefox.exe'),
    );
  }
  return ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
}

function distributionPackage() {
  return installDebianPackages('firefox-esr') ? usualPlaces().find(starts) : undefined;
}
