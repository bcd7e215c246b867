import { asc, eq, gt, inArray } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { auditChain, auditEntries, shareStudies } from '../database/schema.js';
import { auditEvent, type AuditedStudy } from './audit-event.js';

const PAGE = 500;

/**
 * The audit trail as FHIR AuditEvents, the oldest first.
 *
 * @param observer who has recorded it: the host of the server's public address
 * @param after the id of the last entry that is known elsewhere
 */
export async function* exportAudit(db: Database, observer: string, after = 0): AsyncGenerator<object> {
  for (let last = after; ;) {
    const page = await db
      .select({ entry: auditEntries, position: auditChain.position, hash: auditChain.hash })
      .from(auditEntries)
      .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
      .where(gt(auditEntries.id, last))
      .orderBy(asc(auditEntries.id))
      .limit(PAGE);
    const studies = await studiesOf(
      db,
      page.flatMap(({ entry }) => entry.shareId ?? []),
    );
    for (const { entry, position, hash } of page) {
      const chained = position === null || hash === null ? undefined : { position, hash };
      yield auditEvent(entry, chained, studies.get(entry.shareId ?? '') ?? [], observer);
      last = entry.id;
    }
    if (page.length < PAGE) return;
  }
}

async function studiesOf(db: Database, shareIds: readonly string[]): Promise<Map<string, AuditedStudy[]>> {
  const found = new Map<string, AuditedStudy[]>();
  if (shareIds.length === 0) return found;
  const rows = await db
    .select({ shareId: shareStudies.shareId, study: shareStudies.study })
    .from(shareStudies)
    .where(inArray(shareStudies.shareId, [...new Set(shareIds)]))
    .orderBy(shareStudies.shareId, shareStudies.position);
  for (const { shareId, study } of rows) {
    const { studyInstanceUid, patient } = study;
    found.set(shareId, [...(found.get(shareId) ?? []), { studyInstanceUid, patientId: patient.id }]);
  }
  return found;
}
