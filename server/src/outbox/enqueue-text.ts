import { sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { outgoingTexts } from '../database/schema.js';

/** A text message, such as one with a one-time password. */
export interface TextToSend {
  /** At least 128 random bits, where it is to be known by one that is already in use. */
  id?: string;
  /** The recipient of a share that it is for. */
  rid?: string;
  /** E.164. */
  to: string;
  text: string;
  /** How long it is of any use. */
  minutes: number;
}

/** Puts a text message into the outbox as part of the transaction that causes it, as `enqueueMail` does. */
export async function enqueueText(
  db: Database,
  { id = randomId(), rid, to, text, minutes }: TextToSend,
): Promise<string> {
  await db
    .insert(outgoingTexts)
    .values({ id, rid: rid ?? null, toNumber: to, text, expiresAt: sql`now() + make_interval(mins => ${minutes})` });
  return id;
}
