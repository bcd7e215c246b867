import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Database, Transaction } from '../../database/database.js';
import { shareRecipients } from '../../database/schema.js';
import { audit } from '../audit.js';
import type { Bucket } from './bucket.js';
import type { PasswordOwner } from './one-time-password.js';

/** Consecutive wrong passwords, of which the last locks. */
export const MAXIMUM_WRONG = 5;

/** Which attempt in a row this is, from 1; undefined where the bucket is locked. The last there may be locks at once. */
export async function countAttempt(db: Database, rid: string, now: Date): Promise<number | undefined> {
  const [counted] = await db
    .update(shareRecipients)
    .set({
      wrongCodes: sql`${shareRecipients.wrongCodes} + 1`,
      lockedAt: sql`case when ${shareRecipients.wrongCodes} + 1 >= ${MAXIMUM_WRONG} then ${now.toISOString()}::timestamptz end`,
    })
    .where(and(eq(shareRecipients.rid, rid), isNull(shareRecipients.lockedAt)))
    .returning({ wrongCodes: shareRecipients.wrongCodes });
  return counted?.wrongCodes;
}

/** Undoes the counting of an attempt that nobody has looked at, and the lock that came with it. */
export async function uncountAttempt(db: Database, rid: string): Promise<void> {
  await db
    .update(shareRecipients)
    .set({
      wrongCodes: sql`greatest(${shareRecipients.wrongCodes} - 1, 0)`,
      lockedAt: sql`case when ${shareRecipients.wrongCodes} > ${MAXIMUM_WRONG} then ${shareRecipients.lockedAt} end`,
    })
    .where(eq(shareRecipients.rid, rid));
}

/** After a right one. */
export async function forgetAttempts(tx: Transaction, rid: string): Promise<void> {
  await tx.update(shareRecipients).set({ wrongCodes: 0, lockedAt: null }).where(eq(shareRecipients.rid, rid));
}

/** Puts a wrong password into the audit, and the lock that came of it. */
export async function auditWrong(
  tx: Transaction,
  { stored, recipient }: Bucket,
  owner: PasswordOwner,
  { at, wrongCodes, isLocked }: { at: Date; wrongCodes: number; isLocked: boolean },
): Promise<void> {
  const whose = { at, person: auditPerson(owner), shareId: stored.share.id, rid: recipient.rid };
  await audit(tx, { ...whose, action: 'wrong-code', outcome: 'failure', detail: { wrongCodes, locked: isLocked } });
  if (isLocked) await audit(tx, { ...whose, action: 'lock', detail: { wrongCodes } });
}

export function auditPerson({ personId, displayName }: PasswordOwner): { id: string; displayName: string } | null {
  return personId === null ? null : { id: personId, displayName };
}
