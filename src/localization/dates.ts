import { calendarDate, isCalendarDate, type CalendarDate } from '../domain/index.js';
import { dateFormat } from './format.js';

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
