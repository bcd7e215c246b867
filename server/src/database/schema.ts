/** Every table, for queries: `db.select().from(people)`. The migrations in `server/drizzle` are made from it. */
export * from './schema/departments.js';
export * from './schema/directory.js';
export * from './schema/secret-mark.js';
export * from './schema/sessions.js';
export * from './schema/shares.js';
export * from './schema/report-notes.js';
export * from './schema/access-control.js';
export * from './schema/audit.js';
export * from './schema/outgoing.js';
