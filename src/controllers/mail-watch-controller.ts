import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareFailure } from '../client/share-failure.js';

/** In milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Then the user decides. */
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
  /** Why it does not ask any more, though it should. */
  failure: ShareFailure | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;
  private pause = FIRST_PAUSE;
  private failures = 0;
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
    const isDue = this.isOnScreen && !document.hidden && !this.failure && this.options.isDue();
    if (!isDue) this.stop();
    else if (this.timer === undefined && this.request === undefined) {
      this.timer = setTimeout(() => void this.ask(), this.pause);
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
    else this.failures = 0;
    this.follow();
  }

  private handleFailure(failure: ShareFailure): void {
    this.failures += 1;
    this.pause = Math.max(this.pause, (failure.retryAfter ?? 0) * 1_000);
    if (this.failures < FAILURES_IN_A_ROW && isPassing(failure)) return;
    this.failure = failure;
    this.host.requestUpdate();
  }
}

/** Whether asking again may help. */
function isPassing({ code }: ShareFailure): boolean {
  return ['offline', 'unreachable', 'timeout', 'too-many-requests', 'unavailable', 'server-error'].includes(code);
}
