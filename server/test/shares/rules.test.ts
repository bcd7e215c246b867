import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import { problemSchema } from 'pacs-share/contract';
import { ISSUE_CODES, type IssueCode } from 'pacs-share/domain';

import { departments, shares } from '../../src/database/schema.js';
import { setDemoPolicies } from '../../src/demo/department-policies.js';
import { RADIOLOGY_AZ_VOORBEELD } from '../../src/directory/demo/departments.js';
import {
  newRecipient,
  personNamed,
  SENDER,
  share,
  shareRequest,
  STRICT_SENDER,
  uid,
  user,
} from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const WITHOUT_MOBILE = personNamed('Joris Claes');
const WITHOUT_ADDRESS = personNamed('Katrien Goossens');
const pacs = { kind: 'pacs', id: 'n-01', twoFactor: false, sendMail: false, favorite: false };

interface Case {
  says: string;
  changes: object;
  /** Who sends: the open department's sender unless the strict one's is meant. */
  strict?: boolean;
  /** The errors, complete and in order. */
  errors: [code: IssueCode, pointer: string][];
}

const cases: Case[] = [
  { says: 'no study', changes: { studies: [] }, errors: [['studies-missing', '/studies']] },
  {
    says: 'studies of two departments',
    strict: true,
    changes: { studies: [uid(1), uid(3)] },
    errors: [['studies-mixed-source', '/studies']],
  },
  { says: 'nobody', changes: { recipients: [] }, errors: [['recipients-missing', '/recipients']] },
  {
    says: 'a fourth recipient',
    strict: true,
    changes: {
      recipients: ['Tom Janssens', 'Sofie Maes', 'Karel Van der Auwera', "Ilse D'Hondt"].map((name) =>
        user(personNamed(name)),
      ),
    },
    errors: [['recipients-too-many', '/recipients']],
  },
  {
    says: 'the same user twice',
    changes: { recipients: [user(), user()] },
    errors: [['recipient-duplicate', '/recipients/1']],
  },
  {
    says: 'the same new address in other case',
    changes: { recipients: [newRecipient(), newRecipient({ email: 'NOVA@Example.org' })] },
    errors: [['recipient-duplicate', '/recipients/1']],
  },
  {
    says: 'a kind that is off',
    strict: true,
    changes: { recipients: [pacs] },
    errors: [['recipient-kind-off', '/recipients/0/kind']],
  },
  {
    says: 'a new recipient without a name',
    changes: { recipients: [newRecipient({ firstName: ' ', lastName: undefined })] },
    errors: [
      ['recipient-incomplete', '/recipients/0/firstName'],
      ['recipient-incomplete', '/recipients/0/lastName'],
    ],
  },
  ...['nova', 'nova@', 'nova@example', 'a b@example.org', 'nova@example.org>', '"nova" <nova@example.org>'].map(
    (email): Case => ({
      says: `the address ${email}`,
      changes: { recipients: [newRecipient({ email })] },
      errors: [['recipient-email-invalid', '/recipients/0/email']],
    }),
  ),
  ...['0470', 'mobile', '+32 470 12 34 56 ext 7', '+0470123456'].map((mobile): Case => ({
    says: `the mobile ${mobile}`,
    changes: { recipients: [newRecipient({ mobile })] },
    errors: [['recipient-mobile-invalid', '/recipients/0/mobile']],
  })),
  {
    says: 'somebody the directory does not know',
    changes: { recipients: [user('u-999999', { twoFactor: true, sendMail: true })] },
    errors: [['recipient-unknown', '/recipients/0/id']],
  },
  {
    says: 'two-factor without a mobile',
    changes: { recipients: [user(WITHOUT_MOBILE, { twoFactor: true })] },
    errors: [['two-factor-no-mobile', '/recipients/0/twoFactor']],
  },
  {
    says: 'a mail without an address',
    changes: { recipients: [user(WITHOUT_ADDRESS, { sendMail: true })] },
    errors: [['mail-no-address', '/recipients/0/sendMail']],
  },
  { says: 'images alone for a user', changes: { access: 'images' }, errors: [['access-unavailable', '/access']] },
  {
    says: 'writing for somebody new',
    changes: { recipients: [newRecipient()], access: 'images-and-report-write' },
    errors: [['access-unavailable', '/access']],
  },
  { says: 'no access at all', changes: { access: undefined }, errors: [['access-unavailable', '/access']] },
  { says: 'an access there is not', changes: { access: 'everything' }, errors: [['access-unavailable', '/access']] },
  { says: 'a blank reason', changes: { reason: ' \n\t' }, errors: [['reason-missing', '/reason']] },
  { says: 'a reason too long', changes: { reason: 'x'.repeat(501) }, errors: [['reason-too-long', '/reason']] },
  { says: 'no language', changes: { language: undefined }, errors: [['language-unavailable', '/language']] },
  {
    says: 'a language that is not offered',
    strict: true,
    changes: { language: 'it' },
    errors: [['language-unavailable', '/language']],
  },
  { says: 'no validity', changes: { validity: undefined }, errors: [['validity-missing', '/validity/until']] },
  { says: 'validity null', changes: { validity: null }, errors: [['validity-missing', '/validity/until']] },
  {
    says: 'unlimited false',
    changes: { validity: { unlimited: false } },
    errors: [['validity-missing', '/validity/until']],
  },
  {
    says: '31 February',
    changes: { validity: { until: '2026-02-31' } },
    errors: [['validity-invalid', '/validity/until']],
  },
  { says: 'yesterday', changes: { validity: { until: '2026-03-09' } }, errors: [['validity-past', '/validity/until']] },
  {
    says: 'a day more than a year',
    changes: { validity: { until: '2027-03-11' } },
    errors: [['validity-beyond-maximum', '/validity/until']],
  },
  {
    says: 'unlimited where it is off',
    strict: true,
    changes: { validity: { unlimited: true } },
    errors: [['unlimited-off', '/validity/unlimited']],
  },
  { says: 'consent not given', changes: { consent: false }, errors: [['consent-missing', '/consent']] },
  { says: 'consent left out', changes: { consent: undefined }, errors: [['consent-missing', '/consent']] },
  {
    says: 'a label ticked and not chosen',
    changes: { label: { id: '', scope: 'user' } },
    errors: [['label-missing', '/label/id']],
  },
  {
    says: 'a label there is not',
    changes: { label: { id: 'nonsense', scope: 'user' } },
    errors: [['label-unavailable', '/label/id']],
  },
  {
    says: 'a label for a scope it does not allow',
    changes: { label: { id: 'multidisciplinary-meeting', scope: 'user' } },
    errors: [['label-unavailable', '/label/scope']],
  },
  {
    says: 'options that are off',
    strict: true,
    changes: { anonymize: true, furtherSharing: true },
    errors: [
      ['option-off', '/anonymize'],
      ['option-off', '/furtherSharing'],
    ],
  },
  { says: 'a message too long', changes: { message: '🫀'.repeat(2001) }, errors: [['message-too-long', '/message']] },
];

