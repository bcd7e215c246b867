import type { outgoingMails, outgoingTexts } from '../database/schema.js';
import { DeliveryError } from './delivery-error.js';
import type { MessageQueue } from './message-queue.js';

export interface OutboxOptions {
  /** Tries before a message is given up. */
  attempts?: number;
  /** Milliseconds to wait after the n-th failure, n from 1. */
  delay?: (failures: number) => number;
  /** Milliseconds between looks for messages that are due; those of this process are sent at once by `wake()`. */
  interval?: number;
  /** Keeps the bodies of sent messages, links and passwords included: for the demo. */
  keepBodies?: boolean;
  /** Told of failures by code; never with an address. */
  onFailure?: (failure: { id: string; code: string; givenUp: boolean }) => void;
}

/** A running outbox. */
export interface Outbox {
  /** Looks for messages at once: call it after a commit. */
  wake(): void;
  /** Resolves when there is nothing left to do now. */
  idle(): Promise<void>;
  /** Takes no more messages and waits for the one that is being sent. */
  stop(): Promise<void>;
  /** When the database last answered, in milliseconds since 1970; 0 before it did. */
  readonly lastLook: number;
}

type MessageTable = typeof outgoingMails | typeof outgoingTexts;

export interface Sending<Table extends MessageTable> {
  queue: MessageQueue<Table>;
  /** Throws a `DeliveryError` where the message did not leave. */
  send(message: Table['$inferSelect']): Promise<void>;
  /** Gives up what is of no use any more. */
  prepare?(): Promise<void>;
  /** Longer than sending may take: a claim that has run out belongs to a process that is gone. */
  claimSeconds: number;
}

/** Sends what is in a queue until it is stopped. */
export class OutboxWorker<Table extends MessageTable> implements Outbox {
  lastLook = 0;
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isAgain = false;
  private isStopped = false;

  constructor(
    private readonly sending: Sending<Table>,
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
      await this.sending.prepare?.();
      while (!this.isStopped) {
        const message = await this.sending.queue.claim(this.sending.claimSeconds);
        this.lastLook = Date.now();
        if (!message) return;
        await this.send(message);
      }
    } catch {
      // The database did not answer: whatever was claimed is due again later, and the next look tries again.
      this.options.onFailure({ id: '', code: 'database-unavailable', givenUp: false });
    }
  }

  private async send(message: Table['$inferSelect']): Promise<void> {
    const { queue } = this.sending;
    try {
      await this.sending.send(message);
    } catch (error) {
      const { code, permanent } = error instanceof DeliveryError ? error : { code: 'sending-failed', permanent: false };
      const givenUp = permanent || message.attempts >= this.options.attempts;
      const delay = this.options.delay(message.attempts);
      await queue.note(
        message,
        givenUp ? { state: 'failed', lastError: code } : { state: 'queued', lastError: code, delay },
      );
      this.options.onFailure({ id: message.id, code, givenUp });
      return;
    }
    await queue.note(message, { state: 'sent', keepsBody: this.options.keepBodies });
  }
}
