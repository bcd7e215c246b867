/** Pixels between the anchor and the popup. */
const GAP = 4;
/** Pixels that stay free at the edges of the window. */
const MARGIN = 8;
/** Pixels. */
const MAXIMUM_HEIGHT = 416;
/** Pixels below the anchor that are enough to stay there. */
const ENOUGH = 240;

// By the anchor alone, not by what is in the popup now: it would change sides while its content comes and goes.
function roomiestSide(anchor: HTMLElement): 'below' | 'above' {
  const { top, bottom } = anchor.getBoundingClientRect();
  const below = document.documentElement.clientHeight - bottom;
  return below >= ENOUGH || below >= top ? 'below' : 'above';
}

/** Places a popup at its anchor as both are now. */
function placeOnce(anchor: HTMLElement, popup: HTMLElement, hasOwnWidth: boolean): void {
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

/** Keeps a popup at its anchor, wherever that goes, until the function that it returns is called. */
export function follow(anchor: HTMLElement, popup: HTMLElement, hasOwnWidth: boolean): () => void {
  let frame: number;
  let last: string | undefined;
  // Whatever moves it, from a scrolled page to a font that comes late: what was drawn last tells.
  const look = (): void => {
    const { left, top, width, height } = anchor.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const now = [left, top, width, height, popup.offsetWidth, popup.offsetHeight, clientWidth, clientHeight].join();
    if (now !== last) placeOnce(anchor, popup, hasOwnWidth);
    last = now;
    frame = requestAnimationFrame(look);
  };
  look();
  // The anchor may be scrolled away under something.
  const sight = new IntersectionObserver(([entry]) => {
    popup.style.visibility = entry?.isIntersecting === false ? 'hidden' : '';
  });
  sight.observe(anchor);
  return () => {
    cancelAnimationFrame(frame);
    sight.disconnect();
  };
}
