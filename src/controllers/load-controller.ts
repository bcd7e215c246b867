import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How far something that is asked for once has come. */
export type LoadState<Value> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'loaded'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: unknown };

/** Asks for something when it is first needed, and keeps the answer. Gives up when the element leaves the page. */
export class LoadController<Value> implements ReactiveController {
  private current: LoadState<Value> = { status: 'idle' };
  private request: AbortController | undefined;
  private running: Promise<void> = Promise.resolve();

  /** @param ask Undefined while there is nobody to ask. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: (signal: AbortSignal) => Promise<Value> | undefined,
  ) {
    host.addController(this);
  }

  get state(): LoadState<Value> {
    return this.current;
  }

  /** The answer, once there is one. */
  get value(): Value | undefined {
    return this.current.status === 'loaded' ? this.current.value : undefined;
  }

  /** Once what was last asked has been answered, has failed or was given up. */
  get settled(): Promise<void> {
    return this.running;
  }

  hostDisconnected(): void {
    if (this.current.status === 'loading') this.reset();
    this.request?.abort();
    this.request = undefined;
  }

  /** Asks, unless there is an answer, a request under way, or a failure that nobody has taken back. */
  load(): void {
    if (this.current.status === 'idle') this.running = this.start();
  }

  /** Asks once more after a failure. */
  retry(): void {
    if (this.current.status === 'failed') this.running = this.start();
  }

  /** Asks once more where there is an answer, which stands until there is a newer one, and where that fails. */
  refresh(): void {
    if (this.current.status === 'loaded' && !this.request) this.running = this.start();
  }

  /** Forgets the answer and any request under way. */
  reset(): void {
    this.request?.abort();
    this.become({ status: 'idle' });
  }

  private async start(): Promise<void> {
    const request = new AbortController();
    let next: LoadState<Value>;
    try {
      const asked = this.ask(request.signal);
      if (!asked) return;
      this.request = request;
      if (this.current.status !== 'loaded') this.become({ status: 'loading' });
      next = { status: 'loaded', value: await asked };
    } catch (error) {
      this.request ??= request;
      next = { status: 'failed', error };
    }
    // An answer to a request that was given up is dropped, however late it comes.
    if (this.request !== request) return;
    this.become(next.status === 'failed' && this.current.status === 'loaded' ? this.current : next);
  }

  private become(state: LoadState<Value>): void {
    if (state.status !== 'loading') this.request = undefined;
    this.current = state;
    this.host.requestUpdate();
  }
}
