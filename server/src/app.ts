import { fileURLToPath } from 'node:url';

import { Hono } from 'hono';

import type { Authentication } from './auth/authenticate.js';
import type { Bearer } from './auth/bearer.js';
import type { SignIn } from './auth/sign-in.js';
import { demoRoutes, type Demo } from './demo/demo-routes.js';
import { answerErrors, answerNotFound, throwErrorsOnly } from './http/answer-errors.js';
import { contractRoutes } from './http/contract-routes.js';
import { allowOrigins } from './http/origins.js';
import { contractPath } from './http/received-base.js';
import { logRequests, type Log } from './http/request-log.js';
import { securityHeaders } from './http/security-headers.js';
import { serveFolder } from './http/static-files.js';
import { measureRequests } from './operations/metrics.js';
import { operationRoutes, type Operations } from './operations/operation-routes.js';
import { linkRoutes } from './pages/link/link-routes.js';
import { assetRoutes } from './pages/asset-routes.js';
import { descriptionRoutes } from './pages/description/description-routes.js';
import { receivedRoutes } from './pages/received/received-routes.js';
import { shareRoutes } from './pages/share/share-routes.js';
import { signInAddress } from './pages/sign-in/return-path.js';
import { signInRoutes } from './pages/sign-in/sign-in-routes.js';
import { signOutRoutes } from './pages/sign-in/sign-out-routes.js';
import type { ShareContext } from './shares/share-context.js';

/** Everything the server needs; tests give their own. */
export interface Dependencies extends ShareContext {
  /** Accepts bearer tokens, see `createBearer`; undefined where none are accepted. */
  bearer: Bearer | undefined;
  /** Signs people in at our own pages, see `createSignIn`; undefined in the demo, and where only tokens are accepted. */
  signIn: SignIn | undefined;
  /** How many proxies of ours stand between browsers and this server. */
  trustedProxies: number;
  /** Origins of other sites whose pages may call the endpoint. */
  trustedOrigins: readonly string[];
  /** How the server is watched over; undefined: it is not. */
  operations?: Operations;
  /** What there is in the demo alone; undefined: none of it exists. */
  demo: Demo | undefined;
  /** Folder of the bundle with the elements. */
  bundleFolder: string;
  log: Log;
}

/** Where `npm run build` leaves the bundle. */
export const BUNDLE_FOLDER = fileURLToPath(new URL('../../dist/bundle', import.meta.url));

/** The reference endpoint: the contract at /api, the pages that links lead to, and in the demo a viewer to try it in. */
export function createApp(dependencies: Dependencies): Hono {
  const { db, clock, publicUrl, trustedOrigins, demo, bearer, signIn, log, bundleFolder } = dependencies;
  const signsIn = demo !== undefined || signIn !== undefined;
  const authentication: Authentication = {
    db,
    clock,
    cookies: signsIn,
    bearer,
    signInAddress: demo ? () => '/' : signInAddress,
    trustedOrigins,
    publicUrl,
  };
  const app = new Hono({ getPath: contractPath });
  app.use(logRequests(log));
  if (dependencies.operations?.metrics) app.use(measureRequests(dependencies.operations.metrics.metrics));
  app.use(securityHeaders({ https: publicUrl.startsWith('https:') }));
  app.use(throwErrorsOnly);
  app.onError(answerErrors(log));
  app.notFound(answerNotFound);

  if (dependencies.operations) app.route('/', operationRoutes(db, dependencies.operations));
  app.use('/api/*', allowOrigins(trustedOrigins));
  app.route('/api', descriptionRoutes(publicUrl));
  app.route('/api', contractRoutes(dependencies, authentication));

  const bundle = serveFolder(bundleFolder);
  app.get('/bundle/:file', async (c) => {
    const response = await bundle(c, c.req.param('file'));
    // Hosts on other sites load the elements from here, with an integrity hash if they like.
    response?.headers.set('Access-Control-Allow-Origin', '*');
    response?.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    return response ?? c.notFound();
  });
  app.route('/assets', assetRoutes());
  app.route('/s', linkRoutes(dependencies, { signInAddress: signsIn ? authentication.signInAddress : undefined }));
  if (signsIn) {
    app.route('/received', receivedRoutes(dependencies, authentication));
    app.route('/shares', shareRoutes(dependencies, authentication));
    app.route('/sign-out', signOutRoutes(authentication, demo ? undefined : signIn));
  }
  if (demo) app.route('/', demoRoutes(dependencies, demo, authentication));
  else if (signIn) app.route('/', signInRoutes(dependencies, signIn, authentication));
  return app;
}
