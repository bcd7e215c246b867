import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { Access, Kind, LabelChoice, SharedRecipient, Study } from 'pacs-share/domain';

import { people } from './directory.js';
import { instant } from './instant.js';

/** What was shared, as it was decided then: names are copies, so that later changes of the directory rewrite nothing. */
export const shares = pgTable(
  'shares',
  {
    /** At least 128 random bits: see `randomId`. */
    id: text('id').primaryKey(),
    senderId: text('sender_id')
      .notNull()
      .references(() => people.id),
    senderName: text('sender_name').notNull(),
    departmentId: text('department_id').notNull(),
    departmentName: text('department_name').notNull(),
    access: text('access').$type<Access>().notNull(),
    reportAccessible: boolean('report_accessible').notNull(),
    /** For the sender's side alone. */
    reason: text('reason').notNull(),
    /** Of the message, BCP 47. */
    language: text('language').notNull(),
    /** Last day, included to its end in `timeZone`; null: unlimited. */
    until: date('until', { mode: 'string' }),
    timeZone: text('time_zone').notNull(),
    label: jsonb('label').$type<LabelChoice>(),
    urgent: boolean('urgent').notNull(),
    anonymize: boolean('anonymize').notNull(),
    furtherSharing: boolean('further_sharing').notNull(),
    message: text('message').notNull(),
    sharedAt: instant('shared_at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
    /** Whether the sender wants a mail when a recipient opens it for the first time. */
    notifyOpened: boolean('notify_opened').notNull().default(false),
  },
  (table) => [
    index('shares_sender').on(table.senderId, table.sharedAt),
    index('shares_department').on(table.departmentId, table.sharedAt),
  ],
);

/** The studies of a share, as they were described when it was made. */
export const shareStudies = pgTable(
  'share_studies',
  {
    shareId: text('share_id')
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    studyInstanceUid: text('study_instance_uid').notNull(),
    /** Order in the request, from 0. */
    position: integer('position').notNull(),
    study: jsonb('study').$type<Study>().notNull(),
    /** Stands in for the first name when the share is anonymized; the same for all studies of one patient. */
    anonymousNumber: integer('anonymous_number'),
    /** The `rid` by which the sender received the study, and shares it on; null where the department's own is shared. */
    madeFrom: text('made_from').references((): AnyPgColumn => shareRecipients.rid),
  },
  (table) => [
    primaryKey({ columns: [table.shareId, table.studyInstanceUid] }),
    index('share_studies_uid').on(table.studyInstanceUid),
    index('share_studies_made_from').on(table.madeFrom),
  ],
);

/** Those a share was made with, and what each may still do: the bucket. */
export const shareRecipients = pgTable(
  'share_recipients',
  {
    /** At least 128 random bits, unique over all shares. */
    rid: text('rid').primaryKey(),
    shareId: text('share_id')
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    /** Order in the request, from 0. */
    position: integer('position').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    /** Of the person, group or PACS; null for a new recipient. */
    recipientId: text('recipient_id'),
    displayName: text('display_name').notNull(),
    /** The next five for a new recipient only: the directory has the others'. */
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text('email'),
    /** E.164. */
    mobile: text('mobile'),
    organisation: text('organisation'),
    /** BCP 47. */
    language: text('language').notNull(),
    twoFactor: boolean('two_factor').notNull(),
    sendMail: boolean('send_mail').notNull(),
    outcome: text('outcome').$type<SharedRecipient['outcome']>().notNull(),
    /** Code of what went wrong, for example `recipient-not-accepting`. */
    problem: text('problem'),
    kept: jsonb('kept').$type<NonNullable<SharedRecipient['kept']>>(),
    /** SHA-256 of the token in the link, base64url. */
    linkTokenHash: text('link_token_hash'),
    /** Consecutive wrong one-time passwords; a new password does not reset it. */
    wrongCodes: integer('wrong_codes').notNull().default(0),
    lockedAt: instant('locked_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    unique('share_recipients_link_token_hash').on(table.linkTokenHash),
    index('share_recipients_share').on(table.shareId, table.position),
    index('share_recipients_recipient').on(table.kind, table.recipientId),
    index('share_recipients_email_domain')
      .using('btree', sql`substring(lower(${table.email}) from '[^@]*$')`)
      .where(sql`${table.email} is not null`),
  ],
);

/**
 * One row for each share made under an idempotency key. Inserted first in the share's transaction, so that simultaneous
 * requests with the same key take turns; that is why `shareId` is not a foreign key.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    senderId: text('sender_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** SHA-256 of the request body, base64url. */
    bodyHash: text('body_hash').notNull(),
    shareId: text('share_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.senderId, table.key] })],
);
