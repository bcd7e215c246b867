import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { eq, sql } from 'drizzle-orm';

import { startCatcher } from '../../src/catcher/start-catcher.js';
import { databaseStore } from '../../src/catcher/database-store.js';
import type { Database } from '../../src/database/database.js';
import { outgoingMails } from '../../src/database/schema.js';
import { MailError, smtpTransport, type MailTransport, type OutgoingMail } from '../../src/mail/transport.js';
import { enqueueMail } from '../../src/outbox/enqueue-mail.js';
import { enqueueText } from '../../src/outbox/enqueue-text.js';
import { cancelMails, mailStates, sentMails } from '../../src/outbox/mail-states.js';
import { sentTexts } from '../../src/outbox/sent-texts.js';
import { exponentialDelay, startOutbox, type Outbox, type OutboxOptions } from '../../src/outbox/start-outbox.js';
import { insertPerson, insertShare } from '../database/sample-rows.js';
import { testDatabases } from '../database/test-databases.js';

const CONTENT = { subject: 'An exam', text: 'Text', html: '<p>Text</p>' };

/** A transport that notes what it sends, and does with each mail what it is told. */
function noting(act: (mail: OutgoingMail, attempt: number) => Promise<void> | void = () => undefined) {
  const sent: OutgoingMail[] = [];
  const transport: MailTransport = {
    async send(mail) {
      sent.push(mail);
      await act(mail, sent.filter(({ id }) => id === mail.id).length);
    },
    close: () => undefined,
  };
  return { sent, transport };
}

