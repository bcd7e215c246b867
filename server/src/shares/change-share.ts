import { and, eq, isNull } from 'drizzle-orm';
import { isUnlimited, validityProblem, type EnteredValidity, type IssueCode, type MailState } from 'pacs-share/domain';

import type { Caller } from '../auth/caller.js';
import type { Transaction } from '../database/database.js';
import { departments, shareRecipients, shares } from '../database/schema.js';
import { Refusal } from '../http/problem.js';
import { mailAddress } from '../mail/address.js';
import { cancelMails } from '../outbox/mail-states.js';
import { dateIn } from '../policy/department-date.js';
import { policyTerms } from '../policy/policy-for.js';
import { audit } from './audit.js';
import { limitedValidity } from './further/limited-policy.js';
import { furtherShares, withinOrigins } from './further/origins.js';
import { isCurrent } from './grants.js';
import { addresseesOf, enqueueShareMails, hastenMails } from './notify.js';
import { findShare } from './see-shares.js';
import type { ShareContext } from './share-context.js';
import type { RecipientRow, StoredShare } from './stored-share.js';
import { requireAllowed, type Sight } from './visibility.js';

/** Sends the mail once more; for the sender's side. */
export async function sendMailAgain(
  context: ShareContext,
  caller: Caller,
  id: string,
  rid: string,
): Promise<MailState> {
  const { stored, sight } = await findShare(context, caller, id);
  const recipient = requireRecipient(stored, sight, rid);
  requireAllowed(sight.permissions.sendMail);
  requireOpen(stored, recipient, context.clock());
  const { terms } = await departmentOf(context, stored);
  if (!terms.options.sendMail) throw broken('mail-off');
  const addressees = await addresseesOf(context.directory, [recipient]);
  if (addressees.length === 0) throw broken('mail-no-address');
  await context.db.transaction(async (tx) => {
    const waiting = await hastenMails(tx, rid);
    const others = addressees.filter(({ address }) => !waiting.has(mailAddress(address) ?? address));
    await enqueueShareMails(context, tx, stored, others);
    await audit(tx, {
      at: context.clock(),
      action: 'send-mail',
      person: caller,
      shareId: id,
      rid,
      detail: { mails: addressees.length },
    });
  });
  context.wakeOutbox();
  return 'queued';
}

/** Lets a recipient try one-time passwords again; for the service desk and the admins of the sending department. */
export async function unlock(context: ShareContext, caller: Caller, id: string, rid: string): Promise<void> {
  const { stored, sight } = await findShare(context, caller, id);
  requireRecipient(stored, sight, rid);
  requireAllowed(sight.permissions.unlock);
  await context.db.transaction(async (tx) => {
    await tx.update(shareRecipients).set({ wrongCodes: 0, lockedAt: null }).where(eq(shareRecipients.rid, rid));
    await audit(tx, { at: context.clock(), action: 'unlock', person: caller, shareId: id, rid });
  });
}

/** Withdraws a share; without an effect when it was already. */
export async function withdrawShare(context: ShareContext, caller: Caller, id: string): Promise<void> {
  const { sight } = await findShare(context, caller, id);
  requireAllowed(sight.permissions.withdraw);
  const at = context.clock();
  await context.db.transaction(async (tx) => {
    const withdrawn = await tx
      .update(shares)
      .set({ withdrawnAt: at })
      .where(and(eq(shares.id, id), isNull(shares.withdrawnAt)))
      .returning({ id: shares.id });
    if (withdrawn.length === 0) return;
    await cancelMails(tx, { shareId: id });
    const detail = await endFurtherShares(tx, { shareId: id });
    await audit(tx, { at, action: 'withdraw-share', person: caller, shareId: id, detail });
  });
}

/** Withdraws a share from one recipient; without an effect when it was already. */
export async function withdrawRecipient(context: ShareContext, caller: Caller, id: string, rid: string): Promise<void> {
  const { stored, sight } = await findShare(context, caller, id);
  requireRecipient(stored, sight, rid);
  requireAllowed(sight.permissions.withdraw);
  const at = context.clock();
  await context.db.transaction(async (tx) => {
    const withdrawn = await tx
      .update(shareRecipients)
      .set({ withdrawnAt: at })
      .where(and(eq(shareRecipients.rid, rid), isNull(shareRecipients.withdrawnAt)))
      .returning({ rid: shareRecipients.rid });
    if (withdrawn.length === 0) return;
    await cancelMails(tx, { shareId: id, rid });
    const detail = await endFurtherShares(tx, { shareId: id, rid });
    await audit(tx, { at, action: 'withdraw-recipient', person: caller, shareId: id, rid, detail });
  });
}

/** What was shared on from something withdrawn opens no more; here its mails are kept from leaving. */
async function endFurtherShares(tx: Transaction, from: { shareId: string; rid?: string }) {
  const further = await furtherShares(tx, from);
  for (const shareId of further) await cancelMails(tx, { shareId });
  return further.length === 0 ? {} : { further: further.length };
}

/** Shortens or extends a share within the policy of the department that made it. */
export async function changeValidity(
  context: ShareContext,
  caller: Caller,
  id: string,
  entered: EnteredValidity,
): Promise<void> {
  const { stored, sight } = await findShare(context, caller, id);
  requireAllowed(sight.permissions.changeValidity);
  const { share } = stored;
  if (share.withdrawnAt !== null) throw new Refusal('share-withdrawn');
  const at = context.clock();
  const { timeZone, terms } = await departmentOf(context, stored);
  const today = dateIn(timeZone, at);
  const { until: latest } = withinOrigins({ until: null, timeZone, withdrawnAt: null }, stored.origins);
  const validity = limitedValidity({ today, validity: terms.validity }, latest);
  const code = validityProblem(entered, { today, validity });
  if (code !== null) throw broken(code, code === 'unlimited-off' ? '/validity/unlimited' : '/validity/until');
  const until = isUnlimited(entered) ? null : entered.until.trim();
  await context.db.transaction(async (tx) => {
    // The date is one of the department's zone as it is now.
    await tx.update(shares).set({ until, timeZone }).where(eq(shares.id, id));
    await audit(tx, {
      at,
      action: 'change-validity',
      person: caller,
      shareId: id,
      detail: { from: share.until, to: until },
    });
  });
}

const broken = (code: IssueCode, pointer = '') => new Refusal('rules-broken', { errors: [{ code, pointer }] });

/** The department that made the share, as it is now. */
async function departmentOf({ db }: ShareContext, { share }: StoredShare) {
  const [department] = await db.select().from(departments).where(eq(departments.id, share.departmentId));
  if (!department) throw new Error('a share is of a department that does not exist');
  return { timeZone: department.timeZone, terms: policyTerms(department.policy) };
}

function requireRecipient({ recipients }: StoredShare, { rids }: Sight, rid: string): RecipientRow {
  const recipient = recipients.find((row) => row.rid === rid);
  if (!recipient || !rids.has(rid)) throw new Refusal('not-found');
  return recipient;
}

function requireOpen({ share }: StoredShare, { outcome, withdrawnAt }: RecipientRow, now: Date): void {
  if (share.withdrawnAt !== null || withdrawnAt !== null || outcome === 'failed') throw new Refusal('share-withdrawn');
  if (!isCurrent(share, now)) throw new Refusal('share-expired');
}
