import { fileURLToPath } from 'node:url';

import type { Database } from './database.js';

/** Where the data is. */
export interface DatabaseLocation {
  /** `postgres://…`: a PostgreSQL server, version 15 or later. Without it the embedded database is opened. */
  url?: string | undefined;
  /** The same database as the role that owns the tables: it migrates, and lets the role of `url` do what it must. */
  ownerUrl?: string | undefined;
  /** Folder of the embedded database; null keeps everything in memory, for tests. */
  dataDirectory: string | null;
}

/** An open database with all migrations applied. */
export interface OpenDatabase {
  db: Database;
  kind: 'pglite' | 'postgresql';
  /** Waits for running queries, then gives everything back. */
  close(): Promise<void>;
}

/** Folder of the migrations, the same for both kinds of database. */
export const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/**
 * Opens the database and brings it up to date. Throws an Error that says what to do when it cannot: the server does not
 * answer, the folder is in use by another process, or was written by another version.
 */
export async function openDatabase({ url, ownerUrl, dataDirectory }: DatabaseLocation): Promise<OpenDatabase> {
  // Loaded when needed: each brings megabytes that the other does without.
  if (url !== undefined) {
    const { openPostgresql } = await import('./postgresql.js');
    return openPostgresql({ url, ownerUrl }, MIGRATIONS);
  }
  const { openPglite } = await import('./pglite.js');
  return openPglite(dataDirectory, MIGRATIONS);
}
