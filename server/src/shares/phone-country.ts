import type { Sender } from '../auth/caller.js';
import { countryOfTimeZone } from '../directory/mobile-number.js';
import type { ShareContext } from './share-context.js';

/** Where a mobile number without a country code is from: as it is set, or else where the sender's department is. */
export function phoneCountryOf({ phoneCountry }: ShareContext, { department }: Sender): string | undefined {
  return phoneCountry ?? countryOfTimeZone(department.timeZone);
}
