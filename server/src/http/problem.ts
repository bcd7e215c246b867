import type { Issue } from 'pacs-share/domain';

/** A place in the request body and what is wrong there. */
export interface ProblemError {
  code: string;
  /** JSON pointer (RFC 6901) into the request body. */
  pointer: string;
  recipient?: string;
}

/** The status of each refusal, and its title for people who read the answer. The code is what programs go by. */
const REFUSALS = {
  malformed: [400, 'The request cannot be read'],
  'text-too-short': [400, 'The text is too short to search by'],
  'idempotency-key-missing': [400, 'The header Idempotency-Key is missing or not 1 to 255 visible ASCII characters'],
  'sign-in-failed': [400, 'Signing in did not succeed'],
  'not-signed-in': [401, 'Nobody is signed in, or not any more'],
  'not-known': [403, 'The person signed in is not known here'],
  'may-not-share': [403, 'The person signed in may not share'],
  'not-allowed': [403, 'The person signed in may not do this'],
  'cross-origin': [403, 'The request comes from a page that is not trusted'],
  'not-found': [404, 'There is nothing here'],
  'study-unknown': [404, 'A study is not known'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'The body must be application/json'],
  'rules-broken': [422, 'The rules of sharing do not allow this'],
  'idempotency-key-reused': [422, 'The idempotency key was used for another request'],
  'share-withdrawn': [422, 'The share, or this recipient of it, was withdrawn'],
  'share-expired': [422, 'The share has expired'],
  'too-many-requests': [429, 'Too many requests'],
  unexpected: [500, 'Something went wrong on the server'],
  'sign-in-unavailable': [503, 'Whoever signs people in does not answer'],
  'codes-unavailable': [503, 'Whoever checks one-time passwords does not answer'],
  'directory-unavailable': [503, 'The directory does not answer'],
  'origin-changing': [503, 'What is shared on is being changed'],
  'studies-unavailable': [503, 'The source of studies does not answer'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type RefusalCode = keyof typeof REFUSALS;
export type RefusalStatus = (typeof REFUSALS)[RefusalCode][0];

/** Thrown wherever a request is refused; becomes the answer. The message is for programmers, never for the answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;

  constructor(
    readonly code: RefusalCode,
    readonly detail: { errors?: readonly (ProblemError | Issue)[]; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.status = REFUSALS[code][0];
  }

  /** The answer, `application/problem+json` (RFC 9457). */
  toResponse(): Response {
    const { errors, headers } = this.detail;
    const body = { title: REFUSALS[this.code][1], status: this.status, code: this.code, ...(errors && { errors }) };
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { 'Content-Type': 'application/problem+json', ...headers },
    });
  }
}
