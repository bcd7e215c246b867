import {
  anonymousName,
  isReportAccessible,
  isUnlimited,
  recipientName,
  type Draft,
  type MailPreview,
  type PickedRecipient,
  type Policy,
  type Share,
  type SharedRecipient,
  type SharedValidity,
  type ShareRequest,
  type Validity,
} from '../domain/index.js';

export interface ShareMaking {
  policy: Policy;
  /** Instant, ISO 8601 UTC. */
  now: string;
  /** Tells one share from the next. */
  number: number;
  /** Ids of recipients that a share fails for, with the problem's code. */
  refusing: Readonly<Record<string, string>>;
}

/** The share that a request makes, as an endpoint would answer it. */
export function makeShare(request: ShareRequest, draft: Draft, making: ShareMaking): Share {
  const { policy, now, number } = making;
  const { sender } = policy;
  return {
    id: `share-${number}`,
    sharedAt: now,
    sharedBy: { id: sender.id, displayName: sender.displayName, department: sender.department },
    studies: draft.studies.map((study, index) =>
      request.anonymize
        ? { ...study, patient: { name: anonymousName(100_000 * number + index + 1) } }
        : structuredClone(study),
    ),
    access: request.access,
    reportAccessible: isReportAccessible(request.access, request.anonymize),
    reason: request.reason,
    language: request.language,
    validity: sharedValidity(request.validity, policy),
    label: request.label,
    urgent: request.urgent,
    anonymize: request.anonymize,
    furtherSharing: request.furtherSharing,
    message: request.message,
    withdrawn: false,
    permissions: { withdraw: true, changeValidity: true, sendMail: true, unlock: sender.admin },
    recipients: draft.recipients.map((recipient, index) => makeRecipient(recipient, `r${index + 1}`, making)),
  };
}

function makeRecipient(recipient: PickedRecipient, rid: string, { number, refusing }: ShareMaking): SharedRecipient {
  const problem = recipient.kind === 'new' ? undefined : refusing[recipient.id];
  const isShared = problem === undefined;
  return {
    rid,
    kind: recipient.kind,
    ...(recipient.kind === 'new' ? {} : { id: recipient.id }),
    displayName: recipientName(recipient),
    outcome: isShared ? 'shared' : 'failed',
    ...(isShared ? { link: `https://share.example.org/s/invented-${number}-${rid}` } : { problem: { code: problem } }),
    twoFactor: recipient.twoFactor,
    mail: isShared && recipient.sendMail ? 'queued' : 'not-requested',
    openedAt: null,
    locked: false,
    withdrawn: false,
  };
}

export function sharedValidity(validity: Validity, { timeZone }: Policy): SharedValidity {
  return isUnlimited(validity) ? validity : { until: validity.until, timeZone };
}

/** A mail in the way of an endpoint's: the words are its own there. */
export function makeMailPreview(request: ShareRequest, recipient: number, { sender }: Policy): MailPreview {
  const subject = `${request.urgent ? 'Urgent: ' : ''}${sender.displayName} has shared an exam with you`;
  const lines = [subject, request.message].filter((line) => line.trim() !== '');
  const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return {
    recipient,
    language: request.language,
    subject,
    text: lines.join('\n\n'),
    html: `<!doctype html><meta charset="utf-8">${lines.map((line) => `<p>${escape(line)}</p>`).join('')}`,
  };
}
