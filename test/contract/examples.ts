import * as contract from 'pacs-share/contract';
import {
  department,
  minimalNewRecipient,
  minimalPolicy,
  minimalRecipient,
  minimalShare,
  minimalSharedRecipient,
  minimalStudy,
  newRecipient,
  policy,
  recipient,
  share,
  shareEnums,
  shareNullable,
  shareRequest,
  sharedRecipient,
  sharedRecipientEnums,
  study,
} from './wire-values.js';

/** What a schema reads, at its fullest and at its barest. */
export interface Example {
  schema: { safeParse(value: unknown): { success: true; data: unknown } | { success: false } };
  full: unknown;
  /** Every field of it is required, but for those below. */
  minimal: unknown;
  /** JSON pointers into `minimal`: what is read as blank where it is absent. */
  mayLack?: readonly string[];
  /** JSON pointers into `full`: values of a closed list. */
  enums?: readonly string[];
  /** JSON pointers into `full`: what may be null. */
  nullable?: readonly string[];
}

/** What goes over the wire, by the name of its schema. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  referenceSchema: { schema: contract.referenceSchema, full: department, minimal: department },
  policySchema: {
    schema: contract.policySchema,
    full: policy,
    minimal: minimalPolicy,
    enums: [
      '/contract',
      '/recipients/kinds/0',
      '/access/user/0',
      '/access/group/0',
      '/access/pacs/1',
      '/access/new/0',
      '/defaultAccess',
      '/labels/0/scopes/1',
    ],
    nullable: ['/recipients/maximum', '/validity/maximum', '/studies/maximum'],
  },
  problemSchema: {
    schema: contract.problemSchema,
    full: {
      type: 'https://share.example/problems/rules-broken',
      title: 'Rules broken',
      status: 422,
      detail: 'One rule is broken.',
      code: 'rules-broken',
      errors: [
        { code: 'recipient-unknown', pointer: '/recipients/0/id', recipient: 'user:an' },
        { code: 'of-tomorrow', pointer: '/reason' },
      ],
    },
    minimal: { code: 'rules-broken' },
  },
  recipientSchema: { schema: contract.recipientSchema, full: recipient, minimal: minimalRecipient, enums: ['/kind'] },
  newRecipientSchema: {
    schema: contract.newRecipientSchema,
    full: newRecipient,
    minimal: minimalNewRecipient,
    enums: ['/kind'],
  },
  recipientPageSchema: {
    schema: contract.recipientPageSchema,
    full: { recipients: [recipient, minimalRecipient], next: 'cursor', incomplete: ['directory-west'] },
    minimal: { recipients: [], next: null },
    enums: ['/recipients/0/kind'],
    nullable: ['/next'],
  },
  favoritesSchema: {
    schema: contract.favoritesSchema,
    full: { recipients: [recipient] },
    minimal: { recipients: [] },
    enums: ['/recipients/0/kind'],
  },
  recentRecipientsSchema: {
    schema: contract.recentRecipientsSchema,
    full: { recipients: [recipient] },
    minimal: { recipients: [] },
    enums: ['/recipients/0/kind'],
  },
  recipientCheckRequestSchema: {
    schema: contract.recipientCheckRequestSchema,
    full: { email: 'an@example.be', mobile: '+32470000001' },
    minimal: { email: 'an@example.be' },
  },
  recipientCheckSchema: {
    schema: contract.recipientCheckSchema,
    full: { mobile: '+32470000001', user: recipient, cautions: ['domain-new'] },
    minimal: { user: null, cautions: [] },
    enums: ['/user/kind', '/cautions/0'],
    nullable: ['/user'],
  },
  memberSearchSchema: {
    schema: contract.memberSearchSchema,
    full: { id: 'g1', limit: 20, cursor: 'cursor' },
    minimal: { id: 'g1' },
  },
  memberPageSchema: {
    schema: contract.memberPageSchema,
    full: {
      members: [{ displayName: 'An Verzonnen', description: 'Leuven', reach: { mail: true, mobile: false } }],
      next: 'cursor',
    },
    minimal: { members: [{ displayName: 'An Verzonnen', reach: { mail: false, mobile: false } }], next: null },
    nullable: ['/next'],
  },
  'criteriaSchema of a user': {
    schema: contract.criteriaSchema,
    full: {
      kind: 'user',
      firstName: 'An',
      lastName: 'Verzonnen',
      physicianNumber: '12345625',
      email: 'an@example.be',
      mobile: '+32470000001',
      speciality: 'Pulmonology',
      town: 'Leuven',
      organisation: 'Testhospital',
    },
    minimal: { kind: 'user', town: 'Leuven' },
    enums: ['/kind'],
  },
  'criteriaSchema of a group': {
    schema: contract.criteriaSchema,
    full: { kind: 'group', name: 'Lung board', town: 'Leuven', organisation: 'Testhospital' },
    minimal: { kind: 'group', name: 'Lung' },
    enums: ['/kind'],
  },
  'criteriaSchema of a PACS': {
    schema: contract.criteriaSchema,
    full: { kind: 'pacs', name: 'North', town: 'Leuven', organisation: 'Testhospital' },
    minimal: { kind: 'pacs', organisation: 'Testhospital' },
    enums: ['/kind'],
  },
  'recipientSearchSchema of a text': {
    schema: contract.recipientSearchSchema,
    full: { text: 'verz', limit: 20, cursor: 'cursor' },
    minimal: { text: '' },
  },
  'recipientSearchSchema of criteria': {
    schema: contract.recipientSearchSchema,
    full: { criteria: { kind: 'group', name: 'Lung' }, sort: '-name', limit: 1, cursor: 'cursor' },
    minimal: { criteria: { kind: 'group', name: 'Lung' } },
    enums: ['/criteria/kind', '/sort'],
  },
  studySchema: { schema: contract.studySchema, full: study, minimal: minimalStudy },
  studyPageSchema: {
    schema: contract.studyPageSchema,
    full: { studies: [study], next: 'cursor' },
    minimal: { studies: [], next: null },
    nullable: ['/next'],
  },
  studySearchSchema: {
    schema: contract.studySearchSchema,
    full: { text: 'alma', from: '2027-01-01', to: '2027-01-31', modality: 'CT', limit: 200, cursor: 'cursor' },
    minimal: {},
  },
  sharedRecipientSchema: {
    schema: contract.sharedRecipientSchema,
    full: sharedRecipient,
    minimal: minimalSharedRecipient,
    enums: sharedRecipientEnums,
    nullable: ['/openedAt'],
  },
  shareSchema: {
    schema: contract.shareSchema,
    full: share,
    minimal: minimalShare,
    enums: shareEnums,
    nullable: shareNullable,
  },
  sharesSchema: {
    schema: contract.sharesSchema,
    full: { shares: [share, minimalShare] },
    minimal: { shares: [] },
    enums: shareEnums.map((pointer) => `/shares/0${pointer}`),
    nullable: [...shareNullable.map((pointer) => `/shares/0${pointer}`), '/shares/1/label'],
  },
  mailPreviewsSchema: {
    schema: contract.mailPreviewsSchema,
    full: { mails: [{ recipient: 0, language: 'nl', subject: 'Urgent', text: 'Text', html: '<p>Text</p>' }] },
    minimal: { mails: [] },
  },
  mailAnswerSchema: {
    schema: contract.mailAnswerSchema,
    full: { mail: 'queued' },
    minimal: { mail: 'failed' },
    enums: ['/mail'],
  },
  unlockAnswerSchema: { schema: contract.unlockAnswerSchema, full: { locked: false }, minimal: { locked: true } },
  shareRequestSchema: {
    schema: contract.shareRequestSchema,
    full: shareRequest,
    // What is absent is read as blank, so that the rules can say what is missing: see share-request.node.test.ts.
    minimal: {
      studies: [],
      recipients: [],
      access: '',
      reason: '',
      language: '',
      validity: { until: '' },
      consent: false,
      label: null,
      urgent: false,
      anonymize: false,
      furtherSharing: false,
      message: '',
    },
    mayLack: [...Object.keys(shareRequest).map((field) => `/${field}`), '/validity/until'],
    enums: ['/recipients/0/kind', '/recipients/3/kind', '/label/scope'],
    nullable: ['/label', '/validity'],
  },
  shareChangeSchema: {
    schema: contract.shareChangeSchema,
    full: { validity: { until: '2027-12-31' } },
    minimal: { validity: { unlimited: true } },
    mayLack: ['/validity/unlimited'],
    nullable: ['/validity'],
  },
};
