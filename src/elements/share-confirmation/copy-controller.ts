import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadWords, nearestLanguage } from '../../localization/languages.js';
import { composeIn, type Words } from '../../localization/messages.js';
import type { ConfirmationText } from './confirmation-text.js';
import { startCopying, type ClipboardContent } from './copy-to-clipboard.js';

interface CopyHost extends ReactiveControllerHost {
  renderRoot: HTMLElement | DocumentFragment;
}

export interface CopyOptions {
  /** Of the message to the recipients. */
  messageLanguage: () => string | undefined;
  /** Of who reads the confirmation. */
  locale: () => string;
}

/** Copies the confirmation, in the language of the message or of its reader, and links; by hand where nothing else works. */
export class CopyController implements ReactiveController {
  /** A text that the browser did not copy, or has not copied yet. */
  manualText: string | undefined;
  /** Whether the browser may copy it still: it is asking its user, for instance. */
  isWaiting = false;
  /** The recipient whose link was copied last. */
  copiedLink: string | undefined;
  private chosen: string | undefined;
  private attempt = 0;
  private loading: string | undefined;
  private loaded: { language: string; words: Words } | undefined;

  constructor(
    private readonly host: CopyHost,
    private readonly options: CopyOptions,
  ) {
    host.addController(this);
  }

  /** The languages to choose from, that of the message first; none where there is but one. */
  get languages(): readonly string[] {
    const other = this.otherLanguage;
    return other !== undefined && other === this.loaded?.language ? [other, this.options.locale()] : [];
  }

  /** What is copied is mostly passed on, and its reader may know no other language than that of the message. */
  get language(): string {
    const { languages } = this;
    return languages.find((language) => language === this.chosen) ?? languages[0] ?? this.options.locale();
  }

  hostUpdate(): void {
    const other = this.otherLanguage;
    // Before it is wanted: a browser lets a page copy only shortly after the press.
    if (other !== undefined && other !== this.loading) void this.load(other);
  }

  choose(language: string): void {
    this.chosen = language;
    this.host.requestUpdate();
  }

  /**
   * @param handleLate Told where the browser says later that it was copied after all.
   * @returns Whether the browser says that it was copied; undefined where somebody copies another text meanwhile.
   */
  async copyText(compose: (locale: string) => ConfirmationText, handleLate: () => void): Promise<boolean | undefined> {
    const { language, loaded } = this;
    const text = language === loaded?.language ? composeIn(loaded.words, () => compose(language)) : compose(language);
    return this.copy(text, undefined, handleLate);
  }

  async copyLink(rid: string, link: string, handleLate: () => void): Promise<boolean | undefined> {
    return this.copy({ plain: link }, rid, handleLate);
  }

  private async copy(
    content: ClipboardContent,
    rid: string | undefined,
    handleLate: () => void,
  ): Promise<boolean | undefined> {
    const attempt = ++this.attempt;
    const copying = startCopying(content, this.host.renderRoot);
    const soon = await copying.soon;
    if (attempt !== this.attempt) return undefined;
    const settle = (copied: boolean, isWaiting: boolean) => {
      this.isWaiting = isWaiting;
      this.copiedLink = copied ? rid : undefined;
      this.show(copied ? undefined : content.plain);
    };
    settle(soon === 'copied', soon === 'waiting');
    if (soon === 'waiting') {
      void copying.finally.then((copied) => {
        if (attempt !== this.attempt) return;
        settle(copied, false);
        if (copied) handleLate();
      });
    }
    return soon === 'copied';
  }

  reset(): void {
    this.attempt += 1;
    this.isWaiting = false;
    this.manualText = undefined;
    this.copiedLink = undefined;
    this.chosen = undefined;
  }

  private show(manualText: string | undefined): void {
    this.manualText = manualText;
    this.host.requestUpdate();
  }

  /** The language of the message, where it is another than the reader's and one that there are words for. */
  private get otherLanguage(): string | undefined {
    const language = this.options.messageLanguage();
    if (language === undefined || nearestLanguage(language) === undefined) return undefined;
    return primary(language) === primary(nearestLanguage(this.options.locale()) ?? 'en') ? undefined : language;
  }

  private async load(language: string): Promise<void> {
    this.loading = language;
    const words = await loadWords(language);
    // Without words it is copied in the reader's own.
    if (!words || this.loading !== language) return;
    this.loaded = { language, words };
    this.host.requestUpdate();
  }
}

/** The language alone, without script and region. */
function primary(locale: string): string | undefined {
  return locale.toLowerCase().split('-')[0];
}
