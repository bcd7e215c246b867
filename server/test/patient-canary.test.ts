import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { inspect } from 'node:util';

import { sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import type { Share } from 'pacs-share/domain';

import { createApp } from '../src/app.js';
import { exportAudit } from '../src/audit/export-audit.js';
import { recordLookUps } from '../src/audit/record-look-ups.js';
import { createBearer } from '../src/auth/bearer.js';
import { DEFAULT_CLAIMS } from '../src/auth/claims.js';
import { createSignIn } from '../src/auth/sign-in.js';
import { outgoingMails, outgoingTexts } from '../src/database/schema.js';
import { Metrics } from '../src/operations/metrics.js';
import { readiness } from '../src/operations/readiness.js';
import { AUDIT_ACTIONS } from '../src/shares/audit.js';
import { AUDIENCE, CLIENT, PUBLIC_URL, TestProvider } from './auth/oidc-provider.js';
import {
  ADMIN,
  newRecipient,
  personNamed,
  RECIPIENT,
  SENDER,
  share,
  shareRequest,
  user,
} from './support/share-request.js';
import { study, StudiesInMemory } from './support/studies.js';
import { TestClient } from './support/test-client.js';
import { NOW, startTestServer, type TestServer } from './support/test-server.js';

const TOKEN = 'a-token-for-the-test';
const UID = '1.2.826.0.1.3680043.10.999.8675309';
/** A patient like no other, whose traces cannot be anybody else's. */
const CANARY = study(8675309, {
  studyInstanceUid: UID,
  patient: { name: 'Kanariegeel^Quirinus', id: 'KNR-8675309', birthDate: '1931-07-23', sex: 'M' },
  description: 'CT thorax',
  accessionNumber: 'ACC8675309',
});
/** What tells who it is, wherever it stands. */
const TRACES = /kanariegeel|quirinus|8675309|1931-?07-?23|23[/.]0?7[/.]1931|reden-geheim/i;
const MOBILE = '+32470123456';
const THIRD = personNamed('Sofie Maes');

/** A browser that notes the addresses it asks for. */
class WatchedClient extends TestClient {
  constructor(app: Pick<Hono, 'request'>, urls: string[]) {
    super({
      request: ((path: string, ...rest: [RequestInit]) => {
        urls.push(path);
        return app.request(path, ...rest);
      }) as Hono['request'],
    });
  }
}

describe('a patient followed through everything that happens', () => {
  let server: TestServer;
  const urls: string[] = [];
  /** All that is written to the outputs of the process, beside the server's own log. */
  const written: string[] = [];
  const restored: (() => void)[] = [];

  before(async () => {
    server = await startTestServer({
      studies: new StudiesInMemory([CANARY, study(1)]),
      operations: {
        readiness: () => readiness(server.db, { mails: server.outbox, texts: { lastLook: Date.now() } }),
        metrics: { token: TOKEN, metrics: new Metrics() },
      },
    });
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream);
      stream.write = (chunk: string | Uint8Array, ...rest: []) => {
        written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
        return write(chunk, ...rest);
      };
      restored.push(() => (stream.write = write));
    }
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      const call = console[method].bind(console);
      console[method] = (...args: unknown[]) => {
        written.push(args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg, { depth: 10 }))).join(' '));
      };
      restored.push(() => (console[method] = call));
    }
  });
  after(async () => {
    restored.forEach((restore) => restore());
    await server.stop();
  });

  const browser = () => new WatchedClient(server.app, urls);
  async function signIn(user: string): Promise<WatchedClient> {
    const client = browser();
    assert.equal((await client.post('/demo/session', { user })).status, 200);
    return client;
  }
  const request = (changes: object = {}) =>
    shareRequest({ studies: [UID], language: 'en', reason: 'reden-geheim', ...changes });
  const pathOf = ({ recipients }: Share, index = 0) => new URL(recipients[index]?.link ?? '').pathname;
  const codeSent = async () => {
    const texts = await server.db.select().from(outgoingTexts);
    return /\b\d{6}\b/.exec(texts.at(-1)?.text ?? '')?.[0] ?? '';
  };

  async function shareAndOpen(sender: TestClient): Promise<void> {
    assert.equal((await sender.get('/api/policy')).status, 200);
    const studies = await sender.post('/api/studies/search', { text: 'Kanariegeel' });
    assert.match(studies.text, /Kanariegeel/, 'the sender sees who it is');
    assert.equal((await sender.post('/api/recipients/search', { text: 'Janssens' })).status, 200);
    await sender.post('/api/recipients/search', { text: 'Kanariegeel' });
    const preview = await sender.post(
      '/api/shares/preview',
      request({ recipients: [newRecipient({ sendMail: true })] }),
    );
    assert.ok(preview.status === 200 || preview.status === 404, preview.text);

    const made = await share(
      sender,
      request({
        recipients: [
          user(RECIPIENT, { sendMail: true }),
          newRecipient({ mobile: MOBILE, twoFactor: true, sendMail: true }),
        ],
        access: 'images-and-report-read',
        furtherSharing: true,
        urgent: true,
        message: 'Please have a look',
      }),
    );
    assert.equal(made.status, 201, made.text);
    const first = made.json as Share;

    assert.equal((await sender.submit(`/shares/${first.id}/notice`, { notify: '1' })).status, 303);
    await server.outbox.idle();
    const guest = browser();
    const link = pathOf(first, 1);
    await guest.get(link);
    assert.equal((await guest.submit(`${link}/code`)).status, 303);
    await guest.submit(`${link}/open`, { code: 'wrong' });
    await guest.submit(`${link}/open`, { code: await codeSent() });
    assert.match((await guest.get(link)).text, /Kanariegeel/, 'the code opens it');
    assert.equal((await guest.get(`${link}/studies/${UID}/reports/${UID}.9`)).status, 200);

    await beLocked(sender);

    const written = await share(sender, request({ access: 'images-and-report-write', furtherSharing: true }));
    assert.equal(written.status, 201, written.text);
    const second = written.json as Share;
    const reader = await signIn(RECIPIENT);
    assert.equal((await reader.submit(`${pathOf(second)}/open`)).status, 303);
    const note = { id: randomBytes(16).toString('base64url'), text: 'Kanariegeel is doing well' };
    assert.equal((await reader.submit(`${pathOf(second)}/studies/${UID}/notes`, note)).status, 303);
    assert.equal((await reader.get('/received')).status, 200);
    const third = await share(reader, request({ recipients: [user(THIRD, { sendMail: true })] }));
    assert.equal(third.status, 201, third.text);

    for (const { id } of [first, second]) {
      assert.equal((await sender.get(`/api/shares/${id}`)).status, 200);
      assert.equal((await sender.patch(`/api/shares/${id}`, { validity: { until: '2026-03-20' } })).status, 200);
    }
    const rid = first.recipients[0]?.rid;
    assert.equal((await sender.post(`/api/shares/${first.id}/recipients/${rid}/mail`)).status, 202);
    await server.outbox.idle(); // what is withdrawn is sent no more
    assert.equal((await sender.get(`/shares/${first.id}`)).status, 200);
    const listed = await sender.get(`/api/shares?study=${UID}`);
    assert.match(listed.text, /Kanariegeel/, 'the sender sees whose');
    const other = first.recipients[1]?.rid;
    assert.equal((await sender.delete(`/api/shares/${first.id}/recipients/${other}`)).status, 204);
    await guest.get(link);
    assert.equal((await sender.delete(`/api/shares/${first.id}`)).status, 204);
    await reader.get(pathOf(first));
  }

  /** Five wrong codes, and somebody who opens it again. */
  async function beLocked(sender: TestClient): Promise<void> {
    const made = await share(sender, request({ recipients: [user(RECIPIENT, { twoFactor: true })] }));
    assert.equal(made.status, 201, made.text);
    const { id, recipients } = made.json as Share;
    const path = pathOf(made.json as Share);
    const guest = browser();
    assert.equal((await guest.submit(`${path}/code`)).status, 303);
    for (let wrong = 0; wrong < 5; wrong += 1) {
      const { text } = await guest.submit(`${path}/open`, { code: `wrong ${wrong}` });
      assert.doesNotMatch(text, TRACES, 'who has no right yet is told of no patient');
    }
    assert.equal((await guest.get(path)).status, 423);
    const admin = await signIn(ADMIN);
    assert.equal((await admin.get(`/shares/${id}`)).status, 200);
    assert.equal((await admin.post(`/api/shares/${id}/recipients/${recipients[0]?.rid}/unlock`)).status, 200);
    assert.equal((await guest.submit(`${path}/code`)).status, 303);
    assert.equal((await guest.submit(`${path}/open`, { code: await codeSent() })).status, 303);
  }

  /** Somebody who signs in at a provider, is sent back to the page asked for, and shares. */
  async function signInElsewhere(): Promise<void> {
    const provider = await TestProvider.start({ accounts: { [SENDER]: {}, [RECIPIENT]: {} } });
    try {
      const { id: clientId, secret: clientSecret } = CLIENT;
      const settings = { issuer: provider.issuer, clientId, clientSecret, scope: 'openid', claims: DEFAULT_CLAIMS };
      const signIn = createSignIn({ ...settings, allowHttp: true, publicUrl: PUBLIC_URL });
      const bearer = createBearer({ issuer: provider.issuer, audience: AUDIENCE, claims: DEFAULT_CLAIMS });
      const app = createApp({ ...server.dependencies, demo: undefined, signIn, bearer, publicUrl: PUBLIC_URL });
      const at = async (account: string, path: string) => {
        const client = new WatchedClient(app, urls);
        const page = await client.get(path, { Accept: 'text/html' });
        const begun = await client.get(page.headers.get('location') ?? '');
        const sent = begun.headers.get('location') ?? '';
        const back = await provider.visit(sent, account);
        urls.push(sent, back.href);
        const done = await client.get(back.pathname + back.search);
        assert.deepEqual([done.status, done.headers.get('location')], [303, path], done.text);
        return client;
      };
      const sender = await at(SENDER, '/received');
      const answer = await share(sender, request({ recipients: [user(RECIPIENT, { sendMail: true })] }));
      assert.equal(answer.status, 201, answer.text);
      const reader = await at(RECIPIENT, '/received');
      assert.match((await reader.get('/received')).text, /Kanariegeel/);
      const token = { Authorization: `Bearer ${await provider.tokenOf(SENDER)}` };
      const found = await new WatchedClient(app, urls).post('/api/studies/search', { text: 'Kanariegeel' }, token);
      assert.match(found.text, /Kanariegeel/, 'a token says who asks');
    } finally {
      provider.stop();
    }
  }

  async function goWrong(sender: TestClient): Promise<void> {
    const statuses: number[] = [];
    const noted = async (answer: Promise<{ status: number; text: string }>) => {
      const { status, text } = await answer;
      statuses.push(status);
      assert.doesNotMatch(text, TRACES, `an error repeats nothing: ${text}`);
    };
    const body = `{"studies": ["${UID}"], "reason": "Kanariegeel`;
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-for-the-canary' };
    await noted(sender.fetch('/api/shares', { method: 'POST', body, headers }));
    await noted(share(sender, { ...request(), Kanariegeel: true, recipients: 'Kanariegeel' }));
    await noted(share(sender, request({ studies: [`${UID}.404`] })));
    await noted(sender.get('/api/shares/unknown'));
    await noted(share(sender, request({ consent: false, reason: '', message: 'Kanariegeel '.repeat(500) })));
    const { studies } = server.dependencies;
    const { find, search } = studies;
    // A message of an error may look like a line of its stack, and what threw need not be an error.
    const failures = [
      new Error(`duplicate key: ${JSON.stringify(CANARY)}`),
      new Error('broken\n    at Kanariegeel (quirinus.ts:1:1)'),
      'Kanariegeel',
      { message: 'Kanariegeel', toString: () => 'Kanariegeel' },
    ];
    try {
      for (const failure of failures) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- so do libraries
        const fail = () => Promise.reject<never>(failure);
        Object.assign(studies, { find: fail, search: fail });
        await noted(share(sender, request()));
        await noted(sender.post('/api/studies/search', { text: 'Quirinus' }));
      }
    } finally {
      Object.assign(studies, { find, search });
    }
    // What was typed is among what a failing statement was given.
    const typed = 'broken\n    at Kanariegeel (quirinus.ts:1:1)';
    await server.db.execute(sql`alter table outgoing_mails rename to put_aside`);
    await noted(share(sender, request({ recipients: [user(RECIPIENT, { sendMail: true })], message: typed })));
    await server.db.execute(sql`alter table put_aside rename to outgoing_mails`);
    assert.ok(
      [400, 404, 422, 500].every((status) => statuses.includes(status)),
      statuses.join(),
    );
  }

  it('is in no address, line of the log, metric or text message; in mails by initials, in the audit trail by number alone', async () => {
    const sender = await signIn(SENDER);
    await shareAndOpen(sender);
    await signInElsewhere();
    await server.outbox.idle();
    await goWrong(sender);
    await server.outbox.idle();
    await recordLookUps(server.db, new Date(NOW.getTime() + 2 * 60 * 60_000));

    const metrics = (await browser().get('/metrics', { Authorization: `Bearer ${TOKEN}` })).text;
    const mails = await server.catcher.mails();
    const texts = await server.db.select().from(outgoingTexts);
    const events: object[] = [];
    for await (const event of exportAudit(server.db, 'share.example.org')) events.push(event);

    const counts = [server.log, urls, mails, texts, events].map(({ length }) => length);
    const fewest = [40, 40, 6, 3, 20];
    const done = new Set(
      events.map((event) => /"urn:pacs-share:audit-action","code":"([\w-]+)"/.exec(JSON.stringify(event))?.[1]),
    );
    assert.deepEqual(
      AUDIT_ACTIONS.filter((action) => !done.has(action)),
      [],
      'all that leaves an entry was done',
    );
    assert.ok(
      counts.every((count, index) => count >= (fewest[index] ?? 0)),
      `something was not done: ${counts.join()}`,
    );
    const lines = server.log.map((line) => JSON.stringify(line));
    // The addresses of studies are of no patient but the study: behind a link that only the recipient has, and where the
    // contract asks for the shares of one.
    const named = urls.map((url) =>
      url.replace(`/studies/${UID}/`, '/studies/…/').replace(`?study=${UID}`, '?study=…'),
    );
    const everywhere = { lines, written, metrics: [metrics], texts: texts.map((text) => JSON.stringify(text)) };
    for (const [where, all] of Object.entries({ ...everywhere, urls: named })) {
      assert.deepEqual(
        all.filter((text) => TRACES.test(text.replace(`/${UID}.9`, '/…'))),
        [],
        where,
      );
    }
    const opened = mails.filter(({ text }) => /\/shares\/[\w-]{22}/.test(text));
    assert.ok(opened.length > 0, 'the sender was told that it was opened');
    for (const { subject, text, html } of mails) {
      assert.doesNotMatch(`${subject} ${text} ${html}`, TRACES);
      assert.match(text, /Q\.? ?K|K\.? ?Q/, 'initials');
      assert.match(text, /CT thorax/);
    }
    const stored = await server.db.select({ subject: outgoingMails.subject }).from(outgoingMails);
    assert.deepEqual(
      stored.filter(({ subject }) => TRACES.test(subject)),
      [],
    );
    // The trail must say whose studies, and why; it does by the numbers that it needs, and holds no name.
    const NAMED = /kanariegeel|quirinus|1931-?07-?23/i;
    const inTrail = events.map((event) => JSON.stringify(event));
    assert.deepEqual(
      inTrail.filter((event) => NAMED.test(event)),
      [],
    );
  });

  it('would be found where it is', () => {
    for (const body of [request(), CANARY, { text: 'quirinus' }, { date: '19310723' }])
      assert.match(JSON.stringify(body), TRACES);
  });
});
