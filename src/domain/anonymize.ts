import type { Access } from './access.js';
import type { Draft } from './draft.js';
import { holdsName } from './name-in-text.js';

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

/** Where a text typed by hand holds the name of a patient whose studies are shared. */
export type PlaceOfName = 'description' | 'reason' | 'message';

/** The texts of a draft that hold a word of a patient's name: anonymizing does not reach what was typed. */
export function placesOfName({ studies, reason, message }: Draft): PlaceOfName[] {
  const isHeld = (text: string) => studies.some(({ patient }) => holdsName(text, patient.name));
  const places: [PlaceOfName, boolean][] = [
    ['description', studies.some(({ description, patient }) => holdsName(description, patient.name))],
    ['reason', isHeld(reason)],
    ['message', isHeld(message)],
  ];
  return places.flatMap(([place, holds]) => (holds ? [place] : []));
}
