import { and, desc, eq } from 'drizzle-orm';
import type { Recipient } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { favorites } from '../database/schema.js';

import type { Directory, DirectoryRef } from './directory.js';

/** A person's favorites, the newest first; those that have left the directory are not among them. */
export async function favoritesOf(db: Database, directory: Directory, ownerId: string): Promise<Recipient[]> {
  const refs = await db
    .select({ kind: favorites.kind, id: favorites.recipientId })
    .from(favorites)
    .where(eq(favorites.ownerId, ownerId))
    .orderBy(desc(favorites.addedAt), favorites.kind, favorites.recipientId);
  return (await directory.find(refs, ownerId)).map(({ recipient }) => recipient);
}

/** Adds those that are not favorites yet. Called in the transaction of the share that they were starred in. */
export async function addFavorites(db: Database, ownerId: string, refs: readonly DirectoryRef[]): Promise<void> {
  if (refs.length === 0) return;
  await db
    .insert(favorites)
    .values(refs.map(({ kind, id }) => ({ ownerId, kind, recipientId: id })))
    .onConflictDoNothing();
}

/** Removes a favorite; without an effect when it is none. */
export async function removeFavorite(db: Database, ownerId: string, { kind, id }: DirectoryRef): Promise<void> {
  await db
    .delete(favorites)
    .where(and(eq(favorites.ownerId, ownerId), eq(favorites.kind, kind), eq(favorites.recipientId, id)));
}
