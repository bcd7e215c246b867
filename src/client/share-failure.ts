import type { FailureCode, ReportedIssue } from '../domain/index.js';

export type { FailureCode };

export interface ShareFailureDetails {
  /** HTTP status. */
  status?: number;
  /** Seconds. */
  retryAfter?: number;
  /** With `rules-broken`: what the endpoint found. */
  issues?: readonly ReportedIssue[];
  /** The endpoint's own code, kebab-case. */
  problem?: string;
}

/** A request that failed; carries codes, never what was asked or answered. */
export class ShareFailure extends Error {
  override readonly name = 'ShareFailure';
  readonly code: FailureCode;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly issues: readonly ReportedIssue[];
  readonly problem: string | undefined;

  constructor(code: FailureCode, { status, retryAfter, issues = [], problem }: ShareFailureDetails = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.issues = issues;
    this.problem = problem;
  }

  /** Whether the endpoint may have done what was asked although its answer was lost. */
  get mayHaveArrived(): boolean {
    return ['unreachable', 'timeout', 'aborted', 'server-error', 'invalid-answer'].includes(this.code);
  }

  /** Any error as a failure: what is not one already, a client's own error included, is an invalid answer. */
  static from(error: unknown): ShareFailure {
    if (error instanceof ShareFailure) return error;
    if (error instanceof Error && error.name === 'AbortError') return new ShareFailure('aborted');
    return new ShareFailure('invalid-answer');
  }
}
