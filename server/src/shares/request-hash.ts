import { createHash } from 'node:crypto';

import type { ReceivedShareRequest } from 'pacs-share/contract';

/** The same for two requests that say the same, in whatever order their members stand. SHA-256, base64url. */
export function requestHash(request: ReceivedShareRequest): string {
  return createHash('sha256').update(canonicalJson(request)).digest('base64url');
}

/** JSON with the members of every object in the order of their names. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
