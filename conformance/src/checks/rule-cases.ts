import {
  accessOffer,
  ACCESSES,
  addDuration,
  isOneSource,
  KINDS,
  latestUntil,
  mailRefusal,
  twoFactorRefusal,
  type IssueCode,
} from 'pacs-share/domain';

import { need } from '../check.js';
import { chosen, type Kit } from '../kit.js';

/** A request that breaks one rule, as the policy at hand allows to make one. */
export interface RuleCase {
  rule: number;
  code: IssueCode;
  /** What tells it from others of the same code. */
  variant?: string;
  /** Where the rule is broken. */
  pointer: string;
  /** What else may be told of such a request. */
  besides?: readonly IssueCode[];
  /** The request’s changes; refuses where this policy cannot be broken so. */
  changes(kit: Kit): Promise<object>;
}

const MOST = 60;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Changes with somebody new, who has these fields. */
const newcomer = (fields: object) => async (kit: Kit) => ({
  recipients: [{ ...(await kit.newcomer()), ...fields }],
});

const optionOff = (option: 'urgent' | 'anonymize' | 'furtherSharing'): RuleCase => ({
  rule: 11,
  code: 'option-off',
  variant: option,
  pointer: `/${option}`,
  async changes(kit) {
    need(!(await kit.policy()).options[option], 'the policy offers it');
    return { [option]: true };
  },
});

