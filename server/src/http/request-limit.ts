import { lt, sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { requestCounts } from '../database/schema.js';
import { Refusal } from './problem.js';

export interface RequestLimit {
  /** Whose requests are counted, for example `rid:…`. */
  subject: string;
  action: string;
  /** How many in a window. */
  maximum: number;
  windowSeconds: number;
}

/** Counts a request and refuses it when there were too many. The database counts: restarts forget nothing. */
export async function limitRequests(db: Database, limit: RequestLimit, now: Date): Promise<void> {
  const { subject, action, maximum, windowSeconds } = limit;
  const length = windowSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / length) * length);
  await db.delete(requestCounts).where(lt(requestCounts.windowStart, new Date(now.getTime() - 24 * 60 * 60 * 1000)));
  const [counted] = await db
    .insert(requestCounts)
    .values({ subject, action, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [requestCounts.subject, requestCounts.action, requestCounts.windowStart],
      set: { count: sql`${requestCounts.count} + 1` },
    })
    .returning({ count: requestCounts.count });
  if ((counted?.count ?? 0) <= maximum) return;
  const seconds = Math.ceil((windowStart.getTime() + length - now.getTime()) / 1000);
  throw new Refusal('too-many-requests', { headers: { 'Retry-After': `${Math.max(1, seconds)}` } });
}
