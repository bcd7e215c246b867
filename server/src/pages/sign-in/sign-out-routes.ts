import { Hono } from 'hono';

import type { Authentication } from '../../auth/authenticate.js';
import { endSession } from '../../auth/sessions.js';
import { SIGNED_OUT_PATH, type SignIn } from '../../auth/sign-in.js';
import { refuseForgery } from '../../http/origins.js';

/** Signs a browser out, and tells where it goes on: to the provider, to be signed out there as well. */
export function signOutRoutes(authentication: Authentication, signIn: SignIn | undefined): Hono {
  const { trustedOrigins, publicUrl } = authentication;
  return new Hono().post('/', async (c) => {
    refuseForgery(c, trustedOrigins, publicUrl);
    await endSession(c, authentication);
    // Signed out here it is in any case, also while the provider does not answer.
    const elsewhere = await signIn?.signOutAddress().catch(() => undefined);
    return c.json({ location: elsewhere?.href ?? (signIn ? SIGNED_OUT_PATH : '/') });
  });
}
