import { addDuration, calendarDate, daysBetween, daysInMonth, type CalendarDate } from './calendar-date.js';

/** A week of a month's page: seven dates, those of neighboring months included. */
export type Week = readonly CalendarDate[];

/** Days of the week after ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const A_MONDAY = '2024-01-01';

export function weekdayOf(date: CalendarDate): Weekday {
  return ((((daysBetween(A_MONDAY, date) % 7) + 7) % 7) + 1) as Weekday;
}

/** A date a number of days later, or earlier where it is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  if (days >= 0) return addDuration(date, `P${days}D`);
  // Back by whole years of 366 days at least, then forward: durations are not negative.
  const year = Number(date.slice(0, 4)) - Math.ceil(-days / 365) - 1;
  const earlier = calendarDate(Math.max(1, year), 1, 1) ?? date;
  return addDuration(earlier, `P${Math.max(0, daysBetween(earlier, date) + days)}D`);
}

/** The same day a number of months later or earlier; month ends clamp. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return calendarDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month))) ?? date;
}

/** The first day of a date's month. */
export function startOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01`;
}

/** The weeks that a month's page shows. */
export function weeksOfMonth(date: CalendarDate, firstWeekday: Weekday): Week[] {
  const first = startOfMonth(date);
  const lead = (weekdayOf(first) - firstWeekday + 7) % 7;
  const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
  return Array.from({ length: Math.ceil((lead + days) / 7) }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(first, week * 7 + day - lead)),
  );
}
