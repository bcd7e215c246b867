import {
  isUnlimited,
  normalizeMobile,
  type Draft,
  type Effective,
  type PickedRecipient,
  type ShareRequest,
  type ShareRequestRecipient,
} from '../domain/index.js';

/**
 * What is sent for a draft that the judge found nothing wrong with: the only mapping from draft to wire.
 * Throws a RangeError for a draft that has issues about access or language, since there is nothing to send then.
 */
export function toShareRequest(draft: Draft, effective: Effective): ShareRequest {
  if (effective.access === null || effective.language === undefined) {
    throw new RangeError('a draft with issues cannot be sent');
  }
  return {
    studies: draft.studies.map(({ studyInstanceUid }) => studyInstanceUid),
    recipients: draft.recipients.map(toRecipient),
    access: effective.access,
    reason: draft.reason.trim(),
    language: effective.language.language,
    validity: isUnlimited(effective.validity) ? { unlimited: true } : { until: effective.validity.until.trim() },
    consent: draft.consent,
    label: draft.label,
    urgent: draft.urgent,
    anonymize: draft.anonymize,
    furtherSharing: draft.furtherSharing,
    message: draft.message,
  };
}

function toRecipient(recipient: PickedRecipient): ShareRequestRecipient {
  const { twoFactor, sendMail, favorite } = recipient;
  const choices = { twoFactor, sendMail, favorite };
  if (recipient.kind !== 'new') return { kind: recipient.kind, id: recipient.id, ...choices };
  const mobile = normalizeMobile(recipient.mobile ?? '');
  const organisation = recipient.organisation?.trim() ?? '';
  return {
    kind: 'new',
    firstName: recipient.firstName.trim(),
    lastName: recipient.lastName.trim(),
    email: recipient.email.trim(),
    ...(mobile === '' ? {} : { mobile }),
    language: recipient.language,
    ...(organisation === '' ? {} : { organisation }),
    ...choices,
  };
}
