import type { Context, MiddlewareHandler } from 'hono';

import type { Database } from '../database/database.js';
import { findPerson } from '../directory/people.js';
import { refuseForgery, type TrustedOrigins } from '../http/origins.js';
import { Refusal } from '../http/problem.js';

import { admit, withClaimed } from './admit.js';
import type { Bearer } from './bearer.js';
import type { Caller } from './caller.js';
import { findSession } from './sessions.js';

/** What handlers behind `authenticate` find in their context. */
export interface SignedIn {
  Variables: { caller: Caller };
}

export interface Authentication {
  db: Database;
  clock: () => Date;
  /** Whether people sign in at pages of ours, and a cookie remembers it. */
  cookies: boolean;
  /** Accepts tokens; undefined where none are accepted. */
  bearer: Bearer | undefined;
  /** Where people sign in, to go on at a path of ours. */
  signInAddress: (path: string) => string;
  trustedOrigins: TrustedOrigins;
  publicUrl: string;
}

/** Who asks, by token or by cookie; undefined where nobody is signed in. Refuses a token that is not valid. */
export async function identify(c: Context, authentication: Authentication): Promise<Caller | undefined> {
  const { db, bearer, cookies, trustedOrigins, publicUrl } = authentication;
  const token = /^Bearer +([\w\-.~+/]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer && token !== undefined) {
    const admitted = await admit(db, await bearer.check(token), bearer.claims);
    // Known to whoever signs people in, but not to us.
    if (!admitted) throw new Refusal('may-not-share');
    return admitted.caller;
  }
  if (!cookies) return undefined;
  const session = await findSession(c, authentication);
  if (!session) return undefined;
  refuseForgery(c, trustedOrigins, publicUrl);
  const person = await findPerson(db, session.personId);
  return person && withClaimed(db, person, session.claimed);
}

/** Lets signed-in people pass to a page, and shows others where to sign in. */
export function authenticatePage(authentication: Authentication): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const caller = await identify(c, authentication);
    if (!caller) return c.redirect(authentication.signInAddress(c.req.path), 303);
    c.set('caller', caller);
    return next();
  };
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
