import { eq } from 'drizzle-orm';
import { widerAccess, type Access, type Study } from 'pacs-share/domain';

import { shareRecipients } from '../../database/schema.js';
import { earlierGrants, isCurrent } from '../grants.js';
import { linkTokenHash } from '../link-token.js';
import type { ShareContext } from '../share-context.js';
import { studyForRecipient } from '../share-view.js';
import { loadShare, type RecipientRow, type StoredShare } from '../stored-share.js';

/** A study as a recipient may open it now. */
export interface OpenableStudy {
  study: Study;
  access: Access;
  reportAccessible: boolean;
}

/** What one recipient's link leads to. */
export interface Bucket {
  stored: StoredShare;
  recipient: RecipientRow;
  state: 'open' | 'locked' | 'expired' | 'withdrawn';
  /** Empty unless its state is open. */
  studies: OpenableStudy[];
}

/** The bucket of a link's token; undefined for a token that was never given out. Changes nothing. */
export async function findBucket(context: ShareContext, token: string): Promise<Bucket | undefined> {
  const [found] = await context.db
    .select({ rid: shareRecipients.rid, shareId: shareRecipients.shareId })
    .from(shareRecipients)
    .where(eq(shareRecipients.linkTokenHash, linkTokenHash(token)));
  const stored = found && (await loadShare(context.db, found.shareId));
  const recipient = stored?.recipients.find(({ rid }) => rid === found?.rid);
  if (!stored || !recipient) return undefined;
  if (stored.share.withdrawnAt !== null || recipient.withdrawnAt !== null) {
    return { stored, recipient, state: 'withdrawn', studies: [] };
  }
  const studies = await openableStudies(context, stored, recipient);
  if (studies.length === 0) return { stored, recipient, state: 'expired', studies };
  return recipient.lockedAt === null
    ? { stored, recipient, state: 'open', studies }
    : { stored, recipient, state: 'locked', studies: [] };
}

// Rights are merged at each instant, study by study: a wide right that has ended widens nothing that goes on.
async function openableStudies(
  { db, clock }: ShareContext,
  { share, studies }: StoredShare,
  { rid }: RecipientRow,
): Promise<OpenableStudy[]> {
  const now = clock();
  const earlier = (await earlierGrants(db, [share.id], now)).filter((grant) => grant.rid === rid);
  return studies.flatMap((row) => {
    const accesses = earlier
      .filter(({ studyInstanceUid }) => studyInstanceUid === row.studyInstanceUid)
      .map(({ access }) => access);
    if (isCurrent(share, now)) accesses.push(share.access);
    const [first, ...others] = accesses;
    if (first === undefined) return [];
    const access = others.reduce(widerAccess, first);
    return [{ study: studyForRecipient(row), access, reportAccessible: access !== 'images' && !share.anonymize }];
  });
}
