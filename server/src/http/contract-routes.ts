import { Hono, type Context } from 'hono';
import { shareChangeSchema, shareRequestSchema, studySearchSchema, type StudyPage } from 'pacs-share/contract';

import { authenticate, type Authentication, type SignedIn } from '../auth/authenticate.js';
import { changeValidity, sendMailAgain, unlock, withdrawRecipient, withdrawShare } from '../shares/change-share.js';
import { createShare, madeBefore, type MadeShare } from '../shares/create-share.js';
import { findSharer, sharerPolicy } from '../shares/further/sharer.js';
import { searchStudies } from '../shares/further/studies-to-share.js';
import { previewMails } from '../shares/preview-mails.js';
import { seeShare, seeSharesOfStudy } from '../shares/see-shares.js';
import type { ShareContext } from '../shares/share-context.js';
import { readBody } from './json-body.js';
import { Refusal } from './problem.js';
import { receivedBy } from './received-base.js';
import { recipientRoutes } from './recipient-routes.js';
import { refuseCursor } from './refuse-cursor.js';

/** Studies on a page where the client does not say. */
const STUDIES_LIMIT = 50;
const MAXIMUM_STUDIES_LIMIT = 200;

/** Every path here; others are nowhere, whoever asks. */
const PATHS = [
  '/policy',
  '/studies/search',
  '/shares',
  '/shares/preview',
  '/shares/:id',
  '/shares/:id/recipients/:rid',
  '/shares/:id/recipients/:rid/mail',
  '/shares/:id/recipients/:rid/unlock',
];

/** The contract's calls, for people who are signed in. */
export function contractRoutes(context: ShareContext, authentication: Authentication): Hono<SignedIn> {
  const sharerOf = (c: Context<SignedIn>) => findSharer(context, c.var.caller, receivedBy(c));
  const routes = new Hono<SignedIn>();
  for (const path of PATHS) routes.use(path, authenticate(authentication));

  routes.get('/policy', async (c) => c.json(await sharerPolicy(context, await sharerOf(c))));

  routes.post('/studies/search', async (c) => {
    const sharer = await sharerOf(c);
    const { limit, ...query } = await readBody(c, studySearchSchema);
    const search = { ...query, limit: Math.min(limit ?? STUDIES_LIMIT, MAXIMUM_STUDIES_LIMIT) };
    const page = await searchStudies(context, sharer, search, c.req.raw.signal).catch(refuseCursor);
    return c.json<StudyPage>(page);
  });

  routes.post('/shares', async (c) => {
    const { id, isNew } = await makeShare(c);
    const share = await seeShare(context, c.var.caller, id);
    return c.json(share, isNew ? 201 : 200, { Location: `${c.req.path}/${id}` });
  });

  async function makeShare(c: Context<SignedIn>): Promise<MadeShare> {
    try {
      const sender = await sharerOf(c);
      const request = await readBody(c, shareRequestSchema);
      return await createShare(context, sender, idempotencyKey(c), request);
    } catch (error) {
      // What was answered before is answered again, also when what was shared on has been withdrawn since.
      if (!(error instanceof Refusal) || error.code !== 'may-not-share') throw error;
      const request = await readBody(c, shareRequestSchema).catch(() => Promise.reject(error));
      const id = await madeBefore(context, c.var.caller.id, c.req.header('idempotency-key') ?? '', request);
      if (id === undefined) throw error;
      return { id, isNew: false };
    }
  }

  routes.post('/shares/preview', async (c) => {
    const sender = await sharerOf(c);
    return c.json({ mails: await previewMails(context, sender, await readBody(c, shareRequestSchema)) });
  });

  routes.get('/shares', async (c) => {
    const uid = c.req.query('study') ?? '';
    // DICOM PS3.5, 9.1: digits and dots, at most 64.
    if (!/^[\d.]{1,64}$/.test(uid)) throw new Refusal('malformed');
    return c.json({ shares: await seeSharesOfStudy(context, c.var.caller, uid) });
  });

  routes.get('/shares/:id', async (c) => c.json(await seeShare(context, c.var.caller, c.req.param('id'))));

  routes.patch('/shares/:id', async (c) => {
    const { validity } = await readBody(c, shareChangeSchema);
    await changeValidity(context, c.var.caller, c.req.param('id'), validity);
    return c.json(await seeShare(context, c.var.caller, c.req.param('id')));
  });

  routes.delete('/shares/:id', async (c) => {
    await withdrawShare(context, c.var.caller, c.req.param('id'));
    return c.body(null, 204);
  });

  routes.delete('/shares/:id/recipients/:rid', async (c) => {
    await withdrawRecipient(context, c.var.caller, c.req.param('id'), c.req.param('rid'));
    return c.body(null, 204);
  });

  routes.post('/shares/:id/recipients/:rid/mail', async (c) => {
    const mail = await sendMailAgain(context, c.var.caller, c.req.param('id'), c.req.param('rid'));
    return c.json({ mail }, 202);
  });

  routes.post('/shares/:id/recipients/:rid/unlock', async (c) => {
    await unlock(context, c.var.caller, c.req.param('id'), c.req.param('rid'));
    return c.json({ locked: false });
  });

  routes.route('/', recipientRoutes(context, authentication));
  return routes;
}

function idempotencyKey(c: Context): string {
  const key = c.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal('idempotency-key-missing');
  return key;
}
