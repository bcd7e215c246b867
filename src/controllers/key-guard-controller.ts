import type { ReactiveController, ReactiveControllerHost } from 'lit';

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

const guards = new WeakMap<EventTarget, KeyGuardController>();

/**
 * Keeps key events inside the element. Viewers listen on the document for single letters, and to them the target of an
 * event from our shadow root is the host element, not an input. Our own handlers run first; default actions stay.
 *
 * A key belongs to where it was pressed. The Escape that closes a dialog is released over the viewer, which does not hear
 * of it; the letter that opened the dialog is released inside, and a viewer that keeps account of what is held does.
 *
 * Of elements within each other, the outermost keeps them: it may have a use for what the inner ones have none for.
 */
export class KeyGuardController implements ReactiveController {
  /** Codes of the keys that were pressed inside and are not released yet. */
  private readonly held = new Set<string>();

  /** @param isOurs Which key events to keep, where an element leaves the rest to the viewer; otherwise all. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly isOurs: (event: KeyboardEvent) => boolean = () => true,
  ) {
    host.addController(this);
    guards.set(host, this);
  }

  hostConnected(): void {
    for (const type of KEY_EVENTS) this.host.addEventListener(type, this.handleKey);
  }

  hostDisconnected(): void {
    for (const type of KEY_EVENTS) this.host.removeEventListener(type, this.handleKey);
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    const { type, code } = event;
    if (type === 'keyup' ? !this.held.has(code) : !this.isOurs(event) || this.isKeptFurtherOut(event)) return;
    event.stopPropagation();
    if (type === 'keydown') this.hold(code);
    else if (type === 'keyup') this.release(code);
  };

  private isKeptFurtherOut(event: KeyboardEvent): boolean {
    const path = event.composedPath();
    return path.slice(path.indexOf(this.host) + 1).some((outer) => guards.get(outer)?.isOurs(event));
  }

  private hold(code: string): void {
    this.held.add(code);
    for (const type of KEY_EVENTS) window.addEventListener(type, this.handleElsewhere, true);
    window.addEventListener('blur', this.forget);
  }

  private release(code: string): void {
    this.held.delete(code);
    if (this.held.size === 0) this.forget();
  }

  /** The focus has gone elsewhere meanwhile, or the element has gone. */
  private readonly handleElsewhere = (event: KeyboardEvent): void => {
    const { type, code, repeat } = event;
    if (!this.held.has(code) || event.composedPath().includes(this.host)) return;
    // Pressed anew, elsewhere: that it was released went unseen.
    const isPressedAnew = type === 'keydown' && !repeat;
    if (!isPressedAnew) event.stopPropagation();
    if (isPressedAnew || type === 'keyup') this.release(code);
  };

  private readonly forget = (): void => {
    this.held.clear();
    for (const type of KEY_EVENTS) window.removeEventListener(type, this.handleElsewhere, true);
    window.removeEventListener('blur', this.forget);
  };
}
