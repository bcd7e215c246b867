import type { LitElement, ReactiveController } from 'lit';
import type { ShareClient } from '../../client/index.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { DelayedAnnouncementController, LONG_WAIT } from '../../controllers/delayed-announcement-controller.js';
import { SuggestionsController, type Suggestion } from '../../controllers/suggestions-controller.js';
import { recipientKey, type Kind, type NewRecipient, type Policy, type Recipient } from '../../domain/index.js';
import { formatList } from '../../localization/format.js';
import { ChosenRecipients } from './chosen-recipients.js';
import { handleComboboxKey } from './combobox-keys.js';
import { EntryCheck, type EntryFinding } from './entry-check.js';
import {
  changeEntry,
  entryProblems,
  startEntry,
  toNewRecipient,
  withField,
  type EntryField,
  type EntryProblem,
  type NewRecipientEntry,
} from './new-recipient-entry.js';
import {
  addedText,
  alreadyChosenText,
  idleText,
  maximumText,
  noFavoritesText,
  pageAnnouncement,
  pendingText,
  removedText,
} from './picker-words.js';
import { favoriteRemovedText } from './favorite-words.js';
import { findingText } from './finding-words.js';
import { askFavorites, isPersonNumber, searchRecipients } from './recipient-search.js';

/** Milliseconds after which whoever types has paused: what is wrong with the first letters is not announced. */
const TYPING_PAUSE = 700;

/** What the behavior of the field needs to know of its element, read at each use. */
export interface PickingContext {
  client: () => ShareClient | undefined;
  /** Undefined until it is known. */
  policy: () => Policy | undefined;
  locale: () => string;
  offeredKinds: () => ReadonlySet<Kind>;
  /** How many recipients at most; null for no limit. */
  limit: () => number | null;
  /** Called when the user has changed the recipients. */
  changed: () => void;
}

/** What a user does in the recipient field, and where the focus goes then. The element draws what stands here. */
export class PickingController implements ReactiveController {
  readonly chosen: ChosenRecipients;
  readonly suggestions: SuggestionsController;
  readonly announcer: AnnouncerController;
  readonly check: EntryCheck;
  /** What stands in the input. */
  text = '';
  hasFocus = false;
  /** Somebody new, while the form for that is open. */
  entry: NewRecipientEntry | undefined;
  private isComposing = false;
  private isFocusQuiet = false;

  constructor(
    private readonly host: LitElement,
    private readonly context: PickingContext,
  ) {
    this.chosen = new ChosenRecipients(() => context.changed());
    this.announcer = new AnnouncerController(host);
    this.check = new EntryCheck(host, context.client);
    this.suggestions = new SuggestionsController(host, {
      isReady: () => context.policy() !== undefined || !context.client(),
      minimumLength: () => context.policy()?.recipients.search.minimumLength ?? 0,
      isWithheld: (text) => isPersonNumber(text, context.policy()),
      search: (text, signal) => searchRecipients(context.client(), context.policy(), text, signal),
      favorites: (signal) => askFavorites(context.client(), context.policy(), signal),
      removeFavorite: async ({ kind, id }) => context.client()?.removeFavorite({ kind, id }),
      favoriteRemoved: (recipient, failure) =>
        this.announcer.announce(favoriteRemovedText(this.chosen.spoken(recipient, context.locale()), failure)),
      isOffered: ({ kind }) => context.offeredKinds().has(kind),
      mayAddNew: () => context.offeredKinds().has('new'),
      settled: (result) => this.announcer.announce(pageAnnouncement(result, context.locale())),
      list: () => this.find('#listbox'),
      option: (index) => this.find(`#option-${index}`),
    });
    const announce = (text: string): void => this.announcer.announce(text);
    new DelayedAnnouncementController(host, { text: () => this.notice, after: TYPING_PAUSE, announce });
    new DelayedAnnouncementController(host, { text: () => this.pending, after: LONG_WAIT, announce });
    host.addController(this);
  }

  get isFull(): boolean {
    const limit = this.context.limit();
    return limit !== null && this.chosen.value.length >= limit;
  }

  /** Whether a text was left in the field that is no recipient. */
  get isUnfinished(): boolean {
    const isFailed = this.suggestions.search.status === 'failed';
    return !this.hasFocus && !this.entry && !isFailed && this.text.trim() !== '';
  }

  get entryProblems(): ReadonlyMap<EntryField, EntryProblem> {
    if (!this.entry) return new Map();
    const problems = new Map(entryProblems(this.entry, this.chosen.keys));
    if (this.finding?.isMobileRefused) problems.set('mobile', 'recipient-mobile-invalid');
    return problems;
  }

