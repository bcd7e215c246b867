import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecipientPage, RecipientSort } from '../client/index.js';
import { recipientKey, type Criteria, type Recipient } from '../domain/index.js';
import { MAXIMUM_OPTIONS } from './suggestions-controller.js';

/** What is asked for: criteria, in an order, from a place on. */
export interface DetailedQuestion {
  readonly criteria: Criteria;
  readonly sort?: RecipientSort;
  readonly cursor?: string;
}

/** A page of an answer, as it is shown. */
export interface DetailedPage {
  readonly recipients: readonly Recipient[];
  readonly next: string | null;
  /** The endpoint answered more than is drawn. */
  readonly isCut: boolean;
  /** Names of the sources that did not answer. */
  readonly incomplete: readonly string[];
}

/** What was found for criteria in an order: the pages seen so far, and which of them shows. */
export interface DetailedResults {
  readonly criteria: Criteria;
  readonly sort: RecipientSort | undefined;
  readonly pages: readonly DetailedPage[];
  readonly index: number;
}

/** How a search stands. What was found before stays in sight while another page or order is asked for. */
export type DetailedStatus = 'idle' | 'searching' | 'found' | 'none' | 'failed';

export interface DetailedSearchOptions {
  /** Rejects when it fails; the signal is aborted once nobody waits for the answer. */
  ask: (question: DetailedQuestion, signal: AbortSignal) => Promise<RecipientPage>;
  /** Whether the endpoint wants to be left alone still, after a failure: until it is over, nothing is asked. */
  isTooEarly: (failure: { readonly error: unknown }) => boolean;
  /** Called when a search has come to an end, or was not begun since it is too early. */
  settled: (status: DetailedStatus) => void;
}

/** Searches by criteria: one question at a time, pages kept, late answers dropped, a failure that can be repeated. */
export class DetailedSearchController implements ReactiveController {
  private shown: DetailedResults | undefined;
  private request: AbortController | undefined;
  private failed: { readonly error: unknown } | undefined;
  /** The same as `failed`, and still there when that is out of sight. */
  private lastFailure: { readonly error: unknown } | undefined;
  private unanswered: DetailedQuestion | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: DetailedSearchOptions,
  ) {
    host.addController(this);
  }

  get status(): DetailedStatus {
    if (this.request) return 'searching';
    if (this.failed) return 'failed';
    if (!this.shown) return 'idle';
    return this.shown.pages.length === 1 && this.page?.recipients.length === 0 ? 'none' : 'found';
  }

  get results(): DetailedResults | undefined {
    return this.shown;
  }

  /** The page that shows. */
  get page(): DetailedPage | undefined {
    return this.shown?.pages[this.shown.index];
  }

  get failure(): { readonly error: unknown } | undefined {
    return this.failed;
  }

  get hasNext(): boolean {
    return this.shown !== undefined && (this.shown.index < this.shown.pages.length - 1 || this.page?.next !== null);
  }

  get hasPrevious(): boolean {
    return this.shown !== undefined && this.shown.index > 0;
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Searches by new criteria: nothing of a former answer stays. */
  search(criteria: Criteria): void {
    if (!this.isRefused) this.shown = undefined;
    void this.start({ criteria });
  }

  /** Asks for the same in another order, from the start. */
  sortBy(sort: RecipientSort): void {
    if (this.shown) void this.start({ criteria: this.shown.criteria, sort });
  }

  next(): void {
    const { shown, page } = this;
    if (!shown || !page || this.request) return;
    if (shown.index < shown.pages.length - 1) return this.show(shown.index + 1);
    if (page.next === null) return;
    const { criteria, sort } = shown;
    void this.start({ criteria, ...(sort ? { sort } : {}), cursor: page.next });
  }

  previous(): void {
    if (this.shown && this.hasPrevious) this.show(this.shown.index - 1);
  }

  /** Asks once more what failed. */
  retry(): void {
    if (this.failed && this.unanswered) void this.start(this.unanswered);
  }

  /** Gives up what is under way and forgets what was found. */
  clear(): void {
    this.giveUp();
    this.shown = undefined;
    this.host.requestUpdate();
  }

  /** Forgets failures too: there is another endpoint. */
  reset(): void {
    this.clear();
    this.lastFailure = undefined;
  }

  private get isRefused(): boolean {
    return this.lastFailure !== undefined && this.options.isTooEarly(this.lastFailure);
  }

  private show(index: number): void {
    if (!this.shown) return;
    this.giveUp();
    this.shown = { ...this.shown, index };
    this.settle();
  }

  private async start(question: DetailedQuestion): Promise<void> {
    this.giveUp();
    this.unanswered = question;
    if (this.lastFailure && this.isRefused) {
      this.failed = this.lastFailure;
      return this.settle();
    }
    const request = new AbortController();
    this.request = request;
    this.host.requestUpdate();
    try {
      const page = toPage(await this.options.ask(question, request.signal), question.criteria.kind);
      // Late or out of order: nobody waits for it any longer.
      if (this.request !== request) return;
      const before = question.cursor === undefined ? [] : (this.shown?.pages ?? []);
      const pages = [...before, page];
      this.shown = { criteria: question.criteria, sort: question.sort, pages, index: pages.length - 1 };
      this.lastFailure = undefined;
    } catch (error) {
      if (this.request !== request) return;
      this.failed = this.lastFailure = { error };
    }
    this.request = undefined;
    this.settle();
  }

  private giveUp(): void {
    this.request?.abort();
    this.request = undefined;
    this.failed = undefined;
  }

  private settle(): void {
    this.host.requestUpdate();
    this.options.settled(this.status);
  }
}

/** What of an answer is shown: each recipient once, of the kind asked for, and no more than can be looked over. */
function toPage({ recipients, next, incomplete }: RecipientPage, kind: Criteria['kind']): DetailedPage {
  const found = new Map(recipients.filter((one) => one.kind === kind).map((one) => [recipientKey(one), one]));
  return {
    recipients: [...found.values()].slice(0, MAXIMUM_OPTIONS),
    next,
    isCut: found.size > MAXIMUM_OPTIONS,
    incomplete: incomplete ?? [],
  };
}
