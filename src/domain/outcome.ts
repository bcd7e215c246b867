import { withoutRecipientsAndConsent, type Draft } from './draft.js';
import { recipientName, type PickedRecipient } from './recipient.js';
import type { Share, SharedRecipient } from './share.js';

export function sharedRecipients(share: Share): SharedRecipient[] {
  return share.recipients.filter(({ outcome }) => outcome === 'shared');
}

export function failedRecipients(share: Share): SharedRecipient[] {
  return share.recipients.filter(({ outcome }) => outcome === 'failed');
}

/** The next draft after a share that failed for some: those recipients alone, consent to be given anew. */
export function draftOfFailed(draft: Draft, share: Share): Draft {
  const failed = failedRecipients(share);
  const isFailed = (recipient: PickedRecipient) =>
    failed.some(({ kind, id, displayName }) =>
      recipient.kind === 'new'
        ? kind === 'new' && displayName === recipientName(recipient)
        : kind === recipient.kind && id === recipient.id,
    );
  return { ...withoutRecipientsAndConsent(draft), recipients: draft.recipients.filter(isFailed) };
}
