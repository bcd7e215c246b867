import { msg } from '@lit/localize';
import {
  CSSResult,
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientSource } from '../../client/client-source.js';
import type { GetToken, ShareClient } from '../../client/share-client.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { isReached, tellingId, timeZoneOf, type Policy, type Share, type SharedRecipient } from '../../domain/index.js';
import { ShareAgainEvent, ShareCopyEvent } from '../../events.js';
import { mailNews } from '../../localization/access-words.js';
import { LocaleController } from '../../localization/locale.js';
import { common } from '../../styles/common.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { noteText, renderActions, type ActionNote } from './confirmation-actions.js';
import { renderRecipient } from './confirmation-recipient.js';
import {
  headlineText,
  renderHeader,
  renderMessage,
  renderRest,
  renderSection,
  renderStudies,
  renderTerms,
} from './confirmation-sections.js';
import { sectionStyles } from './confirmation-sections.styles.js';
import { confirmationText } from './confirmation-text.js';
import { CopyController } from './copy-controller.js';
import { printAlone } from './print-alone.js';
import { recipientRows } from './recipient-rows.styles.js';
import { shareConfirmationStyles } from './share-confirmation.styles.js';
import { SharingTasks } from './sharing-tasks.js';

/** Rows drawn of a long list until the rest is asked for. */
const ROWS = 50;

/**
 * What was shared, with whom, until when: the receipt of a share. It keeps the state of the mails up to date while they
 * are on their way, copies itself in the language of the message or of its reader, sends the mails that were not asked
 * for, prints itself, and takes the share, or one recipient's access, back: with some seconds to undo that, in which
 * nothing is sent. Actions that need the endpoint are there only with `client` or `endpoint`.
 *
 * ```html
 * <share-confirmation></share-confirmation>
 * <script type="module">
 *   const confirmation = document.querySelector('share-confirmation');
 *   confirmation.client = client;
 *   confirmation.share = await client.getShare(id);
 * </script>
 * ```
 *
 * @tag share-confirmation
 * @fires {ShareAgainEvent} share-again - The sender wants to share the same studies again.
 * @fires {ShareCopyEvent} share-copy - "Copy this information": whether the browser has copied.
 * @fires {ShareMailEvent} share-mail - The endpoint has accepted mails that were asked for here.
 * @fires {ShareSignInRequiredEvent} share-sign-in-required - The endpoint does not know who asks.
 * @csspart header - The sentence that says what the share came to.
 * @csspart headline - The sentence alone.
 * @csspart recipient - One recipient.
 * @csspart actions - The buttons.
 */
export class ShareConfirmation extends LitElement {
  static prefix = '';
  static readonly version: string = VERSION;
  static override styles: CSSResultGroup = [common, recipientRows, sectionStyles, shareConfirmationStyles];

  private readonly clientSource = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly localeController = new LocaleController(this);
  private readonly announcer = new AnnouncerController(this);
  private readonly tasks = new SharingTasks(this, {
    client: () => this.clientSource.client,
    updated: (before, after) => this.handleUpdated(before, after),
    tell: (note) => this.tell(note),
    focus: (selector) => this.focusOn(selector),
    focusNoteIfLost: () => this.focusIfLost('.note'),
  });
  private readonly copying = new CopyController(this, {
    messageLanguage: () => this.share?.language,
    locale: () => this.localeController.current,
  });
  /** Base URL of the endpoint; relative to the page. */
  @property() endpoint?: string;

  /** The host's own client, in place of `endpoint`. */
  @property({ attribute: false }) client?: ShareClient;

  /** Gives a bearer token; without it requests carry the cookies of the endpoint's origin. */
  @property({ attribute: false }) getToken?: GetToken;

  /** BCP 47; otherwise the nearest `lang`. */
  @property() locale?: string;

  /** What is confirmed, as the endpoint answered it. What the endpoint tells later is shown, and not written here. */
  @property({ attribute: false }) share?: Share;

  /** Where the name of the share's label stands; without it the label's id is shown. */
  @property({ attribute: false }) policy?: Policy;

  @state() private note: ActionNote | undefined;
  @state() private isWhole = false;

  @query('.headline') private readonly headline!: HTMLElement | null;
  @query('.root') private readonly root!: HTMLElement | null;

  constructor() {
    super();
    new KeyGuardController(this);
  }

