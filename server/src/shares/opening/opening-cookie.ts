import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import type { ShareContext } from '../share-context.js';

const COOKIE = 'pacs-share-opening';
const LIFETIME_SECONDS = 30 * 60;

/**
 * Remembers in this browser, for half an hour and for this link alone, that it has been opened: so that looking at the
 * page again asks for no password. Nothing to look up: the cookie carries its end and the server's seal.
 */
export function setOpeningCookie(c: Context, { clock, secret, publicUrl }: ShareContext, token: string): void {
  const ends = Math.floor(clock().getTime() / 1000) + LIFETIME_SECONDS;
  setCookie(c, COOKIE, `${ends}.${seal(secret, token, ends)}`, {
    path: `/s/${token}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: LIFETIME_SECONDS,
  });
}

/** Whether this browser has opened the link within the last half hour. */
export function hasOpeningCookie(c: Context, { clock, secret }: ShareContext, token: string): boolean {
  const [, ends, found] = /^(\d{1,12})\.([\w-]{43})$/.exec(getCookie(c, COOKIE) ?? '') ?? [];
  if (ends === undefined || found === undefined || Number(ends) * 1000 <= clock().getTime()) return false;
  return timingSafeEqual(Buffer.from(seal(secret, token, Number(ends))), Buffer.from(found));
}

const seal = (secret: Buffer, token: string, ends: number) =>
  createHmac('sha256', secret).update(`opening:${token}:${ends}`).digest('base64url');
