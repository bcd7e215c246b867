import { Hono, type Context } from 'hono';

import { authenticate, identify, type Authentication, type SignedIn } from '../auth/authenticate.js';
import { requireSender, type Caller } from '../auth/caller.js';
import { endSession, startSession } from '../auth/sessions.js';
import type { CaughtMail } from '../catcher/start-catcher.js';
import { demoPeople } from '../directory/demo/seed-demo-directory.js';
import { readJson } from '../http/json-body.js';
import { refuseForgery } from '../http/origins.js';
import { Refusal } from '../http/problem.js';
import { sentTexts } from '../outbox/sent-texts.js';
import { outboxRoutes } from '../pages/outbox/outbox-routes.js';
import { viewerRoutes } from '../pages/viewer-routes.js';
import type { ShareContext } from '../shares/share-context.js';
import { frameResponse } from '../http/frame-response.js';

/** What there is in the demo alone. */
export interface Demo {
  /** What the mail server received, the newest last. */
  mails(): Promise<CaughtMail[]>;
}

/** Signing in as anybody, what was mailed and texted, and a viewer: none of it exists outside the demo. */
export function demoRoutes(context: ShareContext, demo: Demo, authentication: Authentication): Hono {
  const { db, publicUrl, studies } = context;
  const refuseForeign = (c: Context) => refuseForgery(c, authentication.trustedOrigins, publicUrl);
  const routes = new Hono();

  routes.get('/demo/people', async (c) => c.json((await demoPeople(db)).map(described)));

  routes.post('/demo/session', async (c) => {
    refuseForeign(c);
    const body = await readJson(c);
    const id = typeof body === 'object' && body !== null && 'user' in body ? body.user : undefined;
    if (typeof id !== 'string') throw new Refusal('malformed', { errors: [{ code: 'missing', pointer: '/user' }] });
    const person = (await demoPeople(db)).find((known) => known.id === id);
    if (!person) throw new Refusal('not-found');
    await startSession(c, context, { personId: id, claimed: {} });
    return c.json({ id, displayName: person.displayName });
  });

  routes.get('/demo/session', async (c) => {
    const caller = await identify(c, authentication);
    if (!caller) throw new Refusal('not-signed-in');
    return c.json(described(caller));
  });

  routes.delete('/demo/session', async (c) => {
    refuseForeign(c);
    await endSession(c, context);
    return c.body(null, 204);
  });

  routes.get('/demo/outbox', async (c) => {
    const [mails, texts] = [await demo.mails(), await sentTexts(db)];
    return c.json({
      mails: mails.map(({ to, subject, text, html, sentAt }) => ({ to, subject, text, html, sentAt })),
      texts: texts.map(({ to, text, sentAt }) => ({ to, text, sentAt })),
    });
  });

  routes.route('/demo', frameRoutes(studies, authentication));
  routes.route('/outbox', outboxRoutes(db, demo));
  routes.route('/', viewerRoutes(context, authentication));
  return routes;
}

function described({ id, displayName, role, department }: Caller) {
  return { id, displayName, role, department: department && { id: department.id, name: department.name } };
}

/** The images of all studies, for the viewer of those who may search them. */
function frameRoutes(studies: ShareContext['studies'], authentication: Authentication): Hono<SignedIn> {
  const routes = new Hono<SignedIn>();
  routes.use('/studies/*', authenticate(authentication));
  routes.use('/instances/*', authenticate(authentication));

  routes.get('/studies/:uid/instances', async (c) => {
    requireSender(c.var.caller);
    return c.json({ instances: await studies.instances(c.req.param('uid')) });
  });

  routes.get('/instances/:uid/frame', async (c) => {
    requireSender(c.var.caller);
    return frameResponse(await studies.frame(c.req.param('uid')));
  });
  return routes;
}
