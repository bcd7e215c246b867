import { ShareFailure } from '../../client/index.js';
import type { LoadState } from '../../controllers/load-controller.js';
import type { SuggestionsController } from '../../controllers/suggestions-controller.js';
import { failureText } from '../../localization/failure-text.js';
import { failureTitle } from './picker-words.js';

/** Something that failed, in words, and how to try it again. */
export interface FieldFailure {
  error: unknown;
  title: string;
  text: string;
  retry: () => void;
  /** What was searched for may be somebody new. */
  isSearch: boolean;
}

export interface FailureSources {
  policy: LoadState<unknown>;
  suggestions: SuggestionsController;
  retryPolicy: () => void;
  retrySearch: () => void;
  retryFavorites: () => void;
}

/** What failed and still matters, most important first. */
export function fieldFailures(sources: FailureSources): FieldFailure[] {
  const { policy, suggestions } = sources;
  const { search, favoritesFailure } = suggestions;
  const failures: FieldFailure[] = [];
  const add = (what: Parameters<typeof failureTitle>[0], error: unknown, retry: () => void) =>
    failures.push({
      error,
      title: failureTitle(what),
      text: failureText(ShareFailure.from(error)),
      retry,
      isSearch: what === 'search',
    });
  if (policy.status === 'failed') add('policy', policy.error, sources.retryPolicy);
  if (search.status === 'failed') add('search', search.error, sources.retrySearch);
  if (favoritesFailure) add('favorites', favoritesFailure.error, sources.retryFavorites);
  return failures;
}