for (const database of testDatabases) {
  describe(`the outbox on ${database.name}`, () => {
    let db: Database;
    let close: () => Promise<void>;
    const running: Outbox[] = [];
    before(async () => {
      ({ db, close } = await database.open());
      await insertPerson(db, { id: 'p-1' });
    });
    after(() => close());
    beforeEach(() => db.delete(outgoingMails));
    afterEach(async () => {
      await Promise.all(running.splice(0).map((outbox) => outbox.stop()));
    });

    const start = (transport: MailTransport, options: OutboxOptions = {}) => {
      const outbox = startOutbox(db, transport, { interval: 60_000, delay: () => 0, ...options });
      running.push(outbox);
      return outbox;
    };
    const enqueue = (address = 'an@example.org', share?: { id: string; rid: string }) =>
      db.transaction((tx) =>
        enqueueMail(tx, { to: { address, name: 'An' }, language: 'nl', content: CONTENT, ...(share && { share }) }),
      );
    const row = async (id: string) => (await db.select().from(outgoingMails).where(eq(outgoingMails.id, id)))[0];

    it('sends through a real mail server, and the catcher still has it after a restart', async () => {
      const catcher = await startCatcher(databaseStore(db));
      const transport = smtpTransport({ url: catcher.url, from: 'no-reply@example.org' });
      const outbox = start(transport);
      const id = await enqueue();
      outbox.wake();
      await outbox.idle();
      transport.close();
      await catcher.stop();
      assert.equal((await row(id))?.state, 'sent');

      const restarted = await startCatcher(databaseStore(db));
      const [mail] = await restarted.mails();
      await restarted.stop();
      assert.deepEqual([mail?.to, mail?.subject, mail?.text.trim()], ['an@example.org', 'An exam', 'Text']);
    });

    it('sends nothing of a transaction that failed', async () => {
      const failing = db.transaction(async (tx) => {
        await enqueueMail(tx, { to: { address: 'an@example.org', name: '' }, language: 'nl', content: CONTENT });
        throw new Error('rolled back');
      });
      await assert.rejects(failing, /rolled back/);
      const { sent, transport } = noting();
      await start(transport).idle();
      assert.deepEqual(sent, []);
    });

    it('empties the body of a sent mail, unless it keeps them', async () => {
      const { transport } = noting();
      const id = await enqueue();
      const emptying = start(transport);
      await emptying.idle();
      assert.deepEqual([(await row(id))?.text, (await row(id))?.html], ['', '']);
      await emptying.stop();

      await enqueue('bob@example.org');
      await start(transport, { keepBodies: true }).idle();
      const mails = await sentMails(db);
      assert.deepEqual(
        mails.map(({ to, text }) => [to, text]),
        [
          ['an@example.org', ''],
          ['bob@example.org', 'Text'],
        ],
      );
      assert.ok(mails.every(({ sentAt }) => sentAt instanceof Date));
    });

    it('sends each mail once, however many workers there are', async () => {
      for (let index = 0; index < 20; index += 1) await enqueue(`an${index}@example.org`);
      const { sent, transport } = noting(() => setTimeout(1));
      const outboxes = [1, 2, 3, 4].map(() => start(transport));
      await Promise.all(outboxes.map((outbox) => outbox.idle()));
      assert.equal(sent.length, 20);
      assert.equal(new Set(sent.map(({ id }) => id)).size, 20);
    });

    it('tries again under the same id, and succeeds', async () => {
      const failures: object[] = [];
      const { sent, transport } = noting((_mail, attempt) => {
        if (attempt < 3) throw new MailError('server-unreachable', false, undefined);
      });
      const id = await enqueue();
      await start(transport, { onFailure: (failure) => failures.push(failure) }).idle();
      assert.deepEqual(
        sent.map((mail) => mail.id),
        [id, id, id],
      );
      assert.deepEqual(failures, [
        { id, code: 'server-unreachable', givenUp: false },
        { id, code: 'server-unreachable', givenUp: false },
      ]);
      const mail = await row(id);
      assert.deepEqual([mail?.state, mail?.attempts, mail?.lastError, mail?.claim], ['sent', 3, null, null]);
    });

    it('waits longer after each failure', async () => {
      const { sent, transport } = noting(() => {
        throw new MailError('server-busy', false, undefined);
      });
      const id = await enqueue();
      const outbox = start(transport, { delay: (failures) => failures * 3_600_000 });
      await outbox.idle();
      outbox.wake();
      await outbox.idle();
      assert.equal(sent.length, 1, 'not due yet');
      const hours = async () => {
        const [due] = await db
          .select({ hours: sql<number>`extract(epoch from ${outgoingMails.nextAttemptAt} - now())::float / 3600` })
          .from(outgoingMails)
          .where(eq(outgoingMails.id, id));
        return due?.hours ?? 0;
      };
      assert.ok(Math.abs((await hours()) - 1) < 0.1);
      await db.update(outgoingMails).set({ nextAttemptAt: sql`now()` });
      outbox.wake();
      await outbox.idle();
      assert.equal(sent.length, 2);
      assert.ok(Math.abs((await hours()) - 2) < 0.1);
    });

    it('gives up after the last try, and at once where trying again is useless', async () => {
      const { sent, transport } = noting(({ to }) => {
        throw new MailError(
          to.address.startsWith('gone') ? 'address-rejected' : 'server-busy',
          to.address.startsWith('gone'),
          undefined,
        );
      });
      const busy = await enqueue('busy@example.org');
      const gone = await enqueue('gone@example.org');
      await start(transport, { attempts: 3 }).idle();
      assert.equal(sent.filter(({ id }) => id === busy).length, 3);
      assert.equal(sent.filter(({ id }) => id === gone).length, 1);
      const [first, second] = [await row(busy), await row(gone)];
      assert.deepEqual([first?.state, first?.lastError], ['failed', 'server-busy']);
      assert.deepEqual([second?.state, second?.lastError], ['failed', 'address-rejected']);
    });

    it('survives whatever a transport throws', async () => {
      const { transport } = noting(({ to }) => {
        if (to.address.startsWith('an')) throw new TypeError('an@example.org is to blame');
      });
      const id = await enqueue('an@example.org');
      const other = await enqueue('bob@example.org');
      await start(transport, { attempts: 1 }).idle();
      assert.deepEqual([(await row(id))?.state, (await row(id))?.lastError], ['failed', 'sending-failed']);
      assert.equal((await row(other))?.state, 'sent');
    });

    it('keeps an address that is none as failed, without undoing the share', async () => {
      const id = await enqueue('an@example.org\r\nRCPT TO:<bob@example.org>');
      const { sent, transport } = noting();
      await start(transport).idle();
      assert.deepEqual(sent, []);
      assert.deepEqual([(await row(id))?.state, (await row(id))?.lastError], ['failed', 'address-invalid']);
    });

    it('takes over what a killed process was sending, once its claim has run out', async () => {
      const id = await enqueue();
      const claim = { state: 'sending' as const, claim: 'dead', attempts: 1 };
      await db.update(outgoingMails).set({ ...claim, claimedUntil: sql`now() + interval '1 minute'` });
      const { sent, transport } = noting();
      const outbox = start(transport);
      await outbox.idle();
      assert.equal(sent.length, 0, 'the other may still be at it');
      await db.update(outgoingMails).set({ claimedUntil: sql`now() - interval '1 second'` });
      outbox.wake();
      await outbox.idle();
      assert.deepEqual(
        sent.map((mail) => mail.id),
        [id],
      );
      assert.deepEqual([(await row(id))?.state, (await row(id))?.attempts], ['sent', 2]);
    });

    it('changes nothing under a claim that somebody else has taken over', async () => {
      const id = await enqueue();
      const { transport } = noting(async () => {
        await db.update(outgoingMails).set({ claim: 'other' }).where(eq(outgoingMails.id, id));
        throw new MailError('address-rejected', true, undefined);
      });
      await start(transport).idle();
      assert.deepEqual([(await row(id))?.state, (await row(id))?.claim], ['sending', 'other']);
    });

    it('stops only when the mail that is being sent is sent and noted', async () => {
      let release = () => {};
      const { sent, transport } = noting(() => new Promise((resolve) => (release = resolve)));
      const first = await enqueue();
      const second = await enqueue('bob@example.org');
      const outbox = start(transport);
      while (sent.length === 0) await setTimeout(5);
      let hasStopped = false;
      const stopping = outbox.stop().then(() => (hasStopped = true));
      await setTimeout(20);
      assert.equal(hasStopped, false);
      release();
      await stopping;
      assert.equal((await row(first))?.state, 'sent');
      assert.equal((await row(second))?.state, 'queued');
      outbox.wake();
      await outbox.idle();
      assert.equal(sent.length, 1, 'a stopped outbox stays stopped');
    });

    it('notices a mail that is queued while it is at work', async () => {
      let outbox: Outbox | undefined = undefined as Outbox | undefined;
      const { sent, transport } = noting(async ({ to }) => {
        if (to.address !== 'an@example.org') return;
        await enqueue('bob@example.org');
        outbox?.wake();
      });
      await enqueue();
      outbox = start(transport);
      while (sent.length < 2) await setTimeout(5);
      assert.equal(sent.at(-1)?.to.address, 'bob@example.org');
    });

    it('tells the state of each recipient’s mails: the worst of a group’s, the newest of several tries', async () => {
      const { id, rids } = await insertShare(db, 'p-1', 5);
      const [alone, group, again, none, withdrawn] = rids as [string, string, string, string, string];
      const { transport } = noting(({ to }) => {
        if (to.address.startsWith('bad')) throw new MailError('address-rejected', true, undefined);
      });
      const outbox = start(transport);
      await enqueue('an@example.org', { id, rid: alone });
      await enqueue('an@example.org', { id, rid: group });
      await enqueue('bad@example.org', { id, rid: group });
      await enqueue('bad@example.org', { id, rid: again });
      outbox.wake();
      await outbox.idle();
      await outbox.stop();
      await setTimeout(5);
      await enqueue('bad@example.org', { id, rid: again });
      await enqueue('an@example.org', { id, rid: withdrawn });
      assert.deepEqual(
        await mailStates(db, [id]),
        new Map([
          [alone, 'sent'],
          [group, 'failed'],
          [again, 'queued'],
          [withdrawn, 'queued'],
        ]),
      );
      await cancelMails(db, { shareId: id, rid: withdrawn });
      const states = await mailStates(db, [id]);
      assert.deepEqual([states.get(withdrawn), states.get(again), states.get(none)], ['failed', 'queued', undefined]);
      await cancelMails(db, { shareId: id });
      assert.equal((await mailStates(db, [id])).get(alone), 'sent', 'what was sent stays sent');
      assert.deepEqual(await mailStates(db, []), new Map());

      const later = noting();
      await start(later.transport).idle();
      assert.deepEqual(later.sent, [], 'nothing withdrawn leaves');
    });

    it('keeps text messages in order', async () => {
      await enqueueText(db, { to: '+33639980001', text: '048213 is your code', minutes: 10 });
      await setTimeout(5);
      await enqueueText(db, { to: '+33639980002', text: '112358 is your code', minutes: 10 });
      const texts = await sentTexts(db);
      assert.deepEqual(
        texts.map(({ to, text }) => [to, text]),
        [
          ['+33639980001', '048213 is your code'],
          ['+33639980002', '112358 is your code'],
        ],
      );
      assert.ok(texts.every(({ sentAt }) => sentAt instanceof Date));
    });
  });
}

describe('the delay between tries', () => {
  it('doubles from about a minute up to six hours', () => {
    const minutes = (failures: number) => exponentialDelay(failures) / 60_000;
    for (const [failures, expected] of [
      [1, 1],
      [2, 2],
      [5, 16],
      [9, 256],
      [10, 360],
      [50, 360],
    ] as const) {
      for (let time = 0; time < 20; time += 1) {
        assert.ok(minutes(failures) >= expected * 0.75 && minutes(failures) <= expected * 1.25, String(failures));
      }
    }
  });
});
