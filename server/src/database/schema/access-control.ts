import { bigserial, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { people } from './directory.js';
import { instant } from './instant.js';
import { shareRecipients } from './shares.js';

/** Each time that a recipient, or a member of a group, opened a study. */
export const openings = pgTable(
  'openings',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    rid: text('rid')
      .notNull()
      .references(() => shareRecipients.rid, { onDelete: 'cascade' }),
    studyInstanceUid: text('study_instance_uid').notNull(),
    /** Null for a new recipient, whom the directory does not know. */
    personId: text('person_id').references(() => people.id, { onDelete: 'set null' }),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('openings_rid').on(table.rid, table.studyInstanceUid)],
);

/** One-time passwords that were sent. Single use, short-lived; a wrong one counts on the recipient, not here. */
export const oneTimePasswords = pgTable(
  'one_time_passwords',
  {
    /** At least 128 random bits. */
    id: text('id').primaryKey(),
    rid: text('rid')
      .notNull()
      .references(() => shareRecipients.rid, { onDelete: 'cascade' }),
    /** The member of a group that asked for it; null for a new recipient. */
    personId: text('person_id').references(() => people.id, { onDelete: 'cascade' }),
    /** Keyed hash: six digits alone are found by trying. Null where the gateway made the password. */
    codeHash: text('code_hash'),
    /** By what that gateway knows it; null until it has sent it. */
    authenticationId: text('authentication_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    /** When it was used, or replaced by a newer one. */
    spentAt: instant('spent_at'),
  },
  (table) => [index('one_time_passwords_rid').on(table.rid, table.createdAt)],
);

/** How often something was asked in a window of time: limits hold over restarts and over several processes. */
export const requestCounts = pgTable(
  'request_counts',
  {
    /** Whose requests are counted, for example `person:p-1`. */
    subject: text('subject').notNull(),
    /** What is counted, for example `recipients-search`. */
    action: text('action').notNull(),
    windowStart: instant('window_start').notNull(),
    count: integer('count').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.action, table.windowStart] }),
    index('request_counts_window_start').on(table.windowStart),
  ],
);
