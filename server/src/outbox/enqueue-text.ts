import type { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { outgoingTexts } from '../database/schema.js';

/** A text message, such as one with a one-time password. */
export interface TextToSend {
  /** The recipient of a share that it is for. */
  rid?: string;
  /** E.164. */
  to: string;
  text: string;
}

/** Stores a text message for whoever sends them: a gateway, or in the demo nobody, since its outbox shows them. */
export async function enqueueText(db: Database, { rid, to, text }: TextToSend): Promise<string> {
  const id = randomId();
  await db.insert(outgoingTexts).values({ id, rid: rid ?? null, toNumber: to, text });
  return id;
}
