import { Hono } from 'hono';

import { authenticatePage, type Authentication, type SignedIn } from '../../auth/authenticate.js';
import { receivedShares } from '../../shares/received-shares.js';
import type { ShareContext } from '../../shares/share-context.js';
import { respond } from '../page.js';
import { receivedPage } from './received-page.js';

/** What is shared with whoever is signed in. */
export function receivedRoutes(context: ShareContext, authentication: Authentication): Hono<SignedIn> {
  const routes = new Hono<SignedIn>();
  routes.get('/', authenticatePage(authentication), async (c) => {
    const { caller } = c.var;
    return respond(c, receivedPage(caller, await receivedShares(context, caller), context));
  });
  return routes;
}
