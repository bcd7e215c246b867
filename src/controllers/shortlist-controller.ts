import type { ReactiveControllerHost } from 'lit';
import { recipientKey, type Recipient } from '../domain/index.js';
import { LoadController, type LoadState } from './load-controller.js';

/** With more favorites than these, whoever opened them by the star filters them by typing. */
const SHORT = 8;
/** How many of either kind are looked at, whatever the answer holds. */
const MOST = 500;

export interface ShortlistOptions {
  /** Undefined until it is known whom to ask. */
  favorites: (signal: AbortSignal) => Promise<readonly Recipient[]> | undefined;
  recent: (signal: AbortSignal) => Promise<readonly Recipient[]> | undefined;
  removeFavorite: (recipient: Recipient) => Promise<void>;
  /** Called when a favorite was removed, or with why it was not. */
  favoriteRemoved: (recipient: Recipient, failure?: { readonly error: unknown }) => void;
  /** Whether the endpoint wants to be left alone still, after a failure: until it is over, it is not asked once more. */
  isTooEarly?: (failure: { readonly error: unknown }) => boolean;
  isFitting: (recipient: Recipient, text: string) => boolean;
}

/** Whom a recipient field offers before anybody types: the favorites, then those shared with recently. */
export class ShortlistController {
  /** What the list is narrowed down to. */
  filter = '';
  private readonly favorites: LoadController<readonly Recipient[]>;
  /** Of its own: those shared with recently are no reason to wait for the favorites. */
  private readonly recent: LoadController<readonly Recipient[]>;
  private isWanted = false;
  /** Keys of favorites that are being removed. */
  private readonly leaving = new Set<string>();
  /** Keys of favorites that were removed since the favorites were last asked for. */
  private readonly gone = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ShortlistOptions,
  ) {
    this.favorites = new LoadController(host, (signal) => {
      const known = [...this.gone];
      return options.favorites(signal)?.then((recipients) => {
        if (!signal.aborted) known.forEach((key) => this.gone.delete(key));
        return marked(recipients, true);
      });
    });
    this.recent = new LoadController(host, (signal) =>
      options.recent(signal)?.then((recipients) => marked(recipients, false)),
    );
  }

  /** How far the favorites have come. */
  get state(): LoadState<unknown> {
    return this.favorites.state;
  }

  /** Why the favorites that were asked for are not there. */
  get failure(): { readonly error: unknown } | undefined {
    const { state } = this;
    return this.isWanted && state.status === 'failed' ? state : undefined;
  }

  get isLong(): boolean {
    return this.kept.length > SHORT;
  }

  /** In order, once each, as far as they fit the filter; undefined until the favorites are there. */
  get recipients(): readonly Recipient[] | undefined {
    if (this.state.status !== 'loaded') return undefined;
    const { kept, filter } = this;
    const keys = new Set(kept.map(recipientKey));
    const all = [...kept, ...(this.recent.value ?? []).filter((one) => !keys.has(recipientKey(one)))];
    return filter === '' ? all : all.filter((one) => this.options.isFitting(one, filter));
  }

  /** Asks for what is not there yet. A failure is told to those alone who asked for the favorites. */
  load({ isAsked = false } = {}): void {
    if (isAsked) {
      this.isWanted = true;
      if (!this.failure || !this.options.isTooEarly?.(this.failure)) this.favorites.retry();
    }
    this.favorites.load();
    this.recent.load();
  }

  /** Asks anew; what is there stands until it is answered. */
  refresh(): void {
    this.favorites.refresh();
    this.recent.refresh();
    this.recent.retry();
  }

  /** Whether a favorite was removed, or is being removed, since the favorites were last asked for. */
  isRemoved(recipient: Recipient): boolean {
    const key = recipientKey(recipient);
    return this.leaving.has(key) || this.gone.has(key);
  }

  /** Nobody waits for the favorites any longer. */
  forgetFailure(): void {
    this.isWanted = false;
  }

  reset(): void {
    this.isWanted = false;
    this.favorites.reset();
    this.recent.reset();
    this.leaving.clear();
    this.gone.clear();
  }

  /** Takes a favorite out of the list at once; it is back where that fails. */
  async remove(recipient: Recipient): Promise<void> {
    const key = recipientKey(recipient);
    if (this.leaving.has(key)) return;
    this.leaving.add(key);
    this.host.requestUpdate();
    let failure: { readonly error: unknown } | undefined;
    try {
      await this.options.removeFavorite(recipient);
    } catch (error) {
      failure = { error };
    }
    // Forgotten meanwhile: there is another endpoint.
    if (!this.leaving.delete(key)) return;
    if (!failure) this.gone.add(key);
    this.options.favoriteRemoved(recipient, failure);
    this.host.requestUpdate();
  }

  /** The favorites that were not removed. */
  private get kept(): readonly Recipient[] {
    return (this.favorites.value ?? []).filter((recipient) => !this.isRemoved(recipient));
  }
}

function marked(recipients: readonly Recipient[], favorite: boolean): readonly Recipient[] {
  return recipients.slice(0, MOST).map((recipient) => ({ ...recipient, favorite }));
}
