import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import type { Withdrawal } from '../../controllers/withdrawal-controller.js';
import type { MailState, Share, SharedRecipient } from '../../domain/index.js';
import { MailWatchController } from './mail-watch-controller.js';

export interface ShareUpdatesOptions {
  /** The share that the host gave. */
  given: () => Share | undefined;
  client: () => ShareClient | undefined;
  /** Told when the endpoint has answered something new without being asked by the user. */
  updated: (before: Share, after: Share) => void;
  /** Whether the access of a recipient is being taken back. */
  isLeaving: (rid: string) => boolean;
}

/** What came of asking for mails. */
export interface MailOutcome {
  accepted: number;
  /** The first of those that failed. */
  failure: ShareFailure | undefined;
}

/** The share as it is now: what the host gave, then what the endpoint told since; and what changes it. */
export class ShareUpdatesController implements ReactiveController {
  /** Recipients whose mail is being asked for. */
  mailing: ReadonlySet<string> = new Set();
  /** Why the mail to a recipient could not be asked for. */
  mailFailures: ReadonlyMap<string, ShareFailure> = new Map();
  /** Recipients that are being unlocked. */
  unlocking: ReadonlySet<string> = new Set();
  private base: Share | undefined;
  private latest: Share | undefined;
  private requests = new AbortController();
  private readonly watch: MailWatchController;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: ShareUpdatesOptions,
  ) {
    host.addController(this);
    this.watch = new MailWatchController(host, {
      isDue: () => options.client() !== undefined && this.share?.recipients.some(isOnItsWay) === true,
      check: (signal) => this.check(signal),
    });
  }

  get share(): Share | undefined {
    const given = this.options.given();
    // Another share of the host's, or another state of it: what was learned before is of no use.
    if (given !== this.base) this.begin(given);
    return this.latest;
  }

  /** Recipients that could be mailed and were not. */
  get mailable(): SharedRecipient[] {
    const { isLeaving } = this.options;
    return this.share?.recipients.filter((one) => isMailable(one) && !isLeaving(one.rid)) ?? [];
  }

  /** Why it is not known how the mails are doing. */
  get watchFailure(): ShareFailure | undefined {
    return this.watch.failure;
  }

  hostUpdate(): void {
    // Before anything is drawn: a new share is begun here, not in the middle of drawing it.
    void this.share;
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  /** Asks again how the mails are doing. */
  refresh(): void {
    this.watch.restart();
  }

  /** Asks for the mails that were not asked for; undefined where there is nothing to do, or nobody waits any more. */
  async sendMail(): Promise<MailOutcome | undefined> {
    const client = this.options.client();
    const { share, mailable } = this;
    if (!client || !share || mailable.length === 0 || this.mailing.size > 0) return undefined;
    const { signal } = this.requests;
    this.mailing = new Set(mailable.map(({ rid }) => rid));
    this.mailFailures = new Map();
    this.host.requestUpdate();

    const answers = await Promise.allSettled(mailable.map(({ rid }) => client.sendMail(share.id, rid, { signal })));
    if (signal.aborted) return undefined;
    const states = new Map<string, MailState>();
    const failures = new Map<string, ShareFailure>();
    mailable.forEach(({ rid }, index) => {
      const answer = answers[index];
      if (answer?.status === 'fulfilled') states.set(rid, answer.value);
      else failures.set(rid, ShareFailure.from(answer?.reason));
    });
    this.mailing = new Set();
    this.mailFailures = failures;
    this.change((recipient) => ({ ...recipient, mail: states.get(recipient.rid) ?? recipient.mail }));
    return { accepted: states.size, failure: [...failures.values()][0] };
  }

  /** What has been taken back, as the endpoint has said. */
  setWithdrawn({ shareId, rid }: Withdrawal): void {
    if (shareId !== this.share?.id) return;
    this.change(
      (recipient) => (rid === undefined || recipient.rid === rid ? { ...recipient, withdrawn: true } : recipient),
      rid === undefined ? { withdrawn: true } : {},
    );
  }

  /** Lets a recipient in again. Whether that was done, or why not; undefined where nobody waits any more. */
  async unlock(rid: string): Promise<'unlocked' | ShareFailure | undefined> {
    const client = this.options.client();
    const { share } = this;
    if (!client || !share || this.unlocking.has(rid)) return undefined;
    const { signal } = this.requests;
    this.unlocking = new Set([...this.unlocking, rid]);
    this.host.requestUpdate();
    let failure: ShareFailure | undefined;
    try {
      await client.unlock(share.id, rid, { signal });
    } catch (error) {
      failure = ShareFailure.from(error);
    }
    if (signal.aborted) return undefined;
    this.unlocking = new Set([...this.unlocking].filter((one) => one !== rid));
    if (failure) this.host.requestUpdate();
    else this.change((recipient) => (recipient.rid === rid ? { ...recipient, locked: false } : recipient));
    return failure ?? 'unlocked';
  }

  private async check(signal: AbortSignal): Promise<void> {
    const before = this.share;
    const client = this.options.client();
    if (!before || !client) return;
    let after: Share;
    try {
      after = await client.getShare(before.id, { signal });
    } catch (error) {
      throw ShareFailure.from(error);
    }
    if (signal.aborted || this.share !== before) return;
    this.latest = after;
    this.options.updated(before, after);
    this.host.requestUpdate();
  }

  private change(recipient: (recipient: SharedRecipient) => SharedRecipient, rest: Partial<Share> = {}): void {
    if (this.latest) this.latest = { ...this.latest, ...rest, recipients: this.latest.recipients.map(recipient) };
    // An answer that is under way was written before this.
    this.watch.restart();
  }

  private begin(given: Share | undefined): void {
    this.base = given;
    this.latest = given;
    this.giveUp();
    this.watch.restart();
  }

  private giveUp(): void {
    this.requests.abort();
    this.requests = new AbortController();
    this.mailing = new Set();
    this.mailFailures = new Map();
    this.unlocking = new Set();
  }
}

function isOnItsWay({ outcome, mail, withdrawn }: SharedRecipient): boolean {
  return outcome === 'shared' && mail === 'queued' && !withdrawn;
}

function isMailable({ outcome, kind, mail, withdrawn }: SharedRecipient): boolean {
  return outcome === 'shared' && kind !== 'pacs' && !withdrawn && (mail === 'not-requested' || mail === 'failed');
}
