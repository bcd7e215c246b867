import type { ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { WithdrawalController } from '../../controllers/withdrawal-controller.js';
import { isReached, type Share, type SharedRecipient, type ShareSubject } from '../../domain/index.js';
import { ShareMailEvent, ShareSignInRequiredEvent } from '../../events.js';
import type { ActionNote } from './confirmation-actions.js';
import { SharesController } from './shares-controller.js';

interface TasksHost extends ReactiveControllerHost, HTMLElement {
  share?: Share;
  renderRoot: HTMLElement | DocumentFragment;
}

export interface TasksOptions {
  client: () => ShareClient | undefined;
  /** Told when the endpoint has answered something new without being asked by the user. */
  updated: (before: readonly Share[], after: readonly Share[]) => void;
  /** Says what came of an action. */
  tell: (note: ActionNote) => void;
  focus: (selector: string) => void;
  /** Where the button that was pressed may have gone. */
  focusNoteIfLost: () => void;
}

/** A share as it is now, and what can still be done about it: mails, unlocking, withdrawing. */
export class SharingTasks {
  readonly shares: SharesController;
  readonly withdrawals: WithdrawalController;

  constructor(
    private readonly host: TasksHost,
    private readonly options: TasksOptions,
  ) {
    const { client, updated } = options;
    this.shares = new SharesController(host, {
      given: () => (host.share ? [host.share] : []),
      client,
      ask: async (endpoint, signal) => [await endpoint.getShare(host.share?.id ?? '', { signal })],
      updated,
      signedOut: () => host.dispatchEvent(new ShareSignInRequiredEvent()),
    });
    this.withdrawals = new WithdrawalController(host, {
      client,
      place: () => host.renderRoot.querySelector('.withdrawing'),
      done: (withdrawal) => this.handleWithdrawn(withdrawal),
      failed: (withdrawal, error) => this.handleWithdrawn(withdrawal, ShareFailure.from(error)),
    });
  }

  /** As the endpoint told it last. */
  get share(): Share | undefined {
    return this.shares.all[0];
  }

  /** Recipients that could be mailed and were not; undefined where that is not offered. */
  get mailable(): SharedRecipient[] | undefined {
    const { share } = this;
    if (!share || !this.options.client() || share.permissions?.sendMail === false) return undefined;
    return share.recipients.filter((one) => isMailable(one) && !this.isLeaving(one.rid));
  }

  get isMailing(): boolean {
    return this.share?.recipients.some(({ rid }) => this.shares.isBusy(this.subject(rid), 'mail')) === true;
  }

  get mayUnlock(): boolean {
    return this.options.client() !== undefined && this.share?.permissions?.unlock === true;
  }

  /** Whether there is access that can be taken back. */
  get mayWithdraw(): boolean {
    const { share } = this;
    const isOffered = this.options.client() !== undefined && share?.permissions?.withdraw !== false;
    return isOffered && share !== undefined && !share.withdrawn && share.recipients.some(isReached);
  }

  /** Whether the access of a recipient, or of all, is being taken back. */
  isLeaving(rid?: string): boolean {
    return this.share !== undefined && this.withdrawals.isUnderWay(this.share.id, rid);
  }

  subject(rid?: string): ShareSubject {
    return { shareId: this.share?.id ?? '', ...(rid === undefined ? {} : { rid }) };
  }

  async sendMails(): Promise<void> {
    const { share, mailable = [] } = this;
    if (!share || mailable.length === 0 || this.isMailing) return;
    const outcomes = await Promise.all(mailable.map(({ rid }) => this.shares.sendMail(share.id, rid)));
    // Nobody waits any more.
    if (outcomes.includes(undefined)) return;
    const accepted = outcomes.filter((outcome) => outcome === 'done').length;
    const failure = outcomes.find((outcome) => outcome instanceof ShareFailure);
    this.options.tell(failure ? { about: 'mail-failed', failure } : { about: 'mailed', recipients: accepted });
    if (accepted > 0) this.host.dispatchEvent(new ShareMailEvent({ recipients: accepted }));
    this.options.focusNoteIfLost();
  }

  async unlock({ rid, displayName: name }: SharedRecipient): Promise<void> {
    const outcome = await this.shares.unlock(this.subject(rid).shareId, rid);
    if (outcome === undefined) return;
    this.options.tell(
      outcome === 'done' ? { about: 'unlocked', name } : { about: 'unlock-failed', name, failure: outcome },
    );
    this.options.focusNoteIfLost();
  }

  withdraw(rid?: string): void {
    if (!this.share || !this.withdrawals.withdraw(this.subject(rid))) return;
    this.options.tell({ about: 'withdrawing', name: this.nameOf(rid) });
    this.options.focus('.undo-button');
  }

  undo(): void {
    const undone = this.withdrawals.undo();
    if (!undone) return;
    this.options.tell({ about: 'withdrawal-undone', name: this.nameOf(undone.rid) });
    const place = undone.rid === undefined ? '.actions' : `[data-rid="${CSS.escape(undone.rid)}"]`;
    this.options.focus(`${place} .withdraw-button`);
  }

  private handleWithdrawn(withdrawal: ShareSubject, failure?: ShareFailure): void {
    if (withdrawal.shareId !== this.share?.id) return;
    const name = this.nameOf(withdrawal.rid);
    if (!failure) this.shares.setWithdrawn(withdrawal);
    // Another one that can still be undone is told first.
    if (failure || !this.withdrawals.undoable) {
      this.options.tell(failure ? { about: 'withdraw-failed', name, failure } : { about: 'withdrawn', name });
      this.options.focusNoteIfLost();
    }
    if (failure?.code === 'not-signed-in') this.host.dispatchEvent(new ShareSignInRequiredEvent());
  }

  private nameOf(rid: string | undefined): string | undefined {
    return this.share?.recipients.find((recipient) => recipient.rid === rid)?.displayName;
  }
}

function isMailable(recipient: SharedRecipient): boolean {
  const { kind, mail } = recipient;
  return isReached(recipient) && kind !== 'pacs' && (mail === 'not-requested' || mail === 'failed');
}
