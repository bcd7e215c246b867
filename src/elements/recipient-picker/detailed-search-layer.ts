import type { LitElement, ReactiveController } from 'lit';
import { ShareFailure, type RecipientSort, type ShareClient } from '../../client/index.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { DelayedAnnouncementController, LONG_WAIT } from '../../controllers/delayed-announcement-controller.js';
import { DetailedSearchController } from '../../controllers/detailed-search-controller.js';
import { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import { MAXIMUM_OPTIONS } from '../../controllers/suggestions-controller.js';
import { recipientKey, type Kind, type Policy, type Recipient } from '../../domain/index.js';
import { criteriaKinds, type CriteriaKind } from './criteria-kinds.js';
import { toCriteria, withheldFields, type CriteriaField, type CriteriaValues } from './detailed-search-criteria.js';
import { nothingEnteredText, nothingTickedText, resultAnnouncement } from './detailed-search-words.js';
import { idleText, maximumText, pendingText, retryNowText } from './picker-words.js';
import { isTooEarly, waitingText } from './waiting-words.js';

/** What the layer needs to know of its element, read at each use. */
export interface DetailedSearchContext {
  client: () => ShareClient | undefined;
  policy: () => Policy | undefined;
  locale: () => string;
  offeredKinds: () => ReadonlySet<Kind>;
  limit: () => number | null;
  /** Keys of the recipients that are chosen already. */
  chosen: () => ReadonlySet<string>;
  isFavorite: (recipient: Recipient) => boolean;
  add: (recipients: readonly Recipient[]) => void;
}

/** The layer of the detailed search: what is asked, what is ticked, and where the focus goes. */
export class DetailedSearchLayer implements ReactiveController {
  readonly search: DetailedSearchController;
  /** Speaks inside the layer, since what is around it is out of reach meanwhile. */
  readonly announcer: AnnouncerController;
  private readonly wait: RetryWaitController;
  isOpen = false;
  values: CriteriaValues = {};
  /** Searching was tried with these values: what is wrong shows. */
  isChecked = false;
  private wantedKind: CriteriaKind = 'user';
  private readonly tickedByKey = new Map<string, Recipient>();

  constructor(
    private readonly host: LitElement,
    private readonly context: DetailedSearchContext,
  ) {
    host.addController(this);
    this.announcer = new AnnouncerController(host);
    this.wait = new RetryWaitController(host, () => this.isOpen && this.announcer.announce(retryNowText()));
    this.search = new DetailedSearchController(host, {
      ask: (question, signal) => {
        const [client, policy] = [context.client(), context.policy()];
        if (!client || !policy) return Promise.reject(new ShareFailure('unreachable'));
        const limit = Math.min(policy.recipients.search.limit, MAXIMUM_OPTIONS);
        return client.searchRecipients({ ...question, limit }, { signal });
      },
      isTooEarly: (failure) => isTooEarly(failure, this.wait),
      settled: () => {
        this.announcer.announce(resultAnnouncement(this.search, this.wait, context.locale()));
        void host.updateComplete.then(() => this.bringIntoView());
      },
    });
    new DelayedAnnouncementController(host, {
      text: () => (this.isOpen && this.search.status === 'searching' ? pendingText('search') : ''),
      after: LONG_WAIT,
      announce: (text) => this.announcer.announce(text),
    });
  }

  hostDisconnected(): void {
    this.forget();
  }

  get kinds(): CriteriaKind[] {
    return criteriaKinds(this.context.offeredKinds());
  }

  /** The kind that is searched for; of those offered. */
  get kind(): CriteriaKind {
    const { kinds } = this;
    return kinds.includes(this.wantedKind) ? this.wantedKind : (kinds[0] ?? 'user');
  }

  get withheld(): ReadonlySet<CriteriaField> {
    return withheldFields(this.kind, this.values, this.context.policy());
  }

  /** Whether searching was tried with nothing to search by. */
  get isEmpty(): boolean {
    return this.isChecked && toCriteria(this.kind, this.values, this.context.policy()) === undefined;
  }

  /** Why the search failed, in words; undefined where it did not. */
  get failure(): { text: string; isTooEarly: boolean } | undefined {
    const { status, failure } = this.search;
    return status === 'failed' && failure ? waitingText(failure, this.wait) : undefined;
  }

  get ticked(): readonly Recipient[] {
    return [...this.tickedByKey.values()];
  }

  isTicked(recipient: Recipient): boolean {
    return this.tickedByKey.has(recipientKey(recipient));
  }

  isChosen(recipient: Recipient): boolean {
    return this.context.chosen().has(recipientKey(recipient));
  }

  isFavorite(recipient: Recipient): boolean {
    return this.context.isFavorite(recipient);
  }

  /** Why no more can be ticked; undefined while they can. */
  get fullText(): string | undefined {
    const limit = this.context.limit();
    return limit !== null && this.context.chosen().size + this.tickedByKey.size >= limit
      ? maximumText(limit, this.context.locale())
      : undefined;
  }

  readonly open = (): void => {
    if (this.isOpen || this.kinds.length === 0) return;
    this.isOpen = true;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      const dialog = this.find<HTMLDialogElement>('.detailed');
      if (!dialog || dialog.open) return;
      dialog.showModal();
      this.find('.detailed .criterion')?.focus();
    });
  };

  /** Closes this layer alone; the criteria stay for the next time, what was found and ticked does not. */
  readonly close = (): void => {
    if (!this.isOpen) return;
    this.find<HTMLDialogElement>('.detailed')?.close();
    this.forget();
    const opener = this.find<HTMLButtonElement>('.detailed-button');
    if (opener?.disabled === false) opener.focus();
  };

  readonly handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // One layer: a dialog around stays open.
    event.preventDefault();
    this.close();
  };

  readonly handleCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  chooseKind(kind: CriteriaKind): void {
    if (kind === this.kind) return;
    this.wantedKind = kind;
    this.isChecked = false;
    this.search.clear();
  }

  enter(field: CriteriaField, value: string): void {
    this.values = { ...this.values, [field]: value };
    this.host.requestUpdate();
  }

  readonly submit = (event: Event): void => {
    event.preventDefault();
    this.isChecked = true;
    const criteria = toCriteria(this.kind, this.values, this.context.policy());
    if (criteria && this.withheld.size === 0) return this.search.search(criteria);
    this.search.clear();
    this.announcer.announce(criteria ? idleText('withheld') : nothingEnteredText());
    void this.host.updateComplete.then(() => this.find('.detailed [aria-invalid="true"]')?.focus());
  };

  readonly retry = (): void => {
    // The button goes away with the failure.
    this.find('.detailed .submit')?.focus();
    this.search.retry();
  };

  /** The first press sorts upward, the next turns it round. */
  sortBy(column: 'name' | 'description'): void {
    const next: RecipientSort = this.search.results?.sort === column ? `-${column}` : column;
    this.search.sortBy(next);
  }

  /** Ticks a recipient or takes the tick back; false where no more can be ticked, and says why. */
  tick(recipient: Recipient): boolean {
    const key = recipientKey(recipient);
    if (!this.tickedByKey.delete(key)) {
      const { fullText } = this;
      if (fullText !== undefined) {
        this.announcer.announce(fullText);
        return false;
      }
      this.tickedByKey.set(key, recipient);
      if (this.fullText !== undefined) this.announcer.announce(this.fullText);
    }
    this.host.requestUpdate();
    return true;
  }

  readonly add = (): void => {
    const { ticked } = this;
    if (ticked.length === 0) return this.announcer.announce(nothingTickedText());
    this.close();
    this.context.add(ticked);
  };

  /** Where the criteria fill the layer, what came of them would be out of sight. */
  private bringIntoView(): void {
    const body = this.find('.detailed-body');
    const outcome = this.find('.detailed .failure') ?? this.find('.detailed .results');
    if (!body || !outcome) return;
    const { top, height } = body.getBoundingClientRect();
    if (outcome.getBoundingClientRect().top > top + height / 2) outcome.scrollIntoView({ block: 'start' });
  }

  private forget(): void {
    this.isOpen = false;
    this.isChecked = false;
    this.tickedByKey.clear();
    this.search.clear();
  }

  private find<T extends HTMLElement>(selector: string): T | null {
    return this.host.renderRoot?.querySelector<T>(selector) ?? null;
  }
}
