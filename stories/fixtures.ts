/** Invented people, studies, policies and shares, for stories and tests. Nobody here exists. */
import type { Policy, Recipient, Share, SharedRecipient, Study } from 'pacs-share/domain';

const AZ_VOORBEELD = { id: 'radiology-az-voorbeeld', name: 'Radiology, AZ Voorbeeld' };
const CLINIQUE_MODELE = { id: 'radiology-clinique-modele', name: 'Radiologie, Clinique Modèle' };

export const openPolicy: Policy = {
  contract: 1,
  sender: {
    id: 'user-demo-sender',
    displayName: 'Dr. Sanne Voorbeeldt',
    language: 'en',
    department: AZ_VOORBEELD,
    admin: false,
  },
  timeZone: 'Europe/Brussels',
  today: '2027-01-31',
  recipients: {
    kinds: ['user', 'group', 'pacs', 'new'],
    maximum: null,
    search: { minimumLength: 2, limit: 20 },
    physicianNumbers: [
      { system: 'riziv', label: 'RIZIV/INAMI' },
      { system: 'big', label: 'BIG' },
    ],
  },
  access: {
    user: ['images-and-report-read', 'images-and-report-write'],
    group: ['images', 'images-and-report-read', 'images-and-report-write'],
    pacs: ['images', 'images-and-report-read'],
    new: ['images', 'images-and-report-read'],
  },
  defaultAccess: 'images-and-report-read',
  validity: { default: 'P1M', maximum: 'P1Y', unlimited: true },
  languages: ['nl', 'fr', 'en', 'de', 'it'],
  labels: [
    { id: 'second-opinion', name: 'Second opinion', scopes: ['user', 'group'] },
    { id: 'tumor-board', name: 'Tumor board', scopes: ['group'] },
    { id: 'teaching', name: 'Teaching', scopes: ['user'] },
  ],
  options: { twoFactor: true, sendMail: true, urgent: true, anonymize: true, furtherSharing: true },
  reason: { maximumLength: 250, suggestions: ['Second opinion', 'Referral', 'Follow-up', 'Multidisciplinary meeting'] },
  message: { maximumLength: 1000 },
  studies: { maximum: null, sameSource: false },
  remembered: { twoFactor: false, sendMail: true },
};

export const strictPolicy: Policy = {
  ...openPolicy,
  sender: {
    id: 'user-demo-strict-sender',
    displayName: 'Dr Luc Exemplaire',
    language: 'fr',
    department: CLINIQUE_MODELE,
    admin: false,
  },
  recipients: { ...openPolicy.recipients, maximum: 3 },
  validity: { default: 'P1M', maximum: 'P3M', unlimited: false },
  labels: [],
  options: { twoFactor: true, sendMail: true, urgent: true, anonymize: false, furtherSharing: false },
  studies: { maximum: 5, sameSource: true },
};

interface PersonDetails {
  description: string;
  language?: string;
  number?: string;
  email?: string;
  reach?: { mail: boolean; mobile: boolean };
  favorite?: boolean;
  external?: boolean;
}

function person(id: string, firstName: string, lastName: string, details: PersonDetails): Recipient {
  const { description, language = 'nl', number, email, reach, favorite = false, external = false } = details;
  return {
    kind: 'user',
    id: `user-${id}`,
    displayName: `Dr. ${firstName} ${lastName}`,
    firstName,
    lastName,
    description,
    ...(number ? { physicianNumbers: [{ system: 'riziv', value: number }] } : {}),
    ...(email ? { email } : {}),
    language,
    reach: reach ?? { mail: true, mobile: true },
    favorite,
    external,
  };
}

export const anPeeters = person('an-peeters', 'An', 'Peeters', {
  description: 'Cardiology · AZ Voorbeeld · Mechelen',
  number: '12345625004',
  email: 'an.peeters@az-voorbeeld.example.org',
  favorite: true,
});

/** The same name as another: told apart by the description alone. */
export const otherAnPeeters = person('an-peeters-2', 'An', 'Peeters', {
  description: 'General practice · Praktijk De Linde · Hasselt',
  number: '12345676001',
  external: true,
});

export const withoutMobile = person('wout-zondernummer', 'Wout', 'Zondernummer', {
  description: 'Pneumology · AZ Voorbeeld · Mechelen',
  reach: { mail: true, mobile: false },
});

export const withoutMail = person('zoe-vanbedacht', 'Zoë', 'Vanbedacht', {
  description: 'Orthopedics · Kliniek Fictief · Gent',
  reach: { mail: false, mobile: true },
  external: true,
});

export const longName = person(
  'wolfeschlegelstein',
  'Hubertine-Wilhelmina Josephine',
  'Van den Broecke-Wolfeschlegelsteinhausen',
  {
    description:
      'Interventional neuroradiology and endovascular surgery · Universitair Ziekenhuis Nergenshuizen · Sint-Katelijne-Waver',
    language: 'de',
    favorite: true,
  },
);

export const hostileName = person('bobby-tables', '<script>alert(1)</script>', 'O\u2019Br\u202eien "Bobby" 😀', {
  description: '<b>Dermatology</b> · Ghent & Bruges',
  language: 'en',
});

