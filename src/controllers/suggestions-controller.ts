import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecipientPage } from '../client/index.js';
import { recipientKey, type Recipient } from '../domain/index.js';
import { ListboxController, type ListboxOptions } from './listbox-controller.js';
import { LoadController } from './load-controller.js';
import { SearchController, type SearchOptions, type SearchState } from './search-controller.js';

/** How many options are drawn at most, whatever the answer holds. */
export const MAXIMUM_OPTIONS = 50;

/** What of an answer is shown. */
export interface SuggestionPage {
  readonly recipients: readonly Recipient[];
  /** There are more than are shown. */
  readonly hasMore: boolean;
  /** Names of the sources that did not answer. */
  readonly incomplete: readonly string[];
}

/** An option of the list: a recipient, or the way to somebody new. */
export type Suggestion = { readonly type: 'recipient'; readonly recipient: Recipient } | { readonly type: 'new' };

/** What the list shows: nothing, what was found for the text, or the favorites. */
export type SuggestionView = 'closed' | 'search' | 'favorites';

export interface SuggestionsOptions extends Pick<
  SearchOptions<SuggestionPage>,
  'isReady' | 'minimumLength' | 'isWithheld' | 'settled'
> {
  search: (text: string, signal: AbortSignal) => Promise<RecipientPage>;
  favorites: (signal: AbortSignal) => Promise<readonly Recipient[]> | undefined;
  removeFavorite: (recipient: Recipient) => Promise<void>;
  /** Called when a favorite was removed, or with why it was not. */
  favoriteRemoved: (recipient: Recipient, failure?: { readonly error: unknown }) => void;
  /** Whether a recipient of the answer is of a kind that is offered here. */
  isOffered: (recipient: Recipient) => boolean;
  mayAddNew: () => boolean;
  list: ListboxOptions['list'];
  option: ListboxOptions['option'];
}

/**
 * What is suggested under a recipient field: the results of a search while something stands in it, favorites before.
 * Decides what the list holds, whether it is open, and which option is active.
 */
