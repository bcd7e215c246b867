import { createHash, randomBytes } from 'node:crypto';

import { and, eq, lt, lte, or } from 'drizzle-orm';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import type { Database } from '../database/database.js';
import { sessions, type Claimed } from '../database/schema.js';
import type { EndedSession } from './logout-token.js';

const COOKIE = 'pacs-share-session';
const LIFETIME_SECONDS = 12 * 60 * 60;

interface SessionContext {
  db: Database;
  clock: () => Date;
  /** Where browsers reach us. */
  publicUrl: string;
}

/** Who is signed in, and what whoever signed them in said of them. */
export interface Session {
  personId: string;
  claimed: Claimed;
  /** Who this is for the provider, and in which session there; absent where no provider signed in. */
  providerSubject?: string | null;
  providerSession?: string | null;
}

/** By https a cookie that no other host, no path and no plain http can set or replace. */
const prefix = ({ publicUrl }: Pick<SessionContext, 'publicUrl'>) =>
  publicUrl.startsWith('https:') ? ('host' as const) : undefined;

const tokenOf = (c: Context, context: Pick<SessionContext, 'publicUrl'>) => getCookie(c, COOKIE, prefix(context));

const hash = (token: string) => createHash('sha256').update(token).digest('base64url');

/**
 * Signs this browser in as a person: a new random token in a cookie, of which the database knows the hash alone. What
 * the browser was signed in by before ends.
 */
export async function startSession(c: Context, context: SessionContext, session: Session): Promise<void> {
  const { db, clock } = context;
  const now = clock();
  const before = tokenOf(c, context);
  const token = randomBytes(32).toString('base64url');
  const ended = lt(sessions.expiresAt, now);
  await db.delete(sessions).where(before ? or(ended, eq(sessions.tokenHash, hash(before))) : ended);
  await db.insert(sessions).values({
    tokenHash: hash(token),
    ...session,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_SECONDS * 1000),
  });
  const isHttps = prefix(context) !== undefined;
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: LIFETIME_SECONDS,
    secure: isHttps,
    ...(isHttps && { prefix: 'host' }),
  });
}

/** By what this browser is signed in; undefined where it is not. */
export async function findSession(c: Context, context: SessionContext): Promise<Session | undefined> {
  const token = tokenOf(c, context);
  if (token === undefined || token === '') return undefined;
  const [session] = await context.db
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, hash(token)));
  return session !== undefined && session.expiresAt > context.clock() ? session : undefined;
}

/** The id of the person this browser is signed in as. */
export async function sessionPerson(c: Context, context: SessionContext): Promise<string | undefined> {
  return (await findSession(c, context))?.personId;
}

/** Signs out whoever a provider says is signed out there, in every browser; who signed in since then stays. */
export async function endSessionsOf(db: Database, { subject, session, at }: EndedSession): Promise<void> {
  await db
    .delete(sessions)
    .where(
      and(
        subject === undefined ? undefined : eq(sessions.providerSubject, subject),
        session === undefined ? undefined : eq(sessions.providerSession, session),
        lte(sessions.createdAt, at),
      ),
    );
}

/** Signs this browser out. */
export async function endSession(c: Context, context: SessionContext): Promise<void> {
  const token = tokenOf(c, context);
  if (token) await context.db.delete(sessions).where(eq(sessions.tokenHash, hash(token)));
  const isHttps = prefix(context) !== undefined;
  deleteCookie(c, COOKIE, { path: '/', secure: isHttps, ...(isHttps && { prefix: 'host' }) });
}
