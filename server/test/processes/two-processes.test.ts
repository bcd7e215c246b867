// Several processes on one database: `KILLS=20 GUESSES=1000` in full, see `npm run test:faults`; otherwise a tenth.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';

import { and, count, eq, sql } from 'drizzle-orm';
import { policySchema, shareSchema, studyPageSchema } from 'pacs-share/contract';
import type { Share } from 'pacs-share/domain';

import { startLocalPostgresql } from '../../bench/local-postgresql.js';
import { verifyAudit } from '../../src/audit/verify-audit.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import {
  auditEntries,
  outgoingMails,
  outgoingTexts,
  shareRecipients,
  shares as shareRows,
} from '../../src/database/schema.js';
import { createPostgresqlDatabase } from '../database/test-databases.js';
import { newRecipient, RECIPIENT, SENDER, shareRequest, user } from '../support/share-request.js';
import { startMailbox, type Mailbox } from './mailbox.js';
import { startServerProcess, type ServerProcess } from './server-processes.js';

const KILLS = Number(process.env['KILLS'] ?? 2);
const GUESSES = Number(process.env['GUESSES'] ?? 100);
/** Shares under way while a process is killed. */
const AT_ONCE = 12;

const local = process.env['DATABASE_URL_TEST'] ? undefined : await startLocalPostgresql();
process.env['DATABASE_URL_TEST'] ??= local?.url ?? '';
const skip = process.env['DATABASE_URL_TEST'] === '' && 'needs PostgreSQL';

