import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { Hono } from 'hono';

import { identify, type Authentication } from '../auth/authenticate.js';
import { demoPeople } from '../directory/demo/seed-demo-directory.js';
import { PAGE_POLICY } from '../http/security-headers.js';
import { serveFolder } from '../http/static-files.js';
import type { ShareContext } from '../shares/share-context.js';
import { respond, type Page } from './page.js';
import { signInPage, welcomePage } from './sign-in-page.js';

const VIEWER = fileURLToPath(new URL('./viewer', import.meta.url));

/** The start of the demo: who one wants to be, then a viewer as a host of the elements. */
export function viewerRoutes(
  { db, directory }: Pick<ShareContext, 'db' | 'directory'>,
  authentication: Authentication,
): Hono {
  const routes = new Hono();
  async function chooser(): Promise<Page> {
    const people = await demoPeople(db);
    const entries = await directory.find(
      people.map(({ id }) => ({ kind: 'user', id })),
      '',
    );
    return signInPage(people, new Map(entries.map(({ recipient }) => [recipient.id, recipient.description ?? ''])));
  }
  const files = serveFolder(VIEWER);
  routes.get('/viewer/:file', async (c) => (await files(c, c.req.param('file'))) ?? c.notFound());

  routes.get('/', async (c) => {
    const caller = await identify(c, authentication);
    if (!caller) return respond(c, await chooser());
    if (caller.role === 'recipient') return c.redirect('/received', 303);
    if (caller.role !== 'sender' && caller.role !== 'admin') return respond(c, welcomePage(caller));
    c.header('Content-Security-Policy', PAGE_POLICY);
    return c.html(await readFile(`${VIEWER}/index.html`, 'utf8'));
  });
  return routes;
}
