// Serves an example as its own server would: its files, the bundle under /pacs-share/, and the endpoint passed through, so
// that cookies are those of the page's own origin. Whoever opens a page is signed in as one of the invented senders.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request as forward } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { examples, folderOf } from './examples.mjs';

const BUNDLE = folderOf('../dist/bundle');

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What belongs to the endpoint unless the example has it: the contract, and the pages to which links in mails lead. */
const PASSED_ON = /^\/(?:api|assets|demo|outbox|received|s|shares)(?:\/|$)/;

/**
 * Resolves with { url, close } once it answers. `folder` replaces the example's own; `hostName` is what people type in
 * place of localhost.
 */
export async function serveExample(name, { endpoint, port = 0, folder, hostName = 'localhost' }) {
  const example = examples[name];
  const host = await listen(port);
  const frame = example.frame && (await listen(port === 0 ? 0 : port + 1));
  const origins = {
    '%HOST%': `http://${hostName}:${host.address().port}`,
    '%FRAME%': frame && `http://${hostName}:${frame.address().port}`,
  };
  const fill = async (text) => {
    const bundle = text.includes('%INTEGRITY%') ? await readFile(join(BUNDLE, 'pacs-share.js')) : '';
    const integrity = `sha384-${createHash('sha384').update(bundle).digest('base64')}`;
    return Object.entries({ ...origins, '%INTEGRITY%': integrity }).reduce(
      (filled, [placeholder, value]) => filled.replaceAll(placeholder, value ?? ''),
      text,
    );
  };
  host.on('request', answer({ endpoint, folder: folder ?? folderOf(example.folder), headers: example.headers, fill }));
  frame?.on('request', answer({ ...example.frame, endpoint, folder: folderOf(example.frame.folder), fill }));
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

function answer({ endpoint, folder, headers = {}, fill }) {
  return async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const isBundle = pathname.startsWith('/pacs-share/');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    // Of an absolute path, normalize() leaves nothing that leads out of the folder.
    const within = normalize(isBundle ? path.replace('/pacs-share', '') : path);
    const content = await readFile(join(isBundle ? BUNDLE : folder, decodeURIComponent(within))).catch(() => undefined);
    if (content === undefined && PASSED_ON.test(pathname)) return passOn(endpoint, request, response);
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
  if ((await fetch(new URL('/demo/session', endpoint), { headers: { cookie } })).ok) return undefined;
  const people = await (await fetch(new URL('/demo/people', endpoint))).json();
  const { id } = people.find(({ role }) => role === 'sender');
  const session = await fetch(new URL('/demo/session', endpoint), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: id }),
  });
  return session.headers.getSetCookie();
}