  /** Moves focus to the sentence that says what the share came to. */
  override focus(options?: FocusOptions): void {
    // Focus has it read: once is enough.
    this.announcer.announce('');
    this.headline?.focus(options);
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { words } = this.localeController;
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('share')) return;
    this.tasks.withdrawals.finish();
    this.copying.reset();
    this.note = undefined;
    this.isWhole = false;
    if (this.share) this.announcer.announce(headlineText(this.share));
  }

  private get labelName(): string | undefined {
    const id = this.share?.label?.id;
    return this.policy?.labels.find((label) => label.id === id)?.name;
  }

  private handleUpdated(before: readonly Share[], after: readonly Share[]): void {
    const news = mailNews(before, after);
    if (news !== undefined) this.announcer.announce(news);
    if (this.note?.about === 'mailed') this.note = undefined;
  }

  private async handleCopy(): Promise<void> {
    const { share } = this.tasks;
    if (!share) return;
    const { languages, language } = this.copying;
    const tell = (copied: boolean) => {
      this.tellCopied(copied, { about: 'copied', language: languages.length === 0 ? undefined : language });
      this.dispatchEvent(new ShareCopyEvent({ copied }));
    };
    const compose = (locale: string) => confirmationText(share, locale, this.labelName);
    const copied = await this.copying.copyText(compose, () => tell(true));
    if (copied !== undefined) tell(copied);
  }

  private async handleCopyLink({ rid, link = '' }: SharedRecipient): Promise<void> {
    const tell = (copied: boolean) => {
      this.tellCopied(copied, undefined);
      if (copied) this.tellLinkCopied();
    };
    const copied = await this.copying.copyLink(rid, link, () => tell(true));
    if (copied !== undefined) tell(copied);
  }

  private tellLinkCopied(): void {
    this.announcer.announce(msg('Link copied', { desc: 'After copying the link of one recipient' }));
  }

  private tellCopied(copied: boolean, note: ActionNote | undefined): void {
    // The way back of a withdrawal stays.
    if (copied && note && !this.tasks.withdrawals.undoable) this.tell(note);
    else if (!this.tasks.withdrawals.undoable) this.note = undefined;
    if (!copied) this.focusOn('.manual-copy textarea');
    // It goes as the browser has copied after all.
    else if (this.renderRoot.querySelector('.manual-copy textarea')?.matches(':focus')) this.focusOn('.copy-button');
  }

  private handleShareAgain(): void {
    const studyInstanceUids = this.share?.studies.map((study) => study.studyInstanceUid) ?? [];
    this.dispatchEvent(new ShareAgainEvent({ studyInstanceUids }));
  }

  private handlePrint(): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    const styles = elementStyles.filter((style) => style instanceof CSSResult);
    if (this.root) printAlone(this.root, styles, this.localeController.current);
  }

  private tell(note: ActionNote): void {
    this.note = note;
    this.announcer.announce(noteText(note, this.localeController.current));
  }

  private focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Where the button that was pressed has gone. */
  private focusIfLost(selector: string): void {
    void this.updateComplete.then(() => {
      if (!this.root?.matches(':focus-within')) this.focusOn(selector);
    });
  }

  protected override render(): TemplateResult {
    const { share } = this.tasks;
    // The live region is there before there is something to say: only what changes in it is read out.
    return html`
      ${share ? this.renderShare(share, this.localeController.current) : nothing}
      <div class="visually-hidden" role="status">${this.announcer.message}</div>
    `;
  }

  private renderShare(share: Share, locale: string): TemplateResult {
    return html`
      <article class="root">
        ${renderHeader(share, locale, this.tasks.isLeaving())}
        <div class="columns">
          <div class="column">${this.renderRecipients(share, locale)} ${renderMessage(share.message)}</div>
          <div class="column">
            ${this.renderStudies(share, locale)}
            ${renderSection(
              msg('Access and validity', { desc: 'Heading in the confirmation' }),
              renderTerms(share, locale, this.labelName),
            )}
          </div>
        </div>
        ${this.renderActions()}
      </article>
    `;
  }

  private renderRecipients(share: Share, locale: string): TemplateResult {
    const { recipients } = share;
    const drawn = this.isWhole ? recipients : recipients.slice(0, ROWS);
    return renderSection(
      msg('Recipients', { desc: 'Field and heading' }),
      html`<ul class="recipients">
          ${drawn.map((recipient) => this.renderRecipient(recipient, share, locale))}
        </ul>
        ${renderRest(recipients.length - drawn.length, () => (this.isWhole = true))}`,
      recipients.length,
    );
  }

  private renderRecipient(recipient: SharedRecipient, share: Share, locale: string): TemplateResult {
    const { rid } = recipient;
    const { recipients: all } = share;
    const { tasks } = this;
    const { shares } = tasks;
    const subject = tasks.subject(rid);
    const refusal = shares.refusalOf(subject);
    // One alone is withdrawn with the share.
    const mayWithdraw = tasks.mayWithdraw && all.filter(isReached).length > 1;
    return renderRecipient(recipient, {
      locale,
      timeZone: timeZoneOf(share),
      id: tellingId(recipient, all),
      isMailing: shares.isBusy(subject, 'mail'),
      mailFailure: refusal?.action === 'mail' ? refusal.failure : undefined,
      isLinkCopied: rid === this.copying.copiedLink,
      copyLink: () => void this.handleCopyLink(recipient),
      isLeaving: tasks.isLeaving(rid),
      withdraw: mayWithdraw ? () => tasks.withdraw(rid) : undefined,
      unlock: tasks.mayUnlock ? () => void tasks.unlock(recipient) : undefined,
      isUnlocking: shares.isBusy(subject, 'unlock'),
    });
  }

  private renderStudies({ studies }: Share, locale: string): TemplateResult {
    const drawn = this.isWhole ? studies : studies.slice(0, ROWS);
    return renderSection(
      msg('Studies', { desc: 'Heading' }),
      html`${renderStudies(drawn, locale)} ${renderRest(studies.length - drawn.length, () => (this.isWhole = true))}`,
      studies.length,
    );
  }

  private renderActions(): TemplateResult {
    const { tasks, copying } = this;
    const isUndoable = tasks.withdrawals.undoable !== undefined;
    const stale = isUndoable ? undefined : tasks.shares.watchFailure;
    return renderActions({
      locale: this.localeController.current,
      note: stale ? { about: 'mail-state-unknown', failure: stale } : this.note,
      manualText: copying.manualText,
      isCopyAwaited: copying.isWaiting,
      languages: copying.languages,
      language: copying.language,
      chooseLanguage: (language) => copying.choose(language),
      mailable: tasks.mailable?.length,
      isMailing: tasks.isMailing,
      mayWithdraw: tasks.mayWithdraw && !tasks.isLeaving(),
      copy: () => void this.handleCopy(),
      sendMail: () => void tasks.sendMails(),
      shareAgain: () => this.handleShareAgain(),
      print: () => this.handlePrint(),
      withdraw: () => tasks.withdraw(),
      undo: isUndoable ? () => tasks.undo() : undefined,
      refresh: () => tasks.shares.refresh(),
    });
  }
}
