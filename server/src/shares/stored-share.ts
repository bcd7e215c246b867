import { asc, inArray } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { shareRecipients, shares, shareStudies } from '../database/schema.js';
import { originsOf, withinOrigins, type Origin } from './further/origins.js';

export type ShareRow = typeof shares.$inferSelect;
export type StudyRow = typeof shareStudies.$inferSelect;
export type RecipientRow = typeof shareRecipients.$inferSelect;

/** A share as the database holds it. */
export interface StoredShare {
  /** Made further, it has ended, or is withdrawn, with what it was made from. */
  share: ShareRow;
  studies: StudyRow[];
  recipients: RecipientRow[];
  /** Where its studies come from; empty unless it was made further. */
  origins: Origin[];
}

/** The shares that exist, in the order of their ids. */
export async function loadShares(db: Database, ids: readonly string[]): Promise<StoredShare[]> {
  if (ids.length === 0) return [];
  const list = [...ids];
  const found = await db.select().from(shares).where(inArray(shares.id, list));
  const studies = await db
    .select()
    .from(shareStudies)
    .where(inArray(shareStudies.shareId, list))
    .orderBy(asc(shareStudies.position));
  const recipients = await db
    .select()
    .from(shareRecipients)
    .where(inArray(shareRecipients.shareId, list))
    .orderBy(asc(shareRecipients.position));
  const further = studies.filter(({ madeFrom }) => madeFrom !== null).map(({ shareId }) => shareId);
  const allOrigins = await originsOf(db, [...new Set(further)]);
  return ids.flatMap((id) => {
    const share = found.find((row) => row.id === id);
    if (!share) return [];
    const origins = allOrigins.filter(({ shareId }) => shareId === id);
    return {
      share: withinOrigins(share, origins),
      origins,
      studies: studies.filter(({ shareId }) => shareId === id),
      recipients: recipients.filter(({ shareId }) => shareId === id),
    };
  });
}

/** The share with this id, or undefined. */
export async function loadShare(db: Database, id: string): Promise<StoredShare | undefined> {
  return (await loadShares(db, [id]))[0];
}
