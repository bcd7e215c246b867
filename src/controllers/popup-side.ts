/** Pixels between the anchor and the popup. */
export const GAP = 4;
/** Pixels that stay free at the edges of the window. */
export const MARGIN = 8;
/** Pixels. */
export const MAXIMUM_HEIGHT = 416;
/** Pixels below the anchor that are enough to stay there. */
const ENOUGH = 240;

// By the anchor alone, not by what is in the popup now: it would change sides while its content comes and goes.
export function roomiestSide(anchor: HTMLElement): 'below' | 'above' {
  const { top, bottom } = anchor.getBoundingClientRect();
  const below = document.documentElement.clientHeight - bottom;
  return below >= ENOUGH || below >= top ? 'below' : 'above';
}

/** Places a popup at its anchor as both are now. */
export function placeOnce(anchor: HTMLElement, popup: HTMLElement, hasOwnWidth: boolean): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { left, right, top, bottom, width } = anchor.getBoundingClientRect();
  const side = roomiestSide(anchor);
  const available = (side === 'below' ? clientHeight - bottom : top) - GAP - MARGIN;
  if (!hasOwnWidth) popup.style.inlineSize = `${width}px`;
  popup.style.maxBlockSize = `${Math.max(0, Math.min(available, MAXIMUM_HEIGHT))}px`;
  const { offsetWidth, offsetHeight } = popup;
  const start = getComputedStyle(popup).direction === 'rtl' ? right - offsetWidth : left;
  const room = Math.max(MARGIN, clientWidth - offsetWidth - MARGIN);
  popup.style.left = `${hasOwnWidth ? Math.min(Math.max(start, MARGIN), room) : left}px`;
  popup.style.top = `${side === 'below' ? bottom + GAP : top - GAP - offsetHeight}px`;
}
