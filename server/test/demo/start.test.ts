import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { policySchema, shareSchema, studyPageSchema } from 'pacs-share/contract';

import { shareRequest, SENDER, user } from '../support/share-request.js';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** The first start on a slow computer that does other things as well. */
const PATIENCE_MS = 180_000;

describe('the server as a process', { timeout: 2 * PATIENCE_MS }, () => {
  let dataDirectory: string;
  const running = new Set<ChildProcess>();

  before(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'pacs-share-start-'));
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(dataDirectory, { recursive: true, force: true });
  });

  function start(settings: Record<string, string>) {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', MAIN], {
      env: {
        ...(PATH !== undefined && { PATH }),
        ...(HOME !== undefined && { HOME }),
        PORT: '0',
        DATA_DIR: dataDirectory,
        ...settings,
      },
    });
    running.add(child);
    const exit = once(child, 'exit').then(([code]: (number | null)[]) => {
      running.delete(child);
      return code;
    });
    const lines: string[] = [];
    const address = new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line);
        const found = /^pacs-share is at (http:\S+)$/.exec(line)?.[1];
        if (found) resolve(found);
      });
      void exit.then((code) => reject(new Error(`the server has ended with ${code}`)));
    });
    address.catch(() => undefined);
    let problems = '';
    child.stderr.on('data', (chunk) => (problems += String(chunk)));
    return { child, address, exit, lines, problems: () => problems };
  }

  interface Session {
    call(path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>;
  }
  async function signIn(address: string): Promise<Session> {
    const headers = { 'Content-Type': 'application/json' };
    const session = await fetch(`${address}/demo/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ user: SENDER }),
    });
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return {
      async call(path, body, more = {}) {
        const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
        const response = await fetch(address + path, { ...init, headers: { ...headers, Cookie: cookie, ...more } });
        assert.ok(response.ok, `${path} answered ${response.status}`);
        return response.json();
      },
    };
  }

  it('makes its demo, shares a study, mails, stops when asked, and goes on where it was', async () => {
    const first = start({ DEMO: '1' });
    const address = await first.address;
    assert.equal((await fetch(address)).status, 200);
    const { call } = await signIn(address);
    const { today } = policySchema.parse(await call('/api/policy'));
    const { studies } = studyPageSchema.parse(await call('/api/studies/search', { limit: 200 }));
    assert.ok(studies.length >= 20);
    const request = shareRequest({
      studies: studies.slice(0, 2).map(({ studyInstanceUid }) => studyInstanceUid),
      recipients: [user(undefined, { sendMail: true })],
      validity: { until: today },
    });
    const made = shareSchema.parse(await call('/api/shares', request, { 'Idempotency-Key': 'start' }));
    let mails: { text: string }[] = [];
    for (let tries = 0; tries < 100 && mails.length === 0; tries += 1) {
      ({ mails } = (await call('/demo/outbox')) as { mails: { text: string }[] });
      if (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(mails[0]?.text.includes(`${address}/s/`), 'the link leads to where the server is');
    first.child.kill('SIGTERM');
    assert.equal(await first.exit, 0);

    const second = start({ DEMO: '1' });
    const again = await signIn(await second.address);
    const seen = shareSchema.parse(await again.call(`/api/shares/${made.id}`));
    assert.deepEqual({ ...seen, recipients: [] }, { ...made, recipients: [] });
    assert.equal(seen.recipients[0]?.mail, 'sent');
    const path = (link: string | undefined) => new URL(link ?? '').pathname;
    assert.equal(path(seen.recipients[0]?.link), path(made.recipients[0]?.link), 'links outlive a restart');
    second.child.kill('SIGINT');
    second.child.kill('SIGTERM');
    assert.equal(await second.exit, 0);
    assert.equal(first.problems() + second.problems(), '');
    assert.ok(first.lines.some((line) => line.endsWith('/outbox')));
  });

  it('does not start without a way to sign in, and says what is missing', async () => {
    const { exit, problems } = start({});
    assert.equal(await exit, 1);
    assert.match(problems(), /OIDC_ISSUER/);
    assert.doesNotMatch(problems(), /^\s+at /m, 'in words, not with a stack');
  });
});
