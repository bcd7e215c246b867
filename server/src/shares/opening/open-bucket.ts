import type { Database } from '../../database/database.js';
import { openings } from '../../database/schema.js';
import { audit } from '../audit.js';
import type { ShareContext } from '../share-context.js';
import type { Bucket } from './bucket.js';
import type { PasswordOwner } from './one-time-password.js';

/** Records that a recipient opened what was shared; `owner` where it is known who did. */
export async function recordOpening(
  tx: Database,
  { clock }: Pick<ShareContext, 'clock'>,
  { stored, recipient, studies }: Bucket,
  owner: PasswordOwner | undefined,
): Promise<void> {
  const at = clock();
  const { rid } = recipient;
  const personId = owner?.personId ?? null;
  await tx
    .insert(openings)
    .values(studies.map(({ study }) => ({ rid, studyInstanceUid: study.studyInstanceUid, personId, at })));
  await audit(tx, {
    at,
    action: 'open',
    person: owner !== undefined && personId !== null ? { id: personId, displayName: owner.displayName } : null,
    shareId: stored.share.id,
    rid,
    detail: { studies: studies.length, twoFactor: recipient.twoFactor },
  });
}
