import { and, inArray, lt, or, isNull, sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { outgoingTexts } from '../database/schema.js';
import { TEXT_TIMEOUT_MS, type TextGateway } from '../texts/text-gateway.js';
import { MessageQueue } from './message-queue.js';
import { OutboxWorker, type Outbox, type OutboxOptions } from './outbox-worker.js';

/** Five seconds, then twice as long each time, at most a minute: somebody waits for the password with the page open. */
export function textDelay(failures: number): number {
  return Math.min(5_000 * 2 ** (failures - 1), 60_000);
}

/** Sends the text messages that are in the outbox, as `startOutbox` sends mails. Those that come too late are given up. */
export function startTextOutbox(db: Database, gateway: TextGateway, options: OutboxOptions = {}): Outbox {
  const worker = new OutboxWorker<typeof outgoingTexts>(
    {
      queue: new MessageQueue(db, outgoingTexts, { text: '' }, true),
      send: ({ id, toNumber, text }) => gateway.send({ id, to: toNumber, text }),
      prepare: () => giveUpExpired(db),
      claimSeconds: (2 * TEXT_TIMEOUT_MS) / 1000,
    },
    {
      attempts: 6,
      delay: textDelay,
      interval: 5_000,
      keepBodies: false,
      onFailure: () => undefined,
      ...options,
    },
  );
  worker.wake();
  return worker;
}

async function giveUpExpired(db: Database): Promise<void> {
  await db
    .update(outgoingTexts)
    .set({ state: 'failed', lastError: 'expired', text: '', claim: null, claimedUntil: null })
    .where(
      and(
        inArray(outgoingTexts.state, ['queued', 'sending']),
        lt(outgoingTexts.expiresAt, sql`now()`),
        or(isNull(outgoingTexts.claimedUntil), lt(outgoingTexts.claimedUntil, sql`now()`)),
      ),
    );
}
