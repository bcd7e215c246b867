import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the element's one live region says. The element draws `message` in a `role="status"`. */
export class AnnouncerController implements ReactiveController {
  private text = '';
  private isRepeat = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Leaves nothing to be read of what was said. */
  forget(): void {
    this.text = '';
    this.isRepeat = false;
  }

  /** The text for the live region; the same text again differs by a space, so that it is spoken again. */
  get message(): string {
    return this.isRepeat ? `${this.text}\u00a0` : this.text;
  }

  announce(text: string): void {
    this.isRepeat = text === this.text && !this.isRepeat;
    this.text = text;
    this.host.requestUpdate();
  }
}
