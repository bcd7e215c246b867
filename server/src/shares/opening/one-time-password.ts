import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

import { and, desc, eq, gt } from 'drizzle-orm';

import type { Transaction } from '../../database/database.js';
import { randomId } from '../../database/random-id.js';
import { oneTimePasswords } from '../../database/schema.js';
import { limitRequests } from '../../http/request-limit.js';
import { oneTimePasswordText } from '../../mail/one-time-password-text.js';
import { enqueueText } from '../../outbox/enqueue-text.js';
import { PASSWORD_PLACE } from '../../texts/password-gateway.js';
import { audit } from '../audit.js';
import type { ShareContext } from '../share-context.js';
import { auditPerson, auditWrong, countAttempt, forgetAttempts, MAXIMUM_WRONG } from './attempts.js';
import type { Bucket } from './bucket.js';
import { checkAtGateway } from './gateway-password.js';
import { unspentOf } from './unspent.js';

const DIGITS = 6;
const MINUTES = 10;
/** Texts to one recipient in ten minutes, and to one number in an hour: each costs money, and the phone is somebody's. */
const MAXIMUM_TEXTS = 5;

/** Whose phone gets the password; `personId` is null for somebody the directory does not know. */
export interface PasswordOwner {
  personId: string | null;
  displayName: string;
  /** E.164; null where none is registered (any more). */
  mobile: string | null;
}

/**
 * Whose phone the password goes to: the user's, the new recipient's, or of a group the phone of the member who is
 * signed in. Undefined where it takes a member to say who it is.
 */
export async function passwordOwner(
  { directory }: ShareContext,
  { recipient }: Bucket,
  signedInId: string | undefined,
): Promise<PasswordOwner | undefined> {
  const { kind, recipientId, displayName, mobile } = recipient;
  if (kind === 'new' || recipientId === null) return { personId: null, displayName, mobile };
  const contacts = await directory.contacts({ kind, id: recipientId });
  const contact = kind === 'group' ? contacts.find(({ personId }) => personId === signedInId) : contacts[0];
  if (!contact && kind === 'user') return { personId: null, displayName, mobile: null }; // has left the directory
  return contact && { personId: contact.personId, displayName: contact.displayName, mobile: contact.mobile };
}

/** Sends a new password and spends older ones. It does not reset how many wrong ones were entered. */
export async function sendPassword(
  { db, clock, secret, passwordGateway, wakeOutbox }: ShareContext,
  { stored, recipient }: Bucket,
  owner: PasswordOwner & { mobile: string },
): Promise<void> {
  const now = clock();
  const { rid } = recipient;
  await limitRequests(
    db,
    [
      { subject: `rid:${rid}`, action: 'send-code', maximum: MAXIMUM_TEXTS, windowSeconds: MINUTES * 60 },
      {
        subject: `mobile:${keyed(secret, `mobile:${owner.mobile}`)}`,
        action: 'text-mobile',
        maximum: MAXIMUM_TEXTS,
        windowSeconds: 60 * 60,
      },
    ],
    now,
  );
  const id = randomId();
  const code = passwordGateway
    ? PASSWORD_PLACE
    : randomInt(10 ** DIGITS)
        .toString()
        .padStart(DIGITS, '0');
  const text = oneTimePasswordText({ language: stored.share.language, code, minutes: MINUTES });
  await db.transaction(async (tx) => {
    await tx.update(oneTimePasswords).set({ spentAt: now }).where(unspentOf(rid, owner.personId));
    await tx.insert(oneTimePasswords).values({
      id,
      rid,
      personId: owner.personId,
      codeHash: passwordGateway ? null : codeHash(secret, id, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + MINUTES * 60_000),
    });
    await enqueueText(tx, { id, rid, to: owner.mobile, text, minutes: MINUTES });
    await audit(tx, { at: now, action: 'send-code', person: auditPerson(owner), shareId: stored.share.id, rid });
  });
  wakeOutbox();
}

/** Whether a password was sent that could still be entered. */
export async function hasValidPassword(
  { db, clock }: ShareContext,
  { recipient }: Bucket,
  { personId }: PasswordOwner,
): Promise<boolean> {
  const found = await db
    .select({ id: oneTimePasswords.id })
    .from(oneTimePasswords)
    .where(and(unspentOf(recipient.rid, personId), gt(oneTimePasswords.expiresAt, clock())));
  return found.length > 0;
}

export type PasswordCheck = 'right' | 'wrong' | 'locked' | 'none-valid';

/** Thrown inside the transaction to undo the counting: there was nothing that could have been right. */
class NoneValid extends Error {}

/**
 * Checks a password and spends it; `onRight` becomes part of the same transaction. Every attempt is counted before it is
 * looked at, in one UPDATE that also locks: however many come at once, a fifth wrong one is the last.
 */
export async function checkPassword(
  context: ShareContext,
  bucket: Bucket,
  owner: PasswordOwner,
  entered: string,
  onRight: (tx: Transaction) => Promise<void>,
): Promise<PasswordCheck> {
  const { db, clock, secret, passwordGateway } = context;
  const typed = entered.replace(/\s/g, '');
  if (passwordGateway) return checkAtGateway(context, passwordGateway, bucket, owner, typed, onRight);
  const now = clock();
  const { rid } = bucket.recipient;
  try {
    return await db.transaction(async (tx) => {
      const attempt = await countAttempt(tx, rid, now);
      if (attempt === undefined) return 'locked';
      const [password] = await tx
        .select()
        .from(oneTimePasswords)
        .where(and(unspentOf(rid, owner.personId), gt(oneTimePasswords.expiresAt, now)))
        .orderBy(desc(oneTimePasswords.createdAt))
        .limit(1);
      if (typeof password?.codeHash !== 'string') throw new NoneValid();
      if (!isSame(password.codeHash, codeHash(secret, password.id, typed))) {
        const isLocked = attempt >= MAXIMUM_WRONG;
        await auditWrong(tx, bucket, owner, { at: now, wrongCodes: attempt, isLocked });
        return isLocked ? 'locked' : 'wrong';
      }
      await tx.update(oneTimePasswords).set({ spentAt: now }).where(eq(oneTimePasswords.id, password.id));
      await forgetAttempts(tx, rid);
      await onRight(tx);
      return 'right';
    });
  } catch (error) {
    if (error instanceof NoneValid) return 'none-valid';
    throw error;
  }
}

const codeHash = (secret: Buffer, id: string, code: string) => keyed(secret, `code:${id}:${code}`);

const keyed = (secret: Buffer, text: string) => createHmac('sha256', secret).update(text).digest('base64url');

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
