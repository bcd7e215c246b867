import { and, asc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { outgoingMails, outgoingTexts } from '../database/schema.js';

/** What the worker needs to know of a message that it sends. */
export interface ClaimedMessage {
  id: string;
  attempts: number;
  claim: string | null;
}

export type Outcome =
  | { state: 'sent'; keepsBody: boolean }
  /** Given up. */
  | { state: 'failed'; lastError: string }
  /** To be tried again. */
  | { state: 'queued'; lastError: string; delay: number };

/** The messages of one table that wait to be sent, for however many processes. */
export class MessageQueue<Table extends typeof outgoingMails | typeof outgoingTexts> {
  /** What is used of it here, both tables have. */
  private readonly table: typeof outgoingMails;

  /** @param emptied what is left of a message's body once it is of no use any more */
  constructor(
    private readonly db: Database,
    table: Table,
    private readonly emptied: Partial<Table['$inferInsert']>,
    private readonly emptiesFailed: boolean,
  ) {
    this.table = table as typeof outgoingMails;
  }

  /** Takes the one that is due the longest, by the database's clock; rows that another process holds are passed over. */
  async claim(seconds: number): Promise<Table['$inferSelect'] | undefined> {
    const { table } = this;
    const due = this.db
      .select({ id: table.id })
      .from(table)
      .where(
        or(
          and(eq(table.state, 'queued'), lte(table.nextAttemptAt, sql`now()`)),
          and(eq(table.state, 'sending'), lt(table.claimedUntil, sql`now()`)),
        ),
      )
      .orderBy(asc(table.nextAttemptAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [message] = await this.db
      .update(table)
      .set({
        state: 'sending',
        claim: randomId(),
        claimedUntil: secondsFromNow(seconds),
        attempts: sql`${table.attempts} + 1`,
      })
      .where(inArray(table.id, due))
      .returning();
    return message;
  }

  /** Only under the own claim: the message may have been withdrawn, or taken over after the claim had run out. */
  async note({ id, claim }: ClaimedMessage, outcome: Outcome): Promise<void> {
    const isEmptied = outcome.state === 'sent' ? !outcome.keepsBody : outcome.state === 'failed' && this.emptiesFailed;
    await this.db
      .update(this.table)
      .set({
        state: outcome.state,
        lastError: outcome.state === 'sent' ? null : outcome.lastError,
        claim: null,
        claimedUntil: null,
        ...(outcome.state === 'sent' && { sentAt: sql`now()` }),
        ...(outcome.state === 'queued' && { nextAttemptAt: secondsFromNow(outcome.delay / 1000) }),
        ...(isEmptied && this.emptied),
      })
      .where(and(eq(this.table.id, id), eq(this.table.claim, claim ?? '')));
  }
}

function secondsFromNow(seconds: number) {
  return sql`now() + make_interval(secs => ${seconds})`;
}
