import { msg, str } from '@lit/localize';
import type { SearchState } from '../../controllers/search-controller.js';
import type { SuggestionPage } from '../../controllers/suggestions-controller.js';
import {
  likelyPhysicianNumbers,
  type MailRefusal,
  type PhysicianNumber,
  type Policy,
  type TwoFactorRefusal,
} from '../../domain/index.js';
import { formatList, formatNumber } from '../../localization/intl-words.js';
import { recipientsText } from '../../localization/words.js';

/** What is awaited. */
export function pendingText(view: 'search' | 'favorites'): string {
  return view === 'search' ? msg('Searching…', { desc: 'Progress' }) : msg('Loading favorites…', { desc: 'Progress' });
}

/** How many were found, what number it was, whether there are more, and which sources are missing: for the ear. */
export function pageAnnouncement(
  state: SearchState<SuggestionPage>,
  policy: Policy | undefined,
  locale: string,
): string {
  if (state.status !== 'found' && state.status !== 'none') return '';
  const { answer, text } = state;
  const count = answer.recipients.length;
  const result = count === 0 ? noneText(text, answer.hasMore) : foundText(count);
  return [
    result,
    physicianNumberHint(text, policy, locale)?.text,
    count > 0 && answer.hasMore ? refineText(count, locale) : '',
    answer.incomplete.length > 0 ? incompleteText(answer.incomplete, locale) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function foundText(count: number): string {
  const recipients = recipientsText(count);
  return msg(str`${recipients} found.`, { desc: 'Result of a search: "5 recipients" found' });
}

/** Nothing was found. */
export function noneText(text: string, hasMore: boolean): string {
  return hasMore
    ? msg(str`Nobody suitable among the first results for “${text}”. Type more to refine your search.`, {
        desc: 'Result of a search: none of the first page is of a kind that is offered',
      })
    : msg(str`No recipients found for “${text}”.`, { desc: 'Result of a search: none' });
}

/** There are more than are shown. */
export function refineText(shown: number, locale: string): string {
  return msg(str`These are the first ${formatNumber(shown, locale)}. Refine your search to see others.`, {
    desc: 'Below a list of search results that is cut off',
  });
}

/** Sources did not answer. */
export function incompleteText(sources: readonly string[], locale: string): string {
  const names = formatList(sources, locale);
  return sources.length === 1
    ? msg(str`${names} did not answer: its recipients are missing here.`, { desc: 'A directory source is missing' })
    : msg(str`${names} did not answer: their recipients are missing here.`, {
        desc: 'Directory sources are missing: a list of names',
      });
}

/** Why a typed text is not searched for. */
export function idleText(because: 'blank' | 'too-short' | 'withheld', minimum = 0): string {
  switch (because) {
    case 'blank':
      return '';
    case 'too-short':
      return tooShortText(minimum);
    case 'withheld':
      return withheldText();
  }
}

/** There are no favorites. */
export function noFavoritesText(): string {
  return msg('No favorites yet. Press the star of a recipient you share with to keep it here.', {
    desc: 'Empty list of favorites',
  });
}

/** Too few characters. */
function tooShortText(minimum: number): string {
  return msg(str`Type at least ${minimum} characters.`, { desc: 'Below the recipient field: a number, 2 or more' });
}

/** A number that is never sent. */
function withheldText(): string {
  return msg('This looks like a national person number, which is not searched for. Type a name or another number.', {
    desc: 'Below the recipient field',
  });
}

/** Which number was recognized, and whether its check digits agree; undefined where the text is none. */
export function physicianNumberHint(
  text: string,
  policy: Policy | undefined,
  locale: string,
): { text: string; isWarning: boolean } | undefined {
  const numbers = likelyPhysicianNumbers(text, policy?.recipients.physicianNumbers ?? []);
  if (numbers.length === 0) return undefined;
  const kinds = kindsText(numbers, locale);
  const wrong = numbers.filter(({ checkDigits }) => checkDigits === 'wrong');
  if (wrong.length === numbers.length) return { text: mistypedText(kinds), isWarning: true };
  return {
    text: wrong.length > 0 ? perhapsMistypedText(kinds, kindsText(wrong, locale)) : kindText(kinds),
    isWarning: false,
  };
}

function kindsText(numbers: readonly PhysicianNumber[], locale: string): string {
  return formatList([...new Set(numbers.map(({ label }) => label))], locale, 'disjunction');
}

function kindText(kinds: string): string {
  return msg(str`${kinds} number`, { desc: 'What kind of physician number was typed, like RIZIV/INAMI or BIG' });
}

function mistypedText(kinds: string): string {
  return msg(str`The check digits of this ${kinds} number do not agree: compare it with what you have.`, {
    desc: 'A physician number that may be mistyped: kinds of number, like RIZIV/INAMI or BIG',
  });
}

function perhapsMistypedText(kinds: string, wrong: string): string {
  return msg(str`${kinds} number. If it is a ${wrong} number, its check digits do not agree.`, {
    desc: 'A physician number of one of several kinds, of which some would be mistyped',
  });
}

/** The field takes no more. */
export function maximumText(maximum: number, locale: string): string {
  return maximum === 1
    ? msg('One recipient is the most you can add.', { desc: 'Recipient field that is full' })
    : msg(str`${formatNumber(maximum, locale)} recipients are the most you can add.`, {
        desc: 'Recipient field that is full',
      });
}

/** Why a toggle of a chip is off, in a few words. */
export function refusalHint(refusal: TwoFactorRefusal | MailRefusal, isPacs: boolean): string {
  if (isPacs && (refusal === 'two-factor-no-mobile' || refusal === 'mail-no-address')) {
    return msg('not for a PACS', { desc: 'Why an option of a recipient is off' });
  }
  switch (refusal) {
    case 'two-factor-no-mobile':
      return msg('no mobile number', { desc: 'Why an option of a recipient is off' });
    case 'mail-no-address':
      return msg('no e-mail address', { desc: 'Why an option of a recipient is off' });
    case 'two-factor-off':
    case 'mail-off':
      return msg('switched off by your department', { desc: 'Why an option of a recipient is off' });
  }
}

/** A recipient was added: for the ear. */
export function addedText(recipient: string): string {
  return msg(str`Added ${recipient}.`, { desc: 'Announcement: a recipient' });
}

/** A recipient was removed: for the ear. */
export function removedText(recipient: string): string {
  return msg(str`Removed ${recipient}. Undo follows the list.`, { desc: 'Announcement: a recipient' });
}

/** A recipient is there already: for the ear. */
export function alreadyChosenText(recipient: string): string {
  return msg(str`${recipient} is chosen already.`, { desc: 'Announcement: a recipient' });
}

/** The endpoint need not be left alone any longer. */
export function retryNowText(): string {
  return msg('You can try again now.', { desc: 'After too many requests, once the time to wait is over' });
}

/** What a failure kept from happening. */
export function failureTitle(what: 'search' | 'favorites' | 'policy' | 'part'): string {
  switch (what) {
    case 'search':
      return msg('The search for recipients failed.', { desc: 'Title of a failure' });
    case 'favorites':
      return msg('Your favorites could not be loaded.', { desc: 'Title of a failure' });
    case 'policy':
      return msg('The recipient field could not be made ready.', { desc: 'Title of a failure' });
    case 'part':
      return msg('This could not be opened.', { desc: 'Title of a failure' });
  }
}
