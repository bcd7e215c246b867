import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDays,
  addDuration,
  addMonths,
  calendarDate,
  compareDates,
  daysBetween,
  daysInMonth,
  isCalendarDate,
  weekdayOf,
  weeksOfMonth,
  type Weekday,
} from 'pacs-share/domain';

const FIRST = '1999-01-01';
const DURATIONS = ['P0D', 'P1D', 'P1W', 'P30D', 'P1M', 'P1M1D', 'P2M', 'P6M', 'P1Y', 'P1Y1M', 'P4Y', 'P100Y'];

/** Every day of 1999 to 2030, from the platform's own calendar. */
const DAYS = Array.from({ length: 11_688 }, (_day, index) =>
  new Date(Date.UTC(1999, 0, 1 + index)).toISOString().slice(0, 10),
);

describe('Calendar dates, every day from 1999 to 2030', () => {
  it('ends where it should', () => {
    equal(DAYS.at(-1), '2030-12-31');
  });

  it('are dates, and come from their year, month and day', () => {
    for (const day of DAYS) {
      ok(isCalendarDate(day), day);
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      equal(calendarDate(year, month, date), day);
    }
  });

  it('no other day of a month is a date', () => {
    const known = new Set(DAYS);
    for (let year = 1999; year <= 2030; year += 1) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
          equal(isCalendarDate(text), known.has(text), text);
          equal(calendarDate(year, month, day) !== undefined, known.has(text), text);
        }
      }
    }
  });

  it('daysBetween counts them, forth and back', () => {
    DAYS.forEach((day, index) => {
      equal(daysBetween(FIRST, day), index);
      equal(daysBetween(day, FIRST), index === 0 ? 0 : -index);
    });
  });

  it('addDuration and addDays undo daysBetween', () => {
    DAYS.forEach((day, index) => {
      equal(addDuration(FIRST, `P${index}D`), day);
      equal(addDays(day, -index), FIRST);
    });
  });

  it('come one after the other', () => {
    DAYS.slice(1).forEach((day, index) => {
      const before = DAYS[index]!;
      equal(addDays(before, 1), day);
      equal(addDays(day, -1), before);
      ok(compareDates(before, day) < 0);
      ok(compareDates(day, before) > 0);
      equal(weekdayOf(day), (weekdayOf(before) % 7) + 1);
    });
  });

  it('fall on the weekday that the platform says', () => {
    for (const day of DAYS) equal(weekdayOf(day) % 7, new Date(`${day}T00:00Z`).getUTCDay(), day);
  });

  for (const duration of DURATIONS) {
    it(`a later day plus ${duration} is never earlier, nor earlier than itself`, () => {
      let previous = addDuration(FIRST, duration);
      for (const day of DAYS) {
        const later = addDuration(day, duration);
        ok(isCalendarDate(later), later);
        ok(compareDates(previous, later) <= 0, `${day} + ${duration}`);
        ok(compareDates(day, later) <= 0, `${day} + ${duration}`);
        previous = later;
      }
    });
  }

  it('months keep the day, or end with the month', () => {
    for (const day of DAYS) {
      for (const months of [1, 2, 11, 12, 13]) {
        const later = addDuration(day, `P${months}M`);
        equal(later, addMonths(day, months));
        const lastDay = daysInMonth(Number(later.slice(0, 4)), Number(later.slice(5, 7)));
        equal(Number(later.slice(8)), Math.min(Number(day.slice(8)), lastDay), `${day} + ${months} months`);
        const elapsed = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        equal(elapsed(later) - elapsed(day), months);
      }
    }
  });

  it('a page of a month holds each of its days once, in whole weeks from the first weekday', () => {
    for (const first of DAYS.filter((day) => day.endsWith('-01'))) {
      for (const firstWeekday of [1, 2, 3, 4, 5, 6, 7] as Weekday[]) {
        const weeks = weeksOfMonth(first, firstWeekday);
        ok(weeks.every((week) => week.length === 7 && weekdayOf(week[0]!) === firstWeekday));
        const shown = weeks.flat();
        shown.slice(1).forEach((day, index) => equal(daysBetween(shown[index]!, day), 1));
        const month = first.slice(0, 7);
        deepEqual(
          shown.filter((day) => day.startsWith(month)),
          DAYS.filter((day) => day.startsWith(month)),
        );
        ok(weeks.every((week) => week.some((day) => day.startsWith(month))));
      }
    }
  });
});
