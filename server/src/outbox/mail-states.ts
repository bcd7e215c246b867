import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { MailState } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { outgoingMails } from '../database/schema.js';

/** What became of a mail that was asked for. */
export type OutgoingMailState = Extract<MailState, 'queued' | 'sent' | 'failed'>;

/**
 * What became of the mails of these shares, by `rid`; recipients without a mail are not in it. Of several to the same
 * address the newest counts. A group's mails count as one: failed as soon as one failed, then queued, then sent.
 */
export async function mailStates(db: Database, shareIds: readonly string[]): Promise<Map<string, OutgoingMailState>> {
  const states = new Map<string, OutgoingMailState>();
  if (shareIds.length === 0) return states;
  const rows = await db
    .selectDistinctOn([outgoingMails.rid, outgoingMails.toAddress], {
      rid: outgoingMails.rid,
      state: outgoingMails.state,
    })
    .from(outgoingMails)
    .where(inArray(outgoingMails.shareId, [...shareIds]))
    .orderBy(outgoingMails.rid, outgoingMails.toAddress, desc(outgoingMails.createdAt), desc(outgoingMails.id));
  for (const { rid, state } of rows) {
    if (rid !== null) states.set(rid, worse(states.get(rid), state === 'sending' ? 'queued' : state));
  }
  return states;
}

const FROM_WORST: readonly OutgoingMailState[] = ['failed', 'queued', 'sent'];

function worse(a: OutgoingMailState | undefined, b: OutgoingMailState): OutgoingMailState {
  return FROM_WORST.find((state) => state === a || state === b) ?? b;
}

/**
 * Stops mails that have not left yet, because what they announce was withdrawn. One that is being sent at this moment
 * still arrives; its link no longer opens anything.
 */
export async function cancelMails(db: Database, { shareId, rid }: { shareId: string; rid?: string }): Promise<void> {
  await db
    .update(outgoingMails)
    .set({ state: 'failed', lastError: 'withdrawn', text: '', html: '', claim: null, claimedUntil: null })
    .where(
      and(
        eq(outgoingMails.shareId, shareId),
        rid === undefined ? undefined : eq(outgoingMails.rid, rid),
        inArray(outgoingMails.state, ['queued', 'sending']),
      ),
    );
}

/** A mail that left, as its recipient got it. */
export interface SentMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  sentAt: Date;
}

/** What was mailed, the newest last; the bodies are there only where the outbox keeps them. */
export async function sentMails(db: Database): Promise<SentMail[]> {
  return db
    .select({
      to: outgoingMails.toAddress,
      subject: outgoingMails.subject,
      text: outgoingMails.text,
      html: outgoingMails.html,
      sentAt: sql`${outgoingMails.sentAt}`.mapWith(outgoingMails.sentAt),
    })
    .from(outgoingMails)
    .where(eq(outgoingMails.state, 'sent'))
    .orderBy(outgoingMails.sentAt, outgoingMails.id);
}
