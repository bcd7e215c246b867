import { equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accessSchema,
  calendarDateSchema,
  criteriaSchema,
  durationSchema,
  instantSchema,
  kindSchema,
  labelScopeSchema,
  limitSchema,
  mailStateSchema,
  policySchema,
  recipientSortSchema,
  recipientSearchSchema,
  shareSchema,
} from 'pacs-share/contract';
import { EXAMPLES } from './examples.js';

interface Schema {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

const VALUES: Record<string, { schema: Schema; reads: unknown[]; refuses: unknown[] }> = {
  kindSchema: {
    schema: kindSchema,
    reads: ['user', 'group', 'pacs', 'new'],
    refuses: ['', 'User', 'team', ' user', null, undefined, 0],
  },
  accessSchema: {
    schema: accessSchema,
    reads: ['images', 'images-and-report-read', 'images-and-report-write'],
    refuses: ['', 'none', 'images-and-report', 'toString', null, undefined],
  },
  labelScopeSchema: { schema: labelScopeSchema, reads: ['user', 'group'], refuses: ['', 'pacs', 'new', null] },
  mailStateSchema: {
    schema: mailStateSchema,
    reads: ['not-requested', 'no-address', 'queued', 'sent', 'failed'],
    refuses: ['', 'bounced', 'none', null, true],
  },
  recipientSortSchema: {
    schema: recipientSortSchema,
    reads: ['name', '-name', 'description', '-description'],
    refuses: ['', '+name', 'email', null],
  },
  calendarDateSchema: {
    schema: calendarDateSchema,
    reads: ['2027-01-31', '2028-02-29', '0001-01-01', '9999-12-31'],
    refuses: ['2027-02-29', '2027-2-3', '2027-01-31T00:00:00Z', '20270131', '', 20270131, null],
  },
  durationSchema: {
    schema: durationSchema,
    reads: ['P1M', 'P1Y6M', 'P2W', 'P90D', 'P0D'],
    refuses: ['', 'P', '1M', 'PT1H', '-P1D', 'P1.5M', 30, null],
  },
  instantSchema: {
    schema: instantSchema,
    reads: ['2027-01-31T00:00Z', '2027-01-31T23:59:59Z', '2028-02-29T12:00:00.1Z', '2027-01-31T12:00:00.123456789Z'],
    refuses: [
      '2027-01-31',
      '2027-01-31T12:00:00',
      '2027-01-31T12:00:00+01:00',
      '2027-01-31 12:00:00Z',
      '2027-01-31t12:00:00z',
      '2027-02-29T12:00:00Z',
      '2027-13-01T12:00:00Z',
      '2027-01-31T24:00:00Z',
      '2027-01-31T12:60:00Z',
      '2027-01-31T12:00:60Z',
      '2027-01-31T12:00:00.Z',
      '2027-01-31T12Z',
      '2027-01-31T12:00:00Z\n',
      '',
      1801396800000,
      null,
    ],
  },
  limitSchema: { schema: limitSchema, reads: [1, 20, 200], refuses: [0, -1, 201, 1.5, NaN, Infinity, '20', null] },
};

describe('Values', () => {
  for (const [name, { schema, reads, refuses }] of Object.entries(VALUES)) {
    it(`${name} reads what is one, unchanged, and refuses what is none`, () => {
      for (const value of reads) equal(schema.safeParse(value).data, value, String(value));
      for (const value of refuses) equal(schema.safeParse(value).success, false, String(value));
    });
  }

  it('instants that are read are instants to the platform too', () => {
    for (const value of VALUES['instantSchema']!.reads) ok(!Number.isNaN(Date.parse(String(value))), String(value));
  });
});

describe('Criteria', () => {
  it('are at least one that is not blank', () => {
    for (const kind of ['user', 'group', 'pacs']) {
      equal(criteriaSchema.safeParse({ kind }).success, false);
      equal(criteriaSchema.safeParse({ kind, town: ' \t' }).success, false);
      equal(criteriaSchema.safeParse({ kind, town: '', organisation: ' x ' }).success, true);
    }
  });

  it('of one kind are not criteria of another', () => {
    equal(criteriaSchema.safeParse({ kind: 'user', name: 'Lung' }).success, false);
    equal(criteriaSchema.safeParse({ kind: 'group', lastName: 'Verzonnen' }).success, false);
    equal(criteriaSchema.safeParse({ kind: 'pacs', physicianNumber: '12345625' }).success, false);
  });

  it('are not for new recipients', () => {
    equal(criteriaSchema.safeParse({ kind: 'new', email: 'a@example.org' }).success, false);
  });

  it('or a text are what a search needs', () => {
    for (const search of [{}, { limit: 20 }, { criteria: { kind: 'user' } }, { text: null }]) {
      equal(recipientSearchSchema.safeParse(search).success, false, JSON.stringify(search));
    }
    for (const limit of [0, 201, 2.5]) equal(recipientSearchSchema.safeParse({ text: 'verz', limit }).success, false);
  });
});

describe('What must not be negative', () => {
  const policy = EXAMPLES['policySchema']!.full as Record<string, object>;

  it('lengths and counts of a policy', () => {
    for (const maximumLength of [-1, 1.5]) {
      equal(policySchema.safeParse({ ...policy, message: { maximumLength } }).success, false);
      equal(policySchema.safeParse({ ...policy, reason: { ...policy['reason'], maximumLength } }).success, false);
      const studies = { ...policy['studies'], maximum: maximumLength };
      equal(policySchema.safeParse({ ...policy, studies }).success, false);
    }
  });
});

describe('The validity of a share', () => {
  const share = EXAMPLES['shareSchema']!.full as object;
  const isRead = (validity: unknown) => shareSchema.safeParse({ ...share, validity }).success;

  it('is a date with its zone, or unlimited', () => {
    ok(isRead({ until: '2027-02-28', timeZone: 'Europe/Brussels' }));
    ok(isRead({ unlimited: true }));
    equal(isRead({ until: '2027-02-28' }), false);
    equal(isRead({ until: '2027-02-29', timeZone: 'Europe/Brussels' }), false);
    equal(isRead({ until: '', timeZone: 'Europe/Brussels' }), false);
    equal(isRead({ unlimited: false }), false);
    equal(isRead({}), false);
    equal(isRead(null), false);
  });
});
