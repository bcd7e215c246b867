import { Hono } from 'hono';
import { openApiDocument } from 'pacs-share/contract';

import manifest from '../../../package.json' with { type: 'json' };
import { describedPage } from './description-page.js';

/** What the endpoint answers, for programs and for people: nothing of it is secret. */
export function descriptionRoutes(publicUrl: string): Hono {
  const document = openApiDocument({ endpoint: `${publicUrl}/api`, version: manifest.version });
  const routes = new Hono();
  routes.get('/openapi.json', (c) => c.json(document));
  routes.get('/docs', (c) => describedPage(c, document));
  return routes;
}
