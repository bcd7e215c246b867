import * as openid from 'openid-client';

import { UncheckedPassword, type PasswordAnswer, type PasswordGateway } from './password-gateway.js';
import { TEXT_TIMEOUT_MS, TextError } from './text-gateway.js';

/** How an operator's one-time-password-sms API is reached. */
export interface CamaraSettings {
  /** Base URL: `https://…/one-time-password-sms/v1`. */
  url: string;
  /** Where access tokens come from, by client credentials. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Space separated. */
  scope: string;
  allowHttp: boolean;
}

/** Somebody waits for the answer with the page open. */
const CHECK_TIMEOUT_MS = 8_000;

/** Before a token ends, in seconds. */
const TOKEN_MARGIN = 30;

/**
 * Speaks CAMARA's one-time-password-sms API, version 1: `send-code` makes a password and sends it, `validate-code` says
 * whether one is right. It has no idempotency: a message that may have been sent is not sent again.
 */
export function camaraGateway(settings: CamaraSettings, clock: () => number = Date.now): PasswordGateway {
  const { url, scope, tokenUrl, clientId, clientSecret, allowHttp } = settings;
  const configuration = new openid.Configuration(
    { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl },
    clientId,
    {},
    openid.ClientSecretBasic(clientSecret),
  );
  configuration.timeout = CHECK_TIMEOUT_MS / 1000;
  if (allowHttp) openid.allowInsecureRequests(configuration);
  let token: { value: string; ends: number } | undefined;

  async function accessToken(): Promise<string> {
    if (token && token.ends > clock()) return token.value;
    const answer = await openid.clientCredentialsGrant(configuration, { scope });
    const seconds = Math.max((answer.expires_in ?? 60) - TOKEN_MARGIN, 0);
    token = { value: answer.access_token, ends: clock() + seconds * 1000 };
    return token.value;
  }

  /** Asks once more with a new token where the first was refused: then nothing was done. */
  async function call(operation: string, body: object, timeout: number): Promise<Response> {
    const ask = async () =>
      fetch(`${url}/${operation}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${await accessToken().catch((error: unknown) => Promise.reject(new NoToken(error)))}`,
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
    const first = await ask();
    if (first.status !== 401) return first;
    await first.body?.cancel();
    token = undefined;
    return ask();
  }

  return {
    async send({ to, text }) {
      const response = await call('send-code', { phoneNumber: to, message: text }, TEXT_TIMEOUT_MS / 2).catch(
        (error: unknown) => {
          if (error instanceof NoToken) throw new TextError('gateway-refused-sign-in', false, error);
          throw new TextError('gateway-unreachable', !isUnconnected(error), error);
        },
      );
      const { code, authenticationId } = await answerOf(response);
      if (response.ok && isAuthenticationId(authenticationId)) return authenticationId;
      throw sendError(response.status, code);
    },

    async check(authenticationId, code) {
      const response = await call('validate-code', { authenticationId, code }, CHECK_TIMEOUT_MS).catch(
        (error: unknown) => {
          throw new UncheckedPassword(error instanceof NoToken || isUnconnected(error));
        },
      );
      const answer = await answerOf(response);
      if (response.ok) return 'right';
      return refusedCode(response.status, answer.code);
    },
  };
}

/** There is no access token: nothing was asked. */
class NoToken extends Error {
  constructor(cause: unknown) {
    super('there is no access token', { cause });
  }
}

const UNCONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w+_CERT)$/;

/** Whether a request certainly did not get there. */
function isUnconnected(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && UNCONNECTED.test(code);
}

async function answerOf(response: Response): Promise<{ code?: unknown; authenticationId?: unknown }> {
  const text = await response.text().catch(() => '');
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch {
    return {};
  }
}

const isAuthenticationId = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= 36;

const OWN = 'ONE_TIME_PASSWORD_SMS.';

function sendError(status: number, code: unknown): TextError {
  if (code === `${OWN}PHONE_NUMBER_NOT_ALLOWED` || code === `${OWN}PHONE_NUMBER_BLOCKED`) {
    return new TextError('number-rejected', true);
  }
  if (status === 429 || status === 503 || code === `${OWN}MAX_OTP_CODES_EXCEEDED`) {
    return new TextError('gateway-busy', false);
  }
  if (status === 401 || status === 403) return new TextError('gateway-refused-sign-in', false);
  return new TextError(status >= 400 && status < 500 ? 'message-rejected' : 'sending-failed', true);
}

function refusedCode(status: number, code: unknown): PasswordAnswer {
  if (code === `${OWN}INVALID_OTP`) return 'wrong';
  if (code === `${OWN}VERIFICATION_FAILED`) return 'wrong-and-spent';
  if (code === `${OWN}VERIFICATION_EXPIRED` || status === 404) return 'none-valid';
  throw new UncheckedPassword([401, 403, 429, 503].includes(status));
}
