import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { dataDir as preparedFolder } from '@electric-sql/pglite-prepopulatedfs';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';

import { lockDirectory } from './directory-lock.js';
import type { OpenDatabase } from './open-database.js';
import * as schema from './schema.js';

/** The PostgreSQL inside this PGlite; it cannot read the files of another major version. */
const MAJOR_VERSION = '18';

const extensions = { pg_trgm, unaccent };

/** Opens the embedded database in `<dataDirectory>/database`, or in memory. */
export async function openPglite(dataDirectory: string | null, migrationsFolder: string): Promise<OpenDatabase> {
  if (dataDirectory === null) {
    const client = await PGlite.create({ extensions, loadDataDir: await preparedFolder() });
    return migrated(client, migrationsFolder, () => Promise.resolve());
  }
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  // Two processes in one folder would destroy it.
  const unlock = await lockDirectory(dataDirectory);
  try {
    const folder = join(dataDirectory, 'database');
    if (!existsSync(folder)) await prepare(dataDirectory, folder);
    await requireVersion(folder);
    const client = await PGlite.create({ dataDir: folder, extensions });
    return await migrated(client, migrationsFolder, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function migrated(
  client: PGlite,
  migrationsFolder: string,
  released: () => Promise<void>,
): Promise<OpenDatabase> {
  const db = drizzle({ client, schema });
  try {
    await migrate(db, { migrationsFolder });
  } catch (error) {
    await client.close();
    throw error;
  }
  const close = async () => {
    if (!client.closed) await client.close();
    await released();
  };
  return { db, kind: 'pglite', close };
}

// An initialization in WebAssembly takes about ten seconds; unpacking a prepared folder takes two. It happens beside
// the final place, so that a start that was interrupted leaves nothing half-made there.
async function prepare(dataDirectory: string, folder: string): Promise<void> {
  const unfinished = join(dataDirectory, 'database.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  const client = await PGlite.create({ dataDir: unfinished, extensions, loadDataDir: await preparedFolder() });
  await client.close();
  await rename(unfinished, folder);
}

async function requireVersion(folder: string): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === MAJOR_VERSION) return;
  throw new Error(
    `${folder} ${version === '' ? 'is no database' : `was written by PostgreSQL ${version}`}; ` +
      `this version reads PostgreSQL ${MAJOR_VERSION}. Set DATA_DIR to another folder, or move this one away.`,
  );
}
