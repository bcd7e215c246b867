import { ShareFailure } from '../../client/index.js';
import type { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import { failureText } from '../../localization/failure-text.js';
import { failureTitle, retryNowText } from './picker-words.js';

/** What happened; the same object as long as it is the same failure. */
export interface Failure {
  readonly error: unknown;
}

/** Whether the endpoint wants to be left alone still. */
export function isTooEarly(failure: Failure, wait: RetryWaitController): boolean {
  return wait.isTooEarly(failure, ShareFailure.from(failure.error).retryAfter);
}

/** A failure in words, with the seconds that are left where the endpoint wants to be left alone. */
export function waitingText(failure: Failure, wait: RetryWaitController): { text: string; isTooEarly: boolean } {
  const { code, retryAfter } = ShareFailure.from(failure.error);
  const left = wait.secondsLeft(failure, retryAfter);
  if (left === 0) return { text: retryNowText(), isTooEarly: false };
  // The last second is no number worth reading.
  return { text: failureText({ code, retryAfter: left === 1 ? undefined : left }), isTooEarly: left !== undefined };
}

/** What failed, and when it may be tried again: for the ear. */
export function failureAnnouncement(
  what: Parameters<typeof failureTitle>[0],
  failure: Failure,
  wait: RetryWaitController,
): string {
  return `${failureTitle(what)} ${waitingText(failure, wait).text}`;
}
