import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { policySchema } from 'pacs-share/contract';

import { sessions } from '../../src/database/schema.js';
import {
  ADMIN,
  RECIPIENT,
  SENDER,
  SERVICE_DESK,
  share,
  shareRequest,
  STRICT_SENDER,
  uid,
} from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

/** Each call of the contract that needs somebody who shares, then the others. */
const SENDERS_CALLS = [
  ['GET', '/api/policy'],
  ['POST', '/api/recipients/search', { text: 'peeters' }],
  ['GET', '/api/favorites'],
  ['DELETE', '/api/favorites/user/u-0001'],
  ['POST', '/api/studies/search', {}],
  ['POST', '/api/shares', shareRequest()],
] as const;
const OTHER_CALLS = [
  ['GET', '/api/shares/AAAAAAAAAAAAAAAAAAAAAA'],
  ['GET', `/api/shares?study=${uid(1)}`],
  ['PATCH', '/api/shares/AAAAAAAAAAAAAAAAAAAAAA', { validity: { unlimited: true } }],
  ['DELETE', '/api/shares/AAAAAAAAAAAAAAAAAAAAAA'],
  ['DELETE', '/api/shares/AAAAAAAAAAAAAAAAAAAAAA/recipients/x'],
  ['POST', '/api/shares/AAAAAAAAAAAAAAAAAAAAAA/recipients/x/mail'],
  ['POST', '/api/shares/AAAAAAAAAAAAAAAAAAAAAA/recipients/x/unlock'],
] as const;

describe("the demo's sign-in", () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  const call = (client: TestClient, [method, path, body]: readonly [string, string, unknown?], headers = {}) =>
    client.fetch(path, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        'Idempotency-Key': 'k',
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  it('signs in by a cookie that scripts cannot read, and the database does not know', async () => {
    const client = server.client();
    const answer = await client.post('/demo/session', { user: SENDER });
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json, { id: SENDER, displayName: 'Lies Vandamme' });
    assert.match(answer.headers.get('set-cookie') ?? '', /^pacs-share-session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    const token = client.cookies.get('pacs-share-session') ?? '-';
    const stored = await server.db.select().from(sessions);
    assert.equal(stored.length, 1);
    assert.ok(!JSON.stringify(stored).includes(token));
    assert.deepEqual((await client.get('/demo/session')).json, {
      id: SENDER,
      displayName: 'Lies Vandamme',
      role: 'sender',
      department: { id: 'radiology-az-voorbeeld', name: 'Radiology, AZ Voorbeeld' },
    });
  });

  it('needs the id of somebody of the demo', async () => {
    const client = server.client();
    assert.equal((await client.post('/demo/session', { user: 'u-999999' })).status, 404);
    assert.equal((await client.post('/demo/session', { user: 7 })).status, 400);
    assert.equal((await client.post('/demo/session', {})).status, 400);
    assert.equal((await client.submit('/demo/session', { user: SENDER })).status, 415);
    assert.equal((await client.get('/demo/session')).status, 401);
  });

  it('signs out', async () => {
    const client = await server.signIn(SENDER);
    const token = client.cookies.get('pacs-share-session') ?? '';
    assert.equal((await client.delete('/demo/session')).status, 204);
    assert.equal((await client.get('/api/policy')).status, 401);
    client.cookies.set('pacs-share-session', token);
    assert.equal((await client.get('/api/policy')).status, 401, 'nor with the cookie kept');
  });

  it('ends by itself', async () => {
    const client = await server.signIn(SENDER);
    server.time.now = new Date(NOW.getTime() + 13 * 60 * 60 * 1000);
    assert.equal((await client.get('/api/policy')).status, 401);
    server.time.now = NOW;
  });

  it('without it, no call of the contract answers', async () => {
    const client = server.client();
    client.cookies.set('pacs-share-session', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    for (const each of [...SENDERS_CALLS, ...OTHER_CALLS]) {
      const answer = await call(client, each);
      assert.deepEqual([answer.status, answer.json.code], [401, 'not-signed-in'], `${each[0]} ${each[1]}`);
    }
  });

  it('who does not share gets no directory, no studies and no policy', async () => {
    for (const person of [RECIPIENT, SERVICE_DESK]) {
      const client = await server.signIn(person);
      for (const each of SENDERS_CALLS) {
        const answer = await call(client, each);
        assert.deepEqual([answer.status, answer.json.code], [403, 'may-not-share'], `${each[0]} ${each[1]}`);
      }
      assert.equal((await client.get(`/demo/studies/${uid(1)}/instances`)).status, 403);
      assert.equal((await client.get(`/demo/instances/${uid(1)}.1/frame`)).status, 403);
    }
    assert.equal((await server.client().get(`/demo/instances/${uid(1)}.1/frame`)).status, 401);
  });

  it('gives each department its policy, and says who administers', async () => {
    const policyOf = async (person: string) =>
      policySchema.parse((await (await server.signIn(person)).get('/api/policy')).json);
    const [open, admin, strict] = [await policyOf(SENDER), await policyOf(ADMIN), await policyOf(STRICT_SENDER)];
    assert.deepEqual([open.sender.admin, admin.sender.admin], [false, true]);
    assert.deepEqual([open.today, open.timeZone, open.contract], ['2026-03-10', 'Europe/Brussels', 1]);
    assert.deepEqual([open.recipients.maximum, strict.recipients.maximum], [null, 3]);
    assert.deepEqual(
      [open.validity, strict.validity],
      [
        { default: 'P1M', maximum: 'P1Y', unlimited: true },
        { default: 'P1M', maximum: 'P3M', unlimited: false },
      ],
    );
    assert.deepEqual([open.studies.sameSource, strict.studies.sameSource], [false, true]);
    assert.deepEqual([open.options.furtherSharing, strict.options.furtherSharing], [true, false]);
    assert.deepEqual(open.languages, ['nl', 'fr', 'en', 'de', 'it']);
    assert.equal(strict.recipients.search.minimumLength, open.recipients.search.minimumLength);
  });

  it("refuses what another site's page asks for with the cookie", async () => {
    const client = await server.signIn(SENDER);
    const post = (headers: Record<string, string>) =>
      client.post('/api/shares', shareRequest(), { 'Idempotency-Key': 'csrf', Host: 'pacs-share.test', ...headers });
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'http://pacs-share.test.evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'http://other.pacs-share.test' },
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
    ]) {
      const answer = await post(headers);
      assert.deepEqual([answer.status, answer.json.code], [403, 'cross-origin'], JSON.stringify(headers));
    }
    for (const [method, path] of [
      ['DELETE', '/api/favorites/user/u-0010'],
      ['DELETE', '/demo/session'],
    ]) {
      const answer = await client.fetch(path ?? '', {
        method: method ?? '',
        headers: { Origin: 'https://evil.example' },
      });
      assert.equal(answer.status, 403, path);
    }
    const login = await client.post('/demo/session', { user: SENDER }, { Origin: 'https://evil.example' });
    assert.equal(login.status, 403);
    const own = { Origin: 'http://pacs-share.test', 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await post(own)).status, 201);
    assert.equal(
      (await client.get('/api/policy', { Origin: 'https://evil.example' })).status,
      200,
      'reading is for CORS',
    );
    assert.equal((await share(client)).status, 201, 'programs tell nothing');
  });
});
