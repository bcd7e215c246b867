import type { ReceivedShareRequest } from 'pacs-share/contract';
import {
  EMPTY_DRAFT,
  recipientKey,
  type Access,
  type Draft,
  type PickedRecipient,
  type Recipient,
  type Study,
} from 'pacs-share/domain';

/**
 * The draft that a request describes, for the judge. What the request leaves out stays blank: a default would let a
 * share pass that nobody decided on.
 *
 * @param known the recipients that the directory knows, by their key
 */
export function draftFromRequest(
  request: ReceivedShareRequest,
  studies: readonly Study[],
  known: ReadonlyMap<string, Recipient>,
): Draft {
  const recipients = request.recipients.map((recipient): PickedRecipient => {
    if (recipient.kind === 'new') return recipient;
    const { kind, id, twoFactor, sendMail, favorite } = recipient;
    return { ...(known.get(recipientKey(recipient)) ?? unknownRecipient(kind, id)), twoFactor, sendMail, favorite };
  });
  return {
    ...EMPTY_DRAFT,
    studies,
    recipients,
    unknownRecipients: recipients
      .filter(({ kind }) => kind !== 'new')
      .map(recipientKey)
      .filter((key) => !known.has(key)),
    access: request.access as Access, // whether it is one is for the judge to say
    reason: request.reason,
    language: request.language,
    validity: request.validity,
    consent: request.consent,
    label: request.label,
    urgent: request.urgent,
    anonymize: request.anonymize,
    furtherSharing: request.furtherSharing,
    message: request.message,
  };
}

// Stands in for somebody the directory does not know, so that the judge finds that alone wrong with it.
function unknownRecipient(kind: Recipient['kind'], id: string): Recipient {
  return {
    kind,
    id,
    displayName: '',
    language: '',
    reach: { mail: true, mobile: true },
    favorite: false,
    external: false,
  };
}
