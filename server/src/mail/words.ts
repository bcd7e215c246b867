import { de } from './words/de.js';
import { en } from './words/en.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** What mails and text messages say in one language. Everything that is filled in is plain text. */
export interface MailWords {
  /** BCP 47, for dates. */
  locale: string;
  /** The word in front of an urgent subject. */
  urgent: string;
  subject(sender: string, studies: number): string;
  greeting: string;
  /** That something was shared, and by whom. */
  shared(sender: string, department: string, studies: number): string;
  /** Instead of a description that is missing. */
  noDescription: string;
  /** Above the sender's own words. */
  message(sender: string): string;
  /** On the link. */
  open(studies: number): string;
  /** The last day, included, and the zone whose day it is. */
  until(date: string, zone: string): string;
  unlimited: string;
  /** That a code will be asked for. */
  oneTimePassword: string;
  /** At the end: nobody reads answers; what to do when one is not meant. */
  closing: string;
  /** The text message with the code. */
  codeText(code: string, minutes: number): string;
}

const WORDS = new Map<string, MailWords>(Object.entries({ en, nl, fr, de, it }));

/** The languages that mails can be written in. */
export const MAIL_LANGUAGES: readonly string[] = [...WORDS.keys()];

/** The language that a mail is written in, whatever the region; English where there are no words. */
export function mailLanguage(language: string): string {
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return WORDS.has(primary) ? primary : 'en';
}

/** The words of a language, whatever its region; English where there are none. */
export function mailWords(language: string): MailWords {
  return WORDS.get(mailLanguage(language)) ?? en;
}
