import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientSource } from '../../client/client-source.js';
import type { GetToken, ShareClient } from '../../client/share-client.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import type { Draft, DraftPreset, Share, Study } from '../../domain/index.js';
import { ShareCloseEvent, ShareOpenEvent, type ShareCloseDetail } from '../../events.js';
import { LocaleController } from '../../localization/locale.js';
import { common } from '../../styles/common.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import type { RecipientPicker } from '../recipient-picker/recipient-picker.js';
import { DialogFocus } from './dialog-focus.js';
import { renderSurface, showSurface } from './dialog-surface.js';
import { renderDone } from './done-view.js';
import { renderEntry } from './entry-view.js';
import { fieldStyles } from './fields/field.styles.js';
import { studiesStyles } from './fields/studies-field.styles.js';
import { renderHeader } from './header.js';
import { renderPicker, type InnerElementProps } from './inner-elements.js';
import { LateParts } from './late-parts.js';
import { mailPreviewStyles } from './mail-previews.styles.js';
import { noticeStyles } from './notices.styles.js';
import { OutcomeTeller } from './outcome-teller.js';
import { layoutStyles } from './share-dialog.styles.js';
import { ShareFlow } from './share-flow.js';

/** How showing the dialog ended. */
export interface ShareOutcome {
  status: 'shared' | 'cancelled';
  shareId?: string;
}

/**
 * Shares imaging studies: whom with, what they may see, why, in which language, until when, with the patient's consent;
 * then sends and confirms. Nothing exists on the endpoint before "Share studies" is pressed.
 *
 * ```html
 * <share-dialog endpoint="/api"></share-dialog>
 * <script type="module">
 *   const dialog = document.querySelector('share-dialog');
 *   const { status } = await dialog.show({ studies });
 * </script>
 * ```
 *
 * @tag share-dialog
 * @fires {ShareOpenEvent} share-open - `show()` has opened it.
 * @fires {ShareBeforeSendEvent} share-before-send - Before sending; cancelable, `waitUntil(promise)` decides later.
 * @fires {ShareCompleteEvent} share-complete - The endpoint has shared.
 * @fires {ShareFailEvent} share-fail - A request failed.
 * @fires {ShareSignInRequiredEvent} share-sign-in-required - The endpoint does not know who asks.
 * @fires {ShareCloseEvent} share-close - It has closed.
 * @csspart dialog - The surface.
 * @csspart header - Title and close button.
 * @csspart body - What scrolls.
 * @csspart summary - What sharing is about to do.
 * @csspart mail-previews - The button that shows the mails, and the mails.
 * @csspart mail-preview - One mail.
 * @csspart footer - Consent and actions.
 * @csspart submit - The button "Share studies".
 */
export class ShareDialog extends LitElement {
  static prefix = '';
  static version = VERSION;
  static override styles: CSSResultGroup = [
    common,
    layoutStyles,
    noticeStyles,
    studiesStyles,
    fieldStyles,
    mailPreviewStyles,
  ];

  private readonly clients = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly flow = new ShareFlow(this, {
    client: () => this.clients.client,
    handleOutcome: (outcome) => {
      this.teller.tell(outcome);
      if (outcome.status === 'shared') this.confirm();
    },
  });
  private readonly localeController = new LocaleController(this);
  private readonly dialogFocus = new DialogFocus(this);
  private readonly parts = new LateParts(this, {
    prefix: () => this.tagPrefix,
    missed: (notice) => this.teller.tellMissing(notice),
  });
  private readonly teller = new OutcomeTeller(this, {
    flow: () => this.flow,
    locale: () => this.localeController.current,
    focus: this.dialogFocus,
  });

  /** Base URL of the endpoint; relative to the page. */
  @property() endpoint?: string;

  /** BCP 47; otherwise the nearest `lang`. */
  @property() locale?: string;

