// Values as they go over the wire, each at its fullest and at its barest.

export const department = { id: 'rad-east', name: 'Radiology East' };

export const study = {
  studyInstanceUid: '2.25.1001',
  patient: { name: 'Proefpersoon^Alma=試験^人', id: 'T-1', birthDate: '1961-02-28', sex: 'F' },
  description: 'CT thorax',
  date: '2028-02-29',
  modalities: ['CT', 'SR'],
  accessionNumber: 'A-1',
  hasReport: true,
  source: department,
};
export const minimalStudy = {
  studyInstanceUid: '2.25.1002',
  patient: { name: '' },
  description: '',
  date: '2027-01-31',
  modalities: [],
  hasReport: false,
  source: department,
};

export const recipient = {
  kind: 'user',
  id: 'an',
  displayName: 'Dr An Verzonnen',
  firstName: 'An',
  lastName: 'Verzonnen',
  description: 'Pulmonology, Testhospital, Leuven',
  physicianNumbers: [{ system: 'RIZIV', value: '12345625' }],
  email: 'an@example.be',
  mobile: '+32470000001',
  language: 'nl',
  memberCount: 7,
  memberReach: { mail: 6, mobile: 4 },
  reach: { mail: true, mobile: false },
  favorite: true,
  external: false,
};
export const minimalRecipient = {
  kind: 'pacs',
  id: 'north',
  displayName: 'PACS North',
  language: 'nl',
  reach: { mail: false, mobile: false },
  favorite: false,
  external: true,
};

export const newRecipient = {
  kind: 'new',
  firstName: 'Lena',
  lastName: 'Bedacht',
  email: 'lena@example.org',
  mobile: '+32470000001',
  language: 'nl',
  organisation: 'Practice Bedacht',
};
export const minimalNewRecipient = {
  kind: 'new',
  firstName: 'L',
  lastName: 'B',
  email: 'l@example.org',
  language: 'nl',
};

export const sharedRecipient = {
  rid: 'r-1',
  kind: 'user',
  id: 'an',
  displayName: 'Dr An Verzonnen',
  outcome: 'failed',
  problem: { code: 'recipient-unreachable' },
  twoFactor: true,
  mail: 'sent',
  link: 'https://share.example/s/abc',
  openedAt: '2027-02-01T09:30:00.123Z',
  locked: true,
  withdrawn: false,
  kept: { access: 'images-and-report-write', validity: { until: '2027-12-31', timeZone: 'Europe/Brussels' } },
};
export const minimalSharedRecipient = {
  rid: 'r-2',
  kind: 'new',
  displayName: 'Lena Bedacht',
  outcome: 'shared',
  twoFactor: false,
  mail: 'not-requested',
  openedAt: null,
  locked: false,
  withdrawn: false,
};
export const sharedRecipientEnums = ['/kind', '/outcome', '/mail', '/kept/access'];

export const share = {
  id: 's-1',
  sharedAt: '2027-01-31T23:59:59Z',
  sharedBy: { id: 'sender', displayName: 'Dr Noor Voorbeeld', department },
  studies: [study, minimalStudy],
  access: 'images-and-report-read',
  reportAccessible: true,
  reason: 'Second opinion',
  language: 'nl',
  validity: { until: '2027-02-28', timeZone: 'Europe/Brussels' },
  label: { id: 'follow-up', scope: 'group' },
  urgent: true,
  anonymize: false,
  furtherSharing: false,
  message: 'Hello',
  withdrawn: false,
  permissions: { withdraw: true, changeValidity: true, sendMail: false, unlock: false },
  recipients: [sharedRecipient, minimalSharedRecipient],
};
export const minimalShare = {
  id: 's-2',
  sharedAt: '2027-01-31T00:00Z',
  sharedBy: { id: 'sender', displayName: 'Dr Noor Voorbeeld', department },
  studies: [],
  access: 'images',
  reportAccessible: false,
  language: 'nl',
  validity: { unlimited: true },
  label: null,
  urgent: false,
  anonymize: false,
  furtherSharing: false,
  message: '',
  withdrawn: false,
  recipients: [],
};
export const shareEnums = [
  '/access',
  '/label/scope',
  ...sharedRecipientEnums.map((pointer) => `/recipients/0${pointer}`),
];
export const shareNullable = ['/label', '/recipients/0/openedAt', '/recipients/1/openedAt'];

export const policy = {
  contract: 1,
  sender: { id: 'sender', displayName: 'Dr Noor Voorbeeld', language: 'nl', department, admin: true },
  timeZone: 'Europe/Brussels',
  today: '2027-01-31',
  recipients: {
    kinds: ['user', 'group', 'pacs', 'new'],
    maximum: 3,
    search: { minimumLength: 2, limit: 20 },
    physicianNumbers: [{ system: 'UCGN', label: 'UCGN number', pattern: 'UC\\d{6}' }],
  },
  access: {
    user: ['images-and-report-read'],
    group: ['images'],
    pacs: ['images', 'images-and-report-read'],
    new: ['images-and-report-write'],
  },
  defaultAccess: 'images-and-report-read',
  validity: { default: 'P1M', maximum: 'P1Y6M', unlimited: true },
  languages: ['nl', 'fr'],
  labels: [{ id: 'follow-up', name: 'Follow-up', scopes: ['user', 'group'] }],
  options: { twoFactor: true, sendMail: true, urgent: true, anonymize: true, furtherSharing: true },
  reason: { maximumLength: 200, suggestions: ['Second opinion'] },
  message: { maximumLength: 1000 },
  consent: { text: 'The patient has agreed.' },
  studies: { maximum: 5, sameSource: true },
  remembered: { twoFactor: true, sendMail: false },
};
const { consent: _consent, ...required } = policy;
export const minimalPolicy = {
  ...required,
  recipients: { kinds: [], maximum: null, search: { minimumLength: 0, limit: 0 }, physicianNumbers: [] },
  access: { user: [], group: [], pacs: [], new: [] },
  validity: { default: 'P0D', maximum: null, unlimited: false },
  languages: [],
  labels: [],
  reason: { maximumLength: 0, suggestions: [] },
  studies: { maximum: null, sameSource: false },
};

export const shareRequest = {
  studies: ['2.25.1001', '2.25.1002'],
  recipients: [
    { kind: 'user', id: 'an', twoFactor: true, sendMail: false, favorite: true },
    { kind: 'group', id: 'lungs', twoFactor: false, sendMail: true, favorite: false },
    { kind: 'pacs', id: 'north', twoFactor: false, sendMail: false, favorite: false },
    { ...newRecipient, twoFactor: false, sendMail: true, favorite: false },
  ],
  access: 'images-and-report-read',
  reason: 'Second opinion',
  language: 'nl',
  validity: { until: '2027-02-28' },
  consent: true,
  label: { id: 'follow-up', scope: 'user' },
  urgent: true,
  anonymize: true,
  furtherSharing: true,
  message: 'Hello',
};
