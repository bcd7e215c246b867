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
import { ShareFailure } from '../../client/share-failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { WithdrawalController, type Withdrawal } from '../../controllers/withdrawal-controller.js';
import type { Policy, Share, SharedRecipient } from '../../domain/index.js';
import { ShareAgainEvent, ShareCopyEvent, ShareMailEvent, ShareSignInRequiredEvent } from '../../events.js';
import { LocaleController } from '../../localization/locale.js';
import { common } from '../../styles/index.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { mailNews, noteText, renderActions, type ActionNote } from './confirmation-actions.js';
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
import { confirmationText } from './confirmation-text.js';
import { copyToClipboard } from './copy-to-clipboard.js';
import { printAlone } from './print-alone.js';
import { shareConfirmationStyles } from './share-confirmation.styles.js';
import { ShareUpdatesController } from './share-updates-controller.js';

/** Rows drawn of a long list until the rest is asked for. */
const ROWS = 50;

/**
 * What was shared, with whom, until when: the receipt of a share. It keeps the state of the mails up to date while they
 * are on their way, copies itself for the sender's own record, sends the mails that were not asked for, prints itself,
 * and takes the share, or one recipient's access, back: with some seconds to undo that, in which nothing is sent. Actions that need the endpoint are there only with `client` or `endpoint`.
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
 * @cssproperty [--share-confirmation-padding=16px] - Space around everything.
 * @cssproperty [--share-color-success] - Color of what went well.
 * @cssproperty [--share-color-success-soft] - Background of the header.
 */
export class ShareConfirmation extends LitElement {
  static prefix = '';
  static readonly version: string = VERSION;
  static override styles: CSSResultGroup = [common, shareConfirmationStyles];

  private readonly clientSource = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly localeController = new LocaleController(this);
  private readonly announcer = new AnnouncerController(this);
  private readonly updates = new ShareUpdatesController(this, {
    given: () => this.share,
    client: () => this.clientSource.client,
    updated: (before, after) => this.handleUpdated(before, after),
    isLeaving: (rid) => this.isLeaving(rid),
  });
  private readonly withdrawals = new WithdrawalController(this, {
    client: () => this.clientSource.client,
    done: (withdrawal) => this.handleWithdrawn(withdrawal),
    failed: (withdrawal, error) => this.handleWithdrawn(withdrawal, ShareFailure.from(error)),
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
  /** A text that the browser did not copy. */
  @state() private manualText: string | undefined;
  /** The recipient whose link was copied last. */
  @state() private copiedLink: string | undefined;
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('share')) return;
    this.withdrawals.finish();
    this.note = undefined;
    this.manualText = undefined;
    this.copiedLink = undefined;
    this.isWhole = false;
    if (this.share) this.announcer.announce(headlineText(this.share));
  }

  private get labelName(): string | undefined {
    const id = this.share?.label?.id;
    return this.policy?.labels.find((label) => label.id === id)?.name;
  }

  private handleUpdated(before: Share, after: Share): void {
    const mailBefore = new Map(before.recipients.map(({ rid, mail }) => [rid, mail]));
    const settled = after.recipients.filter(({ rid, mail }) => mailBefore.get(rid) === 'queued' && mail !== 'queued');
    const failed = settled.filter(({ mail }) => mail === 'failed');
    if (settled.length > 0) this.announcer.announce(mailNews(settled.length, failed.length));
    if (this.note?.about === 'mailed') this.note = undefined;
  }

  private async handleCopy(): Promise<void> {
    const { share } = this.updates;
    if (!share) return;
    const content = confirmationText(share, this.localeController.current, this.labelName);
    const copied = await copyToClipboard(content, this.renderRoot);
    this.copiedLink = undefined;
    this.showCopied(copied, content.plain, { about: 'copied' });
    this.dispatchEvent(new ShareCopyEvent({ copied }));
  }

  private async copyLink(rid: string, link: string): Promise<void> {
    const copied = await copyToClipboard({ plain: link }, this.renderRoot);
    this.copiedLink = copied ? rid : undefined;
    this.showCopied(copied, link, undefined);
    if (copied) this.announcer.announce(msg('Link copied', { desc: 'After copying the link of one recipient' }));
  }

  private showCopied(copied: boolean, text: string, note: ActionNote | undefined): void {
    this.manualText = copied ? undefined : text;
    if (copied && note) this.tell(note);
    else this.note = undefined;
    if (!copied) this.focusOn('.manual-copy textarea');
  }