export const RULE_CASES: readonly RuleCase[] = [
  { rule: 1, code: 'studies-missing', pointer: '/studies', changes: () => Promise.resolve({ studies: [] }) },
  {
    rule: 1,
    code: 'studies-too-many',
    pointer: '/studies',
    async changes(kit) {
      const maximum = need((await kit.policy()).studies.maximum, 'the policy has no maximum');
      const all = await kit.studies();
      const { sameSource } = (await kit.policy()).studies;
      const some = sameSource ? all.filter(({ source }) => source.id === all[0]?.source.id) : all;
      need(some.length > maximum, `needs ${maximum + 1} studies, and ${some.length} were found`);
      return { studies: some.slice(0, maximum + 1).map(({ studyInstanceUid }) => studyInstanceUid) };
    },
  },
  {
    rule: 1,
    code: 'studies-mixed-source',
    pointer: '/studies',
    async changes(kit) {
      need((await kit.policy()).studies.sameSource, 'the policy allows studies of several sources');
      const [first, ...others] = await kit.studies();
      const other = need(
        others.find((study) => first && !isOneSource([first, study])),
        'needs studies of two sources',
      );
      return { studies: [first?.studyInstanceUid, other.studyInstanceUid] };
    },
  },
  { rule: 2, code: 'recipients-missing', pointer: '/recipients', changes: () => Promise.resolve({ recipients: [] }) },
  {
    rule: 2,
    code: 'recipients-too-many',
    pointer: '/recipients',
    async changes(kit) {
      const maximum = need((await kit.policy()).recipients.maximum, 'the policy has no maximum');
      need(maximum < MOST, 'the policy’s maximum is too large to be tried');
      const known = (await kit.recipients()).slice(0, maximum + 1).map((recipient) => chosen(recipient));
      const others = numbers(maximum + 1 - known.length).map(() => kit.newcomer());
      return { recipients: [...known, ...(await Promise.all(others))] };
    },
  },
  {
    rule: 2,
    code: 'recipient-duplicate',
    pointer: '/recipients/1',
    async changes(kit) {
      const recipient = chosen(await kit.recipient());
      return { recipients: [recipient, recipient] };
    },
  },
  {
    rule: 2,
    code: 'recipient-duplicate',
    variant: 'address',
    pointer: '/recipients/1',
    async changes(kit) {
      const email = 'conformance@example.invalid';
      return { recipients: [await kit.newcomer({ email }), await kit.newcomer({ email: email.toUpperCase() })] };
    },
  },
  {
    rule: 2,
    code: 'recipient-kind-off',
    pointer: '/recipients/0/kind',
    besides: ['recipient-unknown', 'access-unavailable'],
    async changes(kit) {
      const { kinds } = (await kit.policy()).recipients;
      const kind = need(
        KINDS.find((each) => !kinds.includes(each)),
        'the policy has every kind',
      );
      const choices = { twoFactor: false, sendMail: false, favorite: false };
      const somebody = { firstName: 'Conformance', lastName: 'Check', email: 'check@example.invalid', language: 'en' };
      return { recipients: [{ kind, ...(kind === 'new' ? somebody : { id: 'of-a-kind-that-is-off' }), ...choices }] };
    },
  },
  { rule: 2, code: 'recipient-incomplete', pointer: '/recipients/0/lastName', changes: newcomer({ lastName: ' ' }) },
  { rule: 2, code: 'recipient-email-invalid', pointer: '/recipients/0/email', changes: newcomer({ email: 'a b@c' }) },
  {
    rule: 2,
    code: 'recipient-mobile-invalid',
    pointer: '/recipients/0/mobile',
    changes: newcomer({ mobile: 'telephone' }),
  },
  {
    rule: 2,
    code: 'recipient-unknown',
    pointer: '/recipients/0/id',
    async changes(kit) {
      return { recipients: [{ ...chosen(await kit.recipient()), id: 'unknown-to-the-directory' }] };
    },
  },
  {
    rule: 3,
    code: 'two-factor-no-mobile',
    pointer: '/recipients/0/twoFactor',
    async changes(kit) {
      const { options, recipients } = await kit.policy();
      need(options.twoFactor, 'the policy has no two-factor');
      if (recipients.kinds.includes('new')) return { recipients: [{ ...(await kit.newcomer()), twoFactor: true }] };
      const without = await kit.recipientWith(
        (recipient) => twoFactorRefusal(recipient, options) === 'two-factor-no-mobile',
        'needs a recipient without a mobile',
      );
      return { recipients: [chosen(without, { twoFactor: true })] };
    },
  },
  {
    rule: 3,
    code: 'two-factor-off',
    pointer: '/recipients/0/twoFactor',
    async changes(kit) {
      need(!(await kit.policy()).options.twoFactor, 'the policy offers it');
      return { recipients: [chosen(await kit.recipient(), { twoFactor: true })] };
    },
  },
  {
    rule: 3,
    code: 'mail-no-address',
    pointer: '/recipients/0/sendMail',
    async changes(kit) {
      const { options } = await kit.policy();
      need(options.sendMail, 'the policy sends no mails');
      const without = await kit.recipientWith(
        (recipient) => mailRefusal(recipient, options) === 'mail-no-address',
        'needs a recipient without an address',
      );
      return { recipients: [chosen(without, { sendMail: true })] };
    },
  },
  {
    rule: 3,
    code: 'mail-off',
    pointer: '/recipients/0/sendMail',
    async changes(kit) {
      need(!(await kit.policy()).options.sendMail, 'the policy offers it');
      return { recipients: [chosen(await kit.recipient(), { sendMail: true })] };
    },
  },
  {
    rule: 4,
    code: 'access-unavailable',
    pointer: '/access',
    async changes(kit) {
      const { kind } = await kit.recipient();
      const offer = accessOffer(await kit.policy(), [kind]);
      return {
        access: need(
          ACCESSES.find((access) => offer[access] !== null),
          'the policy allows every access',
        ),
      };
    },
  },
  {
    rule: 4,
    code: 'access-unavailable',
    variant: 'together',
    pointer: '/access',
    async changes(kit) {
      const [policy, { kind, ...recipient }] = [await kit.policy(), await kit.recipient()];
      const [alone, both] = [accessOffer(policy, [kind]), accessOffer(policy, [kind, 'new'])];
      const access = ACCESSES.find((each) => alone[each] === null && both[each] !== null);
      need(access, 'what the policy allows this recipient it allows somebody new');
      return { access, recipients: [chosen({ ...recipient, kind }), await kit.newcomer()] };
    },
  },
  { rule: 6, code: 'reason-missing', pointer: '/reason', changes: () => Promise.resolve({ reason: ' \n\t' }) },
  {
    rule: 6,
    code: 'reason-missing',
    variant: 'absent',
    pointer: '/reason',
    changes: () => Promise.resolve({ reason: undefined }),
  },
  {
    rule: 6,
    code: 'reason-too-long',
    pointer: '/reason',
    changes: async (kit) => ({ reason: 'x'.repeat((await kit.policy()).reason.maximumLength + 1) }),
  },
  {
    rule: 7,
    code: 'language-unavailable',
    pointer: '/language',
    changes: () => Promise.resolve({ language: 'x-none' }),
  },
  {
    rule: 8,
    code: 'validity-missing',
    pointer: '/validity/until',
    changes: () => Promise.resolve({ validity: { until: '' } }),
  },
  {
    rule: 8,
    code: 'validity-invalid',
    pointer: '/validity/until',
    changes: () => Promise.resolve({ validity: { until: '2096-02-31' } }),
  },
  {
    rule: 8,
    code: 'validity-past',
    pointer: '/validity/until',
    changes: async (kit) => ({ validity: { until: dayBefore((await kit.policy()).today) } }),
  },
  {
    rule: 8,
    code: 'validity-beyond-maximum',
    pointer: '/validity/until',
    async changes(kit) {
      const latest = need(latestUntil(await kit.policy()), 'the policy has no maximum');
      return { validity: { until: addDuration(latest, 'P1D') } };
    },
  },
  {
    rule: 8,
    code: 'unlimited-off',
    pointer: '/validity/unlimited',
    async changes(kit) {
      need(!(await kit.policy()).validity.unlimited, 'the policy offers it');
      return { validity: { unlimited: true } };
    },
  },
  { rule: 9, code: 'consent-missing', pointer: '/consent', changes: () => Promise.resolve({ consent: false }) },
  {
    rule: 9,
    code: 'consent-missing',
    variant: 'absent',
    pointer: '/consent',
    changes: () => Promise.resolve({ consent: undefined }),
  },
  {
    rule: 10,
    code: 'label-missing',
    pointer: '/label/id',
    changes: () => Promise.resolve({ label: { id: '', scope: 'user' } }),
  },
  {
    rule: 10,
    code: 'label-unavailable',
    pointer: '/label/id',
    changes: () => Promise.resolve({ label: { id: 'no-label-of-yours', scope: 'user' } }),
  },
  {
    rule: 10,
    code: 'label-unavailable',
    variant: 'scope',
    pointer: '/label/scope',
    async changes(kit) {
      const { labels } = await kit.policy();
      const label = need(
        labels.find(({ scopes }) => scopes.length === 1),
        'every label is for every scope',
      );
      return { label: { id: label.id, scope: label.scopes[0] === 'user' ? 'group' : 'user' } };
    },
  },
  optionOff('urgent'),
  optionOff('anonymize'),
  optionOff('furtherSharing'),
  {
    rule: 12,
    code: 'message-too-long',
    pointer: '/message',
    changes: async (kit) => ({ message: '\u{1fac0}'.repeat((await kit.policy()).message.maximumLength + 1) }),
  },
];

/** The day before a calendar date. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
