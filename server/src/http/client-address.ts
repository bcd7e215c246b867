import { createHmac } from 'node:crypto';

import type { Context } from 'hono';

/** What tells browsers' addresses apart. */
export interface AddressContext {
  secret: Buffer;
  /** How many proxies of ours stand in front; each adds the address it was asked from to `X-Forwarded-For`. */
  trustedProxies: number;
}

/** Whose requests are counted where nobody is signed in: an address, as a keyed hash. */
export function addressSubject(c: Context, { secret, trustedProxies }: AddressContext): string {
  const hash = createHmac('sha256', secret).update(`address:${network(addressOf(c, trustedProxies))}`);
  return `address:${hash.digest('base64url')}`;
}

function addressOf(c: Context, trustedProxies: number): string {
  // What stands further to the left came from outside, and may say anything.
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return told || (env?.incoming?.socket?.remoteAddress ?? '');
}

/** Of IPv6 the half that a provider gives out as one: whoever has it has all its addresses. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.toLowerCase().split('::');
  const parts = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [parts(before), parts(after ?? '')];
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
