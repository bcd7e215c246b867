import { hkdfSync } from 'node:crypto';

import { EncryptJWT, jwtDecrypt } from 'jose';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import type { ShareContext } from '../shares/share-context.js';
import type { Attempt } from './sign-in.js';

const COOKIE = 'pacs-share-sign-in';
const LIFETIME_SECONDS = 10 * 60;

type CookieContext = Pick<ShareContext, 'clock' | 'secret' | 'publicUrl'>;

/** An attempt to sign in, and the path here to go on at. */
export interface KeptAttempt extends Attempt {
  to: string;
}

const keyOf = ({ secret }: CookieContext) => new Uint8Array(hkdfSync('sha256', secret, '', 'sign-in', 32));

const prefixed = ({ publicUrl }: CookieContext) => (publicUrl.startsWith('https:') ? ('host' as const) : undefined);

/**
 * Has this browser keep what it must bring back: an answer of the provider is of use in no other. Encrypted, since who
 * could read it could finish the attempt.
 */
export async function keepAttempt(c: Context, context: CookieContext, attempt: KeptAttempt): Promise<void> {
  const ends = new Date(context.clock().getTime() + LIFETIME_SECONDS * 1000);
  const sealed = await new EncryptJWT({ ...attempt })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(ends)
    .encrypt(keyOf(context));
  const prefix = prefixed(context);
  setCookie(c, COOKIE, sealed, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: LIFETIME_SECONDS,
    secure: prefix !== undefined,
    ...(prefix && { prefix }),
  });
}

/** What this browser has kept, once: undefined where it is nothing of ours, or too old. */
export async function takeAttempt(c: Context, context: CookieContext): Promise<KeptAttempt | undefined> {
  const prefix = prefixed(context);
  const sealed = getCookie(c, COOKIE, prefix);
  if (!sealed) return undefined;
  deleteCookie(c, COOKIE, { path: '/', secure: prefix !== undefined, ...(prefix && { prefix }) });
  const options = { currentDate: context.clock(), keyManagementAlgorithms: ['dir'] };
  const opened = await jwtDecrypt<KeptAttempt>(sealed, keyOf(context), options).catch(() => undefined);
  return opened?.payload;
}
