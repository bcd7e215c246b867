import { Hono } from 'hono';

import { identify, type Authentication } from '../../auth/authenticate.js';
import { receivedShares } from '../../shares/received-shares.js';
import type { ShareContext } from '../../shares/share-context.js';
import { respond } from '../page.js';
import { receivedPage } from './received-page.js';

/** What is shared with whoever is signed in. */
export function receivedRoutes(context: ShareContext, authentication: Authentication): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    const caller = await identify(c, authentication);
    if (!caller) return c.redirect('/', 303);
    return respond(c, receivedPage(caller, await receivedShares(context, caller), context));
  });
  return routes;
}
