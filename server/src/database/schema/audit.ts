import { bigint, bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

import { instant } from './instant.js';

/**
 * Who did what, when, to which share. Append-only: the database itself refuses to change or remove an entry, and no
 * entry depends on a row elsewhere.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull().defaultNow(),
    /** What was done, kebab-case, for example `share`, `open`, `withdraw`, `unlock`. */
    action: text('action').notNull(),
    outcome: text('outcome').$type<'success' | 'failure'>().notNull().default('success'),
    /** Null where nobody was signed in. */
    personId: text('person_id'),
    personName: text('person_name'),
    shareId: text('share_id'),
    rid: text('rid'),
    /** Why the share was made. */
    reason: text('reason'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_entries_share').on(table.shareId, table.id),
    index('audit_entries_person').on(table.personId, table.id),
  ],
);

/**
 * Chains the entries in the order in which they were committed: each hash is over the entry and the hash before it. The
 * database writes it when a transaction commits; whoever changes, removes, inserts or reorders entries breaks it.
 */
export const auditChain = pgTable('audit_chain', {
  /** 1, 2, 3, … without a gap. */
  position: bigint('position', { mode: 'number' }).primaryKey(),
  entryId: bigint('entry_id', { mode: 'number' }).notNull().unique(),
  /** SHA-256 in hexadecimal. */
  hash: text('hash').notNull(),
});
