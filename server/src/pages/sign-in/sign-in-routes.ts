import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { admit } from '../../auth/admit.js';
import { identify, type Authentication } from '../../auth/authenticate.js';
import { endSessionsOf, startSession } from '../../auth/sessions.js';
import { keepAttempt, takeAttempt } from '../../auth/sign-in-cookie.js';
import { BACK_CHANNEL_PATH, CALLBACK_PATH, SIGNED_OUT_PATH, type SignIn } from '../../auth/sign-in.js';
import { addressSubject } from '../../http/client-address.js';
import { Refusal } from '../../http/problem.js';
import { limitRequests } from '../../http/request-limit.js';
import type { ShareContext } from '../../shares/share-context.js';
import { respond } from '../page.js';
import { returnPath } from './return-path.js';
import { signedOutPage, startPage, welcomePage } from './start-page.js';
import { askedLanguage } from './words.js';

/** Answers of the provider from one address in ten minutes: a hospital may have one address at the change of shifts. */
const MAXIMUM_CALLBACKS = 300;
const WINDOW_SECONDS = 10 * 60;

/** In bytes, of a logout token. */
const MAXIMUM_TOKEN_LENGTH = 16 * 1024;

/** The start page, and signing in by OpenID Connect. */
export function signInRoutes(
  context: ShareContext & { trustedProxies: number },
  signIn: SignIn,
  authentication: Authentication,
): Hono {
  const { db, clock } = context;
  const routes = new Hono();

  routes.get('/', async (c) => {
    const caller = await identify(c, authentication);
    if (!caller) return respond(c, startPage(askedLanguage(c.req.header('accept-language'))));
    return caller.role === 'recipient' ? c.redirect('/received', 303) : respond(c, welcomePage(caller));
  });

  routes.get('/sign-in', async (c) => {
    const { address, attempt } = await signIn.begin();
    await keepAttempt(c, context, { ...attempt, to: returnPath(c.req.query('to')) });
    return c.redirect(address.href, 303);
  });

  routes.get(CALLBACK_PATH, async (c) => {
    const limit = { action: 'sign-in', maximum: MAXIMUM_CALLBACKS, windowSeconds: WINDOW_SECONDS };
    await limitRequests(db, [{ ...limit, subject: addressSubject(c, context) }], clock());
    const attempt = await takeAttempt(c, context);
    if (!attempt) throw new Refusal('sign-in-failed');
    const identity = await signIn.complete(new URL(c.req.url).search.slice(1), attempt);
    const admitted = await admit(db, identity, signIn.claims);
    if (!admitted) throw new Refusal('not-known');
    const { caller, claimed } = admitted;
    await startSession(c, context, {
      personId: caller.id,
      claimed,
      providerSubject: identity.subject,
      providerSession: identity.session ?? null,
    });
    return c.redirect(attempt.to, 303);
  });

  // Asked by the provider itself: it has no cookie, the token's signature says who it is.
  const limit = bodyLimit({ maxSize: MAXIMUM_TOKEN_LENGTH, onError: () => new Refusal('too-large').toResponse() });
  routes.post(BACK_CHANNEL_PATH, limit, async (c) => {
    const { logout_token: token } = await c.req.parseBody();
    if (typeof token !== 'string') throw new Refusal('malformed');
    await endSessionsOf(db, await signIn.endedSession(token));
    return c.body(null, 200, { 'Cache-Control': 'no-store' });
  });

  routes.get(SIGNED_OUT_PATH, (c) => respond(c, signedOutPage(askedLanguage(c.req.header('accept-language')))));
  return routes;
}