  /** What the endpoint knows of the address and the mobile as they stand; undefined where it was not asked. */
  get finding(): EntryFinding | undefined {
    return this.check.findingFor(this.entry);
  }

  hostDisconnected(): void {
    this.hasFocus = false;
  }

  /** What the open list shows in place of options, and nothing else says. */
  private get notice(): string {
    const { isOpen, view, search, favorites, page } = this.suggestions;
    if (!isOpen) return '';
    if (view === 'search') {
      const minimum = this.context.policy()?.recipients.search.minimumLength;
      return search.status === 'idle' ? idleText(search.because, minimum) : '';
    }
    return favorites.status === 'loaded' && page?.recipients.length === 0 ? noFavoritesText() : '';
  }

  /** What the open list is waiting for. */
  private get pending(): string {
    const { isOpen, view, search, favorites } = this.suggestions;
    if (!isOpen || view === 'closed') return '';
    return (view === 'search' ? search.status === 'searching' : favorites.status === 'loading')
      ? pendingText(view)
      : '';
  }

  /** Back to an empty field. */
  reset(): void {
    this.text = '';
    this.entry = undefined;
    this.chosen.forgetRemoval();
    this.suggestions.clear();
  }

  /** Moves the focus to the input, without opening what the focus opens. */
  focusInput(options?: FocusOptions): void {
    this.isFocusQuiet = true;
    this.find('#input')?.focus(options);
    this.isFocusQuiet = false;
  }

  readonly handleInput = ({ target }: Event): void => {
    this.text = (target as HTMLInputElement).value;
    this.chosen.forgetRemoval();
    // What an input method is still composing is not a text yet.
    if (!this.isComposing) this.suggestions.type(this.text);
    this.host.requestUpdate();
  };

  readonly handleCompositionStart = (): void => {
    this.isComposing = true;
  };

  readonly handleCompositionEnd = ({ target }: Event): void => {
    this.isComposing = false;
    this.text = (target as HTMLInputElement).value;
    this.suggestions.type(this.text);
  };

  readonly handleKeydown = (event: KeyboardEvent): void => {
    // A field that is full only leads to the chips.
    if (this.isFull && event.key !== 'Backspace') return;
    handleComboboxKey(event, this.suggestions, {
      choose: (suggestion) => this.choose(suggestion),
      goToLastChip: () => this.focusChip(this.chosen.value.length - 1),
    });
  };

  readonly handleFocus = (): void => {
    if (!this.isFocusQuiet && !this.hasFocus) this.openUnasked();
    this.hasFocus = true;
    this.host.requestUpdate();
  };

  readonly handleBlur = (): void => {
    this.suggestions.close();
    // Where the window lost the focus, the input has it still: coming back opens nothing.
    this.hasFocus = this.host.shadowRoot?.activeElement === this.find('#input');
    this.host.requestUpdate();
  };

  readonly handleClick = (): void => {
    this.focusInput();
    if (!this.suggestions.isOpen) this.openUnasked();
  };

  readonly toggleFavorites = (event: Event): void => {
    // Not a click in the field.
    event.stopPropagation();
    if (this.suggestions.view === 'favorites' && this.suggestions.isOpen) return this.suggestions.close();
    this.focusInput();
    this.suggestions.openFavorites();
  };

  choose(suggestion: Suggestion): void {
    if (suggestion.type === 'new') return this.openEntry(this.suggestions.view === 'search' ? this.text : '');
    const { recipient } = suggestion;
    if (!this.chosen.has(recipient)) return this.add(recipient);
    this.announcer.announce(alreadyChosenText(this.chosen.spoken(recipient, this.context.locale())));
  }

  remove(index: number): void {
    const removal = this.chosen.remove(index, this.context.locale());
    if (!removal) return;
    this.announcer.announce(removedText(removal.spoken));
    this.focusChip(Math.min(index, this.chosen.value.length - 1));
  }

  undo(): void {
    const removal = this.chosen.undo();
    if (!removal) return;
    this.announcer.announce(addedText(removal.spoken));
    this.focusChip(removal.index);
  }

  openEntry(typed: string): void {
    const policy = this.context.policy();
    if (!policy || this.isFull) return;
    const { languages, sender } = policy;
    this.edit(startEntry(typed, languages.includes(sender.language) ? sender.language : (languages[0] ?? '')));
    this.suggestions.close();
  }

  changeEntryOf(index: number): void {
    const recipient = this.chosen.value[index];
    if (recipient?.kind === 'new') this.edit(changeEntry(recipient));
  }

  changeEntry(field: EntryField, value: string): void {
    if (!this.entry) return;
    this.entry = withField(this.entry, field, value);
    this.host.requestUpdate();
  }

