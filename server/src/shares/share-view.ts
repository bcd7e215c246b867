import { anonymousName, withoutName, type Share, type SharedRecipient, type Study } from 'pacs-share/domain';

import { asShared, keptRight, type EarlierGrant } from './grants.js';
import { linkAddress } from './link-token.js';
import type { RecipientStatus } from './recipient-status.js';
import type { ShareContext } from './share-context.js';
import type { RecipientRow, StoredShare, StudyRow } from './stored-share.js';
import type { Sight } from './visibility.js';

/** What is looked up beside the share itself. */
export interface Circumstances {
  earlier: readonly EarlierGrant[];
  statuses: ReadonlyMap<string, RecipientStatus>;
}

/** A share as it is answered to somebody who may see it. */
export function shareView(
  stored: StoredShare,
  { side, rids, studies: seen, permissions }: Sight,
  circumstances: Circumstances,
  context: Pick<ShareContext, 'publicUrl' | 'secret'>,
): Share {
  const { share, studies, recipients } = stored;
  return {
    id: share.id,
    sharedAt: share.sharedAt.toISOString(),
    sharedBy: {
      id: share.senderId,
      displayName: share.senderName,
      department: { id: share.departmentId, name: share.departmentName },
    },
    studies: studies
      .filter(({ studyInstanceUid }) => seen.has(studyInstanceUid))
      .map((row) => (side === 'recipient' ? studyForRecipient(row) : row.study)),
    access: share.access,
    reportAccessible: share.reportAccessible,
    ...((side === 'sender' || side === 'origin') && { reason: share.reason }),
    language: share.language,
    validity: asShared(share),
    label: share.label,
    urgent: share.urgent,
    anonymize: share.anonymize,
    furtherSharing: share.furtherSharing,
    message: share.message,
    withdrawn: share.withdrawnAt !== null,
    permissions,
    recipients: recipients
      .filter(({ rid }) => rids.has(rid))
      .map((row) => recipientView(stored, row, side, circumstances, context)),
  };
}

function recipientView(
  { share }: StoredShare,
  row: RecipientRow,
  side: Sight['side'],
  { earlier, statuses }: Circumstances,
  { publicUrl, secret }: Pick<ShareContext, 'publicUrl' | 'secret'>,
): SharedRecipient {
  const { rid, kind, recipientId, displayName, outcome, problem, twoFactor } = row;
  const status = statuses.get(rid);
  const withdrawn = share.withdrawnAt !== null || row.withdrawnAt !== null;
  const kept = keptRight(
    share,
    earlier.filter((grant) => grant.rid === rid),
  );
  return {
    rid,
    kind,
    ...(recipientId !== null && { id: recipientId }),
    displayName,
    outcome,
    ...(problem !== null && { problem: { code: problem } }),
    twoFactor,
    mail: status?.mail ?? 'not-requested',
    ...(row.linkTokenHash !== null &&
      !withdrawn &&
      (side === 'sender' || side === 'recipient') && { link: linkAddress(publicUrl, secret, rid) }),
    openedAt: status?.openedAt?.toISOString() ?? null,
    locked: row.lockedAt !== null,
    withdrawn,
    ...(kept && { kept }),
  };
}

/**
 * A study as a recipient may see it. Of an anonymized one the name is replaced, in its description too, and what would
 * lead to the patient otherwise is left out.
 */
export function studyForRecipient({ study, anonymousNumber }: Pick<StudyRow, 'study' | 'anonymousNumber'>): Study {
  if (anonymousNumber === null) return study;
  const { accessionNumber: _accessionNumber, patient, description, ...rest } = study;
  return {
    ...rest,
    description: withoutName(description, patient.name),
    patient: { name: anonymousName(anonymousNumber) },
  };
}
