import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was asked, or answers once in place of what the specification says. */
export interface Answer {
  status: number;
  body?: object;
}

const SCOPE = 'one-time-password-sms:send-validate';
const MAXIMUM_ATTEMPTS = 50;

/** An operator's server that follows CAMARA's one-time-password-sms 1.1, with tokens by client credentials. */
export class CamaraServer {
  /** The texts as phones got them, with the password. */
  readonly texts: { phoneNumber: string; message: string; code: string }[] = [];
  /** The codes that it was asked about. */
  readonly checked: string[] = [];
  tokens = 0;
  /** Answered in this order before anything is done. */
  readonly next: (Answer | 'hangs-up')[] = [];
  private readonly passwords = new Map<string, { code: string; attempts: number; isExpired: boolean }>();
  private readonly known = new Set<string>();
  private server: Server | undefined;
  private made = 0;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = this.answer(request, Buffer.concat(chunks).toString());
        if (answer === 'hangs-up') return void request.socket.destroy();
        response.writeHead(answer.status, { 'Content-Type': 'application/json' });
        response.end(answer.body && JSON.stringify(answer.body));
      });
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  /** Lets every password run out, and every token. */
  expire(): void {
    for (const password of this.passwords.values()) password.isExpired = true;
    this.known.clear();
  }

  private answer(request: IncomingMessage, body: string): Answer | 'hangs-up' {
    if (request.url === '/token') return this.token(request, body);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !this.known.has(token)) return refusal(401, 'UNAUTHENTICATED');
    const next = this.next.shift();
    if (next !== undefined) return next;
    const asked = JSON.parse(body) as Record<string, unknown>;
    if (request.method === 'POST' && request.url === '/one-time-password-sms/v1/send-code') return this.send(asked);
    if (request.method === 'POST' && request.url === '/one-time-password-sms/v1/validate-code') {
      return this.validate(asked);
    }
    return refusal(404, 'NOT_FOUND');
  }

  private token(request: IncomingMessage, body: string): Answer {
    const form = new URLSearchParams(body);
    const credentials = `Basic ${Buffer.from('hospital:s%26cret').toString('base64')}`;
    const isKnown = request.headers.authorization === credentials;
    if (!isKnown) return { status: 401, body: { error: 'invalid_client' } };
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== SCOPE) {
      return { status: 400, body: { error: 'invalid_request' } };
    }
    const token = `token-${(this.tokens += 1)}`;
    this.known.add(token);
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 3600 } };
  }

  private send({ phoneNumber, message }: Record<string, unknown>): Answer {
    const isRight =
      typeof phoneNumber === 'string' &&
      /^\+[1-9][0-9]{4,14}$/.test(phoneNumber) &&
      typeof message === 'string' &&
      /^.*\{\{code\}\}.*$/.test(message) &&
      message.length <= 160;
    if (!isRight) return refusal(400, 'INVALID_ARGUMENT');
    const code = String(400_000 + (this.made += 1));
    const authenticationId = `ea0840f3-3663-4149-bd10-${String(this.made).padStart(12, '0')}`;
    this.passwords.set(authenticationId, { code, attempts: 0, isExpired: false });
    this.texts.push({ phoneNumber, message: message.replace('{{code}}', code), code });
    return { status: 200, body: { authenticationId } };
  }

  private validate({ authenticationId, code }: Record<string, unknown>): Answer {
    if (typeof code !== 'string' || code.length > 10) return refusal(400, 'INVALID_ARGUMENT');
    this.checked.push(code);
    const password = this.passwords.get(String(authenticationId));
    if (!password) return refusal(404, 'NOT_FOUND');
    if (password.isExpired) return refusal(400, 'ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED');
    if ((password.attempts += 1) > MAXIMUM_ATTEMPTS) {
      return refusal(400, 'ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED');
    }
    if (password.code !== code) return refusal(400, 'ONE_TIME_PASSWORD_SMS.INVALID_OTP');
    this.passwords.delete(String(authenticationId));
    return { status: 204 };
  }
}

/** As the specification has errors. */
export const refusal = (status: number, code: string): Answer => ({
  status,
  body: { status, code, message: 'Words of the operator.' },
});
