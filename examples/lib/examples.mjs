// What each example needs of the server that serves it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installViewer, viewerFolder } from '../ohif/install.mjs';

export const folderOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** As strict as the elements allow: their own scripts and style sheets, and the endpoint. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html pacs-share-lit-html";

/**
 * `folder`: what is served at `/`; `headers`: of its pages; `frame`: what is served from an origin of its own beside it;
 * `build`: what has to be done before; `viewer`: a page and its scripts, served where `folder` lacks a file, the page for
 * every address of its routes; `openDicomweb`: the PACS behind it, under /dicomweb/. In headers and pages, %HOST% and
 * %FRAME% are the two origins, and %INTEGRITY% the hash of the bundle.
 */
export const examples = {
  'plain-html': { folder: 'plain-html' },
  intranet: { folder: 'intranet', headers: { 'content-security-policy': STRICT } },
  iframe: {
    folder: 'iframe/host',
    headers: { 'content-security-policy': "default-src 'self'; frame-src %FRAME%" },
    frame: {
      folder: 'iframe/frame',
      headers: { 'content-security-policy': `${STRICT}; frame-ancestors %HOST%` },
    },
  },
  react: application('react'),
  vue: application('vue'),
  angular: application('angular'),
  ohif: { folder: 'ohif/viewer', viewer: viewerFolder, build: buildOhif, openDicomweb },
};

function buildOhif() {
  run(process.execPath, [folderOf('../scripts/build.mjs'), '--bundle-only', '--if-stale'], folderOf('..'));
  installViewer();
}

/** Loaded for the example alone that has a PACS behind it. */
async function openDicomweb(directory) {
  const data = process.env.DATA_DIR ?? '.data';
  const { openDicomweb: open } = await import('../ohif/dicomweb.mjs');
  return open(directory ?? process.env.DICOM_DIR ?? resolve(folderOf('..'), data, 'dicom'));
}

/** An application with its own package.json, and a build that leaves it in `dist`. */
function application(name) {
  return { folder: `${name}/dist`, build: () => buildApplication(folderOf(name)) };
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

function buildApplication(cwd) {
  run(process.execPath, [folderOf('../scripts/build.mjs'), '--if-stale'], folderOf('..'));
  if (!existsSync(join(cwd, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund'], cwd);
  run('npm', ['run', 'build'], cwd);
}
