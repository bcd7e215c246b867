import type { ReactiveController, ReactiveControllerHost } from 'lit';

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

/**
 * Keeps key events inside the element. Viewers listen on the document for single letters, and to them the target of an
 * event from our shadow root is the host element, not an input. Our own handlers run first; default actions stay.
 */
export class KeyGuardController implements ReactiveController {
  /** @param isOurs Which key events to keep, where an element leaves the rest to the viewer; otherwise all. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly isOurs: (event: KeyboardEvent) => boolean = () => true,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of KEY_EVENTS) this.host.addEventListener(type, this.handleKey);
  }

  hostDisconnected(): void {
    for (const type of KEY_EVENTS) this.host.removeEventListener(type, this.handleKey);
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (this.isOurs(event)) event.stopPropagation();
  };
}
