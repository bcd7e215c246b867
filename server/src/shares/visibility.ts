import { and, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { SharePermissions } from 'pacs-share/domain';

import type { Caller } from '../auth/caller.js';
import type { Database } from '../database/database.js';
import { groupMembers, shareRecipients, shares, shareStudies } from '../database/schema.js';
import { Refusal } from '../http/problem.js';
import { furtherSharesOf } from './further/origins.js';
import { isCurrent, type EarlierGrant } from './grants.js';
import type { RecipientRow, StoredShare } from './stored-share.js';

/**
 * From where a share is looked at. The sender and the admins of the sending department see all of it; who had shared
 * what is shared on here sees what became of it, but not the links; the service desk sees whom to help, but neither why
 * it was shared nor the links; a recipient sees what is his or her own.
 */
export type Side = 'sender' | 'origin' | 'service-desk' | 'recipient';

/** A share as somebody may see it. */
export interface Sight {
  side: Side;
  /** The recipients that may be seen. */
  rids: ReadonlySet<string>;
  /** The studies that may be seen. */
  studies: ReadonlySet<string>;
  /** What may be done. */
  permissions: SharePermissions;
}

/** How many shares of one study are listed at most, the newest. */
const MAXIMUM_LISTED = 200;

/** The groups that a person belongs to. */
export async function groupsOf(db: Database, personId: string): Promise<string[]> {
  const rows = await db
    .select({ id: groupMembers.groupId })
    .from(groupMembers)
    .where(eq(groupMembers.personId, personId));
  return rows.map(({ id }) => id);
}

/** Whether the caller belongs to the sender's side. */
export function isSendersSide(caller: Caller, { senderId, departmentId }: StoredShare['share']): boolean {
  return caller.id === senderId || (caller.role === 'admin' && caller.department?.id === departmentId);
}

/** What the caller may do with a share that is seen from a side. */
function permissionsOf(caller: Caller, { departmentId }: StoredShare['share'], side: Side): SharePermissions {
  const isSender = side === 'sender';
  // What somebody shared on ends with it; ending it alone is up to who shared first, too.
  const isAdmin = caller.role === 'admin' && caller.department?.id === departmentId;
  return {
    withdraw: isSender || side === 'origin',
    changeValidity: isSender,
    sendMail: isSender,
    unlock: isAdmin || caller.role === 'service-desk',
  };
}

type Shown = Pick<StoredShare['studies'][number], 'studyInstanceUid'>;

/** How the caller may see a share; undefined where not at all. */
export function sightOf(
  caller: Caller,
  { share, studies, recipients, origins }: StoredShare,
  groupIds: readonly string[],
  earlier: readonly EarlierGrant[],
  now: Date,
): Sight | undefined {
  const sight = (side: Side, seen: readonly RecipientRow[], shown: readonly Shown[] = studies): Sight => ({
    side,
    rids: new Set(seen.map(({ rid }) => rid)),
    studies: new Set(shown.map(({ studyInstanceUid }) => studyInstanceUid)),
    permissions: permissionsOf(caller, share, side),
  });
  if (isSendersSide(caller, share)) return sight('sender', recipients);
  const forwarded = origins.filter(({ senderId }) => senderId === caller.id);
  if (forwarded.length > 0) return sight('origin', recipients, forwarded);
  if (caller.role === 'service-desk') return sight('service-desk', recipients);
  const isOpen = ({ rid, outcome, withdrawnAt }: RecipientRow) =>
    outcome === 'shared' &&
    share.withdrawnAt === null &&
    withdrawnAt === null &&
    (isCurrent(share, now) || earlier.some((grant) => grant.rid === rid));
  const isOwn = ({ kind, recipientId }: RecipientRow) =>
    recipientId !== null &&
    (kind === 'user' ? recipientId === caller.id : kind === 'group' && groupIds.includes(recipientId));
  const own = recipients.filter((recipient) => isOwn(recipient) && isOpen(recipient));
  return own.length === 0 ? undefined : sight('recipient', own);
}

/** Ids of the shares of a study that may concern the caller, the newest first; `sightOf` decides. */
export async function sharesOfStudy(
  db: Database,
  caller: Caller,
  studyInstanceUid: string,
  groupIds: readonly string[],
): Promise<string[]> {
  const concerns: (SQL | undefined)[] = [eq(shares.senderId, caller.id)];
  if (caller.role === 'admin' && caller.department) concerns.push(eq(shares.departmentId, caller.department.id));
  const isRecipient = or(
    and(eq(shareRecipients.kind, 'user'), eq(shareRecipients.recipientId, caller.id)),
    groupIds.length === 0
      ? undefined
      : and(eq(shareRecipients.kind, 'group'), inArray(shareRecipients.recipientId, [...groupIds])),
  );
  concerns.push(
    inArray(
      shares.id,
      db
        .select({ id: shareRecipients.shareId })
        .from(shareRecipients)
        .where(and(isRecipient, isNull(shareRecipients.withdrawnAt))),
    ),
    sql`${shares.id} in ${furtherSharesOf(caller.id, studyInstanceUid)}`,
  );
  const rows = await db
    .select({ id: shares.id })
    .from(shares)
    .innerJoin(shareStudies, eq(shareStudies.shareId, shares.id))
    .where(
      and(
        eq(shareStudies.studyInstanceUid, studyInstanceUid),
        caller.role === 'service-desk' ? undefined : or(...concerns),
      ),
    )
    .orderBy(desc(shares.sharedAt), desc(shares.id))
    .limit(MAXIMUM_LISTED);
  return rows.map(({ id }) => id);
}

/** Refuses a caller who may see a share but not do this with it. */
export function requireAllowed(allowed: boolean): void {
  if (!allowed) throw new Refusal('not-allowed');
}
