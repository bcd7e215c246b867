/** Why a request came to nothing. */
export type FailureCode =
  /** The element has neither an endpoint nor a client. */
  | 'no-endpoint'
  /** The browser has no connection. */
  | 'offline'
  /** The endpoint could not be reached. */
  | 'unreachable'
  /** No answer in time. */
  | 'timeout'
  /** The caller gave up; never shown. */
  | 'aborted'
  /** A file of the elements that is needed for this could not be loaded: nothing was asked. */
  | 'not-loaded'
  /** 401. */
  | 'not-signed-in'
  /** 403. */
  | 'may-not-share'
  /** 404, 405 or 501: unknown, not yours, or not of this endpoint. */
  | 'not-found'
  /** 409. */
  | 'policy-changed'
  /** 413. */
  | 'too-large'
  /** 422, with the issues. */
  | 'rules-broken'
  /** 429, with the seconds to wait. */
  | 'too-many-requests'
  /** 503, with the seconds to wait where they are known. */
  | 'unavailable'
  /** Any other refusal. */
  | 'refused'
  /** 500 and its like. */
  | 'server-error'
  /** What came back is not of the contract: a sign-in page, a changed schema. */
  | 'invalid-answer';
