import { normalizeMobile, normalizePhysicianNumber, recognizePhysicianNumbers } from 'pacs-share/domain';

import { fold } from '../../studies/study-text.js';
import { toMobileNumber } from '../mobile-number.js';
import type { Parameters } from './fhir-client.js';

/** So many words are asked of the directory; all of them must fit what it answers. */
const MOST_ASKED_WORDS = 4;

/** A value of a search parameter that stands for nothing but itself: FHIR gives `$ , | \` meanings. */
export function literal(text: string): string {
  return text.replace(/[\\$,|]/g, '\\$&');
}

/** The words of a text as they are typed, the longest first: servers fold accents as they please. */
function typedWords(text: string): string[] {
  const words = text
    .normalize('NFC')
    .split(/[\s'"’.,;:/()&_+-]+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, MOST_ASKED_WORDS);
}

/** Any of the values. */
const anyOf = (values: readonly string[]) => [...new Set(values)].map(literal).join(',');

/** What holds all words of a text in a string parameter. */
export function containing(parameter: string, text: string): Parameters {
  return typedWords(text).map((word) => [
    `${parameter}:contains`,
    anyOf(fold(word) === word.toLowerCase() ? [word] : [word, fold(word)]),
  ]);
}

/** What to ask for a text whose words may be parts of the name or of the place: all of them, then each of the longest. */
export function attempts(parameter: string, text: string): Parameters[] {
  const all = containing(parameter, text);
  const [first, second] = all.filter(([, value]) => value.length > 1);
  return all.length < 2
    ? all.length === 0
      ? []
      : [all]
    : [all, ...[first, second].flatMap((one) => (one ? [[one]] : []))];
}

/** A physician number in the forms that a directory may hold it in; tokens match as a whole only. */
export function numberValues(text: string): string {
  const value = normalizePhysicianNumber(text);
  const isRiziv = recognizePhysicianNumbers(text, [{ system: 'riziv', label: '' }]).length > 0;
  const dashed = value.replace(/^(\d)(\d{5})(\d{2})(\d{3})?$/, (_, ...parts: (string | undefined)[]) =>
    parts
      .slice(0, 4)
      .filter((part) => part !== undefined)
      .join('-'),
  );
  return anyOf([text.trim(), value, ...(isRiziv ? [dashed] : [])]);
}

export function mobileValues(text: string, country: string | undefined): string {
  const number = normalizeMobile(text);
  const international = toMobileNumber(text, country) ?? number;
  const digits = international.replace(/^\+/, '');
  return anyOf([text.trim(), number, international, ...(international.startsWith('+') ? [`00${digits}`] : [])]);
}

export function addressValues(text: string): string {
  return anyOf([text.trim(), text.trim().toLowerCase()]);
}
