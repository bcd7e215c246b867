import type { StudyRecord } from './study-source.js';

/** Letters that do not decompose into a base letter and a mark. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};
/** How the same letters are written where the keyboard lacks them. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const APOSTROPHES = /['’‘ʼ`´]/g;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;
/** Scripts that are written without spaces between words, so that a name may be typed as one. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Text without case, accents and width: `ＺＯË` and `zoe` are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøðđþłħı]/g, (letter) => BASE_LETTERS[letter] ?? letter);
}

function spelledOut(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => SPELLED_OUT[letter] ?? letter);
}

function split(text: string): string[] {
  return fold(text).split(BETWEEN_WORDS).filter(Boolean);
}

function withoutApostrophes(text: string): string {
  return text.replace(APOSTROPHES, '');
}

function wordsOfText(text: string): string[] {
  return [text, withoutApostrophes(text), withoutApostrophes(spelledOut(text))].flatMap(split);
}

function wordsOfName(name: string): string[] {
  const groups = name.split('=');
  const joined = groups.filter((group) => UNSPACED.test(group)).map((group) => split(group).join(''));
  // `Anne-Marie` is also found as `annemarie`.
  const components = name.split(/[=^]/).map((component) => split(component).join(''));
  return [...wordsOfText(name), ...joined, ...components];
}

function wordsOfIdentifier(identifier: string | undefined): string[] {
  const words = split(identifier ?? '');
  return [...words, words.join('')];
}

/** The words a study is found by, folded. */
export function wordsOfStudy(study: StudyRecord): string[] {
  const words = [
    ...wordsOfName(study.patient.name),
    ...wordsOfIdentifier(study.patient.id),
    ...wordsOfIdentifier(study.accessionNumber),
    ...wordsOfText(study.description),
  ];
  return [...new Set(words)].filter(Boolean);
}

/** The words somebody typed, folded; where there are only signs, the signs, which no study is found by. */
export function typedWords(text: string | undefined): string[] {
  const typed = text?.trim() ?? '';
  const words = split(withoutApostrophes(typed));
  return words.length === 0 && typed !== '' ? [typed] : words;
}

/** Whether each typed word begins a word of the study. */
export function matchesWords(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)));
}
