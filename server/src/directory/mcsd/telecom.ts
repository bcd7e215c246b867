import { isEmailAddress } from 'pacs-share/domain';

import { toMobileNumber } from '../mobile-number.js';
import { isOngoing, objects, text, type Json } from './fhir.js';

/** How somebody can be reached, and whether everybody may know. */
export interface Reachable {
  value: string;
  isPublic: boolean;
}

export interface Reach {
  email: Reachable | undefined;
  /** E.164. */
  mobile: Reachable | undefined;
}

/**
 * The address and the mobile of a list of ContactPoints, each the best ranked. Public is what is marked as of work, since
 * that is given to be used by others; anything else is for sending only.
 *
 * @param country where a number without a country code is from
 */
export function reachOf(telecom: unknown, country: string | undefined, now: Date): Reach {
  const points = objects(telecom)
    .filter((point) => point['use'] !== 'old' && point['use'] !== 'temp' && isOngoing(point['period'], now))
    .sort((one, other) => rankOf(one) - rankOf(other));
  const emails = points.filter(({ system, value }) => system === 'email' && isEmailAddress(text(value)));
  const [email] = emails;
  const mobiles = points.flatMap((point) => {
    if (point['system'] !== 'sms' && !(point['system'] === 'phone' && point['use'] === 'mobile')) return [];
    const value = toMobileNumber(text(point['value']), country);
    return value === undefined ? [] : [{ value, isPublic: point['use'] === 'work' }];
  });
  return {
    email: email && { value: text(email['value']), isPublic: email['use'] === 'work' },
    mobile: mobiles[0],
  };
}

// Of work first, then as the directory ranks them; what has no rank comes last.
function rankOf({ use, rank }: Json): number {
  return (use === 'work' ? 0 : 1000) + (typeof rank === 'number' ? Math.min(Math.max(rank, 1), 999) : 999);
}
