import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts the seconds down that an endpoint wants to be left alone after a refusal. Ticks only while somebody looks. */
export class RetryWaitController implements ReactiveController {
  private readonly ends = new WeakMap<object, number>();
  /** Those of which it was told that they are over: a timer may come a moment early, and a rendering a moment later. */
  private readonly told = new WeakSet<object>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param over Called when one of those that are looked at is over. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly over: () => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /**
   * Seconds that are left; undefined where no time was named.
   * @param refusal What happened, the same object as long as it is the same refusal.
   */
  secondsLeft(refusal: object, retryAfter: number | undefined): number | undefined {
    if (retryAfter === undefined) return undefined;
    const end = this.endOf(refusal, retryAfter);
    const left = end - performance.now();
    if (!this.told.has(refusal)) this.timer ??= setTimeout(() => this.tick(refusal, end), Math.max(0, left) % 1_000);
    return Math.max(0, Math.ceil(left / 1_000));
  }

  /** Whether some are left; asking is no looking. */
  isTooEarly(refusal: object, retryAfter: number | undefined): boolean {
    return retryAfter !== undefined && performance.now() < this.endOf(refusal, retryAfter);
  }

  private endOf(refusal: object, retryAfter: number): number {
    const end = this.ends.get(refusal) ?? performance.now() + retryAfter * 1_000;
    this.ends.set(refusal, end);
    return end;
  }

  private tick(refusal: object, end: number): void {
    this.timer = undefined;
    if (performance.now() >= end) {
      this.told.add(refusal);
      this.over();
    }
    this.host.requestUpdate();
  }
}
