import { Hono, type Context } from 'hono';
import {
  memberSearchSchema,
  recipientCheckRequestSchema,
  recipientSearchSchema,
  type MemberPage,
  type RecipientPage,
} from 'pacs-share/contract';
import { textLength, type RecipientCheck } from 'pacs-share/domain';

import { authenticate, type Authentication, type SignedIn } from '../auth/authenticate.js';
import { checkRecipient } from '../directory/check-recipient.js';
import type { DirectoryRef } from '../directory/directory.js';
import { favoritesOf, removeFavorite } from '../directory/favorites.js';
import { isWithheld } from '../directory/withheld.js';
import { findSharer, sharerPolicy } from '../shares/further/sharer.js';
import { phoneCountryOf } from '../shares/phone-country.js';
import { recentRecipients } from '../shares/recent-recipients.js';
import type { ShareContext } from '../shares/share-context.js';
import { readBody } from './json-body.js';
import { limitLookUps } from './look-up-limit.js';
import { Refusal } from './problem.js';
import { receivedBy } from './received-base.js';
import { refuseCursor } from './refuse-cursor.js';

/** Members on a page where the client does not say. */
const MEMBERS_LIMIT = 50;
const MAXIMUM_MEMBERS_LIMIT = 200;

const PATHS = [
  '/recipients/search',
  '/recipients/recent',
  '/recipients/check',
  '/recipients/members',
  '/favorites',
  '/favorites/:kind/:id',
];

/** The contract's calls that find recipients, for those who share. */
export function recipientRoutes(context: ShareContext, authentication: Authentication): Hono<SignedIn> {
  const { db, directory } = context;
  const sharerOf = (c: Context<SignedIn>) => findSharer(context, c.var.caller, receivedBy(c));
  const routes = new Hono<SignedIn>();
  for (const path of PATHS) routes.use(path, authenticate(authentication));

  routes.post('/recipients/search', async (c) => {
    const sender = await sharerOf(c);
    const { limit, cursor, ...search } = await readBody(c, recipientSearchSchema);
    const { recipients } = await sharerPolicy(context, sender);
    const { minimumLength, limit: most } = recipients.search;
    if ('text' in search && textLength(search.text.trim()) < minimumLength) {
      throw new Refusal('text-too-short', { errors: [{ code: 'text-too-short', pointer: '/text' }] });
    }
    await limitLookUps(context, sender);
    const kinds = recipients.kinds.filter((kind) => kind !== 'new');
    const [query, sort] = 'text' in search ? [search] : [{ criteria: search.criteria }, search.sort];
    if (isWithheld(query, recipients.physicianNumbers)) return c.json<RecipientPage>({ recipients: [], next: null });
    const page = await directory
      .search({ query, kinds, sort, limit: Math.min(limit ?? most, most), cursor }, sender.id)
      .catch(refuseCursor);
    return c.json<RecipientPage>(page);
  });

  routes.get('/recipients/recent', async (c) => {
    const sender = await sharerOf(c);
    const { recipients } = await sharerPolicy(context, sender);
    return c.json({ recipients: await recentRecipients(context, sender, recipients.kinds) });
  });

  routes.post('/recipients/check', async (c) => {
    const sender = await sharerOf(c);
    const { email, mobile } = await readBody(c, recipientCheckRequestSchema);
    const { recipients } = await sharerPolicy(context, sender);
    await limitLookUps(context, sender);
    const country = phoneCountryOf(context, sender);
    const question = { email, mobile, country, askerId: sender.id, kinds: recipients.kinds };
    const check = await checkRecipient(directory, question);
    if ('problems' in check) throw new Refusal('rules-broken', { errors: check.problems });
    return c.json<RecipientCheck>(check);
  });

  routes.post('/recipients/members', async (c) => {
    const sender = await sharerOf(c);
    const { id, limit, cursor } = await readBody(c, memberSearchSchema);
    const { recipients } = await sharerPolicy(context, sender);
    await limitLookUps(context, sender);
    if (!recipients.kinds.includes('group')) throw new Refusal('not-found');
    const page = await directory
      .members({ groupId: id, limit: Math.min(limit ?? MEMBERS_LIMIT, MAXIMUM_MEMBERS_LIMIT), cursor })
      .catch(refuseCursor);
    if (!page) throw new Refusal('not-found');
    return c.json<MemberPage>(page);
  });

  routes.get('/favorites', async (c) => {
    const sender = await sharerOf(c);
    return c.json({ recipients: await favoritesOf(db, directory, sender.id) });
  });

  routes.delete('/favorites/:kind/:id', async (c) => {
    const sender = await sharerOf(c);
    const { kind, id } = c.req.param();
    if ((kind !== 'user' && kind !== 'group' && kind !== 'pacs') || id.includes('\0')) throw new Refusal('not-found');
    await removeFavorite(db, sender.id, { kind, id } satisfies DirectoryRef);
    return c.body(null, 204);
  });

  return routes;
}
