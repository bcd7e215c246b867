import { msg, str } from '@lit/localize';
import type { PastedResult } from '../../controllers/pasting-controller.js';
import type { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import { maximumText } from './picker-words.js';
import { waitingText } from './waiting-words.js';

/** What a pasted list came to: for the ear. */
export function pastedSummaryText(added: number, attention: number): string {
  return attention === 0
    ? msg(str`From the pasted list: ${added} added.`, { desc: 'Announcement: a number of recipients' })
    : msg(str`From the pasted list: ${added} added, ${attention} to look at.`, {
        desc: 'Announcement: a number of recipients, and a number of items that need attention',
      });
}

/** Why an item of a pasted list is not a recipient yet. */
export function pastedText(
  result: PastedResult | undefined,
  limit: number | null,
  locale: string,
  wait: RetryWaitController,
): string {
  switch (result?.status) {
    case undefined:
      return msg('Looking up…', { desc: 'Progress of an item of a pasted list' });
    case 'added':
      return '';
    case 'not-found':
      return msg('Not found.', { desc: 'Item of a pasted list' });
    case 'several':
      return msg('No single exact match.', { desc: 'Item of a pasted list: several recipients, or similar ones' });
    case 'duplicate':
      return msg('Chosen or listed already.', { desc: 'Item of a pasted list' });
    case 'withheld':
      return msg('Looks like a national person number, which is not searched for.', { desc: 'Item of a pasted list' });
    case 'full':
      return maximumText(limit ?? 0, locale);
    case 'failed':
      return waitingText(result, wait).text;
  }
}
