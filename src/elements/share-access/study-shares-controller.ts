import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { LoadController } from '../../controllers/load-controller.js';
import type { Share } from '../../domain/index.js';
import { SharesController } from '../share-confirmation/shares-controller.js';

const NONE: readonly Share[] = [];

export interface StudySharesOptions {
  client: () => ShareClient | undefined;
  /** Study Instance UID. */
  study: () => string | undefined;
  loaded: (shares: readonly Share[]) => void;
  failed: (failure: ShareFailure) => void;
  updated: (before: readonly Share[], after: readonly Share[]) => void;
  signedOut: () => void;
}

/** The shares of a study: asked for once, then followed. */
export class StudySharesController implements ReactiveController {
  readonly shares: SharesController;
  private readonly list: LoadController<Share[]>;
  private client: ShareClient | undefined;
  private study: string | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: StudySharesOptions,
  ) {
    host.addController(this);
    this.list = new LoadController(host, (signal) => this.load(signal));
    this.shares = new SharesController(host, {
      given: () => this.list.value ?? NONE,
      client: options.client,
      ask: (client, signal) => client.getSharesOfStudy(this.study ?? '', { signal }),
      updated: options.updated,
      signedOut: options.signedOut,
    });
  }

  get status(): 'idle' | 'loading' | 'loaded' | 'failed' {
    return this.list.state.status;
  }

  get failure(): ShareFailure | undefined {
    const { state } = this.list;
    return state.status === 'failed' ? ShareFailure.from(state.error) : undefined;
  }

  /** The newest first. */
  get newestFirst(): Share[] {
    return this.shares.all.toSorted((a, b) => b.sharedAt.localeCompare(a.sharedAt));
  }

  hostUpdate(): void {
    const client = this.options.client();
    const study = this.options.study();
    if (client !== this.client || study !== this.study) this.list.reset();
    this.client = client;
    this.study = study;
    if (this.host.isConnected) this.list.load();
  }

  reload(): void {
    this.list.reset();
    this.host.requestUpdate();
  }

  private load(signal: AbortSignal): Promise<Share[]> | undefined {
    const { client, study } = this;
    return client && study ? this.ask(client, study, signal) : undefined;
  }

  private async ask(client: ShareClient, study: string, signal: AbortSignal): Promise<Share[]> {
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
}
