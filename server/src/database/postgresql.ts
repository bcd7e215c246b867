import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

import type { OpenDatabase } from './open-database.js';
import * as schema from './schema.js';

/** Any number, the same in every process: only one at a time migrates. */
const MIGRATION_LOCK = 7_227_711_743;

const silence = () => undefined;

/** Opens a database of a PostgreSQL server. */
export async function openPostgresql(
  { url, ownerUrl }: { url: string; ownerUrl: string | undefined },
  migrationsFolder: string,
): Promise<OpenDatabase> {
  const role = ownerUrl === undefined ? undefined : decodeURIComponent(new URL(url).username);
  await migratePostgresql(ownerUrl ?? url, migrationsFolder, role);
  // Compiling a search takes longer than the search: what it costs is estimated far too high.
  const client = postgres(url, { max: 10, connect_timeout: 10, onnotice: silence, connection: { jit: 'off' } });
  return {
    db: drizzle({ client, schema }),
    kind: 'postgresql',
    close: () => client.end({ timeout: 5 }),
  };
}

// On a connection of its own: ending it gives the lock back, whatever happened.
async function migratePostgresql(url: string, migrationsFolder: string, role: string | undefined): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: silence });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle({ client }), { migrationsFolder });
    if (role !== undefined) await grantWork(client, role);
  } catch (error) {
    throw new Error(`The database of DATABASE_URL cannot be opened: ${reason(error)}`, { cause: error });
  } finally {
    await client.end({ timeout: 5 });
  }
}

// What the server does day by day. To the audit trail it only adds: it could not even put the triggers aside.
async function grantWork(client: postgres.Sql, role: string): Promise<void> {
  const name = client(role);
  await client.begin(async (tx) => {
    await tx`grant usage on schema public to ${name}`;
    await tx`grant select, insert, update, delete on all tables in schema public to ${name}`;
    await tx`grant usage on all sequences in schema public to ${name}`;
    await tx`revoke update, delete on audit_entries from ${name}`;
    await tx`revoke insert, update, delete on audit_chain from ${name}`;
  });
}

// Neither the URL, which holds a password, nor the query.
function reason(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  if (cause instanceof Error) return reason(cause);
  const { code, message } = error as { code?: string; message: string };
  return code === undefined || message.includes(code) ? message : `${message} (${code})`;
}
