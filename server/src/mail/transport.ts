import { createTransport } from 'nodemailer';

import { DeliveryError } from '../outbox/delivery-error.js';
import { parseSender } from './address.js';

/** A mail on its way to one recipient. */
export interface OutgoingMail {
  /** Stays the same when the mail is tried again, so that mail servers recognize a second copy. */
  id: string;
  to: { address: string; name: string };
  language: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends mails. */
export interface MailTransport {
  /** Returns once the server has taken the mail over. Throws a `MailError` otherwise. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Why a mail did not leave. */
export type MailErrorCode =
  | 'address-rejected'
  | 'message-rejected'
  | 'server-busy'
  | 'server-unreachable'
  | 'server-refused-sign-in'
  | 'sending-failed';

/** A mail did not leave. */
export class MailError extends DeliveryError {
  constructor(code: MailErrorCode, permanent: boolean, cause: unknown) {
    super('mail', code, permanent, cause);
    this.name = 'MailError';
  }
}

/** Longest time that one mail may take; a claim in the outbox must last longer. */
export const SENDING_TIMEOUT_MS = 60_000;

/** A transport over SMTP. `url` is `smtp://…` or `smtps://…`, `from` an address, with a name or without. */
export function smtpTransport({
  url,
  from,
  requireTls = false,
}: {
  url: string;
  from: string;
  requireTls?: boolean;
}): MailTransport {
  const sender = parseSender(from);
  if (!sender) throw new Error('the sender of the mails is no address');
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  const transporter = createTransport({
    url,
    pool: true,
    requireTLS: requireTls,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A mail is made of what the outbox holds, never of files or addresses named in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, language, subject, text, html }) {
      const mail = {
        from: sender,
        to,
        envelope: { from: sender.address, to: to.address },
        messageId: `<${id}@${domain}>`,
        subject,
        text,
        html,
        disableFileAccess: true,
        disableUrlAccess: true,
        headers: {
          'Content-Language': language,
          // Nobody's absence note comes back to us.
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
      };
      try {
        await withTimeout(transporter.sendMail(mail));
      } catch (error) {
        throw mailError(error);
      }
    },
    close: () => transporter.close(),
  };
}

async function withTimeout<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), SENDING_TIMEOUT_MS);
  });
  try {
    return await Promise.race([sending, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function mailError(error: unknown): MailError {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  // What we may not do is not the mail's fault: somebody corrects the settings, and it leaves.
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailError('server-refused-sign-in', false, error);
  if (responseCode !== undefined && responseCode >= 500) {
    // A refused MAIL FROM or greeting concerns the server's settings, a refused RCPT or DATA this mail.
    if (code === 'EENVELOPE' && command?.startsWith('RCPT')) return new MailError('address-rejected', true, error);
    if (code === 'EMESSAGE' || command === 'DATA') return new MailError('message-rejected', true, error);
    return new MailError('sending-failed', false, error);
  }
  if (responseCode !== undefined && responseCode >= 400) return new MailError('server-busy', false, error);
  if (code !== undefined && UNREACHABLE.has(code)) return new MailError('server-unreachable', false, error);
  return new MailError('sending-failed', false, error);
}

const UNREACHABLE = new Set(['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'ESOCKET', 'ETIMEDOUT', 'ETLS']);
