import { kept } from './format.js';

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
