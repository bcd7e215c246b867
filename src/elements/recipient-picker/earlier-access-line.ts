import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import {
  earlierAccess,
  type EarlierAccess,
  type PickedRecipient,
  type Policy,
  type Share,
} from '../../domain/index.js';
import { formatLongDate } from '../../localization/dates.js';
import { formatNumber } from '../../localization/intl-words.js';
import { accessText } from '../../localization/words.js';

/** The shares that exist of some studies. */
export interface ExistingShares {
  shares: readonly Share[];
  /** Study Instance UIDs of all the studies that are about to be shared. */
  studies: readonly string[];
}

/** What a recipient may see already; empty where nothing is known. */
export function earlierAccessText(
  recipient: PickedRecipient,
  existing: ExistingShares | undefined,
  policy: Policy | undefined,
  locale: string,
): string {
  if (!existing || !policy) return '';
  const earlier = earlierAccess(existing.shares, recipient, existing.studies, policy.today);
  return earlier ? earlierText(earlier, existing.studies.length, locale) : '';
}

/** The line of a chip that says so. */
export function renderEarlierAccess(text: string, id: string): TemplateResult | typeof nothing {
  return text === '' ? nothing : html`<p class="chip-line" id=${id}>${text}</p>`;
}

function earlierText({ access, until, studies }: EarlierAccess, total: number, locale: string): string {
  const what = accessText(access);
  const isAll = studies.length === total;
  const count = formatNumber(studies.length, locale);
  if (until === null) {
    return isAll
      ? msg(str`Already has access, without end: ${what}`, { desc: 'At a chosen recipient: what may be seen' })
      : msg(str`Already has access to some of these studies (${count}), without end: ${what}`, {
          desc: 'At a chosen recipient: how many of the studies, what may be seen',
        });
  }
  const day = formatLongDate(until, locale);
  return isAll
    ? msg(str`Already has access, until ${day}: ${what}`, {
        desc: 'At a chosen recipient: a date, what may be seen',
      })
    : msg(str`Already has access to some of these studies (${count}), until ${day}: ${what}`, {
        desc: 'At a chosen recipient: how many of the studies, a date, what may be seen',
      });
}
