import type { ReactiveController, ReactiveControllerHost } from 'lit';

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

const stop = (event: Event): void => event.stopPropagation();

/**
 * Keeps key events inside the element. Viewers listen on the document for single letters, and to them the target of an
 * event from our shadow root is the host element, not an input. Our own handlers run first; default actions stay.
 */
export class KeyGuardController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of KEY_EVENTS) this.host.addEventListener(type, stop);
  }

  hostDisconnected(): void {
    for (const type of KEY_EVENTS) this.host.removeEventListener(type, stop);
  }
}
