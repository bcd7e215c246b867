import type { Access, Kind, MailState } from 'pacs-share/domain';

import { de } from './words/de.js';
import { en } from './words/en.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** What the page of a share says in one language. Everything that is filled in is plain text. */
export interface ShareWords {
  /** BCP 47, for dates. */
  locale: string;
  /** Link to the start. */
  back: string;
  title(studies: number): string;
  sharedBy(sender: string, department: string, instant: string): string;
  withdrawn: string;
  urgent: string;
  anonymized: string;
  access: string;
  accesses: Readonly<Record<Access, string>>;
  reportNotAccessible: string;
  until: string;
  untilDay(date: string, zone: string): string;
  unlimited: string;
  reason: string;
  message: string;
  studies: string;
  withdrawShare: string;
  recipients: string;
  kinds: Readonly<Record<Kind, string>>;
  opened: string;
  notOpened: string;
  mail: string;
  mails: Readonly<Record<MailState, string>>;
  notAccepting: string;
  locked: string;
  shared: string;
  twoFactor: string;
  /** An earlier, wider right that was kept. */
  keepsAccess(access: string): string;
  keepsUntil(until: string): string;
  link: string;
  sendMail: string;
  unlock: string;
  withdraw: string;
  failed: string;
  /** Label of the check box of who shared. */
  notify: string;
  /** To which address the mail goes, and when. */
  notifyHint(address: string): string;
  notifyNoAddress: string;
  save: string;
}

const WORDS: Readonly<Record<string, ShareWords>> = { en, nl, fr, de, it };

/** The words of a language, whatever its region; English where there are none. */
export function shareWords(language: string): ShareWords {
  return WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
}
