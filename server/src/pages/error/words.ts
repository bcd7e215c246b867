import type { RefusalCode } from '../../http/problem.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** What went wrong, in a few words, and what to do. */
export type ErrorText = readonly [title: string, text: string];

/** What somebody may meet who follows a link or presses a button of a page. */
export type ToldCode = Extract<
  RefusalCode,
  | 'not-found'
  | 'not-signed-in'
  | 'sign-in-failed'
  | 'not-known'
  | 'not-allowed'
  | 'cross-origin'
  | 'share-withdrawn'
  | 'too-many-requests'
  | 'too-large'
  | 'sign-in-unavailable'
  | 'codes-unavailable'
  | 'directory-unavailable'
  | 'studies-unavailable'
>;

/** What pages that lead nowhere say in one language. */
export interface ErrorWords {
  /** BCP 47. */
  locale: string;
  texts: Readonly<Record<ToldCode, ErrorText>>;
  /** Anything else. */
  other: ErrorText;
  /** Link to the start. */
  start: string;
}

const WORDS: Readonly<Record<string, ErrorWords>> = { en, nl, fr, de, it };

/** The words of a language; English where there are none. */
export function errorWords(language: string): ErrorWords {
  return WORDS[language] ?? en;
}
