import { msg, str } from '@lit/localize';
import type { FailureCode } from '../domain/index.js';
import { formatSecondsAhead } from './intl-words.js';
import { wordsLocale } from './messages.js';

/** What a failed request is told with. */
export interface FailureWords {
  code: FailureCode;
  /** Seconds. */
  retryAfter?: number | undefined;
}

/** What happened and what to do, in a sentence or two. */
export function failureText({ code, retryAfter }: FailureWords): string {
  switch (code) {
    case 'no-endpoint':
      return msg('Sharing is not set up on this page.', { desc: 'Failure: the page has named no endpoint' });
    case 'offline':
      return msg('You are offline. Check the connection and try again.', { desc: 'Failure' });
    case 'unreachable':
      return msg('The sharing service cannot be reached. Try again in a moment.', { desc: 'Failure' });
    case 'timeout':
      return msg('The sharing service took too long to answer. Try again.', { desc: 'Failure' });
    case 'aborted':
      return msg('This was stopped before it had finished.', { desc: 'Failure' });
    case 'not-loaded':
      return msg('A part of this page could not be loaded. Check the connection and try again.', { desc: 'Failure' });
    case 'not-signed-in':
      return msg('You are signed out. Sign in again; what you entered is kept.', { desc: 'Failure' });
    case 'may-not-share':
      return msg('You may not share studies. Ask your department for access.', { desc: 'Failure' });
    case 'not-found':
      return msg('This is not there any more, or is not yours.', { desc: 'Failure' });
    case 'policy-changed':
      return msg('The rules of your department have changed. Look the form over once more.', { desc: 'Failure' });
    case 'too-large':
      return msg('This is too much at once. Shorten the message, or share fewer studies.', { desc: 'Failure' });
    case 'rules-broken':
      return msg('The sharing service did not accept this. Mend what is marked.', { desc: 'Failure' });
    case 'too-many-requests':
      return retryAfter === undefined
        ? msg('Too many requests. Wait a moment, then try again.', { desc: 'Failure' })
        : msg(str`Too many requests. Try again ${inSeconds(retryAfter)}.`, { desc: 'Failure: in 5 seconds' });
    case 'unavailable':
      return retryAfter === undefined
        ? msg('The sharing service is not available at the moment. Try again later.', { desc: 'Failure' })
        : msg(str`The sharing service is not available. Try again ${inSeconds(retryAfter)}.`, {
            desc: 'Failure: in 5 seconds',
          });
    case 'refused':
      return msg('The sharing service refused this.', { desc: 'Failure' });
    case 'server-error':
      return msg('Something went wrong in the sharing service. Try again.', { desc: 'Failure' });
    case 'invalid-answer':
      return msg('The answer of the sharing service was not understood. You may be signed out.', { desc: 'Failure' });
  }
}

/** A part of a sentence, and so in the language of the words. */
function inSeconds(count: number): string {
  return formatSecondsAhead(count, wordsLocale());
}
