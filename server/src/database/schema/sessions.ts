import { boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

import { people, type Role } from './directory.js';
import { instant } from './instant.js';

/** What whoever signs people in said of a person. Where a member is absent, the directory's own word holds. */
export interface Claimed {
  role?: Role;
  /** Null: a department that is not known here, or none. */
  departmentId?: string | null;
}

/** Signed-in browsers. The token itself is only in the cookie. */
export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the token, base64url. */
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    claimed: jsonb('claimed').$type<Claimed>().notNull().default({}),
    /** Who this is for whoever signed him or her in, and in which session there; null where that was not told. */
    providerSubject: text('provider_subject'),
    providerSession: text('provider_session'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('sessions_expires_at').on(table.expiresAt),
    index('sessions_provider_subject').on(table.providerSubject),
    index('sessions_provider_session').on(table.providerSession),
  ],
);

/** What a sender chose at the last share with a user: the defaults for the next user. */
export const rememberedChoices = pgTable('remembered_choices', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  twoFactor: boolean('two_factor').notNull(),
  sendMail: boolean('send_mail').notNull(),
});
