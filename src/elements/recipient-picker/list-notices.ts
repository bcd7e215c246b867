import type { SuggestionsController } from '../../controllers/suggestions-controller.js';
import type { Policy } from '../../domain/index.js';
import { favoriteFilterText, noFavoriteFitsText } from './favorite-words.js';
import { idleText, noFavoritesText, pendingText } from './picker-words.js';

/** What the open list shows in place of options, and nothing else says. */
export function listNotice(suggestions: SuggestionsController, policy: Policy | undefined): string {
  const { isOpen, view, search, favorites, page, query, isFilterable } = suggestions;
  if (!isOpen) return '';
  if (view === 'search') {
    return search.status === 'idle' ? idleText(search.because, policy?.recipients.search.minimumLength) : '';
  }
  if (favorites.status !== 'loaded' || !page) return '';
  if (page.recipients.length === 0) return query === '' ? noFavoritesText() : noFavoriteFitsText(query);
  return isFilterable && query === '' ? favoriteFilterText() : '';
}

/** What the open list is waiting for. */
export function listWait({ isOpen, view, search, favorites }: SuggestionsController): string {
  if (!isOpen || view === 'closed') return '';
  const isWaiting = view === 'search' ? search.status === 'searching' : favorites.status === 'loading';
  return isWaiting ? pendingText(view) : '';
}
