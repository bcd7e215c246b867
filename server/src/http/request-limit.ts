import { and, lt, ne, sql } from 'drizzle-orm';

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

/** Look-ups of a person in an hour: kept until the audit trail has them, see `recordLookUps`. */
export const LOOK_UPS_AN_HOUR = 'look-up-hour';

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Counts a request and refuses it when there were too many by any of the limits, whose actions differ. The database
 * counts them all in one statement: restarts forget nothing, and processes share the count.
 */
export async function limitRequests(db: Database, limits: readonly RequestLimit[], now: Date): Promise<void> {
  const windowOf = ({ windowSeconds }: RequestLimit) => {
    const length = windowSeconds * 1000;
    const start = Math.floor(now.getTime() / length) * length;
    return { start: new Date(start), secondsLeft: Math.max(1, Math.ceil((start + length - now.getTime()) / 1000)) };
  };
  const counted = await db
    .insert(requestCounts)
    .values(
      limits.map((limit) => ({
        subject: limit.subject,
        action: limit.action,
        windowStart: windowOf(limit).start,
        count: 1,
      })),
    )
    .onConflictDoUpdate({
      target: [requestCounts.subject, requestCounts.action, requestCounts.windowStart],
      set: { count: sql`${requestCounts.count} + 1` },
    })
    .returning({ action: requestCounts.action, count: requestCounts.count });
  const countOf = new Map(counted.map(({ action, count }) => [action, count]));
  // A first request of a window is the moment to forget windows long past.
  if (counted.some(({ count }) => count === 1)) {
    await db
      .delete(requestCounts)
      .where(
        and(
          lt(requestCounts.windowStart, new Date(now.getTime() - KEPT_MS)),
          ne(requestCounts.action, LOOK_UPS_AN_HOUR),
        ),
      );
  }
  const exceeded = limits.filter(({ action, maximum }) => (countOf.get(action) ?? 0) > maximum);
  if (exceeded.length === 0) return;
  const seconds = Math.max(...exceeded.map((limit) => windowOf(limit).secondsLeft));
  throw new Refusal('too-many-requests', { headers: { 'Retry-After': `${seconds}` } });
}
