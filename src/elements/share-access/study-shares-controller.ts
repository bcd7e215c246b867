import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { LoadController } from '../../controllers/load-controller.js';
import type { Withdrawal } from '../../controllers/withdrawal-controller.js';
import type { Share, SharedRecipient, Validity } from '../../domain/index.js';

export type AccessAction = 'mail' | 'unlock' | 'validity' | 'withdrawal';

/** What was asked for and not done. */
export interface Refusal {
  action: AccessAction;
  failure: ShareFailure;
}

export interface StudySharesOptions {
  client: () => ShareClient | undefined;
  /** Study Instance UID. */
  study: () => string | undefined;
  loaded: (shares: readonly Share[]) => void;
  failed: (failure: ShareFailure) => void;
}

/** What an action is about: a share, or one of its recipients. */
export function accessKey({ shareId, rid }: Withdrawal): string {
  return JSON.stringify([shareId, rid ?? null]);
}

/** The shares of a study, and what changes them. */
export class StudySharesController implements ReactiveController {
  private readonly list: LoadController<Share[]>;
  /** Shares as they are after what was done here. */
  private changed = new Map<string, Share>();
  private readonly busy = new Map<string, AccessAction>();
  private readonly refusals = new Map<string, Refusal>();
  private requests = new AbortController();
  private client: ShareClient | undefined;
  private study: string | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: StudySharesOptions,
  ) {
    host.addController(this);
    this.list = new LoadController(host, (signal) => this.ask(signal));
  }

  get status(): 'idle' | 'loading' | 'loaded' | 'failed' {
    return this.list.state.status;
  }

  get failure(): ShareFailure | undefined {
    const { state } = this.list;
    return state.status === 'failed' ? ShareFailure.from(state.error) : undefined;
  }

  /** The newest first. */
  get shares(): Share[] {
    const shares = (this.list.value ?? []).map((share) => this.changed.get(share.id) ?? share);
    return shares.toSorted((a, b) => b.sharedAt.localeCompare(a.sharedAt));
  }

  hostUpdate(): void {
    const client = this.options.client();
    const study = this.options.study();
    if (client !== this.client || study !== this.study) this.reset();
    this.client = client;
    this.study = study;
    if (this.host.isConnected) this.list.load();
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  reload(): void {
    this.reset();
    this.host.requestUpdate();
  }

  isBusy(key: string, action: AccessAction): boolean {
    return this.busy.get(key) === action;
  }

  refusalOf(key: string): Refusal | undefined {
    return this.refusals.get(key);
  }

  refuse(key: string, refusal: Refusal | undefined): void {
    if (refusal) this.refusals.set(key, refusal);
    else this.refusals.delete(key);
    this.host.requestUpdate();
  }

  /** Whether a recipient lost access after the answer, by what was done here: it is told, not hidden. */
  wasWithdrawnHere(shareId: string, rid: string): boolean {
    const before = this.list.value?.find(({ id }) => id === shareId)?.recipients.find((one) => one.rid === rid);
    return before?.outcome === 'shared' && !before.withdrawn;
  }

  /** Sends the mail again; whether the endpoint has accepted that, undefined where nobody waits any more. */
  sendMail(shareId: string, rid: string): Promise<boolean | undefined> {
    return this.perform({ shareId, rid }, 'mail', async (client, signal) => {
      const mail = await client.sendMail(shareId, rid, { signal });
      return () => this.changeRecipient(shareId, rid, { mail });
    });
  }

  unlock(shareId: string, rid: string): Promise<boolean | undefined> {
    return this.perform({ shareId, rid }, 'unlock', async (client, signal) => {
      await client.unlock(shareId, rid, { signal });
      return () => this.changeRecipient(shareId, rid, { locked: false });
    });
  }

  changeValidity(shareId: string, validity: Validity): Promise<boolean | undefined> {
    return this.perform({ shareId }, 'validity', async (client, signal) => {
      const share = await client.changeValidity(shareId, validity, { signal });
      return () => this.change(share);
    });
  }

  setWithdrawn({ shareId, rid }: Withdrawal): void {
    const share = this.shares.find(({ id }) => id === shareId);
    if (!share) return;
    const recipients = share.recipients.map((recipient) =>
      rid === undefined || recipient.rid === rid ? { ...recipient, withdrawn: true } : recipient,
    );
    this.change({ ...share, withdrawn: share.withdrawn || rid === undefined, recipients });
  }

  private async perform(
    subject: Withdrawal,
    action: AccessAction,
    ask: (client: ShareClient, signal: AbortSignal) => Promise<() => void>,
  ): Promise<boolean | undefined> {
    const client = this.options.client();
    const key = accessKey(subject);
    if (!client || this.busy.has(key)) return undefined;
    const { signal } = this.requests;
    this.busy.set(key, action);
    this.refuse(key, undefined);
    let apply: () => void;
    try {
      apply = await ask(client, signal);
    } catch (error) {
      if (signal.aborted) return undefined;
      this.busy.delete(key);
      const failure = ShareFailure.from(error);
      this.refuse(key, { action, failure });
      this.options.failed(failure);
      return false;
    }
    if (signal.aborted) return undefined;
    this.busy.delete(key);
    apply();
    return true;
  }

  private changeRecipient(shareId: string, rid: string, change: Partial<SharedRecipient>): void {
    const share = this.shares.find(({ id }) => id === shareId);
    if (!share) return;
    const recipients = share.recipients.map((one) => (one.rid === rid ? { ...one, ...change } : one));
    this.change({ ...share, recipients });
  }

  private change(share: Share): void {
    this.changed.set(share.id, share);
    this.host.requestUpdate();
  }

  private ask(signal: AbortSignal): Promise<Share[]> | undefined {
    const { client, study } = this;
    if (!client || !study) return undefined;
    return this.load(client, study, signal);
  }

  private async load(client: ShareClient, study: string, signal: AbortSignal): Promise<Share[]> {
    try {
      const shares = await client.getSharesOfStudy(study, { signal });
      if (!signal.aborted) this.options.loaded(shares);
      return shares;
    } catch (error) {
      const failure = ShareFailure.from(error);
      if (!signal.aborted) this.options.failed(failure);
      throw failure;
    }
  }

  private reset(): void {
    this.giveUp();
    this.changed = new Map();
    this.refusals.clear();
    this.list.reset();
  }

  private giveUp(): void {
    this.requests.abort();
    this.requests = new AbortController();
    this.busy.clear();
  }
}
