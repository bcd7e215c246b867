import { normalizePhysicianNumber, recognizePhysicianNumbers } from 'pacs-share/domain';

import { fold } from '../../studies/study-text.js';
import { RANK } from '../matches.js';
import type { SearchTerms } from '../search-terms.js';
import type { McsdEntry } from './entry.js';

/** More words than any name and place have. */
const MOST_WORDS = 10;

/** Folded words, cut as the database cuts its own: see the migration `0000_search`. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[\s'"’.,;:/()&_+-]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** By what entries of one rank are sorted: as the database's own are. */
export const nameKey = ({
  firstName,
  lastName,
  displayName,
}: {
  firstName?: string;
  lastName?: string;
  displayName: string;
}) => ` ${wordsOf(lastName === undefined ? displayName : `${lastName} ${firstName ?? ''}`).join(' ')}`;

export const descriptionKey = ({ description = '' }: { description?: string }) => ` ${wordsOf(description).join(' ')}`;

/** What is searched by words: the name, and what tells homonyms apart. */
export interface Described {
  displayName: string;
  firstName?: string;
  lastName?: string;
  description?: string;
}

/** How well words fit, by the database's rules but for misspellings; undefined where they do not. */
export function rankByWords(described: Described, words: readonly string[]): number | undefined {
  if (words.length === 0) return undefined;
  const { displayName, firstName = '', lastName = '', description = '' } = described;
  const compact = (text: string) => wordsOf(text).join('');
  const names = [
    ...wordsOf(`${firstName} ${lastName} ${displayName}`),
    compact(firstName),
    compact(lastName),
    compact(displayName),
  ];
  const context = wordsOf(description);
  const isIn = (word: string) => (word.length < 3 ? begins(names, word) : names.some((name) => name.includes(word)));
  const inContext = (word: string) => begins(context, word);
  if (words.every((word) => names.includes(word))) return RANK.wholeWords;
  if (words.every((word) => begins(names, word))) return RANK.beginnings;
  if (words.some((word) => begins(names, word)) && words.every((word) => begins(names, word) || inContext(word))) {
    return RANK.withContext;
  }
  return words.some(isIn) && words.every((word) => isIn(word) || inContext(word)) ? RANK.inside : undefined;
}

/** How well the fields of a detailed search fit: each has all the words asked of it. */
export function rankByFields(fields: readonly { value: string; asked: string }[]): number | undefined {
  const asked = fields.map(({ value, asked }) => ({ has: wordsOf(value), wants: wordsOf(asked) }));
  if (!asked.every(({ has, wants }) => wants.every((want) => has.some((word) => word.includes(want)))))
    return undefined;
  return asked.every(({ has, wants }) => wants.every((want) => begins(has, want))) ? RANK.beginnings : RANK.inside;
}

const begins = (words: readonly string[], beginning: string) => words.some((word) => word.startsWith(beginning));

/** Whether a number or an address names the entry. What is private must be complete to find it. */
export function isIdentified({ numbers, email, mobile }: McsdEntry, terms: SearchTerms): boolean {
  const { number, mobile: asked, email: address } = terms;
  const hasNumber =
    number !== undefined &&
    numbers.some(({ system, value }) => {
      if (normalizePhysicianNumber(value).toLowerCase().startsWith(number.beginning)) return true;
      const lasting = recognizePhysicianNumbers(value, [{ system, label: system }])[0]?.lastingPart;
      return number.lasting.some((other) => other.system === system && other.lastingPart === lasting);
    });
  const hasMobile =
    asked !== undefined &&
    mobile !== undefined &&
    (mobile.isPublic || asked.isComplete) &&
    isNumber(mobile.value, asked, !mobile.isPublic);
  const hasAddress =
    address !== undefined &&
    email !== undefined &&
    ((email.isPublic && email.value.toLowerCase().startsWith(address.beginning)) ||
      email.value.toLowerCase() === address.complete);
  return hasNumber || hasMobile || hasAddress;
}

function isNumber(
  value: string,
  { beginning, isNational }: NonNullable<SearchTerms['mobile']>,
  isWhole: boolean,
): boolean {
  // Country codes have one to three digits.
  const numbers = isNational ? [2, 3, 4].map((length) => value.slice(length)) : [value];
  return numbers.some((number) => (isWhole ? number === beginning : number.startsWith(beginning)));
}
