import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../client/share-client.js';

/** How long a withdrawal can be taken back, in milliseconds. */
export const UNDO_WINDOW = 8_000;

/** What access is taken back: a whole share's, or one recipient's. */
export interface Withdrawal {
  shareId: string;
  /** Undefined for the whole share. */
  rid?: string;
}

export interface WithdrawalOptions {
  client: () => ShareClient | undefined;
  /** Told when the endpoint has done it. */
  done: (withdrawal: Withdrawal) => void;
  /** Told when it did not: the access is as it was. */
  failed: (withdrawal: Withdrawal, error: unknown) => void;
}

/**
 * Takes access back after a window in which the user can undo it. Nothing is sent before; another withdrawal, leaving
 * the page or taking the element out of it ends the window at once, and what was asked for is sent.
 */
export class WithdrawalController implements ReactiveController {
  private waiting: { withdrawal: Withdrawal; client: ShareClient; timer: ReturnType<typeof setTimeout> } | undefined;
  private sending: Withdrawal[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: WithdrawalOptions,
  ) {
    host.addController(this);
  }

  /** What can be undone still. */
  get undoable(): Withdrawal | undefined {
    return this.waiting?.withdrawal;
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.finish);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.finish);
    this.finish();
  }

  /** Whether the access of a recipient, or of all of a share where none is given, is being taken back. */
  isUnderWay(shareId: string, rid?: string): boolean {
    const all = this.waiting ? [this.waiting.withdrawal, ...this.sending] : this.sending;
    return all.some((one) => one.shareId === shareId && (one.rid === undefined || one.rid === rid));
  }

  /** Opens the window; whether there is anybody to ask. */
  withdraw(withdrawal: Withdrawal): boolean {
    const client = this.options.client();
    if (!client || this.isUnderWay(withdrawal.shareId, withdrawal.rid)) return false;
    this.finish();
    this.waiting = { withdrawal, client, timer: setTimeout(this.finish, UNDO_WINDOW) };
    this.host.requestUpdate();
    return true;
  }

  /** Takes back what can be undone; what that was. */
  undo(): Withdrawal | undefined {
    const undone = this.waiting;
    if (!undone) return undefined;
    clearTimeout(undone.timer);
    this.waiting = undefined;
    this.host.requestUpdate();
    return undone.withdrawal;
  }

  /** Ends the window: sends what waits. */
  readonly finish = (): void => {
    const client = this.waiting?.client;
    const withdrawal = this.undo();
    if (client && withdrawal) void this.send(client, withdrawal);
  };

  // Without a signal: what was asked for is done, whether somebody waits for the answer or not.
  private async send(client: ShareClient, withdrawal: Withdrawal): Promise<void> {
    const { shareId, rid } = withdrawal;
    this.sending = [...this.sending, withdrawal];
    try {
      await (rid === undefined ? client.withdrawShare(shareId) : client.withdrawRecipient(shareId, rid));
      this.settle(withdrawal);
      this.options.done(withdrawal);
    } catch (error) {
      this.settle(withdrawal);
      this.options.failed(withdrawal, error);
    }
  }

  private settle(withdrawal: Withdrawal): void {
    this.sending = this.sending.filter((one) => one !== withdrawal);
    this.host.requestUpdate();
  }
}
