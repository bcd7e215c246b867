import { msg, str } from '@lit/localize';
import {
  compareDates,
  isUnlimited,
  type Share,
  type SharedRecipient,
  type SharedValidity,
} from '../../domain/index.js';
import { unlockFailureText, withdrawalFailureText } from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { formatLongDate } from '../../localization/dates.js';
import { validityText } from '../../localization/words.js';
import type { Refusal } from '../share-confirmation/shares-controller.js';

/** How many recipients have access. */
export function accessCountText(count: number): string {
  if (count === 0) return msg('Nobody has access to this study.', { desc: 'Access to a study: no share' });
  return count === 1
    ? msg('1 recipient has access.', { desc: 'Access to a study' })
    : msg(str`${count} recipients have access.`, { desc: 'Access to a study: 2 and more' });
}

/** The validity of a recipient's access: an earlier, longer one that was kept counts. */
export function recipientValidity({ validity }: Share, { kept }: SharedRecipient): SharedValidity {
  return kept?.validity ?? validity;
}

/** Whether the last day is over. */
export function hasEnded(validity: SharedValidity, today: string | undefined): boolean {
  return today !== undefined && !isUnlimited(validity) && compareDates(validity.until, today) < 0;
}

export function untilText(validity: SharedValidity, locale: string, today: string | undefined): string {
  if (isUnlimited(validity) || !hasEnded(validity, today)) return validityText(validity, locale);
  const date = formatLongDate(validity.until, locale);
  return msg(str`Access has ended: the last day was ${date}`, { desc: 'Access to a study: a date' });
}

export function notOpenedText(): string {
  return msg('Not opened yet', { desc: 'Access to a study: a recipient' });
}

/** What was asked for, was not done, and why. */
export function refusalText({ action, failure }: Refusal, name: string | undefined): string {
  const cause = failureText(failure);
  switch (action) {
    case 'mail':
      return msg(str`The e-mail was not sent. ${cause}`, { desc: 'A sentence why follows' });
    case 'unlock':
      return unlockFailureText(name ?? '', failure);
    case 'validity':
      return msg(str`The last day was not changed. ${cause}`, { desc: 'A sentence why follows' });
    case 'withdrawal':
      return withdrawalFailureText(name, failure);
  }
}
