import { and, asc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { outgoingMails } from '../database/schema.js';
import { MailError, SENDING_TIMEOUT_MS, type MailTransport } from '../mail/transport.js';

export interface OutboxOptions {
  /** Tries before a mail is given up. */
  attempts?: number;
  /** Milliseconds to wait after the n-th failure, n from 1. */
  delay?: (failures: number) => number;
  /** Milliseconds between looks for mails that are due; those of this process are sent at once by `wake()`. */
  interval?: number;
  /** Keeps the bodies of sent mails, links included: for the demo. */
  keepBodies?: boolean;
  /** Told of failures by code; never with an address. */
  onFailure?: (failure: { id: string; code: string; givenUp: boolean }) => void;
}

/** A running outbox. */
export interface Outbox {
  /** Looks for mails at once: call it after a commit. */
  wake(): void;
  /** Resolves when there is nothing left to do now. */
  idle(): Promise<void>;
  /** Takes no more mails and waits for the one that is being sent. */
  stop(): Promise<void>;
}

/** Longer than a mail may take: a claim that has run out belongs to a process that is gone. */
const CLAIM_SECONDS = (2 * SENDING_TIMEOUT_MS) / 1000;

/** One minute, then twice as long each time, at most six hours; spread, so that not all come back together. */
export function exponentialDelay(failures: number): number {
  const minutes = Math.min(2 ** (failures - 1), 360);
  return minutes * 60_000 * (0.75 + Math.random() / 2);
}

/**
 * Sends what is in the outbox until it is stopped. Several processes may do so on one database: each mail is claimed by
 * one. A mail is sent once as far as SMTP allows; if a process dies between the server's "accepted" and the note of it,
 * the mail is sent again, with the same Message-ID.
 */
export function startOutbox(db: Database, transport: MailTransport, options: OutboxOptions = {}): Outbox {
  const worker = new OutboxWorker(db, transport, {
    attempts: 12,
    delay: exponentialDelay,
    interval: 5_000,
    keepBodies: false,
    onFailure: () => undefined,
    ...options,
  });
  worker.wake();
  return worker;
}

type ClaimedMail = typeof outgoingMails.$inferSelect;

class OutboxWorker implements Outbox {
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isAgain = false;
  private isStopped = false;

  constructor(
    private readonly db: Database,
    private readonly transport: MailTransport,
    private readonly options: Required<OutboxOptions>,
  ) {}

  wake(): void {
    if (this.isStopped) return;
    if (this.running) {
      this.isAgain = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.sendDue().finally(() => {
      this.running = undefined;
      if (this.isStopped) return;
      if (this.isAgain) {
        this.isAgain = false;
        this.wake();
      } else {
        this.timer = setTimeout(() => this.wake(), this.options.interval);
        this.timer.unref();
      }
    });
  }

  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async sendDue(): Promise<void> {
    try {
      while (!this.isStopped) {
        const mail = await this.claim();
        if (!mail) return;
        await this.send(mail);
      }
    } catch {
      // The database did not answer: whatever was claimed is due again later, and the next look tries again.
      this.options.onFailure({ id: '', code: 'database-unavailable', givenUp: false });
    }
  }

  // One at a time, oldest first, by the database's clock; rows that another process holds are passed over.
  private async claim(): Promise<ClaimedMail | undefined> {
    const due = this.db
      .select({ id: outgoingMails.id })
      .from(outgoingMails)
      .where(
        or(
          and(eq(outgoingMails.state, 'queued'), lte(outgoingMails.nextAttemptAt, sql`now()`)),
          and(eq(outgoingMails.state, 'sending'), lt(outgoingMails.claimedUntil, sql`now()`)),
        ),
      )
      .orderBy(asc(outgoingMails.nextAttemptAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [mail] = await this.db
      .update(outgoingMails)
      .set({
        state: 'sending',
        claim: randomId(),
        claimedUntil: secondsFromNow(CLAIM_SECONDS),
        attempts: sql`${outgoingMails.attempts} + 1`,
      })
      .where(inArray(outgoingMails.id, due))
      .returning();
    return mail;
  }

  private async send(mail: ClaimedMail): Promise<void> {
    const { id, toAddress, toName, language, subject, text, html } = mail;
    try {
      await this.transport.send({ id, to: { address: toAddress, name: toName }, language, subject, text, html });
    } catch (error) {
      await this.noteFailure(mail, error);
      return;
    }
    await this.note(mail, {
      state: 'sent',
      sentAt: sql`now()`,
      lastError: null,
      ...(!this.options.keepBodies && { text: '', html: '' }),
    });
  }

  private async noteFailure(mail: ClaimedMail, error: unknown): Promise<void> {
    const { code, permanent } =
      error instanceof MailError ? error : { code: 'sending-failed' as const, permanent: false };
    const givenUp = permanent || mail.attempts >= this.options.attempts;
    await this.note(mail, {
      state: givenUp ? 'failed' : 'queued',
      lastError: code,
      nextAttemptAt: secondsFromNow(this.options.delay(mail.attempts) / 1000),
    });
    this.options.onFailure({ id: mail.id, code, givenUp });
  }

  // Only under the own claim: the mail may have been withdrawn, or taken over after the claim had run out.
  private async note(
    { id, claim }: ClaimedMail,
    changes: Parameters<ReturnType<Database['update']>['set']>[0],
  ): Promise<void> {
    await this.db
      .update(outgoingMails)
      .set({ ...changes, claim: null, claimedUntil: null })
      .where(and(eq(outgoingMails.id, id), eq(outgoingMails.claim, claim ?? '')));
  }
}

function secondsFromNow(seconds: number) {
  return sql`now() + make_interval(secs => ${seconds})`;
}
