import type { Database } from '../database/database.js';
import { auditEntries } from '../database/schema.js';

/** What can be found in the audit. */
export type AuditAction =
  | 'share'
  | 'send-mail'
  | 'unlock'
  | 'withdraw-share'
  | 'withdraw-recipient'
  | 'change-validity'
  | 'send-code'
  | 'wrong-code'
  | 'open';

export interface AuditEntry {
  at: Date;
  action: AuditAction;
  outcome?: 'success' | 'failure';
  /** Null where nobody was signed in: a link was used. */
  person: { id: string; displayName: string } | null;
  shareId: string;
  rid?: string;
  reason?: string;
  /** Counts, codes and dates; nothing about a person or a patient. */
  detail?: Record<string, string | number | boolean | null>;
}

/** Adds an entry, in the transaction of what it tells of. */
export async function audit(db: Database, entry: AuditEntry): Promise<void> {
  const { at, action, outcome = 'success', person, shareId, rid, reason, detail = {} } = entry;
  await db.insert(auditEntries).values({
    at,
    action,
    outcome,
    personId: person?.id ?? null,
    personName: person?.displayName ?? null,
    shareId,
    rid: rid ?? null,
    reason: reason ?? null,
    detail,
  });
}
