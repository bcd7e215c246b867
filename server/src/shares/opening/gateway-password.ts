import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';

import type { Database, Transaction } from '../../database/database.js';
import { oneTimePasswords, shareRecipients } from '../../database/schema.js';
import { Refusal } from '../../http/problem.js';
import { UncheckedPassword, type PasswordAnswer, type PasswordGateway } from '../../texts/password-gateway.js';
import type { TextGateway } from '../../texts/text-gateway.js';
import type { ShareContext } from '../share-context.js';
import { auditWrong, countAttempt, forgetAttempts, MAXIMUM_WRONG, uncountAttempt } from './attempts.js';
import type { Bucket } from './bucket.js';
import type { PasswordCheck, PasswordOwner } from './one-time-password.js';
import { unspentOf } from './unspent.js';

/** As many digits as the rules ask for; the API's passwords have ten characters at most. */
const PASSWORD = /^\d{6,10}$/;

/** Sends texts through a gateway that makes the passwords, and keeps by what it knows each. */
export function passwordTexts(db: Database, gateway: PasswordGateway): TextGateway {
  return {
    async send(text) {
      const authenticationId = await gateway.send(text);
      // A text and its password have the same id.
      await db.update(oneTimePasswords).set({ authenticationId }).where(eq(oneTimePasswords.id, text.id));
    },
  };
}

/**
 * Has the gateway say whether a password is right. The attempt is counted before, and the count committed, so that no
 * more are looked at than may be wrong, however many come at once; nothing waits for the gateway in a transaction. An
 * attempt that it certainly has not looked at is taken back. `onRight` becomes part of the transaction that accepts it.
 */
export async function checkAtGateway(
  context: Pick<ShareContext, 'db' | 'clock'>,
  gateway: PasswordGateway,
  bucket: Bucket,
  owner: PasswordOwner,
  typed: string,
  onRight: (tx: Transaction) => Promise<void>,
): Promise<PasswordCheck> {
  const { db, clock } = context;
  const { rid } = bucket.recipient;
  const now = clock();
  const [password] = await db
    .select({ id: oneTimePasswords.id, authenticationId: oneTimePasswords.authenticationId })
    .from(oneTimePasswords)
    .where(
      and(
        unspentOf(rid, owner.personId),
        isNotNull(oneTimePasswords.authenticationId),
        gt(oneTimePasswords.expiresAt, now),
      ),
    )
    .orderBy(desc(oneTimePasswords.createdAt))
    .limit(1);
  if (!password?.authenticationId) return 'none-valid';
  const attempt = await countAttempt(db, rid, now);
  if (attempt === undefined) return 'locked';
  const wrong = (isSpent = false) => countWrong(context, bucket, owner, { attempt, passwordId: password.id, isSpent });

  let answer: PasswordAnswer;
  try {
    answer = PASSWORD.test(typed) ? await gateway.check(password.authenticationId, typed) : 'wrong';
  } catch (error) {
    if (!(error instanceof UncheckedPassword)) throw error;
    if (error.isCertain) await uncountAttempt(db, rid);
    else await wrong();
    throw new Refusal('codes-unavailable', { headers: { 'Retry-After': '10' } });
  }
  if (answer === 'right') return acceptPassword(context, bucket, { attempt, passwordId: password.id }, onRight);
  if (answer !== 'none-valid') return wrong(answer === 'wrong-and-spent');
  await spend(db, password.id, now);
  await uncountAttempt(db, rid);
  return 'none-valid';
}

interface CountedAttempt {
  attempt: number;
  passwordId: string;
}

async function spend(db: Database, passwordId: string, now: Date): Promise<boolean> {
  const spent = await db
    .update(oneTimePasswords)
    .set({ spentAt: now })
    .where(and(eq(oneTimePasswords.id, passwordId), isNull(oneTimePasswords.spentAt)))
    .returning({ id: oneTimePasswords.id });
  return spent.length > 0;
}

async function lockOf(tx: Transaction, rid: string): Promise<Date | null> {
  const [row] = await tx
    .select({ lockedAt: shareRecipients.lockedAt })
    .from(shareRecipients)
    .where(eq(shareRecipients.rid, rid))
    .for('update');
  return row?.lockedAt ?? null;
}

async function countWrong(
  { db, clock }: Pick<ShareContext, 'db' | 'clock'>,
  bucket: Bucket,
  owner: PasswordOwner,
  { attempt, passwordId, isSpent }: CountedAttempt & { isSpent: boolean },
): Promise<'wrong' | 'locked'> {
  return db.transaction(async (tx) => {
    const at = clock();
    // Another attempt may have been taken back in the meantime, and the lock with it.
    const isLocked = attempt >= MAXIMUM_WRONG && (await lockOf(tx, bucket.recipient.rid)) !== null;
    if (isSpent) await spend(tx, passwordId, at);
    await auditWrong(tx, bucket, owner, { at, wrongCodes: attempt, isLocked });
    return isLocked ? 'locked' : 'wrong';
  });
}

async function acceptPassword(
  { db, clock }: Pick<ShareContext, 'db' | 'clock'>,
  { recipient: { rid } }: Bucket,
  { attempt, passwordId }: CountedAttempt,
  onRight: (tx: Transaction) => Promise<void>,
): Promise<PasswordCheck> {
  return db.transaction(async (tx) => {
    // The last attempt has locked for as long as it was not known to be right; an earlier one comes too late.
    const isLocked = (await lockOf(tx, rid)) !== null && attempt < MAXIMUM_WRONG;
    const isOwn = await spend(tx, passwordId, clock());
    if (isLocked) return 'locked';
    if (!isOwn) {
      await uncountAttempt(tx, rid);
      return 'none-valid';
    }
    await forgetAttempts(tx, rid);
    await onRight(tx);
    return 'right';
  });
}
