import { createHmac } from 'node:crypto';

import { TEXT_TIMEOUT_MS, TextError, type TextGateway } from './text-gateway.js';

/**
 * Gives text messages to a web service: `POST` with the JSON `{ id, to, text }`. `Signature` is `sha256=` and the
 * hexadecimal HMAC-SHA256, keyed with the secret, of the header `Signature-Timestamp` (seconds since 1970), a dot, and
 * the body as it was sent: the receiver refuses what is old or signed otherwise. `Idempotency-Key` is the id: the same
 * message tried again has the same. Any 2xx takes it over; other 4xx than 408 and 429 say that it never will.
 */
export function webhookGateway(
  { url, secret }: { url: string; secret: string },
  clock: () => Date = () => new Date(),
): TextGateway {
  return {
    async send({ id, to, text }) {
      const body = JSON.stringify({ id, to, text });
      const timestamp = String(Math.floor(clock().getTime() / 1000));
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': id,
          'Signature-Timestamp': timestamp,
          Signature: `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TEXT_TIMEOUT_MS),
      }).catch((error: unknown) => {
        throw new TextError('gateway-unreachable', false, error);
      });
      await response.body?.cancel();
      const { status } = response;
      if (response.ok) return;
      if (status === 401 || status === 403) throw new TextError('gateway-refused-sign-in', false);
      if (status === 408 || status === 429 || status >= 500) throw new TextError('gateway-busy', false);
      throw new TextError('message-rejected', true);
    },
  };
}
