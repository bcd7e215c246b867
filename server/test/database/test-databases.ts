import { randomBytes } from 'node:crypto';

import postgres from 'postgres';

import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';

/** A kind of database to run tests on; each `open` gives an empty one with all migrations. */
export interface TestDatabase {
  name: string;
  open(): Promise<OpenDatabase>;
}

/** The embedded database, and PostgreSQL where `DATABASE_URL_TEST` names a server on which databases may be made. */
export const testDatabases: readonly TestDatabase[] = [
  { name: 'PGlite', open: () => openDatabase({ dataDirectory: null }) },
  ...(process.env['DATABASE_URL_TEST'] ? [{ name: 'PostgreSQL', open: openEmptyPostgresql }] : []),
];

/** Makes a database of its own on the test server. */
export async function createPostgresqlDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const url = new URL(process.env['DATABASE_URL_TEST'] ?? '');
  const name = `pacs_share_test_${randomBytes(8).toString('hex')}`;
  const admin = async (statement: string) => {
    const client = postgres(url.href, { max: 1, onnotice: () => undefined });
    await client.unsafe(statement).finally(() => client.end());
  };
  await admin(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => admin(`drop database ${name} with (force)`) };
}

async function openEmptyPostgresql(): Promise<OpenDatabase> {
  const { url, drop } = await createPostgresqlDatabase();
  const database = await openDatabase({ url, dataDirectory: null });
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}
