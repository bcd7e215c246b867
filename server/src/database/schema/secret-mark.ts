import { boolean, pgTable, text } from 'drizzle-orm/pg-core';

/** One row that tells whether a secret is the one that this database's links were made with, and nothing else of it. */
export const secretMark = pgTable('secret_mark', {
  only: boolean('only').primaryKey().default(true),
  mark: text('mark').notNull(),
});
