import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { ADMIN, COLLEAGUE, RECIPIENT, SENDER } from '../../server/test/support/share-request.js';
import type { Report } from '../src/run.js';

const COMMAND = fileURLToPath(new URL('../bin/pacs-share-conformance.mjs', import.meta.url));
const KIT = fileURLToPath(new URL('..', import.meta.url));
const SERVER = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
/** A first start, and a whole run, on a slow computer that does other things as well. */
const PATIENCE_MS = 300_000;

/** As from a terminal, in an environment of its own. */
async function command(args: readonly string[], env: Record<string, string> = {}, program = COMMAND, cwd?: string) {
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { PATH: process.env['PATH'], ...env } });
  let [output, problems] = ['', ''];
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (problems += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, problems };
}

describe('pacs-share-conformance', { timeout: 2 * PATIENCE_MS }, () => {
  let folder: string;
  let server: ChildProcess;
  let address: string;

  before(
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'pacs-share-conformance-'));
      server = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', SERVER], {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          DEMO: '1',
          PORT: '0',
          DATA_DIR: folder,
          LOOKUPS_PER_MINUTE: '100000',
          LOOKUPS_PER_HOUR: '100000',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      address = await new Promise<string>((resolve, reject) => {
        if (server.stdout) {
          createInterface({ input: server.stdout }).on('line', (line) => {
            const found = /^pacs-share is at (http:\S+)$/.exec(line)?.[1];
            if (found !== undefined) resolve(found);
          });
        }
        server.once('exit', (code) => reject(new Error(`the server has ended with ${code}`)));
      });
    },
    { timeout: PATIENCE_MS },
  );
  after(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  async function cookieOf(user: string): Promise<string> {
    const response = await fetch(`${address}/demo/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  it('runs, as it is packed, where nothing else of the repository is', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'pacs-share-packed-'));
    try {
      const pack = promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', elsewhere], { cwd: KIT });
      const name = (await pack).stdout.trim().split('\n').at(-1) ?? '';
      await promisify(execFile)('tar', ['-xzf', name], { cwd: elsewhere });
      const program = join(elsewhere, 'package/bin/pacs-share-conformance.mjs');
      assert.deepEqual((await readdir(join(elsewhere, 'package'))).sort(), ['bin', 'dist', 'package.json']);
      const env = { COOKIE: await cookieOf(SENDER) };
      const { code, output, problems } = await command(
        [`${address}/api`, '--yes', '--only', 'share,links', '--json'],
        env,
        program,
        elsewhere,
      );
      assert.equal(code, 0, problems + output);
      const { results } = JSON.parse(output) as Report;
      assert.ok(results.filter(({ outcome }) => outcome === 'holds').length > 5, output);
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
  });

  it('finds that our server holds to the contract, over HTTP', async () => {
    const env = {
      COOKIE: await cookieOf(SENDER),
      ADMIN_COOKIE: await cookieOf(ADMIN),
      RECIPIENT_COOKIE: await cookieOf(RECIPIENT),
      OTHER_COOKIE: await cookieOf(COLLEAGUE),
    };
    const { code, output, problems } = await command(
      [`${address}/api/`, '--yes', '--json', '--recipient', 'Tom Janssens'],
      env,
    );
    assert.equal(problems, '');
    const { results, left } = JSON.parse(output) as Report;
    assert.deepEqual(
      results.filter(({ outcome }) => outcome === 'broken'),
      [],
    );
    assert.deepEqual(left, []);
    assert.ok(results.filter(({ outcome }) => outcome === 'holds').length > 80);
    assert.ok(results.every(({ outcome, because }) => outcome === 'holds' || because !== undefined));
    assert.equal(code, 0);
  });

  it('prints a table, of the points asked for', async () => {
    const cookie = await cookieOf(SENDER);
    const { code, output } = await command(
      [`${address}/api`, '--cookie', cookie, '--only', 'policy,unlock/by-admins'],
      {
        PACS_SHARE_CONFORMANCE: 'yes',
      },
    );
    assert.equal(code, 0);
    assert.match(output, /^✓ policy\/shape +GET \/policy answers a policy$/m);
    assert.match(output, /^– unlock\/by-admins .*\n +not tried: needs --admin-token or --admin-cookie$/m);
    assert.match(output, /\n3 hold, 0 do not, 1 could not be tried\n$/);
    assert.doesNotMatch(output, /share\//);
  });

  it('does nothing without a yes, and says what it would do', async () => {
    const { code, problems, output } = await command([`${address}/api`, '--token', 'any']);
    assert.deepEqual([code, output], [2, '']);
    assert.match(problems, /shares studies .* --yes/);
  });

  it('ends with 2 where nothing can be told, and says why', async () => {
    const refused = await command([`${address}/api`, '--yes', '--cookie', 'pacs-share-session=none']);
    assert.equal(refused.code, 2);
    assert.match(refused.problems, /GET \/policy answered 401 not-signed-in/);
    const nobody = await command(['http://127.0.0.1:9/api', '--yes', '--token', 'any']);
    assert.equal(nobody.code, 2);
    assert.match(nobody.problems, /was not answered/);
    const cookie = await cookieOf(SENDER);
    const study = await command([`${address}/api`, '--yes', '--cookie', cookie, '--study', '1.2.3']);
    assert.deepEqual([study.code, /the study given was not found/.test(study.problems)], [2, true]);
    const unknown = await command([`${address}/api`, '--yes', '--cookie', cookie, '--recipient', 'Zzyzx Qqfrobnicate']);
    assert.deepEqual([unknown.code, /no recipient was found/.test(unknown.problems)], [2, true]);
    const point = await command([`${address}/api`, '--yes', '--cookie', cookie, '--only', 'nonsense']);
    assert.equal(point.code, 2);
  });

  it('explains itself', async () => {
    for (const args of [
      [],
      ['one', 'two'],
      ['ftp://example.org', '--token', 'x'],
      ['http://a', '--nonsense'],
      ['http://a'],
    ]) {
      const { code, problems } = await command(args);
      assert.equal(code, 2);
      assert.match(problems, /pacs-share-conformance <endpoint>/);
    }
    const help = await command(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.output, /really shares/);
  });

  it('ends with 1 where a point does not hold', async () => {
    // The same endpoint, behind a proxy that says every refusal as a page.
    const proxy: Server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        void fetch(`${address}${request.url ?? ''}`, {
          method: request.method ?? 'GET',
          headers: { 'content-type': 'application/json', cookie: request.headers.cookie ?? '' },
          ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
        }).then(async (answer) => {
          const isRefused = answer.status >= 400;
          const type = isRefused ? 'text/html' : (answer.headers.get('content-type') ?? '');
          response.writeHead(answer.status, { 'content-type': type });
          response.end(isRefused ? '<h1>No</h1>' : await answer.text());
        });
      });
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const cookie = await cookieOf(SENDER);
    const { code, output } = await command([
      `http://127.0.0.1:${port}/api`,
      '--yes',
      '--cookie',
      cookie,
      '--only',
      'policy,problems/everywhere',
    ]);
    proxy.closeAllConnections();
    proxy.close();
    assert.equal(code, 1);
    assert.match(output, /^✗ problems\/everywhere .*\n +→ GET \/shares\/… refused with 404 as text\/html/m);
  });
});
