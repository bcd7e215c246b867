import type { Context } from 'hono';
import { getPath } from 'hono/utils/url';

/** Ids as `randomId` makes them. */
const BASE = /^\/api\/received\/([\w-]{22})(?=\/)/;

/**
 * `/api/received/{rid}` is an endpoint of its own: it speaks the whole contract, for somebody who shares on what was
 * received by that one share, under its limits. Its calls are those of `/api`.
 */
export function contractPath(request: Request): string {
  return getPath(request).replace(BASE, '/api');
}

/** By what the studies were received that this call is about; undefined where it is about all that may be shared. */
export function receivedBy(c: Context): string | undefined {
  return BASE.exec(getPath(c.req.raw))?.[1];
}
