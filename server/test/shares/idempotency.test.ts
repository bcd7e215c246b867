import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { shares } from '../../src/database/schema.js';
import { COLLEAGUE, SENDER, share, shareRequest, user } from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

describe('the idempotency key', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  const count = async () => (await server.db.select().from(shares)).length;

  it('is needed: 1 to 255 visible ASCII characters', async () => {
    for (const key of [undefined, '', 'with space', 'é', 'x'.repeat(256)]) {
      const answer = await sender.post(
        '/api/shares',
        shareRequest(),
        key === undefined ? {} : { 'Idempotency-Key': key },
      );
      assert.equal(answer.status, 400, key);
      assert.equal(answer.json.code, 'idempotency-key-missing');
    }
    assert.equal((await share(sender, shareRequest(), '!'.repeat(255))).status, 201);
  });

  it('gives the same share to the same request, with its links, whatever the order of its members', async () => {
    const before = await count();
    const request = shareRequest({ recipients: [user(undefined, { sendMail: true })] });
    const first = await share(sender, request, 'same');
    const reordered = Object.fromEntries(Object.entries(request).reverse());
    const second = await share(sender, reordered, 'same');
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(second.json.id, first.json.id);
    assert.equal(second.json.recipients[0].link, first.json.recipients[0].link);
    assert.equal(await count(), before + 1);
    await server.outbox.idle();
    const link = first.json.recipients[0].link as string;
    assert.equal((await server.catcher.mails()).filter(({ text }) => text.includes(link)).length, 1);
  });

  it('still does so when the rules would refuse the request by now', async () => {
    const request = shareRequest({ validity: { until: '2026-03-10' } });
    const first = await share(sender, request, 'later');
    server.time.now = new Date('2026-03-12T11:00:00Z');
    const second = await share(await server.signIn(SENDER), request, 'later');
    server.time.now = NOW;
    sender = await server.signIn(SENDER); // the session had ended by then
    assert.deepEqual([second.status, second.json.id], [200, first.json.id]);
  });

  it('refuses another request', async () => {
    await share(sender, shareRequest(), 'reused');
    const answer = await share(sender, shareRequest({ reason: 'Another reason' }), 'reused');
    assert.equal(answer.status, 422);
    assert.equal(answer.json.code, 'idempotency-key-reused');
  });

  it('belongs to one sender', async () => {
    const first = await share(sender, shareRequest(), 'mine');
    const other = await share(await server.signIn(COLLEAGUE), shareRequest(), 'mine');
    assert.equal(other.status, 201);
    assert.notEqual(other.json.id, first.json.id);
  });

  it('is free again after a refusal', async () => {
    assert.equal((await share(sender, shareRequest({ consent: false }), 'again')).status, 422);
    assert.equal((await share(sender, shareRequest(), 'again')).status, 201);
  });

  it('makes one share of twenty simultaneous requests', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => share(sender, shareRequest(), 'twenty')));
    assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(19).fill(200), 201]);
    assert.equal(await count(), before + 1);
  });
});
