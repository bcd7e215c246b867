import type { Transaction } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { outgoingMails } from '../database/schema.js';
import { mailAddress } from '../mail/address.js';

/** A mail, ready to be sent. */
export interface MailToSend {
  /** What the mail is about; its state is shown there. */
  share?: { id: string; rid: string };
  to: { address: string; name: string };
  /** BCP 47. */
  language: string;
  content: { subject: string; text: string; html: string };
}

/**
 * Puts a mail into the outbox as part of the transaction that causes it: both happen or neither. Call the outbox's
 * `wake()` once it is committed. An address that is none does not undo the transaction: the mail is kept as failed, with
 * the code `address-invalid`, and its sender sees that.
 */
export async function enqueueMail(tx: Transaction, { share, to, language, content }: MailToSend): Promise<string> {
  const id = randomId();
  const address = mailAddress(to.address);
  await tx.insert(outgoingMails).values({
    id,
    shareId: share?.id ?? null,
    rid: share?.rid ?? null,
    toAddress: address ?? to.address,
    toName: to.name,
    language,
    ...content,
    ...(address === undefined && { state: 'failed' as const, lastError: 'address-invalid' }),
  });
  return id;
}
