import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts the seconds down that an endpoint wants to be left alone after a refusal. Ticks only while somebody looks. */
export class RetryWaitController implements ReactiveController {
  private readonly ends = new WeakMap<object, number>();
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
    const end = this.ends.get(refusal) ?? performance.now() + retryAfter * 1_000;
    this.ends.set(refusal, end);
    const left = end - performance.now();
    if (left > 0) this.timer ??= setTimeout(() => this.tick(end), left % 1_000 || 1_000);
    return Math.max(0, Math.ceil(left / 1_000));
  }

  private tick(end: number): void {
    this.timer = undefined;
    if (performance.now() >= end) this.over();
    this.host.requestUpdate();
  }
}
