import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Database, Transaction } from '../database/database.js';
import { outgoingMails } from '../database/schema.js';
import type { Directory } from '../directory/directory.js';
import { mailStudy } from '../mail/patient.js';
import type { RenderedMail } from '../mail/rendered-mail.js';
import { renderShareMail } from '../mail/share-mail.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import { asShared } from './grants.js';
import { linkAddress } from './link-token.js';
import type { ShareContext } from './share-context.js';
import type { RecipientRow, StoredShare } from './stored-share.js';

/** Somebody a mail about a share goes to. */
export interface Addressee {
  rid: string;
  name: string;
  address: string;
}

/** Where mails to these recipients go: to each member of a group who has an address, to nobody at a PACS. */
export async function addresseesOf(directory: Directory, recipients: readonly RecipientRow[]): Promise<Addressee[]> {
  const addressees: Addressee[] = [];
  for (const { rid, kind, recipientId, displayName, email } of recipients) {
    if (kind === 'new') {
      if (email !== null) addressees.push({ rid, name: displayName, address: email });
    } else if (recipientId !== null) {
      for (const contact of await directory.contacts({ kind, id: recipientId })) {
        if (contact.email) addressees.push({ rid, name: contact.displayName, address: contact.email });
      }
    }
  }
  return addressees;
}

/** The mail about a share, as one recipient gets it. */
export function shareMail(
  { mailTemplates }: Pick<ShareContext, 'mailTemplates'>,
  { share, studies }: Pick<StoredShare, 'share' | 'studies'>,
  { twoFactor, link }: { twoFactor: boolean; link: string },
): RenderedMail {
  const input = {
    language: share.language,
    urgent: share.urgent,
    sender: { displayName: share.senderName, department: share.departmentName },
    studies: studies.map(({ study, anonymousNumber }) => mailStudy(study, anonymousNumber)),
    link,
    validity: asShared(share),
    message: share.message,
    twoFactor,
  };
  return renderShareMail(input, mailTemplates.wording('share', share.departmentId, share.language));
}

/** Puts the mail about a share into the outbox, once for each addressee. */
export async function enqueueShareMails(
  context: Pick<ShareContext, 'publicUrl' | 'secret' | 'mailTemplates'>,
  tx: Transaction,
  { share, studies, recipients }: Pick<StoredShare, 'share' | 'studies' | 'recipients'>,
  addressees: readonly Addressee[],
): Promise<void> {
  for (const { rid, name, address } of addressees) {
    const twoFactor = recipients.some((recipient) => recipient.rid === rid && recipient.twoFactor);
    const link = linkAddress(context.publicUrl, context.secret, rid);
    const content = shareMail(context, { share, studies }, { twoFactor, link });
    await enqueueMail(tx, {
      share: { id: share.id, rid },
      to: { address, name },
      language: share.language,
      content,
    });
  }
}

/** Lets a recipient's mails that still wait leave at once. Gives the addresses for which one is waiting or leaving. */
export async function hastenMails(db: Database, rid: string): Promise<Set<string>> {
  const waiting = await db
    .update(outgoingMails)
    .set({ nextAttemptAt: sql`least(${outgoingMails.nextAttemptAt}, now())` })
    .where(and(eq(outgoingMails.rid, rid), inArray(outgoingMails.state, ['queued', 'sending'])))
    .returning({ address: outgoingMails.toAddress });
  return new Set(waiting.map(({ address }) => address));
}
