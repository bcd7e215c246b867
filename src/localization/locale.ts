import { configureLocalization, updateWhenLocaleChanges, type LocaleModule } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Words } from './composing.js';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';

// One literal import for each, so that bundlers see them.
const LOADERS: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  nl: () => import('./generated/locales/nl.js'),
};

// Configured once a module instance: this is the place.
const { setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (locale) => LOADERS[locale]!(),
});

/** The languages that the elements speak. */
export const ELEMENT_LOCALES: readonly string[] = [sourceLocale, ...targetLocales];

/** The language of ours that is nearest to a locale: `nl-BE` is spoken as `nl`; what we don't have, as English. */
export function nearestElementLocale(locale: string): string {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  return ELEMENT_LOCALES.find((candidate) => candidate === language) ?? sourceLocale;
}

/** The words of a language of ours. */
export async function loadWords(locale: string): Promise<Words> {
  return (await LOADERS[locale]?.())?.templates;
}

/** The nearest `lang` at or above a node, through shadow roots; undefined where there is none. */
function nearestLang(start: Element): string | undefined {
  for (let node: Node | null = start; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    const lang = node instanceof Element ? node.getAttribute('lang')?.trim() : undefined;
    if (lang) return lang;
  }
  return undefined;
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}

interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  locale?: string | undefined;
}

/**
 * The locale of an element: its `locale`, otherwise the nearest `lang`. Words are shared by all elements of a page, as
 * one page speaks one language: the element that was connected or changed last decides; dates and lists follow each
 * element's own.
 */
export class LocaleController implements ReactiveController {
  private readonly observer = new MutationObserver(() => this.host.requestUpdate());
  private spoken: string | undefined;

  constructor(private readonly host: LocalizedHost) {
    host.addController(this);
    updateWhenLocaleChanges(host);
  }

  /** BCP 47, for Intl. */
  get current(): string {
    const wanted = this.host.locale?.trim() || nearestLang(this.host) || sourceLocale;
    return isLocale(wanted) ? wanted : sourceLocale;
  }

  hostConnected(): void {
    this.observer.observe(document.documentElement, { attributeFilter: ['lang'] });
    this.speak();
  }

  hostUpdate(): void {
    this.speak();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.spoken = undefined;
  }

  private speak(): void {
    const locale = nearestElementLocale(this.current);
    if (locale === this.spoken) return;
    this.spoken = locale;
    // A chunk that cannot be loaded leaves the words as they are.
    setLocale(locale).catch(() => undefined);
  }
}
