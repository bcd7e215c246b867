// Making a formatter costs far more than using it: each is made once.
const formatters = new Map<string, unknown>();

/** What `make` makes for a locale, made once. */
export function kept<T>(kind: string, locale: string, options: object, make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  if (!formatters.has(key)) formatters.set(key, make());
  return formatters.get(key) as T;
}

/** The formatter of dates for a locale, made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept('date', locale, options, () => new Intl.DateTimeFormat(locale, options));
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

/** Which plural form a count takes. */
export function pluralForm(count: number, locale: string): Intl.LDMLPluralRule {
  return kept('plural', locale, {}, () => new Intl.PluralRules(locale)).select(count);
}
