/** The components of one group of a DICOM person name (PS3.5, 6.2.1.2). */
export interface PersonNameGroup {
  family: string;
  given: string;
  middle: string;
  prefix: string;
  suffix: string;
}

/** A DICOM person name: its alphabetic, ideographic and phonetic groups; absent ones are undefined. */
export interface PersonName {
  alphabetic?: PersonNameGroup;
  ideographic?: PersonNameGroup;
  phonetic?: PersonNameGroup;
}

function parseGroup(group: string | undefined): PersonNameGroup | undefined {
  if (group === undefined || group.replace(/[\s^]/g, '') === '') return undefined;
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group.split('^').map((part) => part.trim());
  return { family, given, middle, prefix, suffix };
}

/** Reads a DICOM PN string, for example `Yamada^Tarou=山田^太郎=やまだ^たろう`. */
export function parsePersonName(text: string): PersonName {
  const [alphabetic, ideographic, phonetic] = text.split('=').map(parseGroup);
  return {
    ...(alphabetic ? { alphabetic } : {}),
    ...(ideographic ? { ideographic } : {}),
    ...(phonetic ? { phonetic } : {}),
  };
}

/** A name to read: `Peeters, An`; an ideographic group follows in parentheses: `Yamada, Tarou (山田 太郎)`. */
export function personNameText(text: string): string {
  const { alphabetic, ideographic, phonetic } = parsePersonName(text);
  const first = alphabetic ?? phonetic;
  const latin = first
    ? [first.family, [first.prefix, first.given, first.middle].filter(Boolean).join(' '), first.suffix]
        .filter(Boolean)
        .join(', ')
    : '';
  const native = ideographic ? [ideographic.family, ideographic.given].filter(Boolean).join(' ') : '';
  if (latin === '') return native;
  return native === '' ? latin : `${latin} (${native})`;
}

// Not an ideograph nor a syllable of Hangul: one of them is often a whole name.
const INITIAL = /(?!\p{Script=Han}|\p{Script=Hangul})[\p{L}\p{N}]/u;

/**
 * The initials, given name first: `A.P.` for `Peeters^An`; never more than two, so that they do not tell the name.
 * Blank where the name is written in ideographs or Hangul alone.
 */
export function personInitials(text: string): string {
  const { alphabetic, ideographic, phonetic } = parsePersonName(text);
  const initials = [alphabetic, phonetic, ideographic].map((name) =>
    name
      ? [name.given, name.family]
          .map((part) => INITIAL.exec(part)?.[0] ?? '')
          .filter(Boolean)
          .map((letter) => `${letter.toUpperCase()}.`)
          .join('')
      : '',
  );
  return initials.find(Boolean) ?? '';
}
