import { de } from './words/de.js';
import { en } from './words/en.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** What recipients' pages say in one language. Everything that is filled in is plain text. */
export interface LinkWords {
  /** BCP 47, for dates. */
  locale: string;
  title: string;
  /** Before anything is opened: nothing of what is shared. */
  intro: string;
  open: string;
  /** That a code will be sent to the registered mobile, of which the last digits are told. */
  codeIntro(digits: string): string;
  sendCode: string;
  sendAnotherCode: string;
  codeSent(digits: string): string;
  codeNotSent: string;
  codeLabel: string;
  wrongCode: string;
  noValidCode: string;
  tooManyCodes(minutes: number): string;
  /** Whom to ask: the department that shared. */
  locked(department: string): string;
  noMobile: string;
  /** A group's code goes to the member who is signed in. */
  signInAsMember: string;
  expired: string;
  withdrawn: string;
  /** The link is none that was ever given out. */
  unknown: string;
  /** Who shared. */
  sharedBy(sender: string, department: string): string;
  anonymized: string;
  /** Heading above what the report says. */
  report: string;
  reportAsPdf: string;
  reportUnreadable: string;
  /** The archive did not answer. */
  reportFailed: string;
  reportNotAccessible: string;
  noReport: string;
  until(date: string, zone: string): string;
  unlimited: string;
  images: string;
  /** Heading above what readers added to the report. */
  notes: string;
  noteLabel: string;
  /** Who reads it. */
  noteHint: string;
  addNote: string;
  noteMissing: string;
  noteTooLong(maximum: number): string;
  /** Button: shares what was received with others. */
  shareOn: string;
  shareOnFailed: string;
  /** Link to what was shared on. */
  seeShared: string;
  /** Heading of the list of what is shared with somebody. */
  receivedTitle: string;
  /** Before a name. */
  signedInAs: string;
  signOut: string;
  /** Link for those who share themselves. */
  viewer: string;
  nothingReceived: string;
  unopened: string;
  opened: string;
  /** Link from an opened share back to the list. */
  backToReceived: string;
}

const WORDS: Readonly<Record<string, LinkWords>> = { en, nl, fr, de, it };

/** The words of a language, whatever its region; English where there are none. */
export function linkWords(language: string): LinkWords {
  return WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
}
