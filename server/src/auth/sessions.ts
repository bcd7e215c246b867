import { createHash, randomBytes } from 'node:crypto';

import { eq, lt } from 'drizzle-orm';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import type { Database } from '../database/database.js';
import { sessions } from '../database/schema.js';

const COOKIE = 'pacs-share-session';
const LIFETIME_SECONDS = 12 * 60 * 60;

interface SessionContext {
  db: Database;
  clock: () => Date;
  /** Whether browsers reach us by https. */
  https: boolean;
}

const hash = (token: string) => createHash('sha256').update(token).digest('base64url');

/** Signs this browser in as a person: a random token in a cookie, of which the database knows the hash alone. */
export async function startSession(c: Context, { db, clock, https }: SessionContext, personId: string): Promise<void> {
  const now = clock();
  const token = randomBytes(32).toString('base64url');
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  await db.insert(sessions).values({
    tokenHash: hash(token),
    personId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_SECONDS * 1000),
  });
  setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: LIFETIME_SECONDS, secure: https });
}

/** The id of the person this browser is signed in as. */
export async function sessionPerson(
  c: Context,
  { db, clock }: Pick<SessionContext, 'db' | 'clock'>,
): Promise<string | undefined> {
  const token = getCookie(c, COOKIE);
  if (token === undefined || token === '') return undefined;
  const [session] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, hash(token)));
  return session !== undefined && session.expiresAt > clock() ? session.personId : undefined;
}

/** Signs this browser out. */
export async function endSession(c: Context, { db, https }: SessionContext): Promise<void> {
  const token = getCookie(c, COOKIE);
  if (token) await db.delete(sessions).where(eq(sessions.tokenHash, hash(token)));
  deleteCookie(c, COOKIE, { path: '/', secure: https });
}
