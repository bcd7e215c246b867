import { autoUpdate, computePosition, hide, offset, shift, size } from '@floating-ui/dom';
import { GAP, MARGIN, MAXIMUM_HEIGHT, roomiestSide } from './popup-side.js';

/** Keeps a popup at its anchor, wherever that goes, until the function that it returns is called. */
export function follow(anchor: HTMLElement, popup: HTMLElement, hasOwnWidth: boolean): () => void {
  let frame: number | undefined;
  let isPlaced = false;
  let isOver = false;

  const place = async (): Promise<void> => {
    const { x, y, middlewareData } = await computePosition(anchor, popup, {
      placement: roomiestSide(anchor) === 'below' ? 'bottom-start' : 'top-start',
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
    if (isOver) return;
    popup.style.left = `${x}px`;
    popup.style.top = `${y}px`;
    // The anchor has been scrolled away under something.
    popup.style.visibility = middlewareData.hide?.referenceHidden ? 'hidden' : '';
  };

  const stop = autoUpdate(anchor, popup, () => {
    if (!isPlaced) {
      isPlaced = true;
      void place();
      return;
    }
    // What tells of a new size must not be answered by another in the same frame: the browser gives up on such a loop.
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      void place();
    });
  });

  return () => {
    isOver = true;
    if (frame !== undefined) cancelAnimationFrame(frame);
    stop();
  };
}
