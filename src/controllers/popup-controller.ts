import { autoUpdate, computePosition, hide, offset, shift, size, type Placement } from '@floating-ui/dom';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pixels between the anchor and the popup. */
const GAP = 4;
/** Pixels that stay free at the edges of the window. */
const MARGIN = 8;
/** Pixels. */
const MAXIMUM_HEIGHT = 416;
/** Pixels below the anchor that are enough to stay there. */
const ENOUGH = 240;

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
  private frame: number | undefined;

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
    this.stopFollowing = autoUpdate(anchor, popup, () => {
      if (this.stopFollowing) this.placeInNextFrame(popup, anchor);
      else void this.place(popup, anchor);
    });
  }

  private hide(): void {
    this.stopFollowing?.();
    this.stopFollowing = undefined;
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    // A popover that has left the document is closed already.
    if (this.shown?.isConnected && this.shown.matches(':popover-open')) this.shown.hidePopover();
    this.shown = undefined;
  }

  // What tells of a new size must not be answered by another in the same frame: the browser gives up on such a loop.
  private placeInNextFrame(popup: HTMLElement, anchor: HTMLElement): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      void this.place(popup, anchor);
    });
  }

  private async place(popup: HTMLElement, anchor: HTMLElement): Promise<void> {
    const { hasOwnWidth = false } = this.options;
    const { x, y, middlewareData } = await computePosition(anchor, popup, {
      placement: roomiestSide(anchor),
      strategy: 'fixed',
      middleware: [
        offset(GAP),
        size({
          padding: MARGIN,
          apply: ({ rects, availableHeight }) => {
            if (!hasOwnWidth) popup.style.inlineSize = `${rects.reference.width}px`;
            popup.style.maxBlockSize = `${Math.max(0, Math.min(availableHeight, MAXIMUM_HEIGHT))}px`;
          },
        }),
        hasOwnWidth && shift({ padding: MARGIN }),
        hide(),
      ],
    });
    // It may have closed meanwhile.
    if (this.shown !== popup) return;
    popup.style.left = `${x}px`;
    popup.style.top = `${y}px`;
    // The anchor has been scrolled away under something.
    popup.style.visibility = middlewareData.hide?.referenceHidden ? 'hidden' : '';
  }
}

// By the anchor alone, not by what is in the popup now: it would change sides while its content comes and goes.
function roomiestSide(anchor: HTMLElement): Placement {
  const { top, bottom } = anchor.getBoundingClientRect();
  const below = document.documentElement.clientHeight - bottom;
  return below >= ENOUGH || below >= top ? 'bottom-start' : 'top-start';
}
