import { and, eq, lt } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { requestCounts } from '../database/schema.js';
import { findPeople } from '../directory/people.js';
import type { Log } from '../http/request-log.js';
import { LOOK_UPS_AN_HOUR } from '../http/request-limit.js';
import { audit } from '../shares/audit.js';
import { auditHead } from './verify-audit.js';

/** The hour, and as much as the clocks of several processes may differ. */
const COMPLETE_MS = 65 * 60_000;

/**
 * Puts into the audit trail how often each person has looked something up in the directory, an entry for each hour that
 * is over: whoever reads the directory is told of, and what is typed is not. Several processes may do so at once.
 */
export async function recordLookUps(db: Database, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const complete = await tx
      .delete(requestCounts)
      .where(
        and(
          eq(requestCounts.action, LOOK_UPS_AN_HOUR),
          lt(requestCounts.windowStart, new Date(now.getTime() - COMPLETE_MS)),
        ),
      )
      .returning();
    const counts = complete.map(({ subject, windowStart, count }) => ({
      personId: subject.replace(/^person:/, ''),
      windowStart,
      count,
    }));
    const known = await findPeople(tx, [...new Set(counts.map(({ personId }) => personId))]);
    const names = new Map(known.map(({ id, displayName }) => [id, displayName]));
    counts.sort((a, b) => a.windowStart.getTime() - b.windowStart.getTime());
    for (const { personId, windowStart, count } of counts) {
      await audit(tx, {
        at: now,
        action: 'look-up',
        person: { id: personId, displayName: names.get(personId) ?? '' },
        shareId: null,
        detail: { count, hour: windowStart.toISOString() },
      });
    }
  });
}

const EVERY_MS = 15 * 60_000;

/**
 * Records look-ups now and then, until it is stopped, and logs where the audit trail ends: a log that is kept elsewhere
 * proves later that the trail was not cut off or written anew.
 */
export function keepRecordingLookUps(db: Database, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const record = () => {
    running = recordLookUps(db, new Date())
      .then(async () => log({ level: 'info', event: 'audit-head', ...(await auditHead(db)) }))
      .catch(() => log({ level: 'warn', event: 'look-ups-not-recorded' }));
  };
  record();
  const timer = setInterval(record, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
