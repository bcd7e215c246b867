// Where the WebKit is that the tests drive: that of Debian and its kin, which is installed where it is missing.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from './debian-packages.mjs';

const DRIVER = '/usr/bin/WebKitWebDriver';
const DISPLAY_SERVER = '/usr/bin/Xvfb';

/**
 * Absolute paths of its browser, its driver and a display server for machines without a screen.
 * Rejects with a message of one line where there is none and none can be had.
 */
export async function findWebKit() {
  const found = installed() ?? (installDebianPackages('webkit2gtk-driver', 'xvfb') ? installed() : undefined);
  if (found === undefined) throw new Error('No WebKit: install Debian’s packages webkit2gtk-driver and xvfb.');
  return found;
}

function installed() {
  if (process.platform !== 'linux' || !existsSync(DRIVER) || !existsSync(DISPLAY_SERVER)) return undefined;
  const browser = readdirSync('/usr/lib')
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join('/usr/lib', name, 'webkit2gtk-4.1/MiniBrowser'))
    .find(existsSync);
  return browser && { browser, driver: DRIVER, displayServer: DISPLAY_SERVER };
}
