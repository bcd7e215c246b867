import type { LitElement } from 'lit';
import type { LatePart } from '../../controllers/late-part-controller.js';
import { DetailedSearchLayer, type DetailedSearchContext } from './detailed-search-layer.js';
import { renderDetailedSearch } from './detailed-search.js';
import { detailedSearchStyles } from './detailed-search.styles.js';

/** The detailed search, which is loaded when it is first wanted. */
export interface DetailedSearchPart extends LatePart {
  layer: DetailedSearchLayer;
  render: typeof renderDetailedSearch;
}

export function makeDetailedSearch(host: LitElement, context: DetailedSearchContext): DetailedSearchPart {
  return { layer: new DetailedSearchLayer(host, context), render: renderDetailedSearch, styles: detailedSearchStyles };
}
