import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nearestLanguage, onWords, speak, wordsVersion } from './languages.js';
import { textDirection } from './format.js';

export { ELEMENT_LOCALES } from './languages.js';

const SOURCE = 'en';
/** The formats beside English words that stand in for those of a language we lack: day, month, year; not the American. */
const INTERNATIONAL = 'en-001';
/** How long, in milliseconds, a first rendering waits for its words. */
const PATIENCE = 1000;

/** The value that an attribute has nearest, at or above a node, through shadow roots; undefined where there is none. */
function nearest(attribute: 'lang' | 'dir', start: Node | null): string | undefined {
  for (let node = start; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    const value = node instanceof Element ? node.getAttribute(attribute)?.trim() : undefined;
    if (value) return value;
  }
  return undefined;
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  locale?: string | undefined;
  readonly hasUpdated: boolean;
}

/**
 * The locale of an element: its `locale`, otherwise the nearest `lang`. Words are shared by all elements of a page, as
 * one page speaks one language: the element that was connected or changed last decides; dates and lists follow each
 * element's own. An element whose language is not the one around it says so by its own `lang` and `dir`.
 */
export class LocaleController implements ReactiveController {
  private readonly observer = new MutationObserver(() => this.host.requestUpdate());
  private spoken: string | undefined;
  private rendered = 0;
  private forget: (() => void) | undefined;
  /** The attributes of the host that are ours. */
  private readonly marks = new Map<'lang' | 'dir', string>();
  private loading: Promise<void> | undefined;

  constructor(private readonly host: LocalizedHost) {
    host.addController(this);
  }

  /** BCP 47, for Intl. Where the words are English for want of others, the formats are too. */
  get current(): string {
    const wanted = this.wanted;
    return nearestLanguage(wanted) === undefined ? INTERNATIONAL : wanted;
  }

  /**
   * Pending while the words of a first rendering are on their way, so that no other language flashes up; undefined when
   * there is nothing to wait for. For `scheduleUpdate`.
   */
  get words(): Promise<void> | undefined {
    return this.host.hasUpdated ? undefined : this.loading;
  }

  hostConnected(): void {
    this.observer.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
    this.forget = onWords(() => {
      if (this.rendered !== wordsVersion()) this.host.requestUpdate();
    });
    this.speak();
  }

  hostUpdate(): void {
    // What is still drawn of an element that has left the page decides nothing for the others.
    if (this.host.isConnected) this.speak();
    this.rendered = wordsVersion();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.forget?.();
    this.spoken = undefined;
  }

  private get wanted(): string {
    const around = this.marks.has('lang') ? this.host.parentNode : this.host;
    return canonical(this.host.locale?.trim() || nearest('lang', around) || SOURCE) ?? SOURCE;
  }

  private speak(): void {
    const locale = this.wanted;
    if (locale !== this.spoken) {
      this.spoken = locale;
      const loading = speak(locale);
      this.loading = loading && Promise.race([loading, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);
      void this.loading?.then(() => (this.loading = undefined));
    }
    this.markLanguage(locale);
  }

  /** Tells assistive technology and the layout what is spoken in here, where that is not what is spoken around. */
  private markLanguage(locale: string): void {
    const { parentNode } = this.host;
    const language = nearestLanguage(locale);
    const spoken = language === undefined ? SOURCE : locale;
    const around = nearest('lang', parentNode) ?? '';
    this.mark('lang', around.split('-')[0]?.toLowerCase() === spoken.split('-')[0] ? undefined : spoken);
    // A page of another direction in a language that we lack keeps its direction.
    const direction = this.host.locale && language !== undefined ? textDirection(locale) : undefined;
    this.mark('dir', direction === (nearest('dir', parentNode) ?? 'ltr') ? undefined : direction);
  }

  private mark(name: 'lang' | 'dir', value: string | undefined): void {
    const own = this.marks.get(name);
    // What the host itself has given stays.
    if (own !== undefined ? this.host.getAttribute(name) !== own : this.host.hasAttribute(name)) {
      this.marks.delete(name);
      return;
    }
    if (value === own) return;
    if (value === undefined) {
      this.host.removeAttribute(name);
      this.marks.delete(name);
    } else {
      this.host.setAttribute(name, value);
      this.marks.set(name, value);
    }
  }
}
