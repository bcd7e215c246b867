import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareChangeSchema, shareRequestSchema, toShareRequest } from 'pacs-share/contract';
import { EMPTY_DRAFT, evaluate, ISSUE_CODES } from 'pacs-share/domain';
import { BASE } from '../rules/all-vectors.js';
import { EXAMPLES } from './examples.js';
import { shareRequest } from './wire-values.js';

const BLANK = EXAMPLES['shareRequestSchema']!.minimal as Record<string, unknown>;
const read = (change: object) => shareRequestSchema.parse({ ...shareRequest, ...change });
const isRead = (change: object) => shareRequestSchema.safeParse({ ...shareRequest, ...change }).success;
const isRecipient = (recipient: object) => isRead({ recipients: [recipient] });

describe('A share request, as an endpoint reads it', () => {
  it('may lack everything', () => {
    deepEqual(shareRequestSchema.parse({}), BLANK);
  });

  it('has a blank for each field that is absent', () => {
    for (const field of Object.keys(shareRequest)) {
      const { [field]: _absent, ...rest } = shareRequest as Record<string, unknown>;
      deepEqual(shareRequestSchema.parse(rest), { ...shareRequest, [field]: BLANK[field] }, field);
    }
  });

  it('of blanks gets the rules’ codes, and nothing that the sender did not ask for', () => {
    const { access, ...blank } = shareRequestSchema.parse({});
    const draft = { ...EMPTY_DRAFT, ...blank, studies: [], recipients: [], access: access as 'images' };
    deepEqual(
      evaluate(draft, BASE.policy).issues.map(({ code }) => code),
      [
        'studies-missing',
        'recipients-missing',
        'access-unavailable',
        'reason-missing',
        'language-unavailable',
        'validity-missing',
        'consent-missing',
      ],
    );
  });

  it('has recipients with blanks for what they lack', () => {
    deepEqual(read({ recipients: [{ kind: 'user' }, { kind: 'new' }] }).recipients, [
      { kind: 'user', id: '', twoFactor: false, sendMail: false, favorite: false },
      {
        kind: 'new',
        firstName: '',
        lastName: '',
        email: '',
        language: '',
        twoFactor: false,
        sendMail: false,
        favorite: false,
      },
    ]);
  });

  it('has recipients of known kinds alone', () => {
    for (const recipient of [{}, { id: 'an' }, { kind: '' }, { kind: 'team', id: 'an' }, { kind: ['user'] }]) {
      equal(isRecipient(recipient), false, JSON.stringify(recipient));
    }
  });

  it('keeps of a recipient what its kind has', () => {
    const [user, fresh] = read({
      recipients: [
        { kind: 'user', id: 'an', email: 'a@example.org', reach: { mail: true } },
        { kind: 'new', id: 'x', email: 'a@example.org' },
      ],
    }).recipients;
    ok(!('email' in user!) && !('reach' in user!));
    ok(!('id' in fresh!));
  });

  it('has a validity that is a text, unlimited, or left blank', () => {
    deepEqual(read({ validity: { until: '31 February' } }).validity, { until: '31 February' });
    deepEqual(read({ validity: { unlimited: true } }).validity, { unlimited: true });
    for (const blank of [undefined, null, {}, { unlimited: false }, { until: '' }]) {
      deepEqual(read({ validity: blank }).validity, { until: '' }, JSON.stringify(blank));
    }
    deepEqual(read({ validity: { until: '2027-02-28', unlimited: false } }).validity, { until: '2027-02-28' });
    const both = { until: '2027-02-28', unlimited: true };
    for (const malformed of [
      both,
      '2027-02-28',
      1,
      [],
      { until: null },
      { until: 1 },
      { unlimited: 1 },
      { until: {} },
    ]) {
      equal(isRead({ validity: malformed }), false, JSON.stringify(malformed));
    }
  });

  it('has a label, or none', () => {
    for (const none of [undefined, null]) equal(read({ label: none }).label, null);
    deepEqual(read({ label: { scope: 'group' } }).label, { id: '', scope: 'group' });
    for (const malformed of ['follow-up', { id: 'follow-up', scope: 'pacs' }, { id: 1, scope: 'user' }, []]) {
      equal(isRead({ label: malformed }), false, JSON.stringify(malformed));
    }
  });

  it('has switches that are true or false, and no third', () => {
    for (const field of ['consent', 'urgent', 'anonymize', 'furtherSharing']) {
      for (const malformed of [null, 'true', 'yes', 1, 0, []]) {
        equal(isRead({ [field]: malformed }), false, `${field}: ${JSON.stringify(malformed)}`);
      }
    }
    for (const field of ['twoFactor', 'sendMail', 'favorite']) {
      equal(isRecipient({ kind: 'user', id: 'an', [field]: 'true' }), false, field);
      equal(isRecipient({ kind: 'new', [field]: null }), false, field);
    }
  });

  it('has texts as they were typed, of any script and length that the rules have a code for', () => {
    const texts = ['<script>alert(1)</script>', '"\'\\', '🫁'.repeat(5000), '\u202egnirts', '\u0000', ' '];
    for (const text of texts) {
      const { reason, message, access, language } = read({ reason: text, message: text, access: text, language: text });
      deepEqual([reason, message, access, language], [text, text, text, text]);
    }
  });

  it('has no line longer than any name, address, number or UID could be', () => {
    equal(isRead({ studies: ['2.25.'.padEnd(64, '1')] }), true);
    equal(isRead({ studies: ['2.25.'.padEnd(65, '1')] }), false);
    equal(isRecipient({ kind: 'user', id: 'x'.repeat(320) }), true);
    equal(isRecipient({ kind: 'user', id: 'x'.repeat(321) }), false);
    for (const field of ['firstName', 'lastName', 'email', 'organisation']) {
      equal(isRecipient({ kind: 'new', [field]: 'x'.repeat(320) }), true, field);
      equal(isRecipient({ kind: 'new', [field]: 'x'.repeat(321) }), false, field);
    }
    equal(isRecipient({ kind: 'new', mobile: '1'.repeat(40) }), true);
    equal(isRecipient({ kind: 'new', mobile: '1'.repeat(41) }), false);
  });

  it('is an object', () => {
    for (const malformed of [null, undefined, 'text', 1, true, [], [shareRequest]]) {
      equal(shareRequestSchema.safeParse(malformed).success, false, JSON.stringify(malformed));
    }
  });

  it('is never polluted by the members of its text', () => {
    const received = shareRequestSchema.parse(JSON.parse('{"__proto__": {"consent": true}, "constructor": 1}'));
    deepEqual(received, BLANK);
    equal(({} as { consent?: boolean }).consent, undefined);
  });
});

