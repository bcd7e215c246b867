import { fileURLToPath } from 'node:url';

import { Hono } from 'hono';

import { serveFolder } from '../http/static-files.js';

const ASSETS = fileURLToPath(new URL('./assets', import.meta.url));

/** Style sheets and scripts of the pages. */
export function assetRoutes(): Hono {
  const assets = serveFolder(ASSETS);
  return new Hono().get('/:file', async (c) => (await assets(c, c.req.param('file'))) ?? c.notFound());
}
