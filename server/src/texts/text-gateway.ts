import { DeliveryError } from '../outbox/delivery-error.js';

/** A text message on its way to one phone. */
export interface OutgoingText {
  /** Stays the same when it is tried again, so that a gateway recognizes a second copy. */
  id: string;
  /** E.164, with its `+`. */
  to: string;
  text: string;
}

/** Sends text messages. */
export interface TextGateway {
  /** Returns once the gateway has taken the message over. Throws a `TextError` otherwise. */
  send(text: OutgoingText): Promise<void>;
}

/** Why a text message did not leave. */
export type TextErrorCode =
  | 'number-rejected'
  | 'message-rejected'
  | 'gateway-busy'
  | 'gateway-unreachable'
  | 'gateway-refused-sign-in'
  | 'no-gateway'
  | 'sending-failed';

export class TextError extends DeliveryError {
  constructor(code: TextErrorCode, permanent: boolean, cause?: unknown) {
    super('text message', code, permanent, cause);
    this.name = 'TextError';
  }
}

/** Longest time that one text message may take; a claim in the outbox must last longer. */
export const TEXT_TIMEOUT_MS = 20_000;

/** Of the demo: its outbox is the page that shows them. */
export const demoTextGateway: TextGateway = { send: () => Promise.resolve() };

/** Where none is set: whoever waits for a password is told that it cannot be sent. */
export const noTextGateway: TextGateway = { send: () => Promise.reject(new TextError('no-gateway', true)) };
