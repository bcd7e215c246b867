import { randomBytes } from 'node:crypto';

/** An id that cannot be guessed: 128 random bits in 22 characters of base64url. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}
