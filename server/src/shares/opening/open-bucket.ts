import type { Transaction } from '../../database/database.js';
import { openings } from '../../database/schema.js';
import { audit } from '../audit.js';
import { enqueueNotice } from '../notice.js';
import type { ShareContext } from '../share-context.js';
import type { Bucket } from './bucket.js';
import type { PasswordOwner } from './one-time-password.js';

/** Records that a recipient opened what was shared, and tells whoever asked for it; `owner` where it is known who did. */
export async function recordOpening(
  tx: Transaction,
  context: Pick<ShareContext, 'clock' | 'publicUrl' | 'mailTemplates'>,
  bucket: Bucket,
  owner: PasswordOwner | undefined,
): Promise<void> {
  const { stored, recipient, studies } = bucket;
  const at = context.clock();
  const { rid } = recipient;
  const personId = owner?.personId ?? null;
  await enqueueNotice(tx, context, bucket, at);
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
