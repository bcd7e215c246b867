import type { Database } from '../database/database.js';
import { outgoingMails } from '../database/schema.js';
import { SENDING_TIMEOUT_MS, type MailTransport } from '../mail/transport.js';
import { MessageQueue } from './message-queue.js';
import { OutboxWorker, type Outbox, type OutboxOptions } from './outbox-worker.js';

export type { Outbox, OutboxOptions } from './outbox-worker.js';

/** One minute, then twice as long each time, at most six hours; spread, so that not all come back together. */
export function exponentialDelay(failures: number): number {
  const minutes = Math.min(2 ** (failures - 1), 360);
  return minutes * 60_000 * (0.75 + Math.random() / 2);
}

/**
 * Sends the mails that are in the outbox until it is stopped. Several processes may do so on one database: each mail is
 * claimed by one. A mail is sent once as far as SMTP allows; if a process dies between the server's "accepted" and the
 * note of it, the mail is sent again, with the same Message-ID.
 */
export function startOutbox(db: Database, transport: MailTransport, options: OutboxOptions = {}): Outbox {
  const worker = new OutboxWorker<typeof outgoingMails>(
    {
      // What was given up may be looked into; it is sent again as a new mail.
      queue: new MessageQueue(db, outgoingMails, { text: '', html: '' }, false),
      send: ({ id, toAddress, toName, language, subject, text, html }) =>
        transport.send({ id, to: { address: toAddress, name: toName }, language, subject, text, html }),
      claimSeconds: (2 * SENDING_TIMEOUT_MS) / 1000,
    },
    {
      attempts: 12,
      delay: exponentialDelay,
      interval: 5_000,
      keepBodies: false,
      onFailure: () => undefined,
      ...options,
    },
  );
  worker.wake();
  return worker;
}
