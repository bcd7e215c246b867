import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { Metrics } from '../../src/operations/metrics.js';
import { readiness } from '../../src/operations/readiness.js';
import { noTextGateway } from '../../src/texts/text-gateway.js';
import { startTextOutbox } from '../../src/outbox/start-text-outbox.js';
import { newRecipient, SENDER, share, shareRequest, user } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TOKEN = 'a-token-for-the-test';
const WITH_TOKEN = { Authorization: `Bearer ${TOKEN}` };

describe('a server that is watched over', () => {
  let server: TestServer;
  let parts = { database: true, mails: true, texts: true };
  before(async () => {
    server = await startTestServer({
      operations: { readiness: () => Promise.resolve(parts), metrics: { token: TOKEN, metrics: new Metrics() } },
    });
  });
  after(() => server.stop());

  it('says whether it lives and whether it can work', async () => {
    const client = server.client();
    assert.equal((await client.get('/health/live')).status, 200);
    const ready = await client.get('/health/ready');
    assert.deepEqual([ready.status, ready.json], [200, { status: 'ok', ...parts }]);
    parts = { ...parts, database: false };
    const not = await client.get('/health/ready');
    assert.deepEqual([not.status, not.json], [503, { status: 'not-ready', ...parts }]);
  });

  it('is ready as long as the database answers and the outboxes look', async () => {
    await server.outbox.idle();
    const { db } = server;
    assert.deepEqual(await readiness(db, { mails: server.outbox, texts: { lastLook: 0 } }), {
      database: true,
      mails: true,
      texts: false,
    });
  });

  it('counts requests by route, and tells nobody without the token', async () => {
    const client = await server.signIn(SENDER);
    const { json: made } = await share(
      client,
      shareRequest({ recipients: [newRecipient({ email: 'canary@example.org', sendMail: true })] }),
    );
    await client.get(`/api/shares/${made.id}`);
    await client.get('/nowhere/canary');
    assert.equal((await client.get('/metrics')).status, 404);
    assert.equal((await client.get('/metrics', { Authorization: `Bearer ${TOKEN}x` })).status, 404);
    const { status, text, headers } = await client.get('/metrics', WITH_TOKEN);
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    const count = (labels: string) =>
      Number(new RegExp(`_duration_seconds_count\\{${labels}\\} (\\d+)`).exec(text)?.[1]);
    assert.equal(count('method="POST",route="/api/shares",status="201"'), 1);
    assert.equal(count('method="GET",route="/api/shares/:id",status="200"'), 1);
    assert.match(text, /_bucket\{method="POST",route="\/api\/shares",status="201",le="\+Inf"\} 1/);
    assert.match(text, /^pacs_share_outbox_waiting\{kind="text"\} 0$/m);
    assert.match(text, /^# TYPE pacs_share_request_duration_seconds histogram$/m);
    assert.ok(!text.includes(made.id) && !/canary|Proefkonijn/.test(text), 'no id, no name, nothing typed');
  });

  it('tells whoever waits for a code that it could not be sent', async () => {
    const client = await server.signIn(SENDER);
    const { json: made } = await share(client, shareRequest({ recipients: [user(undefined, { twoFactor: true })] }));
    const path = new URL(made.recipients[0].link).pathname;
    const browser = server.client();
    assert.equal((await browser.submit(`${path}/code`)).status, 303);
    assert.match((await browser.get(path)).text, /Er is een code verstuurd/);
    const texts = startTextOutbox(server.db, noTextGateway);
    await texts.idle();
    await texts.stop();
    const { text } = await browser.get(path);
    assert.match(text, /De code kon niet worden verstuurd/);
    assert.match(text, /action="[^"]*\/code"/, 'another one can be asked for');
    assert.doesNotMatch(text, /name="code"/);
  });
});

describe('a server without text messages', () => {
  it('offers no two-factor', async () => {
    const server = await startTestServer({ sendsTexts: false });
    const client = await server.signIn(SENDER);
    assert.equal((await client.get('/api/policy')).json.options.twoFactor, false);
    const answer = await share(client, shareRequest({ recipients: [user(undefined, { twoFactor: true })] }));
    assert.equal(answer.json.errors[0].code, 'two-factor-off');
    await server.stop();
  });
});
