import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many look-ups are under way at once. */
const AT_ONCE = 3;

/** What a look-up of an item came to. `added` leaves the list. */
export type PastedResult =
  | { readonly status: 'added' | 'not-found' | 'several' | 'duplicate' | 'withheld' | 'full' }
  | { readonly status: 'failed'; readonly error: unknown };

/** An item of a pasted list that is not a recipient yet. */
export interface PastedItem {
  readonly id: number;
  readonly text: string;
  readonly result: PastedResult | undefined;
}

export interface PastingOptions {
  /** Looks an item up and adds it where it is found; must not reject. */
  lookUp: (text: string, signal: AbortSignal) => Promise<PastedResult>;
  isReady: () => boolean;
  /** Whether asking for the next items is of no use now. */
  isHopeless: (error: unknown) => boolean;
  /** Everything has been looked up. */
  settled: (added: number, attention: number) => void;
  /** What an item is told with that was given up. */
  stopped: () => unknown;
}

/** Looks up the items of a pasted list, a few at a time, and keeps those that need attention. */
export class PastingController implements ReactiveController {
  private list: readonly PastedItem[] = [];
  private left = 0;
  private added = 0;
  private lastId = 0;
  private readonly running = new Set<number>();
  private request = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: PastingOptions,
  ) {
    host.addController(this);
  }

  get items(): readonly PastedItem[] {
    return this.list;
  }

  /** How many items were too many to be looked up. */
  get leftOut(): number {
    return this.left;
  }

  hostUpdate(): void {
    this.advance();
  }

  hostDisconnected(): void {
    this.stop();
  }

  paste(texts: readonly string[], maximum: number): void {
    const isBusy = this.list.some(({ result }) => result === undefined);
    if (!isBusy) this.added = 0;
    this.left = Math.max(0, texts.length - maximum);
    const known = new Set(this.list.map(({ text }) => text.toLowerCase()));
    const fresh = texts.slice(0, maximum).map((text): PastedItem => {
      const key = text.toLowerCase();
      const result: PastedResult | undefined = known.has(key) ? { status: 'duplicate' } : undefined;
      known.add(key);
      this.lastId += 1;
      return { id: this.lastId, text, result };
    });
    this.become([...this.list, ...fresh]);
  }

  retry(id: number): void {
    this.added = 0;
    this.become(this.list.map((item) => (item.id === id ? { ...item, result: undefined } : item)));
  }

  dismiss(isDone: (item: PastedItem) => boolean): void {
    this.become(this.list.filter((item) => !isDone(item)));
  }

  /** Gives up what is under way and forgets the list. */
  clear(): void {
    this.abort();
    this.left = 0;
    this.become([]);
  }

  /** Gives up what is under way; it can be tried again. */
  stop(): void {
    if (!this.list.some(({ result }) => result === undefined)) return;
    this.abort();
    const result: PastedResult = { status: 'failed', error: this.options.stopped() };
    this.become(this.list.map((item) => (item.result ? item : { ...item, result })));
  }

  private abort(): void {
    this.request.abort();
    this.request = new AbortController();
    this.running.clear();
  }

  private advance(): void {
    if (!this.options.isReady()) return;
    for (const { id, text, result } of this.list) {
      if (this.running.size >= AT_ONCE) return;
      if (result === undefined && !this.running.has(id)) void this.lookUp(id, text);
    }
  }

  private async lookUp(id: number, text: string): Promise<void> {
    this.running.add(id);
    const { request } = this;
    const result = await this.options.lookUp(text, request.signal);
    if (request.signal.aborted) return;
    this.running.delete(id);
    const isThere = this.list.some((item) => item.id === id);
    if (result.status === 'added') this.added += 1;
    const isOver = result.status === 'failed' && this.options.isHopeless(result.error);
    this.become(
      this.list.flatMap((item) => {
        if (item.id === id) return result.status === 'added' ? [] : [{ ...item, result }];
        return isOver && item.result === undefined && !this.running.has(item.id) ? [{ ...item, result }] : [item];
      }),
    );
    if (isThere && this.list.every((item) => item.result)) this.options.settled(this.added, this.list.length);
  }

  private become(list: readonly PastedItem[]): void {
    this.list = list;
    this.host.requestUpdate();
  }
}
