import type { DirectoryKind } from '../database/schema.js';

import { InvalidCursorError } from './directory.js';

/** Where a page ended: what results are sorted by, of its last one. */
export interface Position {
  rank: number;
  /** 0 for a favorite, 1 otherwise. */
  aside: number;
  sortKey: string;
  kind: DirectoryKind;
  id: string;
}

/** @param list which list, or which order of it, is paged through */
export function encodeCursor({ rank, aside, sortKey, kind, id }: Position, list = ''): string {
  return Buffer.from(JSON.stringify([rank, aside, sortKey, kind, id, ...(list === '' ? [] : [list])])).toString(
    'base64url',
  );
}

/** Throws `InvalidCursorError`, also for a place in another list. */
export function decodeCursor(cursor: string, list = ''): Position {
  let fields: unknown;
  try {
    fields = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursorError();
  }
  if (!Array.isArray(fields) || fields.length !== (list === '' ? 5 : 6)) throw new InvalidCursorError();
  const [rank, aside, sortKey, kind, id, of = ''] = fields as unknown[];
  if (!isSmallNumber(rank) || !isSmallNumber(aside) || !isKind(kind)) throw new InvalidCursorError();
  if (of !== list) throw new InvalidCursorError();
  if (!isStorableText(sortKey) || !isStorableText(id)) throw new InvalidCursorError();
  return { rank, aside, sortKey, kind, id };
}

const isSmallNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100;

const isKind = (value: unknown): value is DirectoryKind => value === 'user' || value === 'group' || value === 'pacs';

const isStorableText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');
