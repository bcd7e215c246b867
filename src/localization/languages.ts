import { LOCALES } from './generated/locale-codes.js';
import { byId, useWords, type Messages, type Words } from './messages.js';

type Loader = () => Promise<Messages>;

const SOURCE = 'en';

// One literal import for each, so that bundlers see them.
const loaders = new Map<string, Loader>([
  ['de', async () => (await import('./generated/locales/de.js')).messages],
  ['fr', async () => (await import('./generated/locales/fr.js')).messages],
  ['it', async () => (await import('./generated/locales/it.js')).messages],
  ['nl', async () => (await import('./generated/locales/nl.js')).messages],
]);
const loaded = new Map<string, Messages>();
const loading = new Map<string, Promise<void>>();
const replaced = new Map<string, Messages>();
const failed = new Set<string>();
const listeners = new Set<() => void>();

/** The locale whose words were asked for last, the one whose words are used, and how often they have changed. */
let wanted = SOURCE;
let used = SOURCE;
let version = 0;

/** The languages that the elements speak by themselves. */
export const ELEMENT_LOCALES: readonly string[] = LOCALES;

/** `zh-Hant-TW`, `zh-Hant`, `zh`. */
function generalizations(locale: string): string[] {
  const parts = locale.split('-');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'));
}

/** The language of ours or of the host's that is nearest: `nl` for `nl-BE`; undefined where there is none. */
export function nearestLanguage(locale: string): string | undefined {
  return generalizations(locale).find(
    (code) => code === SOURCE || loaded.has(code) || (loaders.has(code) && !failed.has(code)),
  );
}

/** Counts the changes of the words. */
export function wordsVersion(): number {
  return version;
}

/** Calls `listener` after the words have changed; returns what ends that. */
export function onWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Makes all elements of the page speak the language of a locale. What is there is used at once; a promise tells that
 * it is still being loaded. A language that cannot be loaded leaves English, and is tried again the next time.
 */
export function speak(locale: string): Promise<void> | undefined {
  wanted = locale;
  const codes = missing(locale);
  if (codes.length === 0) {
    use(locale);
    return undefined;
  }
  return Promise.all(codes.map(load)).then(() => {
    if (wanted !== locale) return;
    use(locale);
    if (codes.some((code) => failed.has(code))) used = '';
  });
}

function load(code: string): Promise<void> {
  let promise = loading.get(code);
  if (promise === undefined) {
    promise = loaders.get(code)!()
      .then(
        (messages) => {
          // What the host has given meanwhile goes first.
          if (!loaded.has(code)) loaded.set(code, messages);
          failed.delete(code);
        },
        () => void failed.add(code),
      )
      .finally(() => loading.delete(code));
    loading.set(code, promise);
  }
  return promise;
}

/** The words of another language than the page's, once they are there; undefined where we have none. */
export async function loadWords(locale: string): Promise<Words | undefined> {
  await Promise.all(missing(locale).map(load));
  return nearestLanguage(locale) === undefined ? undefined : wordsOf(locale);
}

function wordsOf(locale: string): Words {
  const spoken = nearestLanguage(locale) === undefined ? SOURCE : locale;
  const codes = generalizations(spoken);
  return {
    locale: spoken,
    dictionaries: codes.flatMap((code) => [replaced.get(code), loaded.get(code)].filter((one) => one !== undefined)),
  };
}

function missing(locale: string): string[] {
  return generalizations(locale).filter((code) => loaders.has(code) && !loaded.has(code));
}

function use(locale: string): void {
  if (locale === used) return;
  used = locale;
  useWords(wordsOf(locale));
  version += 1;
  // Not from within an update that may have asked for this: it would take the call for a part of itself.
  queueMicrotask(() => listeners.forEach((listener) => listener()));
}

/** Uses the words of the page's language anew, since there are others. */
function refresh(): void {
  used = '';
  void speak(wanted);
}

/**
 * Adds a language, or takes the place of one. Messages that it lacks are English. It can also be added for a region
 * alone (`nl-BE`): what it lacks is then looked for in the language.
 * @param locale BCP 47. Throws a RangeError where it is none.
 * @param messages The messages, or a function that loads them when the language is first used.
 */
export function addLocale(locale: string, messages: Messages | (() => Promise<Messages>)): void {
  const code = canonical(locale);
  failed.delete(code);
  if (typeof messages === 'function') {
    loaders.set(code, async () => byId(await messages()));
    loaded.delete(code);
  } else {
    loaded.set(code, byId(messages));
  }
  refresh();
}

/**
 * Replaces single messages in a language (`nl`), or in a variety of it alone (`nl-BE`). Further calls add to it.
 * @param locale BCP 47. Throws a RangeError where it is none.
 */
export function replaceMessages(locale: string, messages: Messages): void {
  const code = canonical(locale);
  replaced.set(code, { ...replaced.get(code), ...byId(messages) });
  refresh();
}

function canonical(locale: string): string {
  const [code] = Intl.getCanonicalLocales(locale);
  if (code === undefined) throw new RangeError('A language needs a code');
  return code;
}