  /** Whether it is open. Setting it opens or closes without events. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** A modal dialog over the page, or a panel in its place. */
  @property({ reflect: true }) presentation: 'modal' | 'inline' = 'modal';

  /** The studies to share. */
  @property({ attribute: false }) studies: Study[] = [];

  /** Reaches the endpoint in place of `endpoint`. */
  @property({ attribute: false }) client?: ShareClient;

  /** Gives a bearer token; without it requests carry the cookies of the endpoint's origin. */
  @property({ attribute: false }) getToken?: GetToken;

  /** Initial values of the next opening. */
  @property({ attribute: false }) draft?: DraftPreset;

  @state() private asksToDiscard = false;
  @state() private isPainted = false;
  @state() private typedDate: string | undefined;

  private settle: ((outcome: ShareOutcome) => void) | undefined;

  constructor() {
    super();
    new KeyGuardController(this);
  }

  /**
   * Opens the dialog. Resolves when it closes: whether studies were shared meanwhile, and the last share's id.
   * Rejects with an InvalidStateError while it is open or not in the document.
   */
  show({ studies }: { studies?: Study[] } = {}): Promise<ShareOutcome> {
    if (this.open || !this.isConnected) {
      return Promise.reject(new DOMException('the dialog is open, or not in the document', 'InvalidStateError'));
    }
    if (studies) this.studies = studies;
    this.dialogFocus.remember();
    this.open = true;
    const outcome = new Promise<ShareOutcome>((resolve) => {
      this.settle = resolve;
    });
    this.dispatchEvent(new ShareOpenEvent());
    return outcome;
  }

  /** Closes the dialog; what was entered is gone. */
  close(): void {
    if (this.open) this.finish(this.flow.share ? 'done' : 'cancel');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Put back while open: it is shown again, with what was entered.
    if (!this.open || !this.hasUpdated) return;
    this.requestUpdate();
    if (this.flow.share) this.confirm();
    else if (!this.flow.form.policy) this.flow.policy.load();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { words } = this.localeController;
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('studies') && !Array.isArray(this.studies)) {
      warn(this.localName, 'studies is not a list');
      this.studies = [];
    }
    if (changed.has('endpoint')) this.clients.prepare();
    if (changed.has('open')) {
      if (this.open) this.begin();
      else this.end();
    } else if (changed.has('studies') && this.open && !this.flow.share) {
      this.flow.setStudies(this.studies);
    }
    if (this.open) {
      this.flow.seekExistingShares();
      // Once the rules have come, with the live region drawn, in which it is heard.
      if (this.flow.form.policy && !this.flow.share) this.teller.notePatients();
      this.teller.noteLostAccess();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    showSurface(this.renderRoot.querySelector('.root'));
    if (changed.has('open')) {
      if (this.open) void this.dialogFocus.moveTo('#recipients');
      else if (changed.get('open')) this.dialogFocus.restore();
    }
    this.dialogFocus.followCalendar(this.parts.isCalendarOpen);
    if (this.open && !this.isPainted) requestAnimationFrame(() => (this.isPainted = true));
  }

  private begin(): void {
    this.dialogFocus.remember();
    this.flow.begin(this.studies, this.readPreset());
    this.clear();
  }

  private end(): void {
    const { lastShareId: shareId } = this.flow;
    this.flow.end();
    this.clear();
    this.settle?.(shareId === undefined ? { status: 'cancelled' } : { status: 'shared', shareId });
    this.settle = undefined;
  }

  private clear(): void {
    this.teller.forget();
    this.asksToDiscard = false;
    this.typedDate = undefined;
    this.parts.close();
  }

  private readPreset(): DraftPreset {
    const { recipients = [], ...preset } = this.draft ?? {};
    const named = recipients.filter((recipient) => recipient.kind === 'new' || Boolean(recipient.displayName));
    if (named.length < recipients.length) warn(this.localName, 'draft.recipients needs whole recipients, with names');
    return { ...preset, recipients: named };
  }

