import type { Database } from '../database/database.js';
import { auditEntries } from '../database/schema.js';

/** What can be found in the audit. */
export const AUDIT_ACTIONS = [
  'share',
  'send-mail',
  'unlock',
  'withdraw-share',
  'withdraw-recipient',
  'change-validity',
  'send-code',
  'wrong-code',
  'lock',
  'open',
  'add-note',
  'ask-notice',
  'send-notice',
  'look-up',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  at: Date;
  action: AuditAction;
  outcome?: 'success' | 'failure';
  /** Null where nobody was signed in: a link was used. */
  person: { id: string; displayName: string } | null;
  /** Null of what concerns no share. */
  shareId: string | null;
  rid?: string;
  reason?: string;
  /** Counts, codes and dates; nothing about a person or a patient. */
  detail?: Record<string, string | number | boolean | null>;
}

/**
 * Adds an entry, in the transaction of what it tells of. The database chains it to the one before when the transaction
 * commits: those who write at the same time wait for each other there and nowhere else.
 */
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
