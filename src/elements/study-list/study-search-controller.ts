import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import type { Study } from '../../domain/index.js';

/** Milliseconds after the last key. */
const DEBOUNCE = 250;

/** Studies that were found. */
export interface FoundStudies {
  status: 'found';
  text: string;
  studies: readonly Study[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
  /** The next page: not asked for, on its way, or failed. */
  more: 'ready' | 'loading' | ShareFailure;
}

export type StudySearchState =
  /** There is nothing to ask. */
  | { status: 'idle' }
  /** What was found before stays in sight. */
  | { status: 'searching'; text: string; previous: FoundStudies | undefined }
  | { status: 'failed'; text: string; failure: ShareFailure }
  | FoundStudies;

/** Asks the endpoint for studies: debounced, the earlier request aborted, page after page. */
export class StudySearchController implements ReactiveController {
  state: StudySearchState = { status: 'idle' };
  private client: ShareClient | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is searched once typing has paused. */
  private typed: string | undefined;
  private request: AbortController | undefined;

  /** @param settled Told when an answer or a failure has changed the state. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly settled: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // What was cut off is asked again.
    const { state } = this;
    if (this.typed !== undefined) this.search(this.typed);
    else if (state.status === 'searching') void this.run(state.text, state.previous);
    else if (state.status === 'found' && state.more === 'loading') void this.loadMore(state);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Starts anew with another client; undefined stops. */
  use(client: ShareClient | undefined): void {
    if (client === this.client) return;
    this.client = client;
    this.cancel();
    this.typed = undefined;
    if (client) void this.run('', undefined);
    else this.change({ status: 'idle' });
  }

  /** Searches once typing has paused. */
  searchSoon(text: string): void {
    this.cancel();
    this.typed = text;
    this.timer = setTimeout(() => this.search(text), DEBOUNCE);
  }

  search(text: string): void {
    const { state } = this;
    this.cancel();
    this.typed = undefined;
    if (state.status === 'found') void this.run(text, state);
    else void this.run(text, state.status === 'searching' ? state.previous : undefined);
  }

  /** Asks for the next page of what was found. */
  async loadMore(found: FoundStudies): Promise<void> {
    const { text, studies, next } = found;
    if (next === null) return;
    this.change({ ...found, more: 'loading' });
    const page = await this.ask(text, next);
    if (page === undefined) return;
    if (page instanceof ShareFailure) this.settle({ ...found, more: page });
    else this.settle({ ...found, studies: [...studies, ...page.studies], next: page.next, more: 'ready' });
  }

  private async run(text: string, previous: FoundStudies | undefined): Promise<void> {
    this.change({ status: 'searching', text, previous });
    const page = await this.ask(text);
    if (page === undefined) return;
    if (page instanceof ShareFailure) this.settle({ status: 'failed', text, failure: page });
    else this.settle({ status: 'found', text, ...page, more: 'ready' });
  }

  /** A page or a failure; undefined where nobody waits for it any more. */
  private async ask(text: string, cursor?: string) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const { signal } = request;
    const words = text.trim();
    try {
      const search = { ...(words === '' ? {} : { text: words }), ...(cursor === undefined ? {} : { cursor }) };
      const page = await this.client?.searchStudies(search, { signal });
      return signal.aborted ? undefined : page;
    } catch (error) {
      return signal.aborted ? undefined : ShareFailure.from(error);
    }
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.request = undefined;
  }

  private settle(state: StudySearchState): void {
    this.change(state);
    this.settled();
  }

  private change(state: StudySearchState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
