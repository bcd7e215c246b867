import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';

import type { Caller } from '../auth/caller.js';
import { openings, shareRecipients, shares } from '../database/schema.js';
import { isCurrent } from './grants.js';
import type { ShareContext } from './share-context.js';
import { loadShares, type RecipientRow, type StoredShare } from './stored-share.js';
import { groupsOf } from './visibility.js';

/** A share as somebody who is signed in received it, personally or as a member of a group. */
export interface ReceivedShare {
  stored: StoredShare;
  recipient: RecipientRow;
  /** Whether this person has opened it; of a group it does not count that another member has. */
  opened: boolean;
}

/**
 * Whether this person may share it on. Where a code protects a share, only once he or she has opened it: being signed in
 * does not replace the code.
 */
export function mayShareOn({ stored, recipient, opened }: ReceivedShare): boolean {
  return stored.share.furtherSharing && recipient.lockedAt === null && (opened || !recipient.twoFactor);
}

/** How many are listed at most, the newest: far more than anybody has open at a time. */
const MAXIMUM_LISTED = 500;

/**
 * What is shared with somebody now, the newest first: nothing that has expired or was withdrawn.
 *
 * @param rid only what this one gives
 */
export async function receivedShares(
  { db, clock }: Pick<ShareContext, 'db' | 'clock'>,
  caller: Pick<Caller, 'id'>,
  rid?: string,
): Promise<ReceivedShare[]> {
  const groupIds = await groupsOf(db, caller.id);
  const found = await db
    .select({ id: shares.id, rid: shareRecipients.rid })
    .from(shareRecipients)
    .innerJoin(shares, eq(shares.id, shareRecipients.shareId))
    .where(
      and(
        or(
          and(eq(shareRecipients.kind, 'user'), eq(shareRecipients.recipientId, caller.id)),
          and(eq(shareRecipients.kind, 'group'), inArray(shareRecipients.recipientId, groupIds)),
        ),
        rid === undefined ? undefined : eq(shareRecipients.rid, rid),
        eq(shareRecipients.outcome, 'shared'),
        isNull(shareRecipients.withdrawnAt),
        isNull(shares.withdrawnAt),
      ),
    )
    .orderBy(desc(shares.sharedAt), desc(shares.id), shareRecipients.position)
    .limit(MAXIMUM_LISTED);
  const now = clock();
  const stored = new Map(
    (await loadShares(db, [...new Set(found.map(({ id }) => id))])).map((one) => [one.share.id, one]),
  );
  const opened = await openedBy(
    db,
    caller,
    found.map(({ rid }) => rid),
  );
  return found.flatMap(({ id, rid }) => {
    const share = stored.get(id);
    const recipient = share?.recipients.find((row) => row.rid === rid);
    if (!share || !recipient || share.share.withdrawnAt !== null || !isCurrent(share.share, now)) return [];
    return { stored: share, recipient, opened: opened.has(rid) };
  });
}

async function openedBy(
  db: ShareContext['db'],
  caller: Pick<Caller, 'id'>,
  rids: readonly string[],
): Promise<Set<string>> {
  if (rids.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ rid: openings.rid })
    .from(openings)
    .innerJoin(shareRecipients, eq(shareRecipients.rid, openings.rid))
    .where(
      and(
        inArray(openings.rid, [...rids]),
        // A person's own link may have been opened where nobody was signed in.
        or(eq(shareRecipients.kind, 'user'), eq(openings.personId, caller.id)),
      ),
    );
  return new Set(rows.map(({ rid }) => rid));
}
