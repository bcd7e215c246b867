import { msg } from '@lit/localize';
import { isNationalPersonNumber, recognizePhysicianNumbers, type Criteria, type Policy } from '../../domain/index.js';
import type { CriteriaKind } from './criteria-kinds.js';
import { isPersonNumber } from './recipient-search.js';

export type CriteriaField =
  'firstName' | 'lastName' | 'name' | 'physicianNumber' | 'email' | 'mobile' | 'speciality' | 'town' | 'organisation';

/** What stands in the fields; a field that kinds share keeps its text when the kind changes. */
export type CriteriaValues = Readonly<Partial<Record<CriteriaField, string>>>;

/** The criteria of each kind, in the order they are asked. */
export const CRITERIA_FIELDS: Readonly<Record<CriteriaKind, readonly CriteriaField[]>> = {
  user: ['firstName', 'lastName', 'physicianNumber', 'email', 'mobile', 'speciality', 'town', 'organisation'],
  group: ['name', 'town', 'organisation'],
  pacs: ['name', 'town', 'organisation'],
};

/** The fields whose text is, or is about to become, a number of a person that is never sent. */
export function withheldFields(
  kind: CriteriaKind,
  values: CriteriaValues,
  policy: Policy | undefined,
): ReadonlySet<CriteriaField> {
  return new Set(
    CRITERIA_FIELDS[kind].filter((field) => {
      const text = (values[field] ?? '').trim();
      // A mobile number may be as long as such a number that is not complete.
      return field === 'mobile' ? isNationalPersonNumber(text) : isPersonNumber(text, policy);
    }),
  );
}

/** The criteria that were filled in, a physician number without its separators; undefined where there is none. */
export function toCriteria(
  kind: CriteriaKind,
  values: CriteriaValues,
  policy: Policy | undefined,
): Criteria | undefined {
  const filled = CRITERIA_FIELDS[kind].flatMap((field): [CriteriaField, string][] => {
    const text = (values[field] ?? '').trim();
    if (text === '') return [];
    if (field !== 'physicianNumber') return [[field, text]];
    const [number] = recognizePhysicianNumbers(text, policy?.recipients.physicianNumbers ?? []);
    return [[field, number?.value ?? text]];
  });
  return filled.length === 0 ? undefined : { kind, ...Object.fromEntries(filled) };
}

/** What a criterion is called. */
export function criterionText(field: CriteriaField): string {
  switch (field) {
    case 'firstName':
      return msg('First name', { desc: 'Field of a new recipient' });
    case 'lastName':
      return msg('Last name', { desc: 'Field of a new recipient' });
    case 'name':
      return msg('Name', { desc: 'Search criterion and column: of a person, a group or a PACS' });
    case 'physicianNumber':
      return msg('Physician number', { desc: 'Search criterion and column' });
    case 'email':
      return msg('E-mail', { desc: 'Field, and label of an address' });
    case 'mobile':
      return msg('Mobile', { desc: 'Field, and label of a number' });
    case 'speciality':
      return msg('Speciality', { desc: 'Search criterion: of a physician' });
    case 'town':
      return msg('Town', { desc: 'Search criterion' });
    case 'organisation':
      return msg('Organization', { desc: 'Field of a new recipient' });
  }
}
