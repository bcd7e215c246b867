import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShareFailure } from '../client/share-failure.js';
import type { Share } from '../domain/index.js';

/** Where sending stands. */
export type SubmissionState =
  | { status: 'idle' }
  | { status: 'sending' }
  /** Refused or not arrived: another press is another attempt. */
  | { status: 'failed'; failure: ShareFailure }
  /** The answer was lost: it may have been shared. Another press repeats the same attempt. */
  | { status: 'unsure'; failure: ShareFailure };

/** One attempt: an idempotency key, and what is sent with it. */
interface Attempt<Request> {
  key: string;
  request: Request;
}

export interface SubmissionHooks<Request> {
  newKey: () => string;
  send: (request: Request, idempotencyKey: string, signal: AbortSignal) => Promise<Share>;
  /** Any error as a failure. */
  toFailure: (error: unknown) => ShareFailure;
}

/**
 * Sends once a press, whatever the hand or the network does: busy at once, and after a lost answer the same request
 * goes with the same key, so that the endpoint shares once.
 */
export class SubmissionController<Request> implements ReactiveController {
  private current: SubmissionState = { status: 'idle' };
  private lost: Attempt<Request> | undefined;
  private flight: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly hooks: SubmissionHooks<Request>,
  ) {
    host.addController(this);
  }

  // A host that is taken out of the document while sending may be put back: what was sent is not given up.
  hostConnected(): void {}

  get state(): SubmissionState {
    return this.current;
  }

  get isBusy(): boolean {
    return this.current.status === 'sending';
  }

  /**
   * Sends, unless it is sending already. Asks for the request only once it is busy. Resolves with the share, or with
   * undefined where there is none: `state` tells why.
   */
  async submit(makeRequest: () => Promise<Request | undefined>): Promise<Share | undefined> {
    if (this.isBusy) return undefined;
    const flight = new AbortController();
    this.flight = flight;
    this.change({ status: 'sending' });
    try {
      const attempt = this.lost ?? (await this.newAttempt(makeRequest));
      if (flight.signal.aborted) return undefined;
      if (!attempt) {
        this.change({ status: 'idle' });
        return undefined;
      }
      return await this.send(attempt, flight.signal);
    } finally {
      if (this.flight === flight) {
        this.flight = undefined;
        // The request could not even be made: the error goes on to the caller.
        if (this.isBusy) this.change({ status: 'idle' });
      }
    }
  }

  /** Forgets a failure and a lost attempt: what is sent next is a new share. */
  reset(): void {
    this.flight?.abort();
    this.flight = undefined;
    this.lost = undefined;
    this.change({ status: 'idle' });
  }

  private async newAttempt(makeRequest: () => Promise<Request | undefined>): Promise<Attempt<Request> | undefined> {
    const request = await makeRequest();
    return request === undefined ? undefined : { key: this.hooks.newKey(), request };
  }

  private async send(attempt: Attempt<Request>, signal: AbortSignal): Promise<Share | undefined> {
    try {
      const share = await this.hooks.send(attempt.request, attempt.key, signal);
      if (signal.aborted) return undefined;
      this.lost = undefined;
      this.change({ status: 'idle' });
      return share;
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = this.hooks.toFailure(error);
      // An attempt that may have arrived stays lost until an answer comes: a network that is down now changes nothing.
      const isUnsure = failure.mayHaveArrived || (this.lost !== undefined && isNoAnswer(failure));
      this.lost = isUnsure ? attempt : undefined;
      this.change({ status: isUnsure ? 'unsure' : 'failed', failure });
      return undefined;
    }
  }

  private change(state: SubmissionState): void {
    this.current = state;
    this.host.requestUpdate();
  }
}

/** Whether a failure says nothing about an earlier attempt with the same key. */
function isNoAnswer({ code }: ShareFailure): boolean {
  return ['offline', 'not-signed-in', 'too-many-requests', 'unavailable'].includes(code);
}
