import type { Access } from './access.js';
import type { LabelScope } from './policy.js';
import { recipientKey, type PickedRecipient, type RecipientChoices } from './recipient.js';
import { distinctStudies, type Study } from './study.js';
import type { EnteredValidity } from './validity.js';

/** A label and for whom it is put on the study; a blank id means that none was chosen yet. */
export interface LabelChoice {
  id: string;
  scope: LabelScope;
}

/**
 * What the sender has entered so far. Immutable: a transition (`withX`, `withoutX`) returns the next one.
 * Null in `access`, `language` and `validity` means that the sender left the choice to the policy.
 */
export interface Draft {
  readonly studies: readonly Study[];
  readonly recipients: readonly PickedRecipient[];
  /** Keys of recipients that the directory no longer knows. */
  readonly unknownRecipients: readonly string[];
  readonly access: Access | null;
  readonly reason: string;
  readonly language: string | null;
  readonly validity: EnteredValidity | null;
  readonly consent: boolean;
  readonly label: LabelChoice | null;
  readonly urgent: boolean;
  readonly anonymize: boolean;
  readonly furtherSharing: boolean;
  readonly message: string;
}

/** The switches that a policy can turn off. */
export type DraftOption = 'urgent' | 'anonymize' | 'furtherSharing';

/** Initial values that a host may give. Consent is not among them: it is given on every share anew. */
export type DraftPreset = Partial<Omit<Draft, 'studies' | 'consent' | 'unknownRecipients'>>;

export const EMPTY_DRAFT: Draft = {
  studies: [],
  recipients: [],
  unknownRecipients: [],
  access: null,
  reason: '',
  language: null,
  validity: null,
  consent: false,
  label: null,
  urgent: false,
  anonymize: false,
  furtherSharing: false,
  message: '',
};

/** The first draft of a share of these studies. */
export function startDraft(studies: readonly Study[], preset: DraftPreset = {}): Draft {
  return { ...EMPTY_DRAFT, ...preset, studies: distinctStudies(studies), consent: false, unknownRecipients: [] };
}

export function withStudies(draft: Draft, studies: readonly Study[]): Draft {
  return { ...draft, studies: distinctStudies(studies) };
}

export function withoutStudy(draft: Draft, studyInstanceUid: string): Draft {
  return { ...draft, studies: draft.studies.filter((study) => study.studyInstanceUid !== studyInstanceUid) };
}

/** The recipients as a whole, as a recipient field reports them. */
export function withRecipients(draft: Draft, recipients: readonly PickedRecipient[]): Draft {
  const keys = new Set(recipients.map(recipientKey));
  return { ...draft, recipients, unknownRecipients: draft.unknownRecipients.filter((key) => keys.has(key)) };
}

/** Adds a recipient; one that is there already stays as it is. */
export function withRecipient(draft: Draft, recipient: PickedRecipient): Draft {
  const key = recipientKey(recipient);
  if (draft.recipients.some((present) => recipientKey(present) === key)) return draft;
  return { ...draft, recipients: [...draft.recipients, recipient] };
}

export function withoutRecipient(draft: Draft, key: string): Draft {
  return withRecipients(
    draft,
    draft.recipients.filter((recipient) => recipientKey(recipient) !== key),
  );
}

export function withRecipientChoices(draft: Draft, key: string, choices: Partial<RecipientChoices>): Draft {
  return {
    ...draft,
    recipients: draft.recipients.map((recipient) =>
      recipientKey(recipient) === key ? { ...recipient, ...choices } : recipient,
    ),
  };
}

/** Notes that the endpoint does not know these recipients, so that the judge says so until they are removed. */
export function withUnknownRecipients(draft: Draft, keys: readonly string[]): Draft {
  return { ...draft, unknownRecipients: [...new Set([...draft.unknownRecipients, ...keys])] };
}

export function withAccess(draft: Draft, access: Access): Draft {
  return { ...draft, access };
}

export function withReason(draft: Draft, reason: string): Draft {
  return { ...draft, reason };
}

/** Null gives the choice back to the rule. */
export function withLanguage(draft: Draft, language: string | null): Draft {
  return { ...draft, language };
}

/** Null gives the choice back to the policy's default. */
export function withValidity(draft: Draft, validity: EnteredValidity | null): Draft {
  return { ...draft, validity };
}

export function withConsent(draft: Draft, consent: boolean): Draft {
  return { ...draft, consent };
}

export function withLabel(draft: Draft, label: LabelChoice | null): Draft {
  return { ...draft, label };
}

export function withOption(draft: Draft, option: DraftOption, on: boolean): Draft {
  return { ...draft, [option]: on };
}

export function withMessage(draft: Draft, message: string): Draft {
  return { ...draft, message };
}

/** The draft for sharing the same studies once more: every parameter stays, recipients and consent do not. */
export function withoutRecipientsAndConsent(draft: Draft): Draft {
  return { ...draft, recipients: [], unknownRecipients: [], consent: false };
}

/** Whether the sender would lose something by closing: anything but the studies differs from the start. */
export function isTouched(draft: Draft, start: Draft): boolean {
  const { studies: _studies, ...entered } = draft;
  return (Object.keys(entered) as (keyof typeof entered)[]).some((field) => {
    const [now, before] = [entered[field], start[field]];
    return Array.isArray(now) && Array.isArray(before) && now.length === 0 && before.length === 0
      ? false
      : now !== before;
  });
}
