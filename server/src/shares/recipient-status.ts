import { inArray, min } from 'drizzle-orm';
import type { MailState } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { openings } from '../database/schema.js';
import { mailStates } from '../outbox/mail-states.js';
import type { StoredShare } from './stored-share.js';

/** What has happened to a recipient since the share was made. */
export interface RecipientStatus {
  mail: MailState;
  /** When it was first opened. */
  openedAt: Date | null;
}

/** The status of all recipients of these shares, by `rid`. */
export async function recipientStatuses(
  db: Database,
  stored: readonly StoredShare[],
): Promise<Map<string, RecipientStatus>> {
  const recipients = stored.flatMap((share) => share.recipients);
  if (recipients.length === 0) return new Map();
  const mails = await mailStates(
    db,
    stored.map(({ share }) => share.id),
  );
  const opened = await db
    .select({ rid: openings.rid, at: min(openings.at) })
    .from(openings)
    .where(
      inArray(
        openings.rid,
        recipients.map(({ rid }) => rid),
      ),
    )
    .groupBy(openings.rid);
  return new Map(
    recipients.map(({ rid, outcome, sendMail }) => {
      // Asked for, yet nothing was sent: there was no address, not even one of a group's member.
      const withoutMail = outcome === 'shared' && sendMail ? 'no-address' : 'not-requested';
      return [
        rid,
        { mail: mails.get(rid) ?? withoutMail, openedAt: opened.find((row) => row.rid === rid)?.at ?? null },
      ];
    }),
  );
}
