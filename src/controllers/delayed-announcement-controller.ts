import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds after which silence could be taken for an answer. */
export const LONG_WAIT = 2000;

export interface DelayedAnnouncementOptions {
  /** What there is to say now; empty for nothing. */
  text: () => string;
  /** In milliseconds. */
  after: number;
  announce: (text: string) => void;
}

/** Announces once what still holds after a while; what passes sooner would only be in the way of what is typed. */
export class DelayedAnnouncementController implements ReactiveController {
  private text = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly options: DelayedAnnouncementOptions,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const text = this.options.text();
    if (text === this.text) return;
    this.stop();
    this.text = text;
    if (text !== '') this.timer = setTimeout(() => this.options.announce(text), this.options.after);
  }

  hostDisconnected(): void {
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.text = '';
  }
}
