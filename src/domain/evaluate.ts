import { accessOffer, isAccess, type Access, type AccessOffer } from './access.js';
import { isReportAccessible } from './anonymize.js';
import { isBlank } from './blank.js';
import type { CalendarDate } from './calendar-date.js';
import type { Draft, DraftOption } from './draft.js';
import type { Issue, IssueCode } from './issue.js';
import type { Kind } from './kind.js';
import { mailLanguage, type MailLanguage } from './language.js';
import type { Policy } from './policy.js';
import {
  isEmailAddress,
  isMobileNumber,
  mailRefusal,
  recipientKey,
  twoFactorRefusal,
  type MailRefusal,
  type NewRecipient,
  type TwoFactorRefusal,
} from './recipient.js';
import { isOneSource } from './study.js';
import { defaultUntil, latestUntil, validityProblem, type EnteredValidity } from './validity.js';

/** What may be chosen now. Null means allowed; anything else says why not. */
export interface Options {
  kinds: Readonly<Record<Kind, 'recipient-kind-off' | null>>;
  anotherRecipient: 'recipients-too-many' | null;
  /** In the order of the draft's recipients. */
  recipients: readonly { key: string; twoFactor: TwoFactorRefusal | null; sendMail: MailRefusal | null }[];
  access: AccessOffer;
  validity: { earliest: CalendarDate; latest: CalendarDate | null; unlimited: 'unlimited-off' | null };
  label: 'label-unavailable' | null;
  urgent: 'option-off' | null;
  anonymize: 'option-off' | null;
  furtherSharing: 'option-off' | null;
}

/** What the draft comes to: the sender's choices, and the policy's where the sender made none. */
export interface Effective {
  /** Null while there is no access that may be taken for granted. */
  access: Access | null;
  reportAccessible: boolean;
  /** Undefined only where the policy offers no language. */
  language: { language: string; because: MailLanguage['because'] | 'chosen'; count: number } | undefined;
  /** What rule would choose, whatever the sender chose. */
  proposedLanguage: MailLanguage | undefined;
  validity: EnteredValidity;
}

/** The judge's finding. */
export interface Evaluation {
  options: Options;
  /** In reading order of the form; empty when the draft may be sent. */
  issues: readonly Issue[];
  effective: Effective;
}

/** The length of a text in characters (Unicode code points), as the policy's limits count it. */
export function textLength(text: string): number {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}

const DRAFT_OPTIONS: readonly DraftOption[] = ['urgent', 'anonymize', 'furtherSharing'];

/**
 * Judges a draft by a policy: what may be chosen, what is wrong, what would be sent. The same function guides the
 * sender in the browser and decides on the server; it is total: whatever stands in the draft, it answers.
 */
export function evaluate(draft: Draft, policy: Policy): Evaluation {
  const options = offer(draft, policy);
  const effective = settle(draft, policy, options);
  return { options, effective, issues: judge(draft, policy, options, effective) };
}

function offer(draft: Draft, policy: Policy): Options {
  const { kinds, maximum } = policy.recipients;
  const kindRefusal = (kind: Kind) => (kinds.includes(kind) ? null : 'recipient-kind-off');
  const optionRefusal = (option: DraftOption) => (policy.options[option] ? null : 'option-off');
  return {
    kinds: {
      user: kindRefusal('user'),
      group: kindRefusal('group'),
      pacs: kindRefusal('pacs'),
      new: kindRefusal('new'),
    },
    anotherRecipient: maximum !== null && draft.recipients.length >= maximum ? 'recipients-too-many' : null,
    recipients: draft.recipients.map((recipient) => ({
      key: recipientKey(recipient),
      twoFactor: twoFactorRefusal(recipient, policy.options),
      sendMail: mailRefusal(recipient, policy.options),
    })),
    access: accessOffer(
      policy,
      draft.recipients.map(({ kind }) => kind),
    ),
    validity: {
      earliest: policy.today,
      latest: latestUntil(policy),
      unlimited: policy.validity.unlimited ? null : 'unlimited-off',
    },
    label: policy.labels.length > 0 ? null : 'label-unavailable',
    urgent: optionRefusal('urgent'),
    anonymize: optionRefusal('anonymize'),
    furtherSharing: optionRefusal('furtherSharing'),
  };
}

