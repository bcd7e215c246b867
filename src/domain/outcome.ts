import { withoutRecipientsAndConsent, type Draft } from './draft.js';
import type { Kind } from './kind.js';
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
  const added = draft.recipients.filter(isNew);
  const answers = share.recipients.filter(isNew);
  const isFailed = (recipient: PickedRecipient): boolean => {
    if (recipient.kind !== 'new') return failed.some(({ kind, id }) => kind === recipient.kind && id === recipient.id);
    // Two may have the same name, and an answer holds no address: the place tells them apart.
    const name = recipientName(recipient);
    const answer = answers.length === added.length ? answers[added.indexOf(recipient)] : undefined;
    if (answer?.displayName === name) return answer.outcome === 'failed';
    return failed.some((other) => isNew(other) && other.displayName === name);
  };
  return { ...withoutRecipientsAndConsent(draft), recipients: draft.recipients.filter(isFailed) };
}

function isNew({ kind }: { kind: Kind }): boolean {
  return kind === 'new';
}
