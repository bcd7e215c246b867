import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { MailWatchController } from '../../controllers/mail-watch-controller.js';
import { isReached, type Share, type SharedRecipient, type ShareSubject, type Validity } from '../../domain/index.js';

export type ShareAction = 'mail' | 'unlock' | 'validity' | 'withdrawal';

/** What was asked for and not done. */
export interface Refusal {
  action: ShareAction;
  failure: ShareFailure;
}

/** What came of an action; undefined where there was nothing to do, or nobody waits any more. */
export type Outcome = 'done' | ShareFailure | undefined;

export interface SharesOptions {
  /** As the host gave them, or the endpoint listed them. */
  given: () => readonly Share[];
  client: () => ShareClient | undefined;
  /** Asks how they are by now. */
  ask: (client: ShareClient, signal: AbortSignal) => Promise<readonly Share[]>;
  /** Told when the endpoint has answered something new without being asked by the user. */
  updated: (before: readonly Share[], after: readonly Share[]) => void;
  /** Told when the endpoint does not know any more who asks. */
  signedOut: () => void;
}

/** Shares as they are now: as they were given, then as the endpoint has told since; and what changes them. */
export class SharesController implements ReactiveController {
  private base: readonly Share[] = [];
  private latest: readonly Share[] = [];
  private readonly busy = new Map<string, ShareAction>();
  private readonly refusals = new Map<string, Refusal>();
  private requests = new AbortController();
  /** Whether the host has been told, since something was asked for last. */
  private hasToldSignedOut = false;
  private readonly watch: MailWatchController;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: SharesOptions,
  ) {
    host.addController(this);
    this.watch = new MailWatchController(host, {
      isDue: () => options.client() !== undefined && this.all.some(({ recipients }) => recipients.some(isOnItsWay)),
      check: (signal) => this.check(signal),
    });
  }

  get all(): readonly Share[] {
    const given = this.options.given();
    // Others of the host's, or another state of them: what was learned before is of no use.
    if (given.length !== this.base.length || given.some((share, index) => share !== this.base[index])) {
      this.begin(given);
    }
    return this.latest;
  }

  /** Why it is not known how the mails are doing. */
  get watchFailure(): ShareFailure | undefined {
    return this.watch.failure;
  }

  hostUpdate(): void {
    // Before anything is drawn: new shares are begun here, not in the middle of drawing them.
    void this.all;
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  find(shareId: string): Share | undefined {
    return this.all.find(({ id }) => id === shareId);
  }

  findRecipient({ shareId, rid }: ShareSubject): SharedRecipient | undefined {
    return this.find(shareId)?.recipients.find((recipient) => recipient.rid === rid);
  }

  /** Asks again how the mails are doing. */
  refresh(): void {
    this.watch.restart();
  }

  isBusy(subject: ShareSubject, action: ShareAction): boolean {
    return this.busy.get(keyOf(subject)) === action;
  }

  refusalOf(subject: ShareSubject): Refusal | undefined {
    return this.refusals.get(keyOf(subject));
  }

  refuse(subject: ShareSubject, refusal: Refusal | undefined): void {
    if (refusal) this.refusals.set(keyOf(subject), refusal);
    else this.refusals.delete(keyOf(subject));
    this.host.requestUpdate();
  }

  /** Whether a recipient lost access by what was done here: that is told, not hidden. */
  wasWithdrawnHere(shareId: string, rid: string): boolean {
    const before = this.base.find(({ id }) => id === shareId)?.recipients.find((one) => one.rid === rid);
    return before !== undefined && isReached(before);
  }

  /** Sends the mail to a recipient (again). */
  sendMail(shareId: string, rid: string): Promise<Outcome> {
    return this.perform({ shareId, rid }, 'mail', async (client, signal) => {
      const mail = await client.sendMail(shareId, rid, { signal });
      return () => this.changeRecipients({ shareId, rid }, { mail });
    });
  }

  /** Lets a recipient in again. */
  unlock(shareId: string, rid: string): Promise<Outcome> {
    return this.perform({ shareId, rid }, 'unlock', async (client, signal) => {
      await client.unlock(shareId, rid, { signal });
      return () => this.changeRecipients({ shareId, rid }, { locked: false });
    });
  }

  changeValidity(shareId: string, validity: Validity): Promise<Outcome> {
    return this.perform({ shareId }, 'validity', async (client, signal) => {
      const changed = await client.changeValidity(shareId, validity, { signal });
      return () => this.change(shareId, () => changed);
    });
  }

  /** What has been taken back, as the endpoint has said. */
  setWithdrawn(subject: ShareSubject): void {
    this.changeRecipients(subject, { withdrawn: true }, subject.rid === undefined ? { withdrawn: true } : {});
  }

  private async perform(
    subject: ShareSubject,
    action: ShareAction,
    ask: (client: ShareClient, signal: AbortSignal) => Promise<() => void>,
  ): Promise<Outcome> {
    const client = this.options.client();
    const key = keyOf(subject);
    if (!client || this.busy.has(key)) return undefined;
    const { signal } = this.requests;
    this.busy.set(key, action);
    this.hasToldSignedOut = false;
    this.refuse(subject, undefined);
    let apply: () => void;
    try {
      apply = await ask(client, signal);
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = ShareFailure.from(error);
      this.busy.delete(key);
      this.refuse(subject, { action, failure });
      this.tellSignedOut(failure);
      return failure;
    }
    if (signal.aborted) return undefined;
    this.busy.delete(key);
    apply();
    return 'done';
  }

  private async check(signal: AbortSignal): Promise<void> {
    const client = this.options.client();
    const before = this.all;
    if (!client) return;
    let after: readonly Share[];
    try {
      after = await this.options.ask(client, signal);
    } catch (error) {
      const failure = ShareFailure.from(error);
      if (!signal.aborted) this.tellSignedOut(failure);
      throw failure;
    }
    if (signal.aborted || this.all !== before) return;
    this.latest = after;
    this.options.updated(before, after);
    this.host.requestUpdate();
  }

  private tellSignedOut({ code }: ShareFailure): void {
    if (code !== 'not-signed-in' || this.hasToldSignedOut) return;
    this.hasToldSignedOut = true;
    this.options.signedOut();
  }

  private changeRecipients({ shareId, rid }: ShareSubject, change: Partial<SharedRecipient>, rest?: Partial<Share>) {
    this.change(shareId, (share) => ({
      ...share,
      ...rest,
      recipients: share.recipients.map((one) => (rid === undefined || one.rid === rid ? { ...one, ...change } : one)),
    }));
  }

  private change(shareId: string, next: (share: Share) => Share): void {
    this.latest = this.all.map((share) => (share.id === shareId ? next(share) : share));
    // An answer that is under way was written before this.
    this.watch.restart();
  }

  private begin(given: readonly Share[]): void {
    this.base = given;
    this.latest = given;
    this.giveUp();
    this.refusals.clear();
    this.watch.restart();
  }

  private giveUp(): void {
    this.requests.abort();
    this.requests = new AbortController();
    this.busy.clear();
  }
}

function isOnItsWay(recipient: SharedRecipient): boolean {
  return isReached(recipient) && recipient.mail === 'queued';
}

function keyOf({ shareId, rid }: ShareSubject): string {
  return JSON.stringify([shareId, rid ?? null]);
}
