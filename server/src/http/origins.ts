import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

import { Refusal } from './problem.js';

/** Origins of other sites whose pages may call the endpoint; our own pages always may. */
export type TrustedOrigins = readonly string[];

/** Lets the pages of trusted origins call from a browser, with cookies or a token. */
export function allowOrigins(trusted: TrustedOrigins): MiddlewareHandler {
  const allow = cors({
    origin: (origin) => (trusted.includes(origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Accept-Language'],
    exposeHeaders: ['Location', 'Retry-After'],
    maxAge: 600,
  });
  return async (c, next) => (trusted.length === 0 ? next() : allow(c, next));
}

/**
 * Refuses a change that another site's page asks for with our cookie. Browsers tell where a request comes from;
 * programs that tell nothing have no cookie that they were not given.
 */
export function refuseForgery(c: Context, trusted: TrustedOrigins, publicUrl: string): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (origin !== undefined && trusted.includes(origin)) return;
  if (site !== undefined && site !== 'same-origin') throw new Refusal('cross-origin');
  if (origin === undefined) return;
  const own = [new URL(publicUrl).origin, `http://${c.req.header('host')}`, `https://${c.req.header('host')}`];
  if (!own.includes(origin)) throw new Refusal('cross-origin');
}
