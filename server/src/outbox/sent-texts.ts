import { outgoingTexts } from '../database/schema.js';
import type { Database } from '../database/database.js';

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
