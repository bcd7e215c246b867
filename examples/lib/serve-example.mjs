// Serves an example as its own server would: its files, the bundle under /pacs-share/, and the endpoint passed through, so
// that cookies are those of the page's own origin. Whoever opens a page is signed in as one of the invented senders.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request as forward } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { examples, folderOf } from './examples.mjs';

/** Where each of our own addresses leads. */
const OURS = { '/pacs-share/themes/': folderOf('../themes'), '/pacs-share/': folderOf('../dist/bundle') };

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** What belongs to the endpoint unless the example has it: the contract, and the pages to which links in mails lead. */
const PASSED_ON = /^\/(?:api|assets|demo|outbox|received|s|shares)(?:\/|$)/;

/**
 * Resolves with { url, close } once it answers. `folder` replaces the example's own; `hostName` is what people type in
 * place of localhost; `dicomDirectory` has the files of the endpoint's studies, for an example that shows them.
 */
export async function serveExample(name, { endpoint, port = 0, folder, hostName = 'localhost', dicomDirectory }) {
  const example = examples[name];
  const host = await listen(port);
  const frame = example.frame && (await listen(port === 0 ? 0 : port + 1));
  const origins = {
    '%HOST%': `http://${hostName}:${host.address().port}`,
    '%FRAME%': frame && `http://${hostName}:${frame.address().port}`,
  };
  const fill = async (text) => {
    const bundle = text.includes('%INTEGRITY%') ? await readFile(join(OURS['/pacs-share/'], 'pacs-share.js')) : '';
    const integrity = `sha384-${createHash('sha384').update(bundle).digest('base64')}`;
    return Object.entries({ ...origins, '%INTEGRITY%': integrity }).reduce(
      (filled, [placeholder, value]) => filled.replaceAll(placeholder, value ?? ''),
      text,
    );
  };
  const dicomweb = await example.openDicomweb?.(dicomDirectory);
  const folders = [folder ?? folderOf(example.folder), ...(example.viewer ? [example.viewer] : [])];
  host.on(
    'request',
    answer({ endpoint, folders, headers: example.headers, fill, dicomweb, isOnePage: 'viewer' in example }),
  );
  frame?.on('request', answer({ ...example.frame, endpoint, folders: [folderOf(example.frame.folder)], fill }));
  return {
    url: `${origins['%HOST%']}/`,
    close() {
      for (const server of [host, frame]) {
        server?.close();
        server?.closeAllConnections();
      }
    },
  };
}

async function listen(port) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function answer({ endpoint, folders, headers = {}, fill, dicomweb, isOnePage = false }) {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (dicomweb && pathname.startsWith('/dicomweb/')) {
      return answerDicomweb(dicomweb, pathname.replace('/dicomweb', ''), searchParams, { endpoint, request, response });
    }
    let path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    let content = await read(path, folders);
    if (content === undefined && PASSED_ON.test(pathname)) return passOn(endpoint, request, response);
    if (content === undefined && isOnePage && extname(path) === '') {
      path = '/index.html';
      content = await read(path, folders);
    }
    if (content === undefined) return response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    const type = types[extname(path)] ?? 'application/octet-stream';
    if (extname(path) !== '.html') {
      return response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content);
    }
    const cookie = await signIn(endpoint, request.headers.cookie);
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, await fill(value));
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-store',
      ...(cookie && { 'set-cookie': cookie }),
    });
    response.end(await fill(content.toString()));
  };
}

/** The first file that there is for a path. */
async function read(path, folders) {
  const ours = Object.keys(OURS).find((start) => path.startsWith(start));
  const decoded = decode(ours ? path.replace(ours, '/') : path);
  // Of an absolute path, normalize() leaves nothing that leads out of the folder.
  const within = decoded?.startsWith('/') && normalize(decoded);
  for (const folder of within ? (ours ? [OURS[ours]] : folders) : []) {
    const content = await readFile(join(folder, within)).catch(() => undefined);
    if (content !== undefined) return content;
  }
  return undefined;
}

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Images and what they are of, for those alone whom the endpoint knows. */
async function answerDicomweb(dicomweb, path, query, { endpoint, request, response }) {
  const { headers } = request;
  if (!(await isSignedIn(endpoint, headers.cookie))) return response.writeHead(401).end();
  const answered = await dicomweb(path, query);
  if (!answered) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': answered.type, 'cache-control': 'no-store' }).end(answered.body);
}

/** As a proxy does in front of an endpoint: the name by which the browser asked stays. */
function passOn(endpoint, request, response) {
  const { url: path, method, headers } = request;
  const passed = forward(new URL(path, endpoint), { method, headers }, (answered) => {
    response.writeHead(answered.statusCode, answered.headers);
    answered.pipe(response);
  });
  passed.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  request.pipe(passed);
}

/** The cookie of a new session, unless the browser has one that is valid. In the demo, nobody has a password. */
async function signIn(endpoint, cookie = '') {
  if (await isSignedIn(endpoint, cookie)) return undefined;
  const people = await (await fetch(new URL('/demo/people', endpoint))).json();
  const { id } = people.find(({ role }) => role === 'sender');
  const session = await fetch(new URL('/demo/session', endpoint), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: id }),
  });
  return session.headers.getSetCookie();
}

async function isSignedIn(endpoint, cookie = '') {
  return (await fetch(new URL('/demo/session', endpoint), { headers: { cookie } })).ok;
}
