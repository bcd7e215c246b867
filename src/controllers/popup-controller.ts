import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeOnce } from './popup-side.js';

export interface PopupOptions {
  /** What the popup hangs below, and has the width of. */
  anchor: () => HTMLElement | null;
  /** An element with `popover`. */
  popup: () => HTMLElement | null;
  isOpen: () => boolean;
  /** Whether the popup has a width of its own, in place of that of its anchor. */
  hasOwnWidth?: boolean;
}

/**
 * Shows a popover of the top layer at its anchor as long as the element says that it is open: below it, or above where
 * there is little room below. It follows the anchor only while it is open; what follows is loaded when it is first used,
 * and where that fails, the popup stays where it came up, and the next one tries again.
 */
export class PopupController implements ReactiveController {
  private shown: HTMLElement | undefined;
  private stopFollowing: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly options: PopupOptions,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const popup = this.options.popup();
    const anchor = this.options.anchor();
    if (this.options.isOpen() && popup?.isConnected && anchor) this.show(popup, anchor);
    else this.hide();
  }

  hostDisconnected(): void {
    this.hide();
  }

  private show(popup: HTMLElement, anchor: HTMLElement): void {
    if (this.shown === popup && popup.matches(':popover-open')) return;
    this.hide();
    if (!popup.matches(':popover-open')) popup.showPopover();
    this.shown = popup;
    const { hasOwnWidth = false } = this.options;
    placeOnce(anchor, popup, hasOwnWidth);
    void this.follow(anchor, popup, hasOwnWidth);
  }

  private async follow(anchor: HTMLElement, popup: HTMLElement, hasOwnWidth: boolean): Promise<void> {
    try {
      const { follow } = await import('./popup-placement.js');
      // It may have closed meanwhile, and opened again.
      if (this.shown === popup && !this.stopFollowing) this.stopFollowing = follow(anchor, popup, hasOwnWidth);
    } catch {
      // It stays where it is.
    }
  }

  private hide(): void {
    this.stopFollowing?.();
    this.stopFollowing = undefined;
    // A popover that has left the document is closed already.
    if (this.shown?.isConnected && this.shown.matches(':popover-open')) this.shown.hidePopover();
    this.shown = undefined;
  }
}
