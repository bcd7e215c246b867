import { createHash } from 'node:crypto';

/** An entry of the audit trail as the database writes it out, column by column. */
export interface EntryText {
  id: string;
  /** In UTC, with microseconds. */
  at: string;
  action: string;
  outcome: string;
  personId: string | null;
  personName: string | null;
  shareId: string | null;
  rid: string | null;
  reason: string | null;
  detail: string;
}

/** What stands before the first entry. */
export const NO_HASH = '0'.repeat(64);

/**
 * The hash of an entry that follows one with the hash `previous`. The database computes the same when it adds an entry;
 * this does not ask it, so that a function changed there deceives nobody.
 */
export function entryHash(previous: string, entry: EntryText): string {
  const { id, at, action, outcome, personId, personName, shareId, rid, reason, detail } = entry;
  const fields = [id, at, action, outcome, personId, personName, shareId, rid, reason, detail].map((value) =>
    value === null ? '-' : `${Buffer.byteLength(value)}:${value}`,
  );
  return createHash('sha256')
    .update([previous, ...fields].join('\n'))
    .digest('hex');
}