  submitEntry(): void {
    const { entry, finding } = this;
    if (!entry || !this.context.policy() || this.check.isRunningFor(entry)) return;
    const mayAsk = this.check.isOffered && finding === undefined;
    // A national number is no problem yet: the endpoint knows the country.
    const isForCheck = ([field]: [EntryField, EntryProblem]) => mayAsk && field === 'mobile';
    if (![...this.entryProblems].every(isForCheck)) this.showEntryProblems();
    else if (mayAsk) void this.checkEntry(entry);
    else this.finishEntry();
  }

  /** Adds the user whom the address belongs to, in place of somebody new. */
  chooseOwner(user: Recipient): void {
    const { entry } = this;
    if (!entry) return;
    const index = this.chosen.value.findIndex((present) => recipientKey(present) === entry.replaces);
    this.entry = undefined;
    if (index >= 0) this.chosen.remove(index, this.context.locale());
    if (this.chosen.has(user)) {
      this.announcer.announce(alreadyChosenText(this.chosen.spoken(user, this.context.locale())));
      this.focusInput();
      this.host.requestUpdate();
    } else this.add(user);
  }

  private async checkEntry(entry: NewRecipientEntry): Promise<void> {
    const finding = await this.check.run(entry);
    // Changed or given up meanwhile: the answer is about somebody else.
    if (this.entry !== entry) return;
    this.entry = finding.mobile === undefined ? entry : withField(entry, 'mobile', finding.mobile);
    this.check.keep(this.entry, finding);
    if (this.entryProblems.size > 0) this.showEntryProblems();
    else if (finding.user || finding.cautions.length > 0) {
      this.announcer.announce(findingText(finding));
      this.focusAfterUpdate('.new-recipient .owner', '.new-recipient [type="submit"]');
    } else this.finishEntry();
  }

  private showEntryProblems(): void {
    if (!this.entry) return;
    this.entry = { ...this.entry, isChecked: true };
    this.focusAfterUpdate('.new-recipient [aria-invalid="true"]');
  }

  private finishEntry(): void {
    const policy = this.context.policy();
    if (!this.entry || !policy) return;
    const { replaces } = this.entry;
    const recipient = toNewRecipient(this.entry);
    this.entry = undefined;
    if (replaces === undefined) return this.add(recipient);
    const index = this.chosen.value.findIndex((present) => recipientKey(present) === replaces);
    this.chosen.replace(replaces, recipient, policy);
    this.focusChip(index);
  }

  /** What was typed in the field stays. */
  cancelEntry(): void {
    this.check.stop();
    this.entry = undefined;
    this.focusInput();
    this.host.requestUpdate();
  }

  /** Does something from a button that goes away with it. */
  fromButton(act: () => void): void {
    this.focusInput();
    act();
  }

  /** Adds recipients that were ticked, as one change. */
  addAll(recipients: readonly Recipient[]): void {
    const policy = this.context.policy();
    const locale = this.context.locale();
    if (!policy) return;
    const added = this.chosen.addAll(recipients, policy);
    if (added.length === 0) return;
    this.announceAdded(
      formatList(
        added.map((one) => this.chosen.spoken(one, locale)),
        locale,
      ),
    );
    // The field may take no more, and its buttons with it.
    if (this.isFull) this.focusInput();
  }

  private add(recipient: Recipient | NewRecipient): void {
    const policy = this.context.policy();
    const locale = this.context.locale();
    if (!policy) return;
    if (this.isFull) return this.announcer.announce(maximumText(this.context.limit() ?? 0, locale));
    this.chosen.add(recipient, policy);
    this.text = '';
    this.suggestions.clear();
    this.announceAdded(this.chosen.spoken(recipient, locale));
    this.focusInput();
  }

  /** And that no more can be added, where that is so now. */
  private announceAdded(spoken: string): void {
    const full = this.isFull ? [maximumText(this.context.limit() ?? 0, this.context.locale())] : [];
    this.announcer.announce([addedText(spoken), ...full].join(' '));
  }

  private openUnasked(): void {
    if (!this.isFull) this.suggestions.open(this.text, { isUnasked: true });
  }

  private edit(entry: NewRecipientEntry): void {
    this.entry = entry;
    this.focusAfterUpdate('.new-recipient [aria-invalid="true"]', '.new-recipient .blank', '.new-recipient input');
  }

  /** The button that removes a chip, or the input where there is none. */
  private focusChip(index: number): void {
    this.focusAfterUpdate(`.chip:nth-of-type(${index + 1}) .remove`, '#input');
  }

  private focusAfterUpdate(...selectors: string[]): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      const target = selectors.map((selector) => this.find(selector)).find((found) => found !== null);
      if (target?.id === 'input') this.focusInput();
      else target?.focus();
    });
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