function settle(draft: Draft, policy: Policy, options: Options): Effective {
  const isOffered = (access: Access) => isAccess(access) && options.access[access] === null;
  // A chosen access that became unavailable is not replaced: the sender chooses again.
  const wanted = draft.access ?? policy.defaultAccess;
  const access = isOffered(wanted) ? wanted : null;
  const proposedLanguage = mailLanguage(draft.recipients, policy);
  const chosen = draft.language;
  return {
    access,
    reportAccessible: access !== null && isReportAccessible(access, draft.anonymize),
    language:
      chosen === null
        ? proposedLanguage
        : {
            language: chosen,
            because: 'chosen',
            count: draft.recipients.filter(({ language }) => language === chosen).length,
          },
    proposedLanguage,
    validity: draft.validity ?? { until: defaultUntil(policy) },
  };
}

function judge(draft: Draft, policy: Policy, options: Options, effective: Effective): Issue[] {
  const issues: Issue[] = [];
  const report = (code: IssueCode, pointer: string) => issues.push({ code, pointer });

  const { maximum, sameSource } = policy.studies;
  if (draft.studies.length === 0) report('studies-missing', '/studies');
  if (maximum !== null && draft.studies.length > maximum) report('studies-too-many', '/studies');
  if (sameSource && !isOneSource(draft.studies)) report('studies-mixed-source', '/studies');

  if (draft.recipients.length === 0) report('recipients-missing', '/recipients');
  const most = policy.recipients.maximum;
  if (most !== null && draft.recipients.length > most) report('recipients-too-many', '/recipients');
  issues.push(...recipientIssues(draft, policy));

  if (effective.access === null) report('access-unavailable', '/access');

  if (isBlank(draft.reason)) report('reason-missing', '/reason');
  else if (textLength(draft.reason.trim()) > policy.reason.maximumLength) report('reason-too-long', '/reason');

  if (textLength(draft.message) > policy.message.maximumLength) report('message-too-long', '/message');

  const language = effective.language?.language;
  if (language === undefined || !policy.languages.includes(language)) report('language-unavailable', '/language');

  const validity = validityProblem(effective.validity, policy);
  if (validity !== null) report(validity, validity === 'unlimited-off' ? '/validity/unlimited' : '/validity/until');

  if (draft.label !== null) {
    const { id, scope } = draft.label;
    const label = policy.labels.find((offered) => offered.id === id);
    if (id.trim() === '') report('label-missing', '/label/id');
    else if (!label) report('label-unavailable', '/label/id');
    else if (!label.scopes.includes(scope)) report('label-unavailable', '/label/scope');
  }

  for (const option of DRAFT_OPTIONS) {
    if (draft[option] && options[option] !== null) report('option-off', `/${option}`);
  }

  // Only a true consent counts, whatever came over the wire.
  if (draft.consent !== true) report('consent-missing', '/consent');
  return issues;
}

function recipientIssues(draft: Draft, policy: Policy): Issue[] {
  const seen = new Set<string>();
  return draft.recipients.flatMap((recipient, index) => {
    const key = recipientKey(recipient);
    const found: [IssueCode, string][] = [];
    const isDuplicate = key !== 'new:' && seen.has(key);
    seen.add(key);

    if (!policy.recipients.kinds.includes(recipient.kind)) found.push(['recipient-kind-off', '/kind']);
    if (draft.unknownRecipients.includes(key)) found.push(['recipient-unknown', '/id']);
    if (isDuplicate) found.push(['recipient-duplicate', '']);
    if (recipient.kind === 'new') found.push(...newRecipientProblems(recipient));

    const twoFactor = twoFactorRefusal(recipient, policy.options);
    if (recipient.twoFactor && twoFactor !== null) found.push([twoFactor, '/twoFactor']);
    const sendMail = mailRefusal(recipient, policy.options);
    if (recipient.sendMail && sendMail !== null) found.push([sendMail, '/sendMail']);

    return found.map(([code, member]) => ({ code, pointer: `/recipients/${index}${member}`, recipient: key }));
  });
}

/** What is wrong with a new recipient's fields, as codes and pointers relative to it. */
export function newRecipientProblems(recipient: NewRecipient): [IssueCode, string][] {
  const problems: [IssueCode, string][] = [];
  for (const field of ['firstName', 'lastName', 'email', 'language'] as const) {
    if (isBlank(recipient[field])) problems.push(['recipient-incomplete', `/${field}`]);
  }
  const email = recipient.email.trim();
  if (!isBlank(email) && !isEmailAddress(email)) problems.push(['recipient-email-invalid', '/email']);
  const mobile = recipient.mobile?.trim() ?? '';
  if (mobile !== '' && !isMobileNumber(mobile)) problems.push(['recipient-mobile-invalid', '/mobile']);
  return problems;
}