export const tumorBoard: Recipient = {
  kind: 'group',
  id: 'group-tumor-board',
  displayName: 'Tumor board thorax',
  description: 'AZ Voorbeeld · Mechelen',
  language: 'nl',
  memberCount: 12,
  reach: { mail: true, mobile: true },
  favorite: true,
  external: false,
};

export const otherPacs: Recipient = {
  kind: 'pacs',
  id: 'pacs-clinique-modele',
  displayName: 'PACS Clinique Modèle',
  description: 'Radiologie · Namur',
  language: 'fr',
  reach: { mail: false, mobile: false },
  favorite: false,
  external: true,
};

/** What the memory client's `refusing` can name. */
export const refusingPacs: Recipient = {
  ...otherPacs,
  id: 'pacs-closed',
  displayName: 'PACS Ziekenhuis Gesloten',
  description: 'Radiology · Antwerpen',
  language: 'nl',
};

const FRENCH_SPEAKERS = ['Amélie Dufictif', 'Benoît Lexemple', 'Chloé Inventée', 'Denis Supposé'].map((name, index) => {
  const [firstName = '', lastName = ''] = name.split(' ');
  return person(`fr-${index + 1}`, firstName, lastName, {
    description: `${['Oncologie', 'Urologie', 'Neurologie', 'Pédiatrie'][index]} · Clinique Modèle · Namur`,
    language: 'fr',
    external: true,
  });
});

export const directory: readonly Recipient[] = [
  anPeeters,
  otherAnPeeters,
  withoutMobile,
  withoutMail,
  longName,
  hostileName,
  tumorBoard,
  otherPacs,
  refusingPacs,
  ...FRENCH_SPEAKERS,
];

function study(number: number, patient: Study['patient'], rest: Partial<Study>): Study {
  return {
    studyInstanceUid: `2.25.${number}00000000000000000`,
    patient,
    description: 'CT thorax',
    date: '2027-01-28',
    modalities: ['CT'],
    accessionNumber: `INV-${number}`,
    hasReport: true,
    source: AZ_VOORBEELD,
    ...rest,
  };
}

const FIRST_PATIENT = { name: 'Proefkonijn^Mieke', id: 'INV-0001', birthDate: '1961-04-12', sex: 'F' };
const SECOND_PATIENT = {
  name: 'Yamada^Tarou=山田^太郎=やまだ^たろう',
  id: 'INV-0002',
  birthDate: '1980-02-29',
  sex: 'M',
};

export const studies: readonly Study[] = [
  study(1, FIRST_PATIENT, {}),
  study(2, FIRST_PATIENT, {
    description: 'X-ray thorax, two views',
    date: '2026-11-03',
    modalities: ['CR'],
    hasReport: false,
  }),
  study(3, SECOND_PATIENT, { description: 'MR knee left', date: '2027-01-15', modalities: ['MR', 'SR'] }),
  study(
    4,
    { name: 'Müsterfräu^Jörgine', id: 'INV-0003' },
    {
      description:
        'Mammography bilateral with tomosynthesis and additional magnification views of the left upper outer quadrant',
      date: '2026-12-24',
      modalities: ['MG'],
      source: CLINIQUE_MODELE,
    },
  ),
  study(
    5,
    { name: '<script>^"Ali" & Co', id: 'INV-0004' },
    {
      description: 'US abdomen <b>urgent</b>',
      date: '2027-01-30',
      modalities: ['US'],
      hasReport: false,
    },
  ),
];

function sharedWith(rid: string, recipient: Recipient, rest: Partial<SharedRecipient> = {}): SharedRecipient {
  return {
    rid,
    kind: recipient.kind,
    id: recipient.id,
    displayName: recipient.displayName,
    outcome: 'shared',
    twoFactor: false,
    mail: 'sent',
    link: `https://share.example.org/s/invented-${rid}`,
    openedAt: null,
    locked: false,
    withdrawn: false,
    ...rest,
  };
}

export const completeShare: Share = {
  id: 'share-1',
  sharedAt: '2027-01-31T09:30:00Z',
  sharedBy: {
    id: openPolicy.sender.id,
    displayName: openPolicy.sender.displayName,
    department: openPolicy.sender.department,
  },
  studies: studies.slice(0, 2),
  access: 'images-and-report-read',
  reportAccessible: true,
  reason: 'Second opinion',
  language: 'nl',
  validity: { until: '2027-02-28', timeZone: 'Europe/Brussels' },
  label: { id: 'second-opinion', scope: 'user' },
  urgent: false,
  anonymize: false,
  furtherSharing: false,
  message: 'Could you have a look at the nodule in the left upper lobe?',
  withdrawn: false,
  recipients: [sharedWith('r1', anPeeters, { twoFactor: true }), sharedWith('r2', tumorBoard, { mail: 'queued' })],
};

/** A recipient that the endpoint could not share with. */
function failedWith(rid: string, recipient: Recipient, code: string): SharedRecipient {
  const { link: _link, ...rest } = sharedWith(rid, recipient, { mail: 'not-requested' });
  return { ...rest, outcome: 'failed', problem: { code } };
}

export const partialShare: Share = {
  ...completeShare,
  id: 'share-2',
  recipients: [
    sharedWith('r1', anPeeters, { mail: 'failed' }),
    sharedWith('r2', withoutMail, { mail: 'no-address' }),
    failedWith('r3', refusingPacs, 'recipient-not-accepting'),
  ],
};