export class SuggestionsController implements ReactiveController {
  private readonly searching: SearchController<SuggestionPage>;
  private readonly favoritesLoad: LoadController<SuggestionPage>;
  private readonly listbox: ListboxController;
  private shown: SuggestionView = 'closed';
  /** Opened by the focus alone: not worth a list that says that there is nothing. */
  private isUnasked = false;
  private areFavoritesWanted = false;
  private isFirstDue = false;
  /** Keys of favorites that are being removed. */
  private readonly leaving = new Set<string>();
  /** Keys of favorites that were removed since the favorites were last asked for. */
  private readonly gone = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: SuggestionsOptions,
  ) {
    host.addController(this);
    this.searching = new SearchController<SuggestionPage>(host, {
      ask: async (text, signal) => this.toPage(await options.search(text, signal)),
      isEmpty: ({ recipients }) => recipients.length === 0,
      isReady: options.isReady,
      minimumLength: options.minimumLength,
      ...(options.isWithheld ? { isWithheld: options.isWithheld } : {}),
      settled: (state) => this.handleSettled(state),
    });
    this.favoritesLoad = new LoadController<SuggestionPage>(host, (signal) => {
      const known = [...this.gone];
      return options.favorites(signal)?.then((recipients) => {
        if (!signal.aborted) known.forEach((key) => this.gone.delete(key));
        return this.toPage({ recipients, next: null });
      });
    });
    this.listbox = new ListboxController(host, {
      count: () => this.suggestions.length,
      list: options.list,
      option: options.option,
    });
  }

  get view(): SuggestionView {
    return this.shown;
  }

  get search(): SearchState<SuggestionPage> {
    return this.searching.state;
  }

  get favorites(): LoadController<SuggestionPage>['state'] {
    return this.favoritesLoad.state;
  }

  /** Why the favorites that were asked for are not there. */
  get favoritesFailure(): { readonly error: unknown } | undefined {
    const { favorites } = this;
    return this.areFavoritesWanted && favorites.status === 'failed' ? favorites : undefined;
  }

  /** Index of the active option; −1 where none is. */
  get active(): number {
    return this.isOpen ? this.listbox.active : -1;
  }

  /** Whether there is anything to show below the field now. A failure is told in the field's own place. */
  get isOpen(): boolean {
    switch (this.shown) {
      case 'closed':
        return false;
      case 'search':
        return this.search.status === 'idle' ? this.search.because !== 'blank' : this.search.status !== 'failed';
      case 'favorites':
        if (this.isUnasked) return (this.page?.recipients.length ?? 0) > 0;
        return this.favorites.status !== 'failed' && this.favorites.status !== 'idle';
    }
  }

  /** The options, in order; none while there is nothing to choose from. */
  get suggestions(): readonly Suggestion[] {
    const page = this.page;
    if (!page) return [];
    const found = page.recipients.map((recipient): Suggestion => ({ type: 'recipient', recipient }));
    return this.options.mayAddNew() ? [...found, { type: 'new' }] : found;
  }

  /** What is shown of the answer; undefined while there is none. */
  get page(): SuggestionPage | undefined {
    if (this.shown === 'favorites') {
      const page = this.favoritesLoad.value;
      return page && { ...page, recipients: page.recipients.filter((recipient) => !this.isRemoved(recipient)) };
    }
    const { search } = this;
    return search.status === 'found' || search.status === 'none' ? search.answer : undefined;
  }

  hostUpdate(): void {
    // Asked for before it was known whom to ask.
    if (this.shown === 'favorites') this.favoritesLoad.load();
    if (!this.isFirstDue || this.suggestions.length === 0) return;
    this.isFirstDue = false;
    this.listbox.activate(0);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** The text has changed. */
  type(text: string): void {
    this.areFavoritesWanted = false;
    this.searching.search(text);
    this.open(text, { isUnasked: true });
  }

  /**
   * Opens the list that fits the text.
   * @param isUnasked By the focus: shows what there is, and nothing where there is nothing.
   * @param first Makes the first option active once there is one; results always have an active one.
   */
  open(text: string, { isUnasked = false, first = false } = {}): void {
    const isBlank = text.trim() === '';
    this.show(isBlank ? 'favorites' : 'search');
    this.isUnasked = isUnasked;
    this.isFirstDue = first;
    if (isBlank) return this.loadFavorites();
    this.searching.search(text);
    if (this.search.status === 'found' || this.search.status === 'none') this.isFirstDue = true;
  }

  /** Opens the favorites, whatever stands in the field, and asks for them anew: others may have come. */
  openFavorites(): void {
    this.favoritesLoad.refresh();
    this.open('');
  }

  /** Whether an option is a favorite that can be removed here. */
  isRemovable(suggestion: Suggestion | undefined): boolean {
    return this.shown === 'favorites' && suggestion?.type === 'recipient' && suggestion.recipient.favorite;
  }

  /** Takes a favorite out of the list at once; it is back where that fails. The next option becomes active. */
  async removeFavorite(recipient: Recipient): Promise<void> {
    const key = recipientKey(recipient);
    if (this.leaving.has(key)) return;
    const { active } = this;
    this.leaving.add(key);
    this.listbox.activate(Math.min(active, this.suggestions.length - 1));
    this.host.requestUpdate();
    let failure: { readonly error: unknown } | undefined;
    try {
      await this.options.removeFavorite(recipient);
    } catch (error) {
      failure = { error };
    }
    // Forgotten meanwhile: there is another endpoint.
    if (!this.leaving.has(key)) return;
    const kept = this.suggestions[this.active];
    if (!failure) this.gone.add(key);
    this.leaving.delete(key);
    if (kept && failure) this.listbox.activate(this.suggestions.findIndex((one) => isSame(one, kept)));
    this.options.favoriteRemoved(recipient, failure);
    this.host.requestUpdate();
  }

  close(): void {
    // Whoever closes the list waits for no answer.
    if (this.search.status === 'waiting' || this.search.status === 'searching') this.searching.clear();
    this.show('closed');
  }

  /** Closes the list and forgets what was found. */
  clear(): void {
    this.areFavoritesWanted = false;
    this.searching.clear();
    this.close();
  }

  /** Forgets the favorites too: there is another endpoint. */
  reset(): void {
    this.clear();
    this.favoritesLoad.reset();
    this.leaving.clear();
    this.gone.clear();
  }

  /** Searches for a text now, once more after a failure too; opens what was found already. */
  hurry(text: string): void {
    this.open(text);
    this.searching.flush();
    this.searching.retry();
  }

  activate(index: number): void {
    this.listbox.activate(index, { scroll: false });
  }

  /** Moves through the open list by a key; false where the key is not one of the list's. */
  handleKey(key: string): boolean {
    return this.isOpen && this.listbox.handleKey(key);
  }

  private isRemoved(recipient: Recipient): boolean {
    const key = recipientKey(recipient);
    return recipient.favorite && (this.leaving.has(key) || this.gone.has(key));
  }

  private loadFavorites(): void {
    if (!this.isUnasked) {
      this.areFavoritesWanted = true;
      this.favoritesLoad.retry();
    }
    this.favoritesLoad.load();
  }

  private handleSettled(state: SearchState<SuggestionPage>): void {
    // So that typing and Enter choose the first.
    if (this.shown === 'search') this.isFirstDue = true;
    this.options.settled?.(state);
  }

  private show(view: SuggestionView): void {
    this.shown = view;
    this.isUnasked = false;
    this.isFirstDue = false;
    this.listbox.activate(-1);
    this.host.requestUpdate();
  }

  private toPage(answer: {
    readonly recipients: readonly Recipient[];
    readonly next: string | null;
    readonly incomplete?: readonly string[];
  }): SuggestionPage {
    const shown = new Map<string, Recipient>();
    let hasMore = answer.next !== null;
    for (const recipient of answer.recipients) {
      if (!this.options.isOffered(recipient)) continue;
      if (shown.size === MAXIMUM_OPTIONS) {
        hasMore = true;
        break;
      }
      const key = recipientKey(recipient);
      if (!shown.has(key)) shown.set(key, recipient);
    }
    return { recipients: [...shown.values()], hasMore, incomplete: answer.incomplete ?? [] };
  }
}

function isSame(one: Suggestion, other: Suggestion): boolean {
  if (one.type === 'new' || other.type === 'new') return one.type === other.type;
  return recipientKey(one.recipient) === recipientKey(other.recipient);
}
