import type { Context, MiddlewareHandler } from 'hono';

import type { Database } from '../database/database.js';
import { findPerson } from '../directory/people.js';
import { refuseForgery, type TrustedOrigins } from '../http/origins.js';
import { Refusal } from '../http/problem.js';

import type { Caller } from './caller.js';
import { sessionPerson } from './sessions.js';

/** What handlers behind `authenticate` find in their context. */
export interface SignedIn {
  Variables: { caller: Caller };
}

export interface Authentication {
  db: Database;
  clock: () => Date;
  /** Whether the demo's cookie signs in. */
  cookies: boolean;
  /** Checks a bearer token, see `createBearer`; undefined where none is accepted. */
  bearer: ((token: string) => Promise<string>) | undefined;
  trustedOrigins: TrustedOrigins;
  publicUrl: string;
}

/** Who asks, by token or by cookie; undefined where nobody is signed in. Refuses a token that is not valid. */
export async function identify(c: Context, authentication: Authentication): Promise<Caller | undefined> {
  const { db, bearer, cookies, trustedOrigins, publicUrl } = authentication;
  const token = /^Bearer +([\w\-.~+/]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer && token !== undefined) {
    const person = await findPerson(db, await bearer(token));
    // Known to whoever signs people in, but not to us.
    if (!person) throw new Refusal('may-not-share');
    return person;
  }
  if (!cookies) return undefined;
  const personId = await sessionPerson(c, authentication);
  if (personId === undefined) return undefined;
  refuseForgery(c, trustedOrigins, publicUrl);
  return findPerson(db, personId);
}

/** Lets signed-in people pass. */
export function authenticate(authentication: Authentication): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const caller = await identify(c, authentication);
    if (!caller) {
      throw new Refusal('not-signed-in', authentication.bearer ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {});
    }
    c.set('caller', caller);
    await next();
  };
}
