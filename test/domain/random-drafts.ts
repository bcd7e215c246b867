import {
  ACCESSES,
  EMPTY_DRAFT,
  KINDS,
  recipientKey,
  type Draft,
  type PickedRecipient,
  type Policy,
} from 'pacs-share/domain';
import { BASE } from '../rules/all-vectors.js';
import type { Random } from './random.js';

const STUDIES = Object.values(BASE.studies);
const RECIPIENTS = Object.values(BASE.recipients);
const LANGUAGES = ['nl', 'fr', 'en', 'de'];
const DURATIONS = ['P0D', 'P1D', 'P2W', 'P1M', 'P6M', 'P1Y', 'P1Y6M', 'P100Y'];
const DATES = ['2027-01-30', '2027-01-31', '2027-02-01', '2027-02-28', '2027-12-31', '2029-02-28', '9999-12-31'];
const NONSENSE = [
  '',
  ' ',
  '0',
  'null',
  '__proto__',
  'constructor',
  'nl',
  'images',
  '2027-02-31',
  '\u0000',
  '\ud83e',
  '\u202e',
  '🫁'.repeat(300),
  'a@b',
  'a@example.org',
  '+32',
  '+32470000001',
  '<script>alert(1)</script>',
  '"\\\'',
  'x'.repeat(3000),
];

/** A policy that a department could have. */
export function randomPolicy(random: Random): Policy {
  const { policy } = BASE;
  const accesses = () => random.some(ACCESSES);
  const on = () => random.chance(0.8);
  return {
    ...policy,
    sender: { ...policy.sender, language: random.pick(LANGUAGES) },
    recipients: {
      ...policy.recipients,
      kinds: random.chance(0.5) ? [...KINDS] : random.some(KINDS),
      maximum: random.pick([null, null, 1, 3]),
    },
    access: { user: accesses(), group: accesses(), pacs: accesses(), new: accesses() },
    defaultAccess: random.pick(ACCESSES),
    validity: {
      default: random.pick(DURATIONS),
      maximum: random.pick([null, ...DURATIONS]),
      unlimited: random.chance(0.5),
    },
    languages: random.some(LANGUAGES),
    labels: random.some(policy.labels),
    options: { twoFactor: on(), sendMail: on(), urgent: on(), anonymize: on(), furtherSharing: on() },
    reason: { ...policy.reason, maximumLength: random.pick([5, 200]) },
    message: { maximumLength: random.pick([0, 5, 1000]) },
    studies: { maximum: random.pick([null, 1, 2]), sameSource: random.chance(0.3) },
    remembered: { twoFactor: random.chance(0.5), sendMail: random.chance(0.5) },
  };
}

/** A draft that a sender could have: right more often than not. */
export function randomDraft(random: Random): Draft {
  const rarely = () => random.chance(0.15);
  return {
    studies: random.chance(0.1) ? [] : [random.pick(STUDIES), ...(rarely() ? STUDIES : [])],
    recipients: Array.from({ length: random.pick([0, 1, 1, 1, 2, 3]) }, () => ({
      ...random.pick(RECIPIENTS),
      twoFactor: rarely(),
      sendMail: rarely(),
      favorite: random.chance(0.5),
    })),
    unknownRecipients: rarely() ? [recipientKey(random.pick(RECIPIENTS))] : [],
    access: random.pick([null, ...ACCESSES]),
    reason: random.pick(['Second opinion', 'Why?', ' padded ', rarely() ? '' : '?']),
    language: random.pick([null, null, ...LANGUAGES]),
    validity: random.pick([null, null, { unlimited: true }, { until: ` ${random.pick(DATES)}` }]),
    consent: random.chance(0.9),
    label: rarely()
      ? { id: random.pick(['', 'follow-up', 'tumor-board']), scope: random.pick(['user', 'group']) }
      : null,
    urgent: rarely(),
    anonymize: rarely(),
    furtherSharing: rarely(),
    message: random.pick(['', 'Hello', 'A message']),
  };
}

/** A draft whose every text is nonsense: what the wire, a host or a paste could bring. */
export function nonsensicalDraft(random: Random): Draft {
  const text = () => random.pick(NONSENSE);
  const choices = () => ({ twoFactor: random.chance(0.5), sendMail: random.chance(0.5), favorite: random.chance(0.5) });
  const recipient = (): PickedRecipient =>
    random.chance(0.5)
      ? {
          kind: 'new',
          firstName: text(),
          lastName: text(),
          email: text(),
          ...(random.chance(0.5) ? { mobile: text() } : {}),
          language: text(),
          ...choices(),
        }
      : {
          kind: random.pick(['user', 'group', 'pacs']),
          id: text(),
          displayName: text(),
          language: text(),
          reach: { mail: random.chance(0.5), mobile: random.chance(0.5) },
          favorite: false,
          external: false,
          twoFactor: random.chance(0.5),
          sendMail: random.chance(0.5),
        };
  return {
    ...EMPTY_DRAFT,
    studies: random.some(STUDIES).map((study) => ({ ...study, source: { id: text(), name: text() } })),
    recipients: Array.from({ length: random.integer(5) }, recipient),
    unknownRecipients: [text(), `user:${text()}`, `new:${text()}`],
    // Over the wire an access is any text.
    access: random.pick([null, text()]) as Draft['access'],
    reason: text(),
    language: random.pick([null, text()]),
    validity: random.pick([null, { unlimited: true }, { until: text() }]),
    consent: random.chance(0.5),
    label: random.pick([null, { id: text(), scope: random.pick(['user', 'group']) }]),
    urgent: random.chance(0.5),
    anonymize: random.chance(0.5),
    furtherSharing: random.chance(0.5),
    message: text(),
  };
}
