import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareFailure } from '../client/share-failure.js';

/** In milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Then it is said. */
const FAILURES_IN_A_ROW = 3;

export interface MailWatchOptions {
  /** Whether there is still something to wait for. */
  isDue: () => boolean;
  /** Asks once; rejects with a ShareFailure. */
  check: (signal: AbortSignal) => Promise<void>;
}

/**
 * Asks how the mails are doing, at growing intervals, as long as some are on their way and the element can be seen. No
 * timer runs otherwise.
 */
export class MailWatchController implements ReactiveController {
  /** Why it is not known how they are doing. It goes on asking where that may help. */
  failure: ShareFailure | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;
  private pause = FIRST_PAUSE;
  private failures = 0;
  /** Until when the endpoint wants to be left alone, whoever asks; on the page's clock. */
  private leftAloneUntil = 0;
  private isOnScreen = false;
  private readonly observer = new IntersectionObserver((entries) => {
    this.isOnScreen = entries.at(-1)?.isIntersecting ?? false;
    this.follow();
  });

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: MailWatchOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observer.observe(this.host);
    document.addEventListener('visibilitychange', this.follow);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.follow);
    this.isOnScreen = false;
    this.stop();
  }

  hostUpdated(): void {
    this.follow();
  }

  /** Forgets how long it has waited, gives up the request under way, and asks soon. */
  restart(): void {
    this.stop();
    this.pause = FIRST_PAUSE;
    this.failures = 0;
    this.failure = undefined;
    this.host.requestUpdate();
  }

  private readonly follow = (): void => {
    const isDue = this.isOnScreen && !document.hidden && !this.isHopeless && this.options.isDue();
    if (!isDue) this.stop();
    else if (this.timer === undefined && this.request === undefined) {
      const wanted = Math.ceil(this.leftAloneUntil - performance.now());
      this.timer = setTimeout(() => void this.ask(), Math.max(this.pause, wanted));
    }
  };

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.request?.abort();
    this.request = undefined;
  }

  private async ask(): Promise<void> {
    this.timer = undefined;
    const request = new AbortController();
    this.request = request;
    let failure: ShareFailure | undefined;
    try {
      await this.options.check(request.signal);
    } catch (error) {
      failure = error as ShareFailure;
    }
    if (this.request !== request) return;
    this.request = undefined;
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    if (failure) this.handleFailure(failure);
    else this.handleAnswer();
    this.follow();
  }

  private get isHopeless(): boolean {
    return this.failure !== undefined && !isPassing(this.failure);
  }

  private handleAnswer(): void {
    this.failures = 0;
    if (!this.failure) return;
    this.failure = undefined;
    this.host.requestUpdate();
  }

  private handleFailure(failure: ShareFailure): void {
    this.failures += 1;
    const wanted = (failure.retryAfter ?? 0) * 1_000;
    this.leftAloneUntil = performance.now() + wanted;
    // Told at once where the next answer is further away than it would be.
    if (this.failures < FAILURES_IN_A_ROW && isPassing(failure) && wanted <= LONGEST_PAUSE) return;
    this.failure = failure;
    this.host.requestUpdate();
  }
}

/** Whether asking again may help. */
function isPassing({ code }: ShareFailure): boolean {
  return ['offline', 'unreachable', 'timeout', 'too-many-requests', 'unavailable', 'server-error'].includes(code);
}
