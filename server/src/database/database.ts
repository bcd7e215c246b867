import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';

import type * as schema from './schema.js';

type Schema = typeof schema;

/** The database, whichever drives it. A `Transaction` may stand wherever a `Database` is asked for. */
export type Database = PgDatabase<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

/**
 * An open transaction. Inside `db.transaction(async (tx) => …)` ask `tx` alone: the embedded database has one
 * connection, and a query on `db` would wait for the transaction that waits for it.
 */
export type Transaction = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;
