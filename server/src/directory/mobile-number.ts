import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type NumberType,
} from 'libphonenumber-js/max';
import { normalizeMobile } from 'pacs-share/domain';

/** Numbers of these kinds receive no text messages, whatever the country. */
const WITHOUT_TEXTS: ReadonlySet<NumberType> = new Set([
  'FIXED_LINE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]);

/**
 * A mobile number in E.164; undefined when it can be none: too short or long for its country, or one that receives no
 * text messages. A number that no plan has yet passes, since plans grow faster than lists of them.
 *
 * @param country ISO 3166 code: where a number without a country code is from
 */
export function toMobileNumber(text: string, country: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(normalizeMobile(text), {
    ...(country !== undefined && { defaultCountry: country as CountryCode }),
    extract: false,
  });
  if (!number?.isPossible() || number.ext !== undefined || WITHOUT_TEXTS.has(number.getType())) return undefined;
  return number.number;
}

/** Whether telephone numbers of this country are known, by its ISO 3166 code. */
export function isPhoneCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/** The country whose days a time zone has, where the zone is that of one of the countries served first. */
export function countryOfTimeZone(timeZone: string): string | undefined {
  return COUNTRIES[timeZone];
}

const COUNTRIES: Readonly<Record<string, string>> = {
  'Europe/Amsterdam': 'NL',
  'Europe/Berlin': 'DE',
  'Europe/Brussels': 'BE',
  'Europe/Dublin': 'IE',
  'Europe/Lisbon': 'PT',
  'Europe/London': 'GB',
  'Europe/Luxembourg': 'LU',
  'Europe/Madrid': 'ES',
  'Europe/Paris': 'FR',
  'Europe/Rome': 'IT',
  'Europe/Vienna': 'AT',
  'Europe/Zurich': 'CH',
};
