// Where the browser is that the tests drive: CHROME_PATH, else an installed Chrome, Chromium or Edge, else one is fetched.
// Run by itself, prints the path.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installDebianPackages } from './debian-packages.mjs';

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const CARRIED = '@sparticuz/chromium@153.0.0';
const cache = fileURLToPath(new URL('../.cache/chromium', import.meta.url));

/** Absolute path of a Chromium that starts. Rejects with a message of one line where there is none and none can be had. */
export async function findChromium() {
  const path = process.env.CHROME_PATH;
  if (path) {
    if (!starts(path)) throw new Error(`CHROME_PATH is ${path}, which does not start`);
    return path;
  }
  return (await installed()) ?? carriedUnpacked() ?? distributionPackage() ?? (await carried()) ?? fail();
}

function fail() {
  throw new Error('No browser: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
}

// Ubuntu's /usr/bin/chromium-browser may be a stub, so being there is not enough.
function starts(path) {
  if (!existsSync(path)) return false;
  // chrome.exe --version opens a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

async function installed() {
  const found = usualPlaces().find(starts);
  if (found !== undefined) return found;
  const { Launcher } = await import('chrome-launcher');
  try {
    return Launcher.getInstallations().find(starts);
  } catch {
    // Throws where nothing is installed.
    return undefined;
  }
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((name) =>
      ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) => join(process.env[variable] ?? '', name)),
    );
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  return names.map((name) => `/usr/bin/${name}`);
}

function distributionPackage() {
  return installDebianPackages('chromium', 'fonts-liberation') ? usualPlaces().find(starts) : undefined;
}

// The npm package that carries a Chromium for Linux, with the libraries that small systems lack.
async function carried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  console.error(`No browser found: fetching the npm package ${CARRIED} …`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  const install = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--engine-strict=false',
    '--prefix',
    cache,
    CARRIED,
  ];
  if (spawnSync('npm', install, { cwd: cache, stdio: ['ignore', 2, 2] }).status !== 0) return undefined;
  try {
    await unpack();
  } catch (error) {
    console.error(error.message);
  }
  return carriedUnpacked();
}

const launcher = join(cache, 'chromium.sh');

function carriedUnpacked() {
  return starts(launcher) ? launcher : undefined;
}

async function unpack() {
  const folder = join(cache, 'unpacked');
  mkdirSync(folder, { recursive: true });
  // The package unpacks into os.tmpdir(); ours outlives a restart.
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const root = join(cache, 'node_modules/@sparticuz/chromium');
    const { default: chromium, inflate } = await import(pathToFileURL(join(root, 'build/index.js')).href);
    const binary = await chromium.executablePath();
    const libraries = join(await inflate(join(root, 'bin/al2023.tar.br')), 'lib');
    const environment = [];
    if (!starts(binary)) environment.push(`export LD_LIBRARY_PATH='${libraries}'`);
    if (!existsSync('/etc/fonts/fonts.conf')) environment.push(`export FONTCONFIG_PATH='${join(folder, 'fonts')}'`);
    writeFileSync(launcher, ['#!/bin/sh', ...environment, `exec '${binary}' "$@"`, ''].join('\n'), { mode: 0o755 });
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findChromium());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
