// A calendar date has no zone: noon of the same date in UTC, written in UTC.
const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** A calendar date as people read it. */
export function longDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(noon(date));
}

/** How people call a time zone, on a date. */
export function zoneName(date: string, timeZone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  return format.formatToParts(noon(date)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