  private async handleSendMail(): Promise<void> {
    const outcome = await this.updates.sendMail();
    if (!outcome) return;
    const { accepted, failure } = outcome;
    this.tell(failure ? { about: 'mail-failed', failure } : { about: 'mailed', recipients: accepted });
    if (accepted > 0) this.dispatchEvent(new ShareMailEvent({ recipients: accepted }));
    if (failure?.code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
    this.focusIfLost('.note');
  }

  private handleShareAgain(): void {
    const studyInstanceUids = this.share?.studies.map((study) => study.studyInstanceUid) ?? [];
    this.dispatchEvent(new ShareAgainEvent({ studyInstanceUids }));
  }

  private handleWithdraw(rid?: string): void {
    const { share } = this.updates;
    if (!share || !this.withdrawals.withdraw({ shareId: share.id, ...(rid === undefined ? {} : { rid }) })) return;
    this.tell({ about: 'withdrawing', name: this.nameOf(rid) });
    this.focusOn('.undo-button');
  }

  private handleUndo(): void {
    const undone = this.withdrawals.undo();
    if (!undone) return;
    this.tell({ about: 'withdrawal-undone', name: this.nameOf(undone.rid) });
    const row = undone.rid === undefined ? '.actions' : `[data-rid="${CSS.escape(undone.rid)}"]`;
    this.focusOn(`${row} .withdraw-button`);
  }

  private handleWithdrawn(withdrawal: Withdrawal, failure?: ShareFailure): void {
    if (withdrawal.shareId !== this.updates.share?.id) return;
    const name = this.nameOf(withdrawal.rid);
    if (!failure) this.updates.setWithdrawn(withdrawal);
    // Another one that can still be undone is told first.
    if (failure || !this.withdrawals.undoable) {
      this.tell(failure ? { about: 'withdraw-failed', name, failure } : { about: 'withdrawn', name });
      this.focusIfLost('.note');
    }
    if (failure?.code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
  }

  private async handleUnlock(rid: string, name: string): Promise<void> {
    const outcome = await this.updates.unlock(rid);
    if (outcome === undefined) return;
    this.tell(
      outcome === 'unlocked' ? { about: 'unlocked', name } : { about: 'unlock-failed', name, failure: outcome },
    );
    if (outcome !== 'unlocked' && outcome.code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
    this.focusIfLost('.note');
  }

  private handlePrint(): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    const styles = elementStyles.filter((style) => style instanceof CSSResult);
    if (this.root) printAlone(this.root, styles, this.localeController.current);
  }

  private nameOf(rid: string | undefined): string | undefined {
    return this.updates.share?.recipients.find((recipient) => recipient.rid === rid)?.displayName;
  }

  private tell(note: ActionNote): void {
    this.note = note;
    this.announcer.announce(noteText(note));
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
    const { share } = this.updates;
    // The live region is there before there is something to say: only what changes in it is read out.
    return html`
      ${share ? this.renderShare(share, this.localeController.current) : nothing}
      <div class="visually-hidden" role="status">${this.announcer.message}</div>
    `;
  }

  private renderShare(share: Share, locale: string): TemplateResult {
    return html`
      <article class="root">
        ${renderHeader(share, locale, this.withdrawals.isUnderWay(share.id))}
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
        ${this.renderActions(share)}
      </article>
    `;
  }

  private renderRecipients(share: Share, locale: string): TemplateResult {
    const { recipients } = share;
    const { mailing, mailFailures, unlocking } = this.updates;
    // One alone is withdrawn with the share.
    const mayWithdrawOne = this.mayWithdraw(share) && recipients.filter(isReached).length > 1;
    const mayUnlock = this.hasClient && share.permissions?.unlock === true;
    const drawn = this.isWhole ? recipients : recipients.slice(0, ROWS);
    return renderSection(
      msg('Recipients', { desc: 'Field and heading' }),
      html`<ul class="recipients">
          ${drawn.map((recipient) =>
            renderRecipient(recipient, {
              locale,
              isMailing: mailing.has(recipient.rid),
              mailFailure: mailFailures.get(recipient.rid),
              isLinkCopied: recipient.rid === this.copiedLink,
              copyLink: () => void this.copyLink(recipient.rid, recipient.link ?? ''),
              isLeaving: this.isLeaving(recipient.rid),
              withdraw: mayWithdrawOne ? () => this.handleWithdraw(recipient.rid) : undefined,
              unlock: mayUnlock ? () => void this.handleUnlock(recipient.rid, recipient.displayName) : undefined,
              isUnlocking: unlocking.has(recipient.rid),
            }),
          )}
        </ul>
        ${renderRest(recipients.length - drawn.length, () => (this.isWhole = true))}`,
      recipients.length,
    );
  }

  private renderStudies({ studies }: Share, locale: string): TemplateResult {
    const drawn = this.isWhole ? studies : studies.slice(0, ROWS);
    return renderSection(
      msg('Studies', { desc: 'Heading' }),
      html`${renderStudies(drawn, locale)} ${renderRest(studies.length - drawn.length, () => (this.isWhole = true))}`,
      studies.length,
    );
  }

  private renderActions(share: Share): TemplateResult {
    const { updates } = this;
    const stale = this.withdrawals.undoable ? undefined : updates.watchFailure;
    const hasMail = this.hasClient && share.permissions?.sendMail !== false;
    return renderActions({
      note: stale ? { about: 'mail-state-unknown', failure: stale } : this.note,
      manualText: this.manualText,
      mailable: hasMail ? updates.mailable.length : undefined,
      isMailing: updates.mailing.size > 0,
      mayWithdraw:
        this.mayWithdraw(share) && !this.withdrawals.isUnderWay(share.id) && share.recipients.some(isReached),
      copy: () => void this.handleCopy(),
      sendMail: () => void this.handleSendMail(),
      shareAgain: () => this.handleShareAgain(),
      print: () => this.handlePrint(),
      withdraw: () => this.handleWithdraw(),
      undo: () => this.handleUndo(),
      refresh: () => updates.refresh(),
    });
  }

  private get hasClient(): boolean {
    return this.clientSource.client !== undefined;
  }

  private mayWithdraw({ withdrawn, permissions }: Share): boolean {
    return this.hasClient && !withdrawn && permissions?.withdraw !== false;
  }

  private isLeaving(rid: string): boolean {
    const { share } = this.updates;
    return share !== undefined && this.withdrawals.isUnderWay(share.id, rid);
  }
}

function isReached({ outcome, withdrawn }: SharedRecipient): boolean {
  return outcome === 'shared' && !withdrawn;
}
