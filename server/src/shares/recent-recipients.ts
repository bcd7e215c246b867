import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Kind, Recipient } from 'pacs-share/domain';

import type { Sender } from '../auth/caller.js';
import { shareRecipients, shares, type DirectoryKind } from '../database/schema.js';
import type { DirectoryRef } from '../directory/directory.js';
import type { ShareContext } from './share-context.js';

/** How many are offered at most. */
const MOST_RECENT = 10;
/** How far back it looks: among so many there are ten to offer, or the sender shares with few. */
const MOST_LOOKED_AT = 200;

/** Those the sender shared with last and can share with again, the newest first. */
export async function recentRecipients(
  { db, directory }: Pick<ShareContext, 'db' | 'directory'>,
  sender: Sender,
  kinds: readonly Kind[],
): Promise<Recipient[]> {
  const rows = await db
    .select({ kind: shareRecipients.kind, id: shareRecipients.recipientId })
    .from(shares)
    .innerJoin(shareRecipients, eq(shareRecipients.shareId, shares.id))
    .where(
      and(
        eq(shares.senderId, sender.id),
        isNull(shares.withdrawnAt),
        isNull(shareRecipients.withdrawnAt),
        eq(shareRecipients.outcome, 'shared'),
        ne(shareRecipients.kind, 'new'),
        isNotNull(shareRecipients.recipientId),
      ),
    )
    .orderBy(desc(shares.sharedAt), desc(shares.id), shareRecipients.position)
    .limit(MOST_LOOKED_AT);
  const refs = new Map<string, DirectoryRef>();
  for (const { kind, id } of rows) {
    if (id === null || !kinds.includes(kind) || (kind === 'user' && id === sender.id)) continue;
    // Set again, it keeps its first place.
    refs.set(`${kind}:${id}`, { kind: kind as DirectoryKind, id });
  }
  const entries = await directory.find([...refs.values()], sender.id);
  const offered = entries.filter(({ acceptsShares }) => acceptsShares).map(({ recipient }) => recipient);
  return offered.slice(0, MOST_RECENT);
}
