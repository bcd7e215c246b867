import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textLength } from '../domain/index.js';

/** Milliseconds without typing until a text is searched for. */
const PAUSE = 180;

/** How a search for a typed text stands. A failure is a state of its own: it is never told as "none". */
export type SearchState<Answer> =
  /** There is nothing to ask: nothing was typed, too little of it, or a text that is never sent. */
  | { readonly status: 'idle'; readonly text: string; readonly because: 'blank' | 'too-short' | 'withheld' }
  /** Until the typing pauses, or until it is known how to search. */
  | { readonly status: 'waiting'; readonly text: string }
  | { readonly status: 'searching'; readonly text: string }
  | { readonly status: 'found' | 'none'; readonly text: string; readonly answer: Answer }
  | { readonly status: 'failed'; readonly text: string; readonly error: unknown };

export interface SearchOptions<Answer> {
  /** Rejects when it fails, its own time-out included; the signal is aborted once nobody waits for the answer. */
  ask: (text: string, signal: AbortSignal) => Promise<Answer>;
  isEmpty: (answer: Answer) => boolean;
  /** Whether it is known how to search; until then the text waits. */
  isReady: () => boolean;
  /** In characters. */
  minimumLength: () => number;
  /** Whether a text must not leave the browser. */
  isWithheld?: (text: string) => boolean;
  /** Whether the endpoint wants to be left alone still, after a failure: until it is over, nothing is asked. */
  isTooEarly?: (failure: { readonly error: unknown }) => boolean;
  /** Called when a search has come to an end. */
  settled?: (state: SearchState<Answer>) => void;
}

/**
 * Searches while somebody types: waits for a pause, gives up the former request, and drops every answer that is not
 * one to the text that stands there now.
 */
export class SearchController<Answer> implements ReactiveController {
  private current: SearchState<Answer> = IDLE;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;
  private lastFailure: (SearchState<Answer> & { status: 'failed' }) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: SearchOptions<Answer>,
  ) {
    host.addController(this);
  }

  get state(): SearchState<Answer> {
    return this.current;
  }

  hostUpdate(): void {
    // What was typed before it was known how to search.
    if (this.current.status === 'waiting' && this.timer === undefined && this.options.isReady()) {
      this.search(this.current.text, { isAnew: true });
    }
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Searches for a text; one that is being searched for or was answered already stays as it is. */
  search(entered: string, { isAnew = false } = {}): void {
    const text = entered.trim();
    if (!isAnew && this.current.status !== 'idle' && this.current.text === text) return;
    this.giveUp();
    const because = this.refusal(text);
    if (because !== null) return this.become({ status: 'idle', text, because });
    if (this.lastFailure && this.isRefused) return this.become(this.lastFailure);
    if (this.options.isReady()) this.timer = setTimeout(() => this.flush(), PAUSE);
    this.become({ status: 'waiting', text });
  }

  /** Does not wait for a pause any longer. */
  flush(): void {
    if (this.current.status === 'waiting' && this.options.isReady()) void this.start(this.current.text);
  }

  /** Searches once more for the text that a search failed for. */
  retry(): void {
    if (this.current.status === 'failed' && !this.isRefused) void this.start(this.current.text);
  }

  /** Gives up what is under way and forgets what was found. */
  clear(): void {
    this.giveUp();
    this.become(IDLE);
  }

  /** Forgets failures too: there is another endpoint. */
  reset(): void {
    this.clear();
    this.lastFailure = undefined;
  }

  private get isRefused(): boolean {
    return this.lastFailure !== undefined && this.options.isTooEarly?.(this.lastFailure) === true;
  }

  private refusal(text: string): 'blank' | 'too-short' | 'withheld' | null {
    if (text === '') return 'blank';
    // What else is known when it is ready decides: until then, nothing leaves the browser anyway.
    if (!this.options.isReady()) return null;
    if (this.options.isWithheld?.(text)) return 'withheld';
    return textLength(text) < this.options.minimumLength() ? 'too-short' : null;
  }

  private async start(text: string): Promise<void> {
    this.giveUp();
    const request = new AbortController();
    this.request = request;
    this.become({ status: 'searching', text });
    const next = await this.ask(text, request.signal);
    // Late or out of order: not an answer to what stands there now.
    if (this.request !== request) return;
    this.request = undefined;
    this.lastFailure = next.status === 'failed' ? next : undefined;
    this.become(next);
    this.options.settled?.(next);
  }

  private async ask(text: string, signal: AbortSignal): Promise<SearchState<Answer>> {
    try {
      const answer = await this.options.ask(text, signal);
      return { status: this.options.isEmpty(answer) ? 'none' : 'found', text, answer };
    } catch (error) {
      return { status: 'failed', text, error };
    }
  }

  private giveUp(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.request?.abort();
    this.request = undefined;
  }

  private become(state: SearchState<Answer>): void {
    this.current = state;
    this.host.requestUpdate();
  }
}

const IDLE = { status: 'idle', text: '', because: 'blank' } as const;