describe('A change of a share', () => {
  it('reads a validity as a share request does', () => {
    deepEqual(shareChangeSchema.parse({ validity: { until: 'x' } }), { validity: { until: 'x' } });
    deepEqual(shareChangeSchema.parse({ validity: null }), { validity: { until: '' } });
    equal(shareChangeSchema.safeParse({}).success, false);
  });
});

describe('toShareRequest', () => {
  const [study, an] = [BASE.studies['thorax']!, BASE.recipients['an']!];
  const draft = {
    ...EMPTY_DRAFT,
    studies: [study],
    recipients: [{ ...an, twoFactor: false, sendMail: false, favorite: false }],
  };

  it('has nothing to send without an access', () => {
    const images = { ...draft, access: 'images' as const };
    throws(() => toShareRequest(images, evaluate(images, BASE.policy).effective), RangeError);
  });

  it('has nothing to send without a language', () => {
    throws(() => toShareRequest(draft, evaluate(draft, { ...BASE.policy, languages: [] }).effective), RangeError);
  });

  it('sends no consent that was not given', () => {
    equal(toShareRequest(draft, evaluate(draft, BASE.policy).effective).consent, false);
  });
});

describe('The codes of the contract', () => {
  it('are these and no others', () => {
    deepEqual(
      [...ISSUE_CODES].sort(),
      `access-unavailable consent-missing label-missing label-unavailable language-unavailable mail-no-address mail-off
      message-too-long option-off reason-missing reason-too-long recipient-duplicate recipient-email-invalid
      recipient-incomplete recipient-kind-off recipient-mobile-invalid recipient-unknown recipients-missing
      recipients-too-many studies-missing studies-mixed-source studies-too-many two-factor-no-mobile two-factor-off
      unlimited-off validity-beyond-maximum validity-invalid validity-missing validity-past`.split(/\s+/),
    );
  });
});
