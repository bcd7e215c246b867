import { ANONYMOUS_LAST_NAME, withoutName, type Study } from 'pacs-share/domain';

import { singleLine } from './plain-text.js';

/** What a mail says of a study: never the patient's name. */
export interface MailStudy {
  /** Initials, or `Anonymous` with the number. */
  patient: string;
  /** May be blank. */
  description: string;
  /** Calendar date, `YYYY-MM-DD`; blank where it is not known. */
  date: string;
}

/**
 * What a mail may say of a study. `anonymousNumber` stands for the patient in an anonymized share; null otherwise.
 * Descriptions are typed by hand and sometimes hold the name: its words are taken out.
 */
export function mailStudy({ patient, description, date }: Study, anonymousNumber: number | null): MailStudy {
  return {
    patient: anonymousNumber === null ? patientInitials(patient.name) : `${ANONYMOUS_LAST_NAME} ${anonymousNumber}`,
    description: withoutName(singleLine(description), patient.name),
    date,
  };
}

/**
 * The initials of a DICOM PN: of the given, middle and family name, from the first of its groups (alphabetic,
 * ideographic, phonetic) that has any. `Peeters^An` gives `A.P.`. Where one ideograph or syllable is the whole name,
 * a star stands for it. Blank for a blank name.
 */
export function patientInitials(name: string): string {
  for (const group of name.split('=')) {
    const [family = '', given = '', middle = ''] = group.split('^');
    const initials = [given, middle, family].flatMap((component) => initial(component) ?? []);
    if (initials.length > 0) return initials.map((letter) => `${letter}.`).join('');
  }
  return '';
}

const WHOLE_WORD_SCRIPTS = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*$/u;

function initial(component: string): string | undefined {
  const name = component.normalize('NFC').trim();
  const letter = /\p{L}\p{M}*/u.exec(name)?.[0] ?? /\p{N}/u.exec(name)?.[0];
  if (letter === undefined) return undefined;
  if (letter === name && WHOLE_WORD_SCRIPTS.test(name)) return '*';
  const [capital = letter] = letter.toUpperCase().match(/\P{M}\p{M}*/u) ?? [];
  return capital;
}
