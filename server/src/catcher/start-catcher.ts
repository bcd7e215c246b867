import type { AddressInfo } from 'node:net';

import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as the catcher received it. */
export interface CaughtMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  sentAt: Date;
}

/** Where caught mails are kept. */
export interface MailStore {
  add(mail: CaughtMail): Promise<void>;
  /** The newest last. */
  all(): Promise<CaughtMail[]>;
}

/** A running SMTP catcher. */
export interface Catcher {
  /** `smtp://127.0.0.1:<port>`, for a mail transport. */
  url: string;
  /** What arrived, the newest last. */
  mails(): Promise<CaughtMail[]>;
  stop(): Promise<void>;
}

const MAXIMUM_BYTES = 5_000_000;

/**
 * Starts an SMTP server that takes every mail and passes none on, so that the demo has a real conversation with a mail
 * server and no mail leaves the computer. It listens on the loopback address alone.
 */
export async function startCatcher(store: MailStore = memoryStore(), port = 0): Promise<Catcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAXIMUM_BYTES,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      simpleParser(stream)
        .then(async (mail) => {
          if (stream.sizeExceeded) throw Object.assign(new Error('message too large'), { responseCode: 552 });
          for (const { address } of session.envelope.rcptTo) await store.add(caughtMail(address, mail));
          done();
        })
        .catch((error: unknown) => done(error as Error));
    },
  });
  // A client that hangs up in the middle is no reason to stop.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails: () => store.all(),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Keeps mails as long as the process runs. */
export function memoryStore(): MailStore {
  const mails: CaughtMail[] = [];
  return {
    add(mail) {
      mails.push(mail);
      return Promise.resolve();
    },
    all: () => Promise.resolve([...mails]),
  };
}

function caughtMail(to: string, { subject, text, html }: ParsedMail): CaughtMail {
  return { to, subject: subject ?? '', text: text ?? '', html: html || '', sentAt: new Date() };
}