describe('two processes on one database', { skip, timeout: 20 * 60_000 }, () => {
  let created: Awaited<ReturnType<typeof createPostgresqlDatabase>>;
  let db: Database;
  let close: () => Promise<void>;
  let folder: string;
  let mailbox: Mailbox;
  let processes: [ServerProcess, ServerProcess];
  let cookie: string;
  let study: string;
  let today: string;

  const start = () =>
    startServerProcess({
      DEMO: '1',
      DATABASE_URL: created.url,
      DATA_DIR: folder,
      SMTP_URL: mailbox.url,
      PUBLIC_URL: 'http://share.example.org',
      TRUSTED_PROXIES: '1',
    });

  before(async () => {
    created = await createPostgresqlDatabase();
    folder = await mkdtemp(join(tmpdir(), 'pacs-share-processes-'));
    mailbox = await startMailbox();
    processes = [await start(), await start()];
    ({ db, close } = await openDatabase({ url: created.url, dataDirectory: null }));
    const [{ address }] = processes;
    const session = await fetch(`${address}/demo/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: SENDER }),
    });
    cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    ({ today } = policySchema.parse(await (await call(address, '/api/policy')).json()));
    const found = studyPageSchema.parse(await (await call(address, '/api/studies/search', { limit: 1 })).json());
    study = found.studies[0]?.studyInstanceUid ?? '';
  });
  after(async () => {
    await Promise.all(processes.map((server) => server.kill()));
    await mailbox.stop();
    await close();
    await created.drop();
    await rm(folder, { recursive: true, force: true });
    await local?.stop();
  });

  function call(address: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Response> {
    return fetch(address + path, {
      headers: { 'Content-Type': 'application/json', Cookie: cookie, ...more },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  }

  /** As a client does: asks again under the same key, here of whichever process answers, until it is answered. */
  async function shareSurely(recipients: object[], turn: number): Promise<Share> {
    const key = randomUUID();
    const request = shareRequest({ studies: [study], recipients, validity: { until: today } });
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const server = processes[(turn + attempt) % 2];
      const answer = await call(server?.address ?? '', '/api/shares', request, { 'Idempotency-Key': key }).then(
        async (response) => ({ status: response.status, text: await response.text() }),
        () => undefined,
      );
      if (answer !== undefined && answer.status < 300) return shareSchema.parse(JSON.parse(answer.text));
      assert.ok(answer === undefined || answer.status >= 500, answer?.text);
      await setTimeout(20);
    }
    throw new Error('no process answers');
  }

  it(`keeps every share with its audit entry and its mails once, while one is killed ${KILLS} times`, async (t) => {
    const made: Share[] = [];
    let serial = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const addresses = Array.from({ length: AT_ONCE }, () => [serial++, serial++]);
      const sharing = addresses.map((serials, turn) =>
        shareSurely(
          [
            ...serials.map((number) => newRecipient({ email: `nova${number}@example.org`, sendMail: true })),
            user(undefined, { sendMail: true }),
          ],
          turn,
        ),
      );
      const victim = round % 2;
      await setTimeout(randomInt(10, 400));
      await processes[victim]?.kill();
      made.push(...(await Promise.all(sharing)));
      processes[victim] = await start();
    }

    assert.equal(new Set(made.map(({ id }) => id)).size, KILLS * AT_ONCE);
    assert.equal(await db.$count(shareRows), KILLS * AT_ONCE, 'one share for each request');
    await everythingSent();

    const entries = await db
      .select({ shareId: auditEntries.shareId, entries: count() })
      .from(auditEntries)
      .where(eq(auditEntries.action, 'share'))
      .groupBy(auditEntries.shareId);
    assert.deepEqual(new Set(entries.map(({ shareId }) => shareId)), new Set(made.map(({ id }) => id)));
    assert.ok(entries.every((entry) => entry.entries === 1));
    assert.equal((await verifyAudit(db)).fault, undefined, 'the chain holds');

    const ids = new Set(mailbox.arrived.map(({ id, to }) => `${id} ${to}`));
    assert.equal(ids.size, KILLS * AT_ONCE * 3, 'as many mails as recipients');
    const again = mailbox.arrived.length - ids.size;
    // Between a mail server's "accepted" and the note of it only the Message-ID helps.
    assert.ok(again <= KILLS, `${again} mails came a second time, recognizably`);
    const people = mailbox.arrived.filter(({ to }) => to.startsWith('nova'));
    assert.equal(new Set(people.map(({ to }) => to)).size, serial, 'nobody was left out');
    t.diagnostic(`${made.length} shares, ${ids.size} mails, ${again} recognizably sent a second time`);
  });

  /** Waits until nothing is left to send. What a killed process was sending is due once its claim has run out: now. */
  async function everythingSent(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      const waiting = await db
        .select({ state: outgoingMails.state, mails: count() })
        .from(outgoingMails)
        .where(sql`${outgoingMails.state} <> 'sent'`)
        .groupBy(outgoingMails.state);
      if (waiting.length === 0) return;
      assert.ok(!waiting.some(({ state }) => state === 'failed'));
      if (!waiting.some(({ state }) => state === 'queued')) {
        // Nobody takes seconds to send a mail to the same computer.
        await setTimeout(2_000);
        await db
          .update(outgoingMails)
          .set({ claimedUntil: sql`now() - interval '1 second'` })
          .where(eq(outgoingMails.state, 'sending'));
      }
      await setTimeout(250);
    }
    throw new Error('mails are still waiting');
  }

  it(`evaluates exactly five of ${GUESSES} simultaneous wrong codes`, async () => {
    const made = await shareSurely([user(RECIPIENT, { twoFactor: true })], 0);
    const [recipient] = made.recipients;
    const path = new URL(recipient?.link ?? '').pathname;
    const rid = recipient?.rid ?? '';
    const submit = (turn: number, action: string, fields: Record<string, string> = {}) =>
      fetch(`${processes[turn % 2]?.address}${path}/${action}`, {
        method: 'POST',
        redirect: 'manual',
        // From everywhere, each once.
        headers: { 'X-Forwarded-For': `198.18.${Math.floor(turn / 250)}.${turn % 250}` },
        body: new URLSearchParams(fields),
      });
    assert.equal((await submit(0, 'code')).status, 303);
    const [text] = await db.select().from(outgoingTexts).where(eq(outgoingTexts.rid, rid));
    const code = /\d{6}/.exec(text?.text ?? '')?.[0] ?? '';
    assert.notEqual(code, '');
    const wrong = code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

    const answers = await Promise.all(
      Array.from({ length: GUESSES }, async (_, turn) => {
        const response = await submit(turn, 'open', { code: wrong });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    assert.equal(answers.filter((status) => status === 422).length, 4);
    assert.equal(answers.filter((status) => status === 423).length, GUESSES - 4);
    const [row] = await db.select().from(shareRecipients).where(eq(shareRecipients.rid, rid));
    assert.equal(row?.wrongCodes, 5);
    assert.ok(row.lockedAt);
    const entriesOf = (action: string) =>
      db.$count(auditEntries, and(eq(auditEntries.rid, rid), eq(auditEntries.action, action)));
    assert.deepEqual([await entriesOf('wrong-code'), await entriesOf('lock')], [5, 1]);
    assert.equal((await submit(0, 'open', { code })).status, 423, 'nor does the right one open any more');
  });

  it('finishes what it was asked when it is told to stop', async () => {
    const [server] = processes;
    const shared = () => server.log.filter(({ route }) => route === '/api/shares').length;
    const answeredBefore = shared();
    const asked = Array.from({ length: 20 }, (_, index) =>
      call(
        server.address,
        '/api/shares',
        shareRequest({
          studies: [study],
          recipients: [newRecipient({ email: `last${index}@example.org`, sendMail: true })],
          validity: { until: today },
        }),
        { 'Idempotency-Key': randomUUID() },
      ).then(
        ({ status }) => status,
        () => 'refused',
      ),
    );
    while (answeredBefore === shared()) await setTimeout(1);
    const code = await server.stop();
    const answers = await Promise.all(asked);
    assert.equal(code, 0);
    const answered = answers.filter((answer) => answer === 201).length;
    assert.ok(answered > 1, 'those under way were answered');
    assert.deepEqual(
      answers.filter((answer) => answer !== 201 && answer !== 'refused'),
      [],
      'and none was answered with a failure',
    );
    processes[0] = await start();
    await everythingSent();
    const last = mailbox.arrived.filter(({ to }) => to.startsWith('last'));
    assert.ok(last.length >= answered);
    assert.equal(new Set(last.map(({ id }) => id)).size, last.length, 'a stop sends nothing twice');
  });
});
