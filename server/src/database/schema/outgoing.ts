import { sql } from 'drizzle-orm';
import { bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core';

import { instant } from './instant.js';
import { shareRecipients, shares } from './shares.js';

/** What became of a message: to be sent, being sent by a worker, sent, or given up. */
export type OutgoingState = 'queued' | 'sending' | 'sent' | 'failed';

/** Mails to send: written in the transaction that is their cause, sent after it by the outbox. */
export const outgoingMails = pgTable(
  'outgoing_mails',
  {
    /** At least 128 random bits; also the stable part of the Message-ID. */
    id: text('id').primaryKey(),
    shareId: text('share_id').references(() => shares.id, { onDelete: 'cascade' }),
    rid: text('rid').references(() => shareRecipients.rid, { onDelete: 'cascade' }),
    toAddress: text('to_address').notNull(),
    toName: text('to_name').notNull().default(''),
    /** BCP 47. */
    language: text('language').notNull(),
    subject: text('subject').notNull(),
    /** Emptied once sent, unless sent mails are kept: the body holds the link. */
    text: text('text').notNull(),
    html: text('html').notNull(),
    state: text('state').$type<OutgoingState>().notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    /** Which claim is sending it; a worker whose claim has run out changes nothing any more. */
    claim: text('claim'),
    claimedUntil: instant('claimed_until'),
    /** Code of the last failure, kebab-case; never the server's words, which may repeat the address. */
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull().defaultNow(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    index('outgoing_mails_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.state} in ('queued', 'sending')`),
    index('outgoing_mails_share').on(table.shareId, table.rid),
  ],
);

/** Text messages to send, such as one-time passwords. */
export const outgoingTexts = pgTable(
  'outgoing_texts',
  {
    id: text('id').primaryKey(),
    rid: text('rid').references(() => shareRecipients.rid, { onDelete: 'cascade' }),
    /** E.164. */
    toNumber: text('to_number').notNull(),
    /** Emptied once sent or given up, unless sent texts are kept: it holds the password. */
    text: text('text').notNull(),
    state: text('state').$type<OutgoingState>().notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    /** When what it says is of no use any more. */
    expiresAt: instant('expires_at'),
    /** As of mails. */
    claim: text('claim'),
    claimedUntil: instant('claimed_until'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull().defaultNow(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    index('outgoing_texts_created_at').on(table.createdAt),
    index('outgoing_texts_rid').on(table.rid, table.createdAt),
    index('outgoing_texts_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.state} in ('queued', 'sending')`),
  ],
);

/** What the demo's SMTP catcher received; empty outside the demo. */
export const caughtMails = pgTable('caught_mails', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  to: text('to').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  html: text('html').notNull(),
  sentAt: instant('sent_at').notNull().defaultNow(),
});
