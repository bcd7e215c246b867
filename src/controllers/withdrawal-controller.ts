import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../client/share-client.js';
import type { ShareSubject } from '../domain/index.js';

/** How long a withdrawal can be taken back, in milliseconds. */
export const UNDO_WINDOW = 8_000;

/** What draws the way back. */
interface WithdrawalHost extends ReactiveControllerHost {
  renderRoot: HTMLElement | DocumentFragment;
}

export interface WithdrawalOptions {
  client: () => ShareClient | undefined;
  /** Where the way back is drawn: while the user is there, the time stands still. */
  place: () => Element | null;
  /** Told when the endpoint has done it. */
  done: (withdrawal: ShareSubject) => void;
  /** Told when it did not: the access is as it was. */
  failed: (withdrawal: ShareSubject, error: unknown) => void;
}

interface Waiting {
  withdrawal: ShareSubject;
  client: ShareClient;
  /** Milliseconds that were left when the time last began to run. */
  left: number;
  /** When that was; undefined while it stands still. */
  since: number | undefined;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Takes access back after a window in which the user can undo it. Nothing is sent before; another withdrawal, leaving
 * the page or taking the element out of it ends the window at once, and what was asked for is sent. The time stands
 * still while the pointer or the keyboard is at the way back, and while the page is hidden.
 */
export class WithdrawalController implements ReactiveController {
  private waiting: Waiting | undefined;
  private sending: ShareSubject[] = [];
  private isPointed = false;
  private hasFocus = false;

  constructor(
    private readonly host: WithdrawalHost,
    private readonly options: WithdrawalOptions,
  ) {
    host.addController(this);
  }

  /** What can be undone still. */
  get undoable(): ShareSubject | undefined {
    return this.waiting?.withdrawal;
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.finish);
    document.addEventListener('visibilitychange', this.follow);
    for (const type of ['pointerover', 'pointerout']) this.host.renderRoot.addEventListener(type, this.handlePointer);
    for (const type of ['focusin', 'focusout']) this.host.renderRoot.addEventListener(type, this.handleFocus);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.finish);
    document.removeEventListener('visibilitychange', this.follow);
    this.finish();
  }

  /** Whether the access of a recipient, or of all of a share where none is given, is being taken back. */
  isUnderWay(shareId: string, rid?: string): boolean {
    const all = this.waiting ? [this.waiting.withdrawal, ...this.sending] : this.sending;
    return all.some((one) => one.shareId === shareId && (one.rid === undefined || one.rid === rid));
  }

  /** How the withdrawal of just this stands; undefined where there is none. */
  stateOf({ shareId, rid }: ShareSubject): 'undoable' | 'under-way' | undefined {
    if (this.undoable?.shareId === shareId && this.undoable.rid === rid) return 'undoable';
    return this.isUnderWay(shareId, rid) ? 'under-way' : undefined;
  }

  /** Opens the window; whether there is anybody to ask. */
  withdraw(withdrawal: ShareSubject): boolean {
    const client = this.options.client();
    if (!client || this.isUnderWay(withdrawal.shareId, withdrawal.rid)) return false;
    this.finish();
    this.isPointed = false;
    this.hasFocus = false;
    this.waiting = { withdrawal, client, left: UNDO_WINDOW, since: undefined };
    this.follow();
    this.host.requestUpdate();
    return true;
  }

  /** Takes back what can be undone; what that was. */
  undo(): ShareSubject | undefined {
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

  private readonly handlePointer = (event: Event): void => {
    this.isPointed = event.type === 'pointerover' && this.isThere(event);
    this.follow();
  };

  // A focus that shows: after a click it may be left there without a thought, and the time would never run.
  private readonly handleFocus = (event: Event): void => {
    this.hasFocus =
      event.type === 'focusin' && this.isThere(event) && (event.target as Element).matches(':focus-visible');
    this.follow();
  };

  private isThere({ target }: Event): boolean {
    return this.options.place()?.contains(target as Node) === true;
  }

  /** Lets the time run, or stand still. */
  private readonly follow = (): void => {
    const { waiting } = this;
    if (!waiting) return;
    const isHeld = this.isPointed || this.hasFocus || document.hidden;
    if (isHeld && waiting.since !== undefined) {
      clearTimeout(waiting.timer);
      waiting.left -= performance.now() - waiting.since;
      waiting.since = undefined;
    } else if (!isHeld && waiting.since === undefined) {
      waiting.since = performance.now();
      waiting.timer = setTimeout(this.finish, waiting.left);
    }
  };

  // Without a signal: what was asked for is done, whether somebody waits for the answer or not.
  private async send(client: ShareClient, withdrawal: ShareSubject): Promise<void> {
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

  private settle(withdrawal: ShareSubject): void {
    this.sending = this.sending.filter((one) => one !== withdrawal);
    this.host.requestUpdate();
  }
}
