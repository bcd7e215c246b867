import type { LatePart } from '../../controllers/late-part-controller.js';
import { renderPastedList } from './pasted-list.js';
import { pastedStyles } from './pasted-list.styles.js';
import { PastingLayer } from './pasting-layer.js';

/** What becomes of a pasted list; loaded with the first one. */
export interface PastingPart extends LatePart {
  layer: PastingLayer;
  render: typeof renderPastedList;
}

export function makePasting(...parameters: ConstructorParameters<typeof PastingLayer>): PastingPart {
  return { layer: new PastingLayer(...parameters), render: renderPastedList, styles: pastedStyles };
}
