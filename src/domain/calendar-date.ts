/**
 * Calendar dates: `YYYY-MM-DD` in the department's time zone, without a clock and without a zone of their own.
 * Proleptic Gregorian, years 1 to 9999.
 */
export type CalendarDate = string;

/** An ISO 8601 duration of whole years, months, weeks and days, for example `P1M` or `P1Y6M`. */
export interface Duration {
  years: number;
  months: number;
  weeks: number;
  days: number;
}

interface Fields {
  year: number;
  month: number;
  day: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DURATION = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/;
const LAST_DATE = '9999-12-31';
const DAYS_BEFORE_1970 = 719_468;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month; month is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parse(text: string): Fields | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

function write({ year, month, day }: Fields): CalendarDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Whether a text is a date that exists: `2027-02-29` is not. */
export function isCalendarDate(text: string): boolean {
  return parse(text) !== undefined;
}

/** The date of a year, month (1 to 12) and day, or undefined where there is none such. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return undefined;
  const text = write({ year, month, day });
  return isCalendarDate(text) ? text : undefined;
}

// Days since 1970-01-01 and back, after Howard Hinnant's description of the civil calendar.
function toDays({ year, month, day }: Fields): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    DAYS_BEFORE_1970
  );
}

function fromDays(days: number): Fields {
  const shifted = days + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Whole days from one date to another; negative when `to` is earlier. Both must be dates. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDays(required(to)) - toDays(required(from));
}

/** Less than 0 when `a` is earlier than `b`, 0 when the same, more than 0 when later. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function required(date: CalendarDate): Fields {
  const fields = parse(date);
  if (!fields) throw new RangeError('not a calendar date');
  return fields;
}

/** Reads an ISO 8601 duration without a time part; undefined when it is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [years, months, weeks, days] = [1, 2, 3, 4].map((group) => Number(match[group] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return { years, months, weeks, days };
}

/**
 * The date a duration later. Years and months come first and clamp to the end of the month
 * (31 January + P1M is 28 or 29 February), then weeks and days are counted. Dates after 9999 end at 9999-12-31.
 * Throws a RangeError when the date or the duration is none.
 */
export function addDuration(date: CalendarDate, duration: string): CalendarDate {
  const start = required(date);
  const parsed = parseDuration(duration);
  if (!parsed) throw new RangeError('not a duration of years, months, weeks and days');
  const months = start.year * 12 + (start.month - 1) + parsed.years * 12 + parsed.months;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  if (year > 9999) return LAST_DATE;
  const clamped = { year, month, day: Math.min(start.day, daysInMonth(year, month)) };
  const result = fromDays(toDays(clamped) + parsed.weeks * 7 + parsed.days);
  return result.year > 9999 ? LAST_DATE : write(result);
}
