import { calendarDate, isCalendarDate, type CalendarDate } from '../domain/index.js';

// Making a formatter costs far more than using it: each is made once.
const formatters = new Map<string, unknown>();

function kept<T>(kind: string, locale: string, options: object, make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  if (!formatters.has(key)) formatters.set(key, make());
  return formatters.get(key) as T;
}

/** The formatter of dates for a locale, made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept('date', locale, options, () => new Intl.DateTimeFormat(locale, options));
}

/** A calendar date has no zone: noon in UTC, written in UTC, is that date everywhere. */
export function noonOf(date: CalendarDate): Date {
  return new Date(`${date}T12:00:00Z`);
}

const NUMERIC: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'UTC',
};

/** A date as digits in the locale's order, the way a date field shows and takes it: `25/12/2026`. */
export function formatDate(date: CalendarDate, locale: string): string {
  return isCalendarDate(date) ? dateFormat(locale, NUMERIC).format(noonOf(date)) : date;
}

/** A date in words: `Friday 25 December 2026`. */
export function formatLongDate(date: CalendarDate, locale: string): string {
  if (!isCalendarDate(date)) return date;
  return dateFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(noonOf(date));
}

/** A date short in words: `25 Dec 2026`. */
export function formatMediumDate(date: CalendarDate, locale: string): string {
  if (!isCalendarDate(date)) return date;
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(noonOf(date));
}

interface TextInfoLocale extends Intl.Locale {
  getTextInfo?: () => { direction?: string };
  textInfo?: { direction?: string };
}

/** The direction in which a locale is written. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  const known = new Intl.Locale(locale).maximize() as TextInfoLocale;
  const direction = (known.getTextInfo?.() ?? known.textInfo)?.direction;
  if (direction !== undefined) return direction === 'rtl' ? 'rtl' : 'ltr';
  return /^(Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Syrc|Thaa)$/.test(known.script ?? '') ? 'rtl' : 'ltr';
}

/** An instant (ISO 8601) as date and time in a zone, the reader's own where none is given. */
export function formatInstant(instant: string, locale: string, timeZone?: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const options: Intl.DateTimeFormatOptions = {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  return dateFormat(locale, options).format(date);
}

/** The order in which a locale writes year, month and day. */
function dateOrder(locale: string): ('year' | 'month' | 'day')[] {
  return dateFormat(locale, NUMERIC)
    .formatToParts(noonOf('2000-01-02'))
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []));
}

/** What a date field shows while it is empty, in the locale's order: `dd/mm/yyyy`. */
export function datePattern(locale: string, letters: { year: string; month: string; day: string }): string {
  return dateFormat(locale, NUMERIC)
    .formatToParts(noonOf('2000-01-02'))
    .map(({ type, value }) => {
      if (type === 'year') return letters.year.repeat(4);
      if (type === 'month') return letters.month.repeat(2);
      return type === 'day' ? letters.day.repeat(2) : value;
    })
    .join('');
}

/**
 * Reads a date that was typed in the locale's order, with any separators, or as `YYYY-MM-DD`. A year of two digits is
 * one of this century. Undefined where there is no such date.
 */
export function parseDate(text: string, locale: string): CalendarDate | undefined {
  const trimmed = text.trim();
  if (isCalendarDate(trimmed)) return trimmed;
  const numbers = trimmed.match(/\d+/g);
  if (numbers?.length !== 3 || /\p{L}/u.test(trimmed)) return undefined;
  const order = numbers[0].length === 4 ? (['year', 'month', 'day'] as const) : dateOrder(locale);
  const fields = { year: 0, month: 0, day: 0 };
  order.forEach((field, index) => {
    fields[field] = Number(numbers[index]);
  });
  const yearDigits = numbers[order.indexOf('year')]?.length;
  if (yearDigits !== 2 && yearDigits !== 4) return undefined;
  return calendarDate(yearDigits === 2 ? 2000 + fields.year : fields.year, fields.month, fields.day);
}

/** `A, B and C` in the locale; a disjunction says `or`. */
export function formatList(
  items: readonly string[],
  locale: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return kept('list', locale, { type }, () => new Intl.ListFormat(locale, { type })).format(items);
}

/** The name of a language (BCP 47) in the locale, or its code where there is no name. */
export function languageName(language: string, locale: string): string {
  try {
    return (
      kept('language', locale, {}, () => new Intl.DisplayNames(locale, { type: 'language' })).of(language) ?? language
    );
  } catch {
    return language;
  }
}

/** The same where it stands alone, in a list to choose from: French and Italian begin it with a small letter otherwise. */
export function languageTitle(language: string, locale: string): string {
  const name = languageName(language, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

export function formatNumber(value: number, locale: string): string {
  return kept('number', locale, {}, () => new Intl.NumberFormat(locale)).format(value);
}

/** `in 5 seconds`. */
export function formatSecondsAhead(count: number, locale: string): string {
  return kept('relative', locale, {}, () => new Intl.RelativeTimeFormat(locale)).format(count, 'second');
}

/** Which plural form a count takes. */
export function pluralForm(count: number, locale: string): Intl.LDMLPluralRule {
  return kept('plural', locale, {}, () => new Intl.PluralRules(locale)).select(count);
}
