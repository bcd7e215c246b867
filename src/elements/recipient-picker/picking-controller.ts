import type { LitElement, ReactiveController } from 'lit';
import type { ShareClient } from '../../client/index.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { DelayedAnnouncementController, LONG_WAIT } from '../../controllers/delayed-announcement-controller.js';
import { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import { LatePartController } from '../../controllers/late-part-controller.js';
import { SuggestionsController, type Suggestion } from '../../controllers/suggestions-controller.js';
import type { Kind, NewRecipient, Policy, Recipient } from '../../domain/index.js';
import { formatList } from '../../localization/intl-words.js';
import { ChosenRecipients } from './chosen-recipients.js';
import { handleComboboxKey } from './combobox-keys.js';
import type { NewRecipientEntry } from './new-recipient-entry.js';
import type { NewRecipientPart } from './new-recipient-part.js';
import {
  addedText,
  alreadyChosenText,
  maximumText,
  pageAnnouncement,
  removedText,
  retryNowText,
} from './picker-words.js';
import { favoriteRemovedText } from './favorite-words.js';
import { listNotice, listWait } from './list-notices.js';
import { isMatched } from './matched-parts.js';
import { searchedTexts } from './recipient-line.js';
import { askFor, isPersonNumber, searchRecipients } from './recipient-search.js';
import { failureAnnouncement, isTooEarly } from './waiting-words.js';

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
  /** How long the endpoint wants to be left alone, after it has refused. */
  readonly wait: RetryWaitController;
  /** Somebody new, while the form for that is open. */
  readonly newcomer: LatePartController<NewRecipientPart>;
  /** What stands in the input. */
  text = '';
  hasFocus = false;
  private isComposing = false;
  private isFocusQuiet = false;

  constructor(
    private readonly host: LitElement,
    private readonly context: PickingContext,
  ) {
    this.chosen = new ChosenRecipients(() => context.changed());
    this.announcer = new AnnouncerController(host);
    this.wait = new RetryWaitController(host, () => this.announcer.announce(retryNowText()));
    this.newcomer = new LatePartController(host, async () =>
      (await import('./new-recipient-part.js')).makeNewRecipient(host, context, this),
    );
    this.suggestions = new SuggestionsController(host, {
      isReady: () => context.policy() !== undefined || !context.client(),
      minimumLength: () => context.policy()?.recipients.search.minimumLength ?? 0,
      isWithheld: (text) => isPersonNumber(text, context.policy()),
      search: (text, signal) => searchRecipients(context.client(), context.policy(), text, signal),
      favorites: (signal) => askFor(context, (client) => client.getFavorites({ signal })),
      recent: (signal) => askFor(context, (client) => client.getRecentRecipients?.({ signal })),
      removeFavorite: async ({ kind, id }) => context.client()?.removeFavorite({ kind, id }),
      favoriteRemoved: (recipient, failure) => {
        this.announcer.announce(favoriteRemovedText(this.chosen.spoken(recipient, context.locale()), failure));
        if (!failure) this.chosen.unstar(recipient);
      },
      isTooEarly: (failure) => isTooEarly(failure, this.wait),
      isFitting: (recipient, text) => isMatched(searchedTexts(recipient), text),
      isOffered: ({ kind }) => context.offeredKinds().has(kind),
      mayAddNew: () => context.offeredKinds().has('new'),
      settled: (result) => {
        this.announcer.announce(pageAnnouncement(result, context.policy(), context.locale()));
        // Nobody is known: somebody new is likely.
        if (this.suggestions.page?.recipients.length === 0 && context.offeredKinds().has('new'))
          this.newcomer.prefetch();
      },
      list: () => this.find('#listbox'),
      option: (index) => this.find(`#option-${index}`),
    });
    const announce = (text: string): void => this.announcer.announce(text);
    new DelayedAnnouncementController(host, {
      text: () => listNotice(this.suggestions, context.policy()),
      after: TYPING_PAUSE,
      announce,
    });
    new DelayedAnnouncementController(host, { text: () => listWait(this.suggestions), after: LONG_WAIT, announce });
    host.addController(this);
  }

  get isFull(): boolean {
    const limit = this.context.limit();
    return limit !== null && this.chosen.value.length >= limit;
  }

  /** Somebody new, while they are being entered. */
  get entry(): NewRecipientEntry | undefined {
    return this.newcomer.value?.layer.entry;
  }

  /** Whether a text was left in the field that is no recipient. */
  get isUnfinished(): boolean {
    const isFailed = this.suggestions.search.status === 'failed';
    return !this.hasFocus && !this.entry && !this.newcomer.isAwaited && !isFailed && this.text.trim() !== '';
  }

  hostDisconnected(): void {
    this.hasFocus = false;
  }

  /** Whether a recipient bears the star: as its chip says where it is chosen, else as far as it has not been removed. */
  readonly isFavorite = (recipient: Recipient): boolean =>
    this.chosen.find(recipient)?.favorite ?? this.suggestions.isFavorite(recipient);

  /** Back to an empty field. */
  reset(): void {
    this.text = '';
    this.newcomer.giveUp();
    if (this.newcomer.value) this.newcomer.value.layer.entry = undefined;
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
      hurry: (text) => this.hurry(text),
      goToLastChip: () => this.focusChip(this.chosen.value.length - 1),
    });
  };

  private hurry(text: string): void {
    this.suggestions.hurry(text);
    const { search } = this.suggestions;
    // Too early: nothing was asked, and how long is left is told anew.
    if (search.status === 'failed') this.announcer.announce(failureAnnouncement('search', search, this.wait));
  }

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
    // Typing takes its place.
    this.input?.select();
    this.suggestions.openFavorites();
  };

  choose(suggestion: Suggestion): void {
    if (suggestion.type === 'new') return this.addNew(this.suggestions.query);
    const { recipient } = suggestion;
    if (!this.chosen.has(recipient)) return this.add(recipient);
    this.announcer.announce(alreadyChosenText(this.chosen.spoken(recipient, this.context.locale())));
  }

  /** Opens the form for somebody new, with what can be read from what was typed. */
  addNew(typed: string): void {
    this.newcomer.use(({ layer }) => layer.open(typed));
  }

  remove(index: number): void {
    // Nothing is left to change.
    const { newcomer } = this;
    const isChanged = this.entry?.replaces === this.chosen.uniqueKeys[index];
    if (isChanged && newcomer.value) newcomer.value.layer.entry = undefined;
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

  add(recipient: Recipient | NewRecipient): void {
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

  /** The button that removes a chip, or the input where there is none. */
  focusChip(index: number): void {
    this.focusAfterUpdate(`.chip:nth-of-type(${index + 1}) .remove`, '#input');
  }

  /** Moves the focus to the first of these that is there once it is drawn. */
  focusAfterUpdate(...selectors: string[]): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      const target = selectors.map((selector) => this.find(selector)).find((found) => found !== null);
      if (target?.id === 'input') this.focusInput();
      else target?.focus();
    });
  }

  private get input(): HTMLInputElement | null {
    return this.find('#input') as HTMLInputElement | null;
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
