import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecipientPage } from '../client/index.js';
import { recipientKey, type Recipient } from '../domain/index.js';
import { ListboxController, type ListboxOptions } from './listbox-controller.js';
import { SearchController, type SearchOptions, type SearchState } from './search-controller.js';
import { ShortlistController, type ShortlistOptions } from './shortlist-controller.js';

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

export interface SuggestionsOptions
  extends
    Pick<SearchOptions<SuggestionPage>, 'isReady' | 'minimumLength' | 'isWithheld' | 'settled'>,
    ShortlistOptions {
  search: (text: string, signal: AbortSignal) => Promise<RecipientPage>;
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
  private readonly shortlist: ShortlistController;
  private readonly listbox: ListboxController;
  private shown: SuggestionView = 'closed';
  /** Opened by the focus alone: not worth a list that says that there is nothing. */
  private isUnasked = false;
  /** Opened by the star. */
  private isByStar = false;
  private isFirstDue = false;
  /** The option that was active when the list was drawn last, and what the list was. */
  private anchor: { key: string; index: number; keys: string } | undefined;

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
      ...(options.isTooEarly ? { isTooEarly: options.isTooEarly } : {}),
      settled: (state) => this.handleSettled(state),
    });
    this.shortlist = new ShortlistController(host, {
      ...options,
      favoriteRemoved: (recipient, failure) => {
        // What was found before shows the star still.
        if (!failure && this.search.status === 'found') this.searching.clear();
        options.favoriteRemoved(recipient, failure);
      },
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

  /** What the options fit: what was searched for, or what the favorites are narrowed down to. */
  get query(): string {
    return this.shown === 'search' ? this.search.text : this.shortlist.filter;
  }

  get favorites(): ShortlistController['state'] {
    return this.shortlist.state;
  }

  /** Why the favorites that were asked for are not there. */
  get favoritesFailure(): { readonly error: unknown } | undefined {
    return this.shortlist.failure;
  }

  /** Whether typing filters the favorites, in place of searching. */
  get isFilterable(): boolean {
    return this.shown === 'favorites' && this.isByStar && this.shortlist.isLong;
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
      const { recipients } = this.shortlist;
      return recipients && this.toPage({ recipients, next: null });
    }
    const { search } = this;
    return search.status === 'found' || search.status === 'none' ? search.answer : undefined;
  }

  hostUpdate(): void {
    // Asked for before it was known whom to ask.
    if (this.shown === 'favorites') this.shortlist.load();
    const keys = this.suggestions.map(keyOf);
    if (this.isFirstDue && keys.length > 0) {
      this.isFirstDue = false;
      this.listbox.activate(0);
    } else if (this.anchor && this.anchor.keys !== keys.join('\n')) {
      // The list has changed below the keys: the same option stays active; the next where that has gone.
      const place = keys.indexOf(this.anchor.key);
      this.listbox.activate(place >= 0 ? place : Math.min(this.anchor.index, keys.length - 1));
    }
    const key = keys[this.active];
    this.anchor = key === undefined ? undefined : { key, index: this.active, keys: keys.join('\n') };
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** The text has changed. */
  type(text: string): void {
    this.shortlist.forgetFailure();
    if (this.isFilterable) return this.narrow(text.trim());
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
    if (isBlank) return this.shortlist.load({ isAsked: !isUnasked });
    this.searching.search(text);
    if (this.search.status === 'found' || this.search.status === 'none') this.isFirstDue = true;
  }

  /** Opens the favorites, whatever stands in the field, and asks for them anew: others may have come. */
  openFavorites(): void {
    this.shortlist.refresh();
    this.open('');
    this.isByStar = true;
  }

  /** Whether an option is a favorite that can be removed here. */
  isRemovable(suggestion: Suggestion | undefined): boolean {
    return this.shown === 'favorites' && suggestion?.type === 'recipient' && suggestion.recipient.favorite;
  }

  /** Whether a recipient is a favorite still, whatever an answer from before its removal says. */
  isFavorite(recipient: Recipient): boolean {
    return recipient.favorite && !this.shortlist.isRemoved(recipient);
  }

  /** Takes a favorite out of the list. */
  removeFavorite(recipient: Recipient): void {
    void this.shortlist.remove(recipient);
  }

  close(): void {
    // Whoever closes the list waits for no answer.
    if (this.search.status === 'waiting' || this.search.status === 'searching') this.searching.clear();
    this.show('closed');
  }

  /** Closes the list and forgets what was found. */
  clear(): void {
    this.shortlist.forgetFailure();
    this.searching.clear();
    this.close();
  }

  /** Forgets the favorites too: there is another endpoint. */
  reset(): void {
    this.clear();
    this.searching.reset();
    this.shortlist.reset();
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

  private narrow(text: string): void {
    this.shortlist.filter = text;
    const page = this.page;
    const isFound = text !== '' && page !== undefined && page.recipients.length > 0;
    this.anchor = undefined;
    this.listbox.activate(isFound ? 0 : -1);
    if (isFound) this.options.settled?.({ status: 'found', text, answer: page });
    this.host.requestUpdate();
  }

  private handleSettled(state: SearchState<SuggestionPage>): void {
    // So that typing and Enter choose the first.
    if (this.shown === 'search') this.isFirstDue = true;
    this.options.settled?.(state);
  }

  private show(view: SuggestionView): void {
    this.shown = view;
    this.isUnasked = false;
    this.isByStar = false;
    this.shortlist.filter = '';
    this.isFirstDue = false;
    this.anchor = undefined;
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

function keyOf(suggestion: Suggestion): string {
  return suggestion.type === 'new' ? 'new' : recipientKey(suggestion.recipient);
}
