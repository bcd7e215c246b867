import { InvalidCursorError } from '../directory.js';

/** Where a page ended in each of two lists: empty before the first, null after the last of a list. */
export interface JointPosition {
  own: string | null;
  theirs: string | null;
}

export const START: JointPosition = { own: '', theirs: '' };

/** Null where both lists have ended. */
export function encodeJointCursor({ own, theirs }: JointPosition): string | null {
  if (own === null && theirs === null) return null;
  return Buffer.from(JSON.stringify([own, theirs])).toString('base64url');
}

/** Throws `InvalidCursorError`. */
export function decodeJointCursor(cursor: string | undefined): JointPosition {
  if (cursor === undefined) return START;
  let fields: unknown;
  try {
    fields = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursorError();
  }
  const isPart = (value: unknown): value is string | null => value === null || typeof value === 'string';
  if (!Array.isArray(fields) || fields.length !== 2) throw new InvalidCursorError();
  const [own, theirs] = fields as unknown[];
  if (!isPart(own) || !isPart(theirs)) throw new InvalidCursorError();
  return { own, theirs };
}
