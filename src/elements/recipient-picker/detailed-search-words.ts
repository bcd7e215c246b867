import { msg, str } from '@lit/localize';
import type { DetailedSearchController } from '../../controllers/detailed-search-controller.js';
import type { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import { formatNumber } from '../../localization/intl-words.js';
import { recipientsText } from '../../localization/words.js';
import { incompleteText, refineText } from './picker-words.js';
import { failureAnnouncement } from './waiting-words.js';

/** Where a search stands, in a line; a failure is told elsewhere. */
export function resultText(search: DetailedSearchController, locale: string): string {
  const { results, page } = search;
  switch (search.status) {
    case 'searching':
      return msg('Searching…', { desc: 'Progress' });
    case 'none':
      return msg('No recipients match these criteria. Use fewer of them, or only the beginning of a name.', {
        desc: 'Result of a detailed search: none',
      });
    case 'found':
    case 'failed':
      break;
    case 'idle':
      return '';
  }
  if (!results || !page) return '';
  const recipients = recipientsText(page.recipients.length);
  if (results.pages.length === 1 && page.next === null) {
    return msg(str`${recipients} found.`, { desc: 'Result of a search: "5 recipients" found' });
  }
  return msg(str`Page ${formatNumber(results.index + 1, locale)}: ${recipients}.`, {
    desc: 'Results of a search: number of the page, "20 recipients"',
  });
}

/** How a search came out, for the ear. */
export function resultAnnouncement(
  search: DetailedSearchController,
  wait: RetryWaitController,
  locale: string,
): string {
  const { failure, page } = search;
  if (failure) return failureAnnouncement('search', failure, wait);
  const notes = page ? pageNotes(search, locale) : [];
  return [resultText(search, locale), sortText(search), ...notes].filter(Boolean).join(' ');
}

/** In which order the results are, where one was asked for. */
function sortText({ results, status }: DetailedSearchController): string {
  if (status !== 'found') return '';
  switch (results?.sort) {
    case 'name':
      return msg('Sorted by name, from A to Z.', { desc: 'Announcement: order of a table' });
    case '-name':
      return msg('Sorted by name, from Z to A.', { desc: 'Announcement: order of a table' });
    case 'description':
      return msg('Sorted by description, from A to Z.', { desc: 'Announcement: order of a table' });
    case '-description':
      return msg('Sorted by description, from Z to A.', { desc: 'Announcement: order of a table' });
    case undefined:
      return '';
  }
}

/** What is to be known of a page beside what it shows. */
export function pageNotes({ page }: DetailedSearchController, locale: string): string[] {
  if (!page) return [];
  return [
    page.isCut ? refineText(page.recipients.length, locale) : '',
    page.incomplete.length > 0 ? incompleteText(page.incomplete, locale) : '',
  ].filter(Boolean);
}

/** The button that adds what was ticked. */
export function addTicked(count: number): string {
  if (count === 0) return msg('Add recipients', { desc: 'Button: adds those that were ticked; none is yet' });
  const recipients = recipientsText(count);
  return msg(str`Add ${recipients}`, { desc: 'Button: adds those that were ticked; "2 recipients"' });
}

export function nothingEnteredText(): string {
  return msg('Fill in at least one field.', { desc: 'Problem of a detailed search' });
}

export function nothingTickedText(): string {
  return msg('Tick at least one recipient first.', { desc: 'Announcement: there is nothing to add' });
}

/** Those ticked that are not named. */
export function othersText(count: number, locale: string): string {
  return count === 1
    ? msg('and 1 other', { desc: 'End of a list of names: how many are not named' })
    : msg(str`and ${formatNumber(count, locale)} others`, {
        desc: 'End of a list of names: how many are not named, 2 or more',
      });
}
