import {
  isMobileNumber,
  normalizeMobile,
  normalizePhysicianNumber,
  recognizePhysicianNumbers,
  type Criteria,
} from 'pacs-share/domain';

type UserCriteria = Criteria & { kind: 'user' };

/** What a text may be besides words. Undefined members: it is none of that kind. */
export interface SearchTerms {
  /** A physician number or its beginning, without separators. */
  number?: { beginning: string; lasting: { system: string; lastingPart: string }[] };
  /** A mobile number or its beginning; a national one without its first zero. */
  mobile?: { beginning: string; isNational: boolean; isComplete: boolean };
  /** An address or its beginning, in lower case. */
  email?: { beginning: string; complete: string | undefined };
  /** Neither number nor address: its words are looked for in names. */
  isWords: boolean;
}

/** Systems whose numbers have a part that stays for life: a changed qualification must not hide the physician. */
const SYSTEMS = ['riziv', 'lanr'].map((system) => ({ system, label: system }));

const FEWEST_NUMBER_DIGITS = 4;
const FEWEST_MOBILE_DIGITS = 5;
const FEWEST_NATIONAL_DIGITS = 8;
const FEWEST_ADDRESS_CHARACTERS = 3;
const LONGEST_TEXT = 254; // of a mail address

/** A text without what is no part of any name, number or address, and no longer than any of them. */
export function searchable(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
}

/** Reads a text as everything that it may be. */
export function searchTerms(text: string): SearchTerms {
  const trimmed = text.trim();
  const isNumeric = /^[\d\s.()/+\u2010-\u2015-]+$/.test(trimmed) && digitsOf(trimmed).length >= FEWEST_NUMBER_DIGITS;
  const number = numberTerm(trimmed);
  const mobile = isNumeric ? mobileTerm(trimmed) : undefined;
  const email = emailTerm(trimmed);
  return {
    ...(number && { number }),
    ...(mobile && { mobile }),
    ...(email && { email }),
    isWords: !isNumeric && !trimmed.includes('@'),
  };
}

/**
 * The numbers and addresses of a detailed search, each of which must fit; blank ones do not count. Undefined where a
 * field holds what cannot be one: then nobody is meant.
 */
export function fieldTerms(
  fields: Pick<UserCriteria, 'physicianNumber' | 'mobile' | 'email'>,
): SearchTerms[] | undefined {
  const terms: SearchTerms[] = [];
  const physicianNumber = searchable(fields.physicianNumber ?? '');
  if (physicianNumber !== '') {
    const number = numberTerm(physicianNumber);
    if (!number) return undefined;
    terms.push({ number, isWords: false });
  }
  const mobileNumber = searchable(fields.mobile ?? '');
  if (mobileNumber !== '') {
    const mobile = mobileTerm(mobileNumber);
    if (!mobile) return undefined;
    terms.push({ mobile, isWords: false });
  }
  const address = searchable(fields.email ?? '');
  if (address !== '') {
    const email = emailTerm(address);
    if (!email) return undefined;
    terms.push({ email, isWords: false });
  }
  return terms;
}

export function numberTerm(text: string): SearchTerms['number'] {
  const beginning = normalizePhysicianNumber(text).toLowerCase();
  const isNumber = /^\d+$/.test(beginning) && beginning.length >= FEWEST_NUMBER_DIGITS;
  const isHinIdentity = /^[^@]+@hin/.test(beginning);
  if (!isNumber && !isHinIdentity) return undefined;
  const lasting = recognizePhysicianNumbers(text, SYSTEMS).map(({ system, lastingPart }) => ({ system, lastingPart }));
  return { beginning, lasting };
}

export function mobileTerm(text: string): SearchTerms['mobile'] {
  const number = normalizeMobile(text);
  if (digitsOf(number).length < FEWEST_MOBILE_DIGITS) return undefined;
  if (number.startsWith('+')) return { beginning: number, isNational: false, isComplete: isMobileNumber(number) };
  if (!/^0[1-9]\d*$/.test(number)) return undefined;
  const beginning = number.slice(1);
  return { beginning, isNational: true, isComplete: beginning.length >= FEWEST_NATIONAL_DIGITS };
}

export function emailTerm(text: string): SearchTerms['email'] {
  const beginning = text.toLowerCase();
  if (beginning.length < FEWEST_ADDRESS_CHARACTERS || /\s/.test(beginning)) return undefined;
  return { beginning, complete: beginning.includes('@') ? beginning : undefined };
}

/** A text as itself in a LIKE pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
