import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { follow } from './popup-placement.js';

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
 * there is little room below. It follows the anchor only while it is open.
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
    this.stopFollowing = follow(anchor, popup, hasOwnWidth);
  }

  private hide(): void {
    this.stopFollowing?.();
    this.stopFollowing = undefined;
    // A popover that has left the document is closed already.
    if (this.shown?.isConnected && this.shown.matches(':popover-open')) this.shown.hidePopover();
    this.shown = undefined;
  }
}
