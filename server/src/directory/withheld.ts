import { isNationalPersonNumber, mayBeNationalPersonNumber, type Policy } from 'pacs-share/domain';

import type { DirectoryQuery } from './directory.js';

/**
 * Whether a query holds what is, or may be, a number of a person that is a patient's too. Elements hold such texts back;
 * what comes from elsewhere is not looked up either, in no directory.
 */
export function isWithheld(query: DirectoryQuery, systems: Policy['recipients']['physicianNumbers']): boolean {
  if ('text' in query) return mayBeNationalPersonNumber(query.text, systems);
  const { kind: _kind, ...fields } = query.criteria;
  return Object.entries(fields).some(([field, text]) =>
    // A mobile number may be as long as such a number that is not complete.
    field === 'mobile' ? isNationalPersonNumber(text) : mayBeNationalPersonNumber(text, systems),
  );
}
