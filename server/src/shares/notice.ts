import { eq } from 'drizzle-orm';

import type { Caller } from '../auth/caller.js';
import type { Database, Transaction } from '../database/database.js';
import { openings, people, shareRecipients, shares } from '../database/schema.js';
import { Refusal } from '../http/problem.js';
import { mailAddress } from '../mail/address.js';
import { renderOpenedMail } from '../mail/opened-mail.js';
import { mailStudy } from '../mail/patient.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import { audit } from './audit.js';
import type { Bucket } from './opening/bucket.js';
import { findShare } from './see-shares.js';
import type { ShareContext } from './share-context.js';
import type { StoredShare } from './stored-share.js';
import { requireAllowed } from './visibility.js';

/** Whether the caller may ask to be told when a share is opened: whoever made it, and nobody else. */
export function mayAskNotice(caller: Caller, { share }: StoredShare): boolean {
  return caller.id === share.senderId;
}

/** Where somebody is told; null where no address is known. */
export async function noticeAddress({ db }: { db: Database }, personId: string): Promise<string | null> {
  const [person] = await db.select({ email: people.email }).from(people).where(eq(people.id, personId));
  return (person?.email && mailAddress(person.email)) || null;
}

/** Asks to be told when a share is opened, or not any more. */
export async function setNotice(context: ShareContext, caller: Caller, id: string, isAsked: boolean): Promise<void> {
  const { stored } = await findShare(context, caller, id);
  requireAllowed(mayAskNotice(caller, stored));
  if (stored.share.withdrawnAt !== null) throw new Refusal('share-withdrawn');
  if (stored.share.notifyOpened === isAsked) return;
  await context.db.transaction(async (tx) => {
    await tx.update(shares).set({ notifyOpened: isAsked }).where(eq(shares.id, id));
    const detail = { asked: isAsked };
    await audit(tx, { at: context.clock(), action: 'ask-notice', person: caller, shareId: id, detail });
  });
}

/**
 * Puts the mail into the outbox that tells whoever shared, and asked for it, that a recipient has opened it for the
 * first time. Call it before the opening is recorded, in the same transaction: of simultaneous openings one is first.
 */
export async function enqueueNotice(
  tx: Transaction,
  { publicUrl, mailTemplates }: Pick<ShareContext, 'publicUrl' | 'mailTemplates'>,
  { stored: { share, studies }, recipient, studies: openable }: Bucket,
  at: Date,
): Promise<void> {
  const [asked] = await tx.select({ is: shares.notifyOpened }).from(shares).where(eq(shares.id, share.id));
  if (!asked?.is) return;
  const { rid } = recipient;
  await tx.select({ rid: shareRecipients.rid }).from(shareRecipients).where(eq(shareRecipients.rid, rid)).for('update');
  const [before] = await tx.select({ id: openings.id }).from(openings).where(eq(openings.rid, rid)).limit(1);
  if (before) return;
  const [sender] = await tx
    .select({ name: people.displayName, email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, share.senderId));
  if (!sender?.email) return;
  const opened = studies.filter(({ studyInstanceUid }) =>
    openable.some(({ study }) => study.studyInstanceUid === studyInstanceUid),
  );
  const content = renderOpenedMail(
    {
      language: sender.language,
      recipient: recipient.displayName,
      studies: opened.map(({ study, anonymousNumber }) => mailStudy(study, anonymousNumber)),
      openedAt: at,
      timeZone: share.timeZone,
      link: `${publicUrl}/shares/${share.id}`,
    },
    mailTemplates.wording('opened', share.departmentId, sender.language),
  );
  // About no recipient: what became of it is not what became of the recipient's mail.
  await enqueueMail(tx, { to: { address: sender.email, name: sender.name }, language: sender.language, content });
  await audit(tx, { at, action: 'send-notice', person: null, shareId: share.id, rid });
}
