import { createHash, createHmac } from 'node:crypto';

/**
 * The secret part of a recipient's link: 256 bits that follow from the server's secret and the recipient's id. So the
 * database needs to hold a hash alone, and the sender's side can still be given the link later.
 */
export function linkToken(secret: Buffer, rid: string): string {
  return createHmac('sha256', secret).update(`link:${rid}`).digest('base64url');
}

/** What the database knows of a token. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Where a recipient opens what was shared. */
export function linkAddress(publicUrl: string, secret: Buffer, rid: string): string {
  return `${publicUrl}/s/${linkToken(secret, rid)}`;
}
