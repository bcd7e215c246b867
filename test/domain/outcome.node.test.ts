import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  draftOfFailed,
  failedRecipients,
  sharedRecipients,
  startDraft,
  type Draft,
  type PickedRecipient,
  type Share,
  type SharedRecipient,
} from 'pacs-share/domain';
import { BASE } from '../rules/all-vectors.js';
import { deepFreeze } from './deep-freeze.js';

const picked = (name: string): PickedRecipient => ({
  ...BASE.recipients[name]!,
  twoFactor: true,
  sendMail: false,
  favorite: false,
});
const [an, lungs, north, lena] = ['an', 'group-lungs', 'pacs-north', 'new-lena'].map(picked) as [
  PickedRecipient,
  PickedRecipient,
  PickedRecipient,
  PickedRecipient,
];

const DRAFT: Draft = deepFreeze({
  ...startDraft([BASE.studies['thorax']!], { recipients: [an, lungs, north, lena], reason: 'Why', urgent: true }),
  consent: true,
});

function answer(
  recipient: Pick<SharedRecipient, 'kind' | 'id' | 'displayName'>,
  outcome: 'shared' | 'failed',
): SharedRecipient {
  return {
    ...recipient,
    rid: `r-${recipient.displayName}`,
    outcome,
    ...(outcome === 'failed' ? { problem: { code: 'recipient-unreachable' } } : {}),
    twoFactor: true,
    mail: 'not-requested',
    openedAt: null,
    locked: false,
    withdrawn: false,
  };
}

function shareOf(recipients: SharedRecipient[]): Share {
  return {
    id: 's-1',
    sharedAt: '2027-01-31T10:00:00Z',
    sharedBy: {
      id: 'sender',
      displayName: 'Dr Noor Voorbeeld',
      department: { id: 'rad-east', name: 'Radiology East' },
    },
    studies: [...DRAFT.studies],
    access: 'images-and-report-read',
    reportAccessible: true,
    language: 'nl',
    validity: { until: '2027-02-28', timeZone: 'Europe/Brussels' },
    label: null,
    urgent: true,
    anonymize: false,
    furtherSharing: false,
    message: '',
    withdrawn: false,
    recipients,
  };
}

describe('The outcome of a share', () => {
  const toAn = answer({ kind: 'user', id: 'an', displayName: 'Dr An Verzonnen' }, 'shared');
  const toLungs = answer({ kind: 'group', id: 'lungs', displayName: 'Lung board' }, 'failed');
  const toNorth = answer({ kind: 'pacs', id: 'north', displayName: 'PACS North' }, 'shared');
  const toLena = answer({ kind: 'new', displayName: 'Lena Bedacht' }, 'failed');
  const share = deepFreeze(shareOf([toLena, toNorth, toLungs, toAn]));

  it('tells who got it from who did not', () => {
    deepEqual(sharedRecipients(share), [toNorth, toAn]);
    deepEqual(failedRecipients(share), [toLena, toLungs]);
  });

  it('leaves the failed ones as the next draft, as they were entered, consent to be given anew', () => {
    deepEqual(draftOfFailed(DRAFT, share), { ...DRAFT, recipients: [lungs, lena], consent: false });
  });

  it('leaves nobody where all got it', () => {
    equal(draftOfFailed(DRAFT, shareOf([toAn, toNorth])).recipients.length, 0);
  });

  it('tells recipients of the same id apart by their kind', () => {
    const group = { ...lungs, id: 'an' } as PickedRecipient;
    const draft = { ...DRAFT, recipients: [an, group] };
    const failed = answer({ kind: 'group', id: 'an', displayName: 'Lung board' }, 'failed');
    deepEqual(draftOfFailed(draft, shareOf([toAn, failed])).recipients, [group]);
  });

  it('tells new recipients apart by their names', () => {
    const tom = picked('new-tom');
    const toTom = answer({ kind: 'new', displayName: 'Tom Fictif' }, 'shared');
    deepEqual(draftOfFailed({ ...DRAFT, recipients: [tom, lena] }, shareOf([toTom, toLena])).recipients, [lena]);
  });

  it('tells new recipients of the same name apart by their place', () => {
    const homonym = { ...lena, email: 'lena.bedacht@example.net' } as PickedRecipient;
    const draft = { ...DRAFT, recipients: [lena, an, homonym] };
    const reached = answer({ kind: 'new', displayName: 'Lena Bedacht' }, 'shared');
    deepEqual(draftOfFailed(draft, shareOf([reached, toAn, toLena])).recipients, [homonym]);
    deepEqual(draftOfFailed(draft, shareOf([toLena, reached, toAn])).recipients, [lena]);
  });

  it('loses none of them where an answer lacks one', () => {
    const homonym = { ...lena, email: 'lena.bedacht@example.net' } as PickedRecipient;
    const draft = { ...DRAFT, recipients: [lena, homonym] };
    deepEqual(draftOfFailed(draft, shareOf([toLena])).recipients, [lena, homonym]);
  });
});
