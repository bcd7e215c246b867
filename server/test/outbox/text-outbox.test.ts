import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { eq, sql } from 'drizzle-orm';

import type { Database } from '../../src/database/database.js';
import { outgoingTexts } from '../../src/database/schema.js';
import { enqueueText } from '../../src/outbox/enqueue-text.js';
import { lastTextState } from '../../src/outbox/sent-texts.js';
import type { Outbox, OutboxOptions } from '../../src/outbox/start-outbox.js';
import { startTextOutbox, textDelay } from '../../src/outbox/start-text-outbox.js';
import { noTextGateway, TextError, type OutgoingText, type TextGateway } from '../../src/texts/text-gateway.js';
import { insertPerson, insertShare } from '../database/sample-rows.js';
import { testDatabases } from '../database/test-databases.js';

const TO = '+33639980001';

for (const database of testDatabases) {
  describe(`the outbox of text messages on ${database.name}`, () => {
    let db: Database;
    let close: () => Promise<void>;
    let rid: string;
    const running: Outbox[] = [];
    before(async () => {
      ({ db, close } = await database.open());
      await insertPerson(db, { id: 'p-1' });
      rid = (await insertShare(db, 'p-1')).rids[0] ?? '';
    });
    after(() => close());
    beforeEach(() => db.delete(outgoingTexts));
    afterEach(async () => {
      await Promise.all(running.splice(0).map((outbox) => outbox.stop()));
    });

    const start = (gateway: TextGateway, options: OutboxOptions = {}) => {
      const outbox = startTextOutbox(db, gateway, { interval: 60_000, delay: () => 0, ...options });
      running.push(outbox);
      return outbox;
    };
    function noting(act: (text: OutgoingText, attempt: number) => void = () => undefined) {
      const sent: OutgoingText[] = [];
      const gateway: TextGateway = {
        send: (text) => {
          sent.push(text);
          act(text, sent.length);
          return Promise.resolve();
        },
      };
      return { sent, gateway };
    }
    const enqueue = () => enqueueText(db, { rid, to: TO, text: '048213 is your code', minutes: 10 });
    const row = async (id: string) => (await db.select().from(outgoingTexts).where(eq(outgoingTexts.id, id)))[0];

    it('sends a text once, however many send, and keeps no password afterwards', async () => {
      const ids = [];
      for (let index = 0; index < 10; index += 1) ids.push(await enqueue());
      const { sent, gateway } = noting();
      await Promise.all([1, 2, 3].map(() => start(gateway).idle()));
      assert.deepEqual(new Set(sent.map(({ id }) => id)), new Set(ids));
      assert.equal(sent.length, 10);
      assert.deepEqual(sent[0], { id: sent[0]?.id, to: TO, text: '048213 is your code' });
      const [first] = await db.select().from(outgoingTexts).limit(1);
      assert.deepEqual([first?.state, first?.text], ['sent', '']);
      assert.ok(first?.sentAt);
    });

    it('keeps it where that is asked', async () => {
      const id = await enqueue();
      await start(noting().gateway, { keepBodies: true }).idle();
      assert.equal((await row(id))?.text, '048213 is your code');
    });

    it('tries again under the same id, and gives up in the end, without the password', async () => {
      const id = await enqueue();
      const failures: object[] = [];
      const { sent, gateway } = noting(() => {
        throw new TextError('gateway-busy', false);
      });
      await start(gateway, { attempts: 3, onFailure: (failure) => failures.push(failure) }).idle();
      assert.deepEqual(
        sent.map((text) => text.id),
        [id, id, id],
      );
      assert.deepEqual(failures.at(-1), { id, code: 'gateway-busy', givenUp: true });
      const given = await row(id);
      assert.deepEqual([given?.state, given?.lastError, given?.text], ['failed', 'gateway-busy', '']);
      assert.equal(await lastTextState(db, { rid, to: TO }), 'failed');
    });

    it('does not try again what never will be taken', async () => {
      const id = await enqueue();
      await start(noTextGateway).idle();
      const given = await row(id);
      assert.deepEqual([given?.attempts, given?.state, given?.lastError], [1, 'failed', 'no-gateway']);
    });

    it('sends nothing that comes too late', async () => {
      const id = await enqueue();
      await db.update(outgoingTexts).set({ expiresAt: sql`now() - interval '1 second'` });
      const { sent, gateway } = noting();
      await start(gateway).idle();
      assert.deepEqual(sent, []);
      const given = await row(id);
      assert.deepEqual([given?.state, given?.lastError, given?.text], ['failed', 'expired', '']);
    });

    it('tells what became of the last one to a number', async () => {
      assert.equal(await lastTextState(db, { rid, to: TO }), undefined);
      await enqueue();
      await start(noTextGateway).idle();
      await db.update(outgoingTexts).set({ createdAt: sql`created_at - interval '1 minute'` });
      await enqueue();
      assert.equal(await lastTextState(db, { rid, to: TO }), 'queued');
      assert.equal(await lastTextState(db, { rid, to: '+33639980002' }), undefined);
    });
  });
}

describe('the delay between tries of a text message', () => {
  it('is short: somebody waits', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 9].map(textDelay), [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });
});
