import { addDays, isCalendarDate, type CalendarDate, type Weekday } from '../domain/index.js';
import { noonOf } from './dates.js';
import { dateFormat } from './format.js';

/** A month with its year: `December 2026`. */
export function formatMonth(date: CalendarDate, locale: string): string {
  if (!isCalendarDate(date)) return '';
  return dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(date));
}

interface WeekInfoLocale extends Intl.Locale {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The day that a week begins with; Monday where the browser does not tell. */
export function firstWeekday(locale: string): Weekday {
  const { getWeekInfo, weekInfo } = new Intl.Locale(locale) as WeekInfoLocale;
  const info = getWeekInfo?.call(new Intl.Locale(locale)) ?? weekInfo;
  return (info?.firstDay ?? 1) as Weekday;
}

/** The names of the days of the week in the locale's order. */
export function weekdayNames(locale: string): { short: string; long: string }[] {
  const aMonday = '2024-01-01';
  const days = Array.from({ length: 7 }, (_day, index) => noonOf(addDays(aMonday, firstWeekday(locale) - 1 + index)));
  const names = (weekday: 'narrow' | 'short' | 'long') =>
    days.map((day) => dateFormat(locale, { weekday, timeZone: 'UTC' }).format(day));
  const long = names('long');
  const short = names('short');
  // Arabic, for one, has no shorter names than the long ones.
  const fitting = short.every((name) => name.length <= 5) ? short : names('narrow');
  return long.map((name, index) => ({ short: fitting[index]!, long: name }));
}
