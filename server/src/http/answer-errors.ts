import type { Context, ErrorHandler, MiddlewareHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

import { DirectoryUnavailable } from '../directory/directory.js';
import { errorPage } from '../pages/error/error-page.js';
import { StudySourceUnavailable } from '../studies/study-source.js';
import { Refusal } from './problem.js';
import { describeError, type Log } from './request-log.js';

const unavailable = (code: 'studies-unavailable' | 'directory-unavailable', seconds = 10) =>
  new Refusal(code, { headers: { 'Retry-After': `${seconds}` } });

/** Turns whatever was thrown into an answer that tells nothing of the inside. */
export function answerErrors(log: Log): ErrorHandler {
  return (error, c) => {
    if (error instanceof Refusal) return answer(c, error);
    if (error instanceof StudySourceUnavailable) {
      log({ level: 'warn', event: 'studies-unavailable', reason: error.reason });
      return answer(c, unavailable('studies-unavailable'));
    }
    if (error instanceof DirectoryUnavailable) {
      log({ level: 'warn', event: 'directory-unavailable', reason: error.reason, status: error.status ?? 0 });
      return answer(c, unavailable('directory-unavailable', error.retryAfter));
    }
    if (error instanceof HTTPException && error.status < 500) return answer(c, new Refusal('malformed'));
    log({ level: 'error', event: 'unexpected-error', method: c.req.method, ...describeError(error) });
    return answer(c, new Refusal('unexpected'));
  };
}

/** Makes an error of whatever else is thrown, which Hono would not give to `answerErrors`. */
export const throwErrorsOnly: MiddlewareHandler = async (_, next) => {
  try {
    await next();
  } catch (thrown) {
    throw thrown instanceof Error ? thrown : new TypeError('what was thrown is no error');
  }
};

export const answerNotFound: NotFoundHandler = (c) => answer(c, new Refusal('not-found'));

// People who follow a link get a page; programs get a problem.
function answer(c: Context, refusal: Refusal): Response | Promise<Response> {
  const isPage = !/^\/(api|demo)(\/|$)/.test(c.req.path) && (c.req.header('accept') ?? '').includes('text/html');
  return isPage ? errorPage(c, refusal) : refusal.toResponse();
}
