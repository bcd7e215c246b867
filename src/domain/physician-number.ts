import type { Policy } from './policy.js';

/** A physician number as it was recognized in a text. */
export interface PhysicianNumber {
  /** The policy's system code. */
  system: string;
  label: string;
  /** Without separators. */
  value: string;
  /** What stays for life, where the kind has such a part: what to match on. */
  lastingPart: string;
  /** Whether the check digits agree; null where the kind has none or they are not known for certain. */
  checkDigits: 'valid' | 'wrong' | null;
}

interface NumberKind {
  pattern: RegExp;
  /** Instead of `normalizePhysicianNumber`. */
  normalize?: (text: string) => string;
  lasting?: (value: string) => string;
  isValid?: (value: string) => boolean;
  /** What a number of this kind looks like while it is typed; absent where it has letters. */
  begun?: RegExp;
  /** The way it is printed, where that tells it from others of the same length. */
  written?: RegExp;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}

function gs1CheckDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** RIZIV/INAMI: two check digits are M − (first six mod M); M is 97, or 89 for physicians since 2019-04-01. */
function isRizivValid(value: string): boolean {
  const [body, check] = [Number(value.slice(0, 6)), Number(value.slice(6, 8))];
  return [97, 89].some((modulus) => check === modulus - (body % modulus));
}

/** LANR: six digits times 4 and 9 in turn, then a check digit; the rule comes from secondary sources: it only warns. */
function isLanrValid(value: string): boolean {
  const sum = [...value.slice(0, 6)].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 4 : 9),
    0,
  );
  return Number(value[6]) === (10 - (sum % 10)) % 10;
}

const RIZIV: NumberKind = {
  pattern: /^\d{8}(\d{3})?$/,
  lasting: (value) => value.slice(0, 8),
  isValid: isRizivValid,
  begun: /^\d{0,11}$/,
  written: /^\d[\s.\-/\u2010-\u2015]\d{5}[\s.\-/\u2010-\u2015]\d{2}(?:[\s.\-/\u2010-\u2015]\d{3})?$/,
};

const KINDS_OF_NUMBER: Readonly<Record<string, NumberKind>> = {
  riziv: RIZIV,
  inami: RIZIV,
  big: { pattern: /^(\d{8}|\d{11})$/, begun: /^\d{0,11}$/ },
  agb: { pattern: /^\d{8}$/, begun: /^\d{0,8}$/ },
  rpps: { pattern: /^\d{11}$/, begun: /^\d{0,11}$/ },
  gln: {
    pattern: /^76\d{11}$/,
    isValid: (value) => Number(value[12]) === gs1CheckDigit(value.slice(0, 12)),
    begun: /^76\d{0,11}$/,
  },
  lanr: { pattern: /^\d{9}$/, lasting: (value) => value.slice(0, 7), isValid: isLanrValid, begun: /^\d{0,9}$/ },
  npi: { pattern: /^\d{10}$/, isValid: (value) => luhnSum(`80840${value}`) % 10 === 0, begun: /^\d{0,10}$/ },
  // An address, whose dots and dashes are not separators.
  hin: { pattern: /^[^\s@]+@hin\.ch$/i, normalize: (text) => text.trim() },
};

function kindOfNumber(system: string): NumberKind | undefined {
  const name = system.toLowerCase();
  return Object.hasOwn(KINDS_OF_NUMBER, name) ? KINDS_OF_NUMBER[name] : undefined;
}

/** A number without the separators that people type. */
export function normalizePhysicianNumber(text: string): string {
  return text.trim().replace(/[\s.\-/\u2010-\u2015]/g, '');
}

/** A French national person number looks like this; it is a patient's identifier too, so it is never searched for. */
export function isNationalPersonNumber(text: string): boolean {
  const value = normalizePhysicianNumber(text).toUpperCase();
  const match = /^([1-478]\d{4}(?:\d{2}|2[AB])\d{6})(\d{2})$/.exec(value);
  if (!match) return false;
  const body = match[1]!.replace('2A', '19').replace('2B', '18');
  return Number(match[2]) === 97 - Number(BigInt(body) % 97n);
}

/** The physician numbers that a text may be, by the systems of the policy; empty where it is none. */
export function recognizePhysicianNumbers(
  text: string,
  systems: Policy['recipients']['physicianNumbers'],
): PhysicianNumber[] {
  if (normalizePhysicianNumber(text) === '' || isNationalPersonNumber(text)) return [];
  return systems.flatMap(({ system, label, pattern }) => {
    const kind = kindOfNumber(system);
    const value = (kind?.normalize ?? normalizePhysicianNumber)(text);
    if (kind && !kind.pattern.test(value)) return [];
    if (!kind && !matchesPattern(value, pattern)) return [];
    return [
      {
        system,
        label,
        value,
        lastingPart: kind?.lasting?.(value) ?? value,
        checkDigits: kind?.isValid ? (kind.isValid(value) ? ('valid' as const) : ('wrong' as const)) : null,
      },
    ];
  });
}

/**
 * Of the numbers that a text may be, those that it most likely is: in whose way it is written, else whose check digits
 * agree, else all. For words alone: what is searched for is any of them.
 */
export function likelyPhysicianNumbers(
  text: string,
  systems: Policy['recipients']['physicianNumbers'],
): PhysicianNumber[] {
  const numbers = recognizePhysicianNumbers(text, systems);
  const written = numbers.filter(({ system }) => kindOfNumber(system)?.written?.test(text.trim()));
  if (written.length > 0) return written;
  const agreeing = numbers.filter(({ checkDigits }) => checkDigits === 'valid');
  return agreeing.length > 0 ? agreeing : numbers;
}

// A pattern comes from the policy: one that cannot be read recognizes nothing.
function matchesPattern(value: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return false;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return false;
  }
}

const BIRTH = String.raw`[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)`;
/** All but the check digits, or more: sex, year, month (from 20 on where it is not known), place, order. */
const PERSON_NUMBER_INSIDE = new RegExp(String.raw`(?<![+\d])${BIRTH}(?:\d{2}|2[AB])\d{6}`);
const PERSON_NUMBER_BEGUN = new RegExp(String.raw`^${BIRTH}(?:2[AB]|\d{2})\d{0,5}$`);

/**
 * Whether a text is a French national person number, or may be one that is mistyped or not typed to its end: a patient's
 * identifier must not leave the browser digit by digit either.
 *
 * From 13 characters of its form on, whatever the check digits say and whatever stands around it; between 7 and 12 only
 * where the whole text has its form and no kind of number of the policy can begin so: fewer than 7 say no more than a
 * year and a month. What is a physician's number by the policy is no person's, unless the check digits agree.
 */
export function mayBeNationalPersonNumber(text: string, systems: Policy['recipients']['physicianNumbers']): boolean {
  if (isNationalPersonNumber(text)) return true;
  if (recognizePhysicianNumbers(text, systems).length > 0) return false;
  const value = normalizePhysicianNumber(text).toUpperCase();
  if (PERSON_NUMBER_INSIDE.test(value)) return true;
  return PERSON_NUMBER_BEGUN.test(value) && !systems.some((system) => mayBegin(system, value));
}

// A system without a form may have any.
function mayBegin({ system, pattern }: Policy['recipients']['physicianNumbers'][number], value: string): boolean {
  const kind = kindOfNumber(system);
  return kind ? (kind.begun?.test(value) ?? false) : pattern === undefined;
}
