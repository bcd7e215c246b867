import type { Access } from './access.js';

/** What the last name reads wherever a recipient of an anonymized study looks. */
export const ANONYMOUS_LAST_NAME = 'Anonymous';

/** Whether recipients can reach the report: never when anonymized, whatever access was chosen. */
export function isReportAccessible(access: Access, anonymize: boolean): boolean {
  return access !== 'images' && !anonymize;
}

/** The name of an anonymized patient as a DICOM PN string; `number` stands in for the first name. */
export function anonymousName(number: number): string {
  return `${ANONYMOUS_LAST_NAME}^${number}`;
}
