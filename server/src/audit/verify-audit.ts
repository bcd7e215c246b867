import { sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { entryHash, NO_HASH, type EntryText } from './entry-hash.js';

/** A place in the chain and the hash there: kept elsewhere, it proves later that nothing before it was changed. */
export interface AuditHead {
  position: number;
  hash: string;
}

export type AuditFault =
  /** The entry at this position was changed, or others were put in, removed or moved there. */
  | { code: 'entry-changed'; position: number; entryId: string }
  /** The entry at this position is gone. */
  | { code: 'entry-removed'; position: number; entryId: string }
  /** Positions are missing from the chain before this one. */
  | { code: 'chain-broken'; position: number; entryId: string }
  /** An entry that the chain does not know. */
  | { code: 'entry-not-chained'; entryId: string }
  /** What was kept elsewhere is not (any more) in the chain: its end was cut off, or all of it was written anew. */
  | { code: 'head-not-found'; position: number };

export interface AuditVerdict {
  entries: number;
  /** The end of what holds. */
  head: AuditHead;
  /** The first fault; undefined where there is none. */
  fault: AuditFault | undefined;
}

/** Entries that are read at once. */
const PAGE = 1000;

type ChainedEntry = EntryText & { position: string; entryId: string; hash: string; entryExists: boolean };

/**
 * Follows the chain of the audit trail from its beginning to the first fault.
 *
 * @param kept what an earlier verification said the head was
 */
export async function verifyAudit(db: Database, kept?: AuditHead): Promise<AuditVerdict> {
  let head: AuditHead = { position: 0, hash: NO_HASH };
  let isKeptFound = kept === undefined || kept.position === 0;
  const end = (fault?: AuditFault): AuditVerdict => ({ entries: head.position, head, fault });
  for (;;) {
    const page = await chainAfter(db, head.position);
    for (const entry of page) {
      const position = Number(entry.position);
      const { entryId } = entry;
      if (position !== head.position + 1) return end({ code: 'chain-broken', position, entryId });
      if (!entry.entryExists) return end({ code: 'entry-removed', position, entryId });
      const hash = entryHash(head.hash, entry);
      if (hash !== entry.hash) return end({ code: 'entry-changed', position, entryId });
      if (kept?.position === position) {
        if (kept.hash !== hash) return end({ code: 'head-not-found', position });
        isKeptFound = true;
      }
      head = { position, hash };
    }
    if (page.length < PAGE) break;
  }
  const [loose] = await rows<{ id: string }>(
    db,
    sql`select e.id::text as id from audit_entries e
      where not exists (select from audit_chain c where c.entry_id = e.id) order by e.id limit 1`,
  );
  if (loose) return end({ code: 'entry-not-chained', entryId: loose.id });
  if (!isKeptFound) return end({ code: 'head-not-found', position: kept?.position ?? 0 });
  return end();
}

/** The end of the chain now. */
export async function auditHead(db: Database): Promise<AuditHead> {
  const [last] = await rows<{ position: string; hash: string }>(
    db,
    sql`select position::text as position, hash from audit_chain order by position desc limit 1`,
  );
  return last ? { position: Number(last.position), hash: last.hash } : { position: 0, hash: NO_HASH };
}

function chainAfter(db: Database, position: number): Promise<ChainedEntry[]> {
  return rows<ChainedEntry>(
    db,
    sql`select c.position::text as position, c.entry_id::text as "entryId", c.hash, e.id is not null as "entryExists",
        e.id::text as id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.action, e.outcome,
        e.person_id as "personId", e.person_name as "personName", e.share_id as "shareId", e.rid, e.reason,
        e.detail::text as detail
      from audit_chain c left join audit_entries e on e.id = c.entry_id
      where c.position > ${position} order by c.position limit ${PAGE}`,
  );
}

// The two drivers answer a plain query in two forms.
async function rows<Row>(db: Database, query: ReturnType<typeof sql>): Promise<Row[]> {
  const answer: unknown = await db.execute(query);
  return Array.isArray(answer) ? (answer as Row[]) : (answer as { rows: Row[] }).rows;
}