  private send(): void {
    this.asksToDiscard = false;
    // It is on its way while the endpoint answers.
    this.parts.confirmation.prefetch();
    void this.flow.send();
  }

  /** Shows what was shared, and brings the focus there. */
  private confirm(): void {
    this.parts.confirmation.use(() => void this.dialogFocus.moveTo('#confirmation'));
  }

  /** Closes, unless the sender would lose something: then it asks once. */
  private requestClose(reason: ShareCloseDetail['reason']): void {
    // What was typed or pasted is no recipient yet, so the draft does not hold it.
    const isPending = Boolean(this.renderRoot.querySelector<RecipientPicker>('#recipients')?.unchosenText);
    if ((this.flow.mayBeLost || isPending) && !this.asksToDiscard) {
      this.asksToDiscard = true;
      void this.dialogFocus.moveTo('#keep-editing');
      return;
    }
    this.finish(reason);
  }

  /** Closes one layer: the question, where it stands; nothing is lost without its button. */
  private handleEscape(): void {
    if (this.asksToDiscard) this.keepEditing();
    else this.requestClose('escape');
  }

  /** A browser closes it without asking when Escape or its like comes again and again: what is there still is shown. */
  private handleClosed(): void {
    if (!this.open || !this.isConnected) return;
    this.handleEscape();
    this.requestUpdate();
  }

  private keepEditing(): void {
    this.asksToDiscard = false;
    void this.dialogFocus.moveTo(this.flow.isLocked ? '#notice, [part="submit"]' : '#recipients');
  }

  private finish(reason: ShareCloseDetail['reason']): void {
    this.open = false;
    // The page hears of it once the focus is back.
    void this.updateComplete.then(() => this.dispatchEvent(new ShareCloseEvent({ reason })));
  }

  /** Back to the form after a share. */
  private continueWith(draft: Draft): void {
    this.flow.continueWith(draft);
    this.clear();
    void this.dialogFocus.moveTo('#recipients');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const { share, form } = this.flow;
    const header = renderHeader({
      studies: (share ?? form.draft).studies.length,
      isShared: share !== undefined,
      close: () => this.requestClose(share ? 'done' : 'cancel'),
    });
    const content = html`<div class="frame">
      ${header} ${share ? this.renderDone(share) : this.renderEntry()}
      <div class="visually-hidden" role="status">${this.teller.message}</div>
    </div>`;
    return renderSurface(this.presentation, content, {
      escape: () => this.handleEscape(),
      handleClosed: () => this.handleClosed(),
    });
  }

  private renderEntry(): TemplateResult {
    const { flow, isPainted, parts, typedDate, asksToDiscard } = this;
    return renderEntry(
      {
        flow,
        locale: this.localeController.current,
        isPainted,
        hasPreviews: this.clients.client?.previewMails !== undefined,
        parts,
        typedDate,
        asksToDiscard,
        recipients: renderPicker(this.innerElementProps),
      },
      {
        typeDate: (text) => (this.typedDate = text),
        goToField: (id) => void this.dialogFocus.moveTo(`#${id}`),
        prepare: () => this.parts.confirmation.prefetch(),
        send: () => this.send(),
        cancel: () => this.requestClose('cancel'),
        keepEditing: () => this.keepEditing(),
      },
    );
  }

  private renderDone(share: Share): TemplateResult {
    return renderDone(
      { share, confirmation: this.parts.confirmation, inner: this.innerElementProps },
      { continueWith: (draft) => this.continueWith(draft), done: () => this.requestClose('done') },
    );
  }

  private get tagPrefix(): string {
    return (this.constructor as typeof ShareDialog).prefix;
  }

  private get innerElementProps(): InnerElementProps {
    return {
      flow: this.flow,
      prefix: this.tagPrefix,
      client: this.clients.client,
      locale: this.locale,
    };
  }
}
