import { and, desc, eq } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { outgoingTexts, type OutgoingState } from '../database/schema.js';

/** A text message of the outbox. */
export interface SentText {
  to: string;
  text: string;
  sentAt: Date;
}

/** The text messages of the outbox, the newest last. */
export async function sentTexts(db: Database): Promise<SentText[]> {
  return db
    .select({ to: outgoingTexts.toNumber, text: outgoingTexts.text, sentAt: outgoingTexts.createdAt })
    .from(outgoingTexts)
    .orderBy(outgoingTexts.createdAt, outgoingTexts.id);
}

/** What became of the last text message to this number about this recipient; undefined where there was none. */
export async function lastTextState(
  db: Database,
  { rid, to }: { rid: string; to: string },
): Promise<OutgoingState | undefined> {
  const [last] = await db
    .select({ state: outgoingTexts.state })
    .from(outgoingTexts)
    .where(and(eq(outgoingTexts.rid, rid), eq(outgoingTexts.toNumber, to)))
    .orderBy(desc(outgoingTexts.createdAt))
    .limit(1);
  return last?.state;
}