describe('what POST /api/shares refuses', () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  async function refused(request: object, strict: boolean) {
    const client = await server.signIn(strict ? STRICT_SENDER : SENDER);
    const answer = await share(client, request);
    assert.equal(answer.status, 422, answer.text);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const problem = problemSchema.parse(answer.json);
    assert.equal(problem.code, 'rules-broken');
    assert.equal((await server.db.select().from(shares)).length, 0);
    return (problem.errors ?? []).map(({ code, pointer }) => [code, pointer]);
  }

  for (const { says, changes, strict = false, errors } of cases) {
    it(says, async () => {
      const base = strict ? { studies: [uid(3)] } : {};
      assert.deepEqual(await refused(shareRequest({ ...base, ...changes }), strict), errors);
    });
  }

  it('names the recipient that an error is about', async () => {
    const client = await server.signIn(SENDER);
    const { json } = await share(client, shareRequest({ recipients: [user(), user('u-999999')] }));
    assert.deepEqual(json.errors, [
      { code: 'recipient-unknown', pointer: '/recipients/1/id', recipient: 'user:u-999999' },
    ]);
  });

  it('finds everything that is wrong with nothing at all', async () => {
    assert.deepEqual(await refused({}, false), [
      ['studies-missing', '/studies'],
      ['recipients-missing', '/recipients'],
      ['access-unavailable', '/access'],
      ['reason-missing', '/reason'],
      ['language-unavailable', '/language'],
      ['validity-missing', '/validity/until'],
      ['consent-missing', '/consent'],
    ]);
  });

  it('what a department turns off: mails, passwords, urgency, and more studies than it wants', async () => {
    await server.db
      .update(departments)
      .set({ policy: { options: { sendMail: false, twoFactor: false, urgent: false }, studies: { maximum: 1 } } })
      .where(eq(departments.id, RADIOLOGY_AZ_VOORBEELD));
    const recipients = [user(undefined, { twoFactor: true, sendMail: true })];
    const errors = await refused(shareRequest({ studies: [uid(1), uid(2)], recipients, urgent: true }), false);
    await setDemoPolicies(server.db);
    assert.deepEqual(errors, [
      ['studies-too-many', '/studies'],
      ['two-factor-off', '/recipients/0/twoFactor'],
      ['mail-off', '/recipients/0/sendMail'],
      ['option-off', '/urgent'],
    ]);
    const met = new Set([...cases.flatMap((each) => each.errors), ...errors].map(([code]) => code));
    assert.deepEqual(
      ISSUE_CODES.filter((code) => !met.has(code)),
      [],
      'every code is met',
    );
  });

  it('a study that there is not, before the rules', async () => {
    const client = await server.signIn(SENDER);
    const answer = await share(client, shareRequest({ studies: [uid(1), '1.2.3.4'], consent: false }));
    assert.equal(answer.status, 404);
    assert.equal(answer.json.code, 'study-unknown');
    assert.deepEqual(answer.json.errors, [{ code: 'study-unknown', pointer: '/studies/1' }]);
  });

  it('judges by the date of the department, not of the server', async () => {
    server.time.now = new Date('2026-03-10T23:30:00Z'); // the 11th in Brussels
    const errors = await refused(shareRequest({ validity: { until: '2026-03-10' } }), false);
    server.time.now = new Date('2026-03-10T11:00:00Z');
    assert.deepEqual(errors, [['validity-past', '/validity/until']]);
  });
});
