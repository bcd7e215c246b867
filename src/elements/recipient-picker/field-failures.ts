import { ShareFailure } from '../../client/index.js';
import type { LoadState } from '../../controllers/load-controller.js';
import type { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import type { SuggestionsController } from '../../controllers/suggestions-controller.js';
import { failureText } from '../../localization/failure-text.js';
import { failureTitle, retryNowText } from './picker-words.js';

/** Something that failed, in words, and how to try it again. */
export interface FieldFailure {
  /** The same object as long as it is the same failure. */
  occasion: object;
  title: string;
  text: string;
  retry: () => void;
  /** The endpoint wants to be left alone still. */
  isTooEarly: boolean;
  /** What was searched for may be somebody new. */
  isSearch: boolean;
}

export interface FailureSources {
  policy: LoadState<unknown>;
  suggestions: SuggestionsController;
  wait: RetryWaitController;
  retryPolicy: () => void;
  retrySearch: () => void;
  retryFavorites: () => void;
}

/** What failed and still matters, most important first. */
export function fieldFailures(sources: FailureSources): FieldFailure[] {
  const { policy, suggestions } = sources;
  const { search, favoritesFailure } = suggestions;
  const failures: FieldFailure[] = [];
  const add = (what: Parameters<typeof failureTitle>[0], occasion: { error: unknown }, retry: () => void) =>
    failures.push({
      occasion,
      title: failureTitle(what),
      ...waitingText(ShareFailure.from(occasion.error), occasion, sources.wait),
      retry,
      isSearch: what === 'search',
    });
  if (policy.status === 'failed') add('policy', policy, sources.retryPolicy);
  if (search.status === 'failed') add('search', search, sources.retrySearch);
  if (favoritesFailure) add('favorites', favoritesFailure, sources.retryFavorites);
  return failures;
}

/** A failure in words, with the seconds that are left where the endpoint wants to be left alone. */
export function waitingText(
  { code, retryAfter }: ShareFailure,
  occasion: object,
  wait: RetryWaitController,
): { text: string; isTooEarly: boolean } {
  const left = wait.secondsLeft(occasion, retryAfter);
  if (left === 0) return { text: retryNowText(), isTooEarly: false };
  // The last second is no number worth reading.
  return { text: failureText({ code, retryAfter: left === 1 ? undefined : left }), isTooEarly: left !== undefined };
}
