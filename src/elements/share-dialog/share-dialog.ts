import { msg } from '@lit/localize';
import { LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import { ClientSource } from '../../client/client-source.js';
import { toShareRequest, type GetToken, type ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { CalendarController } from '../../controllers/calendar-controller.js';
import { DraftController } from '../../controllers/draft-controller.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { LoadController } from '../../controllers/load-controller.js';
import { MailPreviewController } from '../../controllers/mail-preview-controller.js';
import { SubmissionController } from '../../controllers/submission-controller.js';
import {
  draftOfFailed,
  failedRecipients,
  isMissedInPreview,
  sharedRecipients,
  withoutRecipientsAndConsent,
  withoutStudy,
  withRecipients,
  type Draft,
  type DraftPreset,
  type Issue,
  type MailPreview,
  type PickedRecipient,
  type Policy,
  type Share,
  type ShareRequest,
  type Study,
} from '../../domain/index.js';
import {
  ShareBeforeSendEvent,
  ShareCloseEvent,
  ShareCompleteEvent,
  ShareFailEvent,
  ShareOpenEvent,
  ShareSignInRequiredEvent,
  type ShareCloseDetail,
} from '../../events.js';
import { failureText } from '../../localization/failure-text.js';
import { LocaleController } from '../../localization/locale.js';
import { outcomeText, studiesText } from '../../localization/words.js';
import { common } from '../../styles/index.js';
import { icon } from '../../styles/icons.js';
import { deepestActiveElement } from '../../support/active-element.js';
import { randomId } from '../../support/random-id.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { fetchExistingShares } from './existing-shares.js';
import { renderConsent } from './fields/consent-field.js';
import { fieldIdOf, renderIssues, type FieldContext } from './fields/field.js';
import { renderStudies } from './fields/studies-field.js';
import { renderDiscardFooter, renderDoneFooter, renderEntryFooter } from './footers.js';
import { renderForm } from './form.js';
import { renderMailPreviews } from './mail-previews.js';
import { renderFailure, renderIssueSummary, renderUnsure } from './notices.js';
import { fieldStyles, layoutStyles } from './share-dialog.styles.js';

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
 * @cssproperty [--share-color-accent] - Color of what is chosen and of the main button.
 * @cssproperty [--share-color-surface] - Color of the surface.
 * @cssproperty [--share-color-backdrop] - Color in front of the page.
 */
export class ShareDialog extends LitElement {
  static prefix = '';
  static version = VERSION;
  static override styles: CSSResultGroup = [common, layoutStyles, fieldStyles];

  private readonly form = new DraftController(this);
  private readonly policyLoad = new LoadController(this, (signal) => this.fetchPolicy(signal));
  private readonly existingShares = new LoadController(this, (signal) =>
    fetchExistingShares(this.requireClient(), this.studyUids, signal),
  );
  private readonly calendar = new CalendarController(this);
  private readonly announcer = new AnnouncerController(this);
  private readonly localeController = new LocaleController(this);
  private readonly clients = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly previews = new MailPreviewController(this, {
    ask: (draft, signal) => this.fetchPreviews(draft, signal),
    isLack: (error) => ShareFailure.from(error).code === 'not-found',
  });
  private readonly submission = new SubmissionController<ShareRequest>(this, {
    newKey: randomId,
    send: (request, idempotencyKey, signal) => this.requireClient().createShare(request, { idempotencyKey, signal }),
    toFailure: (error) => ShareFailure.from(error),
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

  @state() private share: Share | undefined;
  @state() private asksToDiscard = false;
  @state() private isPainted = false;
  @state() private typedDate: string | undefined;

  @query('.root') private root!: HTMLElement | null;

  private returnFocus: Element | null = null;
  private sharedId: string | undefined;
  private settle: ((outcome: ShareOutcome) => void) | undefined;
  private wasCalendarOpen = false;

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
    this.returnFocus = deepestActiveElement();
    this.open = true;
    const outcome = new Promise<ShareOutcome>((resolve) => {
      this.settle = resolve;
    });
    this.dispatchEvent(new ShareOpenEvent());
    return outcome;
  }

  /** Closes the dialog; what was entered is gone. */
  close(): void {
    if (this.open) this.finish(this.share ? 'done' : 'cancel');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Put back while open: it is shown again, with what was entered.
    if (!this.open || !this.hasUpdated) return;
    this.requestUpdate();
    if (!this.form.policy) this.policyLoad.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('studies') && !Array.isArray(this.studies)) {
      warn(this.localName, 'studies is not a list');
      this.studies = [];
    }
    if (changed.has('open')) {
      if (this.open) this.begin();
      else this.end();
    } else if (changed.has('studies') && this.open && !this.share) {
      this.form.setStudies(this.studies);
      this.existingShares.reset();
    }
    if (this.open && !this.share && this.form.policy && this.form.draft.recipients.length > 0) {
      this.existingShares.load();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.root instanceof HTMLDialogElement && this.isConnected) this.showModal(this.root);
    if (changed.has('open')) {
      if (this.open) void this.focusRecipients();
      else if (changed.get('open')) this.restoreFocus();
    }
    this.moveCalendarFocus();
    if (this.open && !this.isPainted) requestAnimationFrame(() => (this.isPainted = true));
  }

  private showModal(dialog: HTMLDialogElement): void {
    // A dialog that left the document keeps its attribute, but not its place in the top layer.
    if (dialog.open && !dialog.matches(':modal')) dialog.close();
    if (!dialog.open) dialog.showModal();
  }

  private begin(): void {
    this.returnFocus ??= deepestActiveElement();
    this.form.begin(this.studies, this.readPreset());
    this.sharedId = undefined;
    this.startForm();
  }

  private startForm(): void {
    this.share = undefined;
    this.existingShares.reset();
    this.asksToDiscard = false;
    this.typedDate = undefined;
    this.calendar.close();
    this.submission.reset();
    this.form.setPolicy(undefined);
    this.reloadPolicy();
  }

  private end(): void {
    this.policyLoad.reset();
    this.existingShares.reset();
    this.submission.reset();
    this.previews.hide();
    this.share = undefined;
    this.asksToDiscard = false;
    this.form.begin([]);
    this.settle?.(this.sharedId === undefined ? { status: 'cancelled' } : { status: 'shared', shareId: this.sharedId });
    this.settle = undefined;
  }

  private readPreset(): DraftPreset {
    const { recipients = [], ...preset } = this.draft ?? {};
    const named = recipients.filter((recipient) => recipient.kind === 'new' || Boolean(recipient.displayName));
    if (named.length < recipients.length) warn(this.localName, 'draft.recipients needs whole recipients, with names');
    return { ...preset, recipients: named };
  }

  private requireClient(): ShareClient {
    const { client } = this.clients;
    if (!client) throw new ShareFailure('no-endpoint');
    return client;
  }

  private reloadPolicy(): void {
    this.policyLoad.reset();
    this.policyLoad.load();
  }

  private async fetchPolicy(signal: AbortSignal): Promise<Policy> {
    try {
      const policy = await this.requireClient().getPolicy({ signal });
      if (!signal.aborted) this.form.setPolicy(policy);
      return policy;
    } catch (error) {
      const failure = ShareFailure.from(error);
      if (!signal.aborted) this.report(failure);
      throw failure;
    }
  }

  private async fetchPreviews(draft: Draft, signal: AbortSignal): Promise<MailPreview[]> {
    const { evaluation } = this.form;
    const client = this.requireClient();
    if (!client.previewMails || !evaluation) throw new ShareFailure('not-found');
    return client.previewMails(toShareRequest(draft, evaluation.effective), { signal });
  }

  private async send(): Promise<void> {
    const { evaluation } = this.form;
    if (this.submission.isBusy || !evaluation) return;
    this.asksToDiscard = false;
    if (!this.form.attempt()) {
      await this.focusOn('#issue-summary');
      return;
    }
    const share = await this.submission.submit(async () => {
      const event = new ShareBeforeSendEvent();
      this.dispatchEvent(event);
      if (!(await event.isAllowed())) return undefined;
      return toShareRequest(this.form.draft, evaluation.effective);
    });
    if (share) this.complete(share);
    else await this.handleUnsent();
  }

  private complete(share: Share): void {
    const shared = sharedRecipients(share);
    this.share = share;
    this.announcer.announce(outcomeText(share));
    if (shared.length > 0) this.sharedId = share.id;
    this.dispatchEvent(
      new ShareCompleteEvent({
        shareId: share.id,
        studyInstanceUids: share.studies.map(({ studyInstanceUid }) => studyInstanceUid),
        recipients: shared.length,
      }),
    );
    void this.focusOn('#confirmation');
  }

  private async handleUnsent(): Promise<void> {
    const { state } = this.submission;
    if (state.status !== 'failed' && state.status !== 'unsure') return;
    const { failure } = state;
    if (failure.code === 'rules-broken' || failure.code === 'policy-changed') {
      // Back to the form, with the fields marked, and judged by the policy of now.
      this.form.refuse(failure.issues);
      this.reloadPolicy();
    }
    this.report(failure);
    this.announcer.announce(failureText(failure));
    await this.focusOn('#issue-summary, #notice');
  }

  private report(failure: ShareFailure): void {
    const { code, status } = failure;
    this.dispatchEvent(new ShareFailEvent(status === undefined ? { code } : { code, status }));
    if (code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
  }

  /** Closes, unless the sender would lose something: then it asks once. */
  private requestClose(reason: ShareCloseDetail['reason']): void {
    const mayBeLost = !this.share && (this.form.isTouched || this.submission.state.status !== 'idle');
    if (mayBeLost && !this.asksToDiscard) {
      this.asksToDiscard = true;
      void this.focusOn('#keep-editing');
      return;
    }
    this.finish(reason);
  }

  private finish(reason: ShareCloseDetail['reason']): void {
    this.open = false;
    // The page hears of it once the focus is back.
    void this.updateComplete.then(() => this.dispatchEvent(new ShareCloseEvent({ reason })));
  }

  /** Back to the form after a share. */
  private continueWith(draft: Draft): void {
    this.form.restart(draft);
    this.startForm();
    void this.focusRecipients();
  }

  private async focusRecipients(): Promise<void> {
    await this.focusOn('#recipients');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement & Partial<Pick<LitElement, 'updateComplete'>>>(selector);
    await target?.updateComplete;
    target?.focus();
  }

  private restoreFocus(): void {
    const target = this.returnFocus;
    this.returnFocus = null;
    if (target instanceof HTMLElement && target.isConnected) target.focus();
  }

  private moveCalendarFocus(): void {
    const { isOpen } = this.calendar;
    const active = (this.renderRoot as ShadowRoot).activeElement;
    const isInGrid = active?.classList.contains('day') ?? false;
    if (isOpen && (isInGrid || !this.wasCalendarOpen)) {
      this.renderRoot.querySelector<HTMLElement>('.day[tabindex="0"]')?.focus();
    } else if (!isOpen && this.wasCalendarOpen && !active) {
      this.renderRoot.querySelector<HTMLElement>('#calendar-button')?.focus();
    }
    this.wasCalendarOpen = isOpen;
  }

  private handleCancel(event: Event): void {
    event.preventDefault();
    this.requestClose('escape');
  }

  private handleNativeClose(): void {
    // The browser closes it without asking when Escape is pressed again and again.
    if (this.open && this.isConnected) this.finish('escape');
  }

  private handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || this.presentation === 'inline') return;
    event.preventDefault();
    this.requestClose('escape');
  }

  private handleRecipients(event: Event): void {
    const { value } = event.target as HTMLElement & { value: PickedRecipient[] };
    this.form.apply(withRecipients(this.form.draft, value));
  }

  private goToField({ pointer }: Issue): void {
    const field = this.renderRoot.querySelector<HTMLElement>(`#${fieldIdOf(pointer)}`);
    field?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const content = html`<div class="frame">
      ${this.renderHeader()} ${this.share ? this.renderDone(this.share) : this.renderEntry()}
      <div class="visually-hidden" role="status">${this.announcer.message}</div>
    </div>`;
    return this.presentation === 'inline'
      ? html`<section class="root inline" part="dialog" aria-labelledby="title" @keydown=${this.handleKeydown}>
          ${content}
        </section>`
      : html`<dialog
          class="root"
          part="dialog"
          tabindex="-1"
          aria-labelledby="title"
          @cancel=${this.handleCancel}
          @close=${this.handleNativeClose}
          @keydown=${this.handleKeydown}
        >
          ${content}
        </dialog>`;
  }

  private renderHeader(): TemplateResult {
    return html`<header part="header">
      ${icon('share')}
      <h2 id="title">
        ${
          this.share
            ? msg('Studies shared', { desc: 'Title of the dialog after sharing' })
            : msg('Share studies', { desc: 'Title of the dialog, and button' })
        }
      </h2>
      <span class="badge">${studiesText((this.share?.studies ?? this.form.draft.studies).length)}</span>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label=${msg('Close', { desc: 'Button' })}
        @click=${() => this.requestClose(this.share ? 'done' : 'cancel')}
      >
        ${icon('close')}
      </button>
    </header>`;
  }

  private renderEntry(): TemplateResult {
    const context = this.fieldContext;
    const { status } = this.submission.state;
    const isLocked = status === 'sending' || status === 'unsure';
    // While what it holds can't have focus, the body itself can: to be scrolled with keys.
    return html`<div class="body" part="body" tabindex=${isLocked ? '0' : nothing}>
        ${context ? renderIssueSummary(this.summaryIssues, context, (issue) => this.goToField(issue)) : nothing}
        ${this.renderFailures()}
        <div class="entry column" ?inert=${isLocked}>
          ${renderStudies({
            studies: this.form.draft.studies,
            locale: this.localeController.current,
            isPainted: this.isPainted,
            issues: context ? renderIssues(context, 'studies') : nothing,
            remove: ({ studyInstanceUid }) => this.form.apply(withoutStudy(this.form.draft, studyInstanceUid)),
          })}
          ${renderForm({
            recipients: this.renderPicker(),
            context,
            previews: this.renderPreviews(),
            isLoading: this.policyLoad.state.status === 'loading',
            validity: { calendar: this.calendar, typed: this.typedDate, type: (text) => (this.typedDate = text) },
          })}
        </div>
      </div>
      ${this.asksToDiscard ? this.renderDiscard() : this.renderFooter(context, isLocked)}`;
  }

  private get fieldContext(): FieldContext | undefined {
    const { draft, policy, evaluation } = this.form;
    if (!policy || !evaluation) return undefined;
    return {
      draft,
      policy,
      evaluation,
      locale: this.localeController.current,
      issues: this.form.shownIssues,
      apply: (next) => this.form.apply(next),
    };
  }

  /** Offered once the draft has all that a mail tells of. */
  private renderPreviews(): TemplateResult | typeof nothing {
    const { draft, evaluation } = this.form;
    const isReady = evaluation?.issues.every(isMissedInPreview) && draft.recipients.some(({ sendMail }) => sendMail);
    if (!isReady || !this.clients.client?.previewMails || !this.previews.isOffered) return nothing;
    return renderMailPreviews({
      state: this.previews.stateFor(draft),
      recipients: draft.recipients,
      locale: this.localeController.current,
      failure: (error) => renderFailure(ShareFailure.from(error), () => this.previews.show(draft)),
      show: () => this.previews.show(draft),
      hide: () => this.previews.hide(),
    });
  }

  /** Before an attempt, an issue is said at its field alone. */
  private get summaryIssues(): readonly Issue[] {
    return this.form.isAttempted ? this.form.shownIssues : [];
  }

  private get studyUids(): string[] {
    return this.form.draft.studies.map(({ studyInstanceUid }) => studyInstanceUid);
  }

  private renderPicker(): TemplateResult {
    const tag = unsafeStatic(`${(this.constructor as typeof ShareDialog).prefix}recipient-picker`);
    const shares = this.existingShares.value;
    return html`<${tag}
      id="recipients"
      part="recipients"
      exportparts="field: recipient-picker__field, option: recipient-picker__option, chip: recipient-picker__chip"
      locale=${this.localeController.current}
      .client=${this.clients.client}
      .policy=${this.form.policy ?? null}
      .value=${this.form.draft.recipients}
      .existingShares=${shares && { shares, studies: this.studyUids }}
      .issues=${this.form.shownIssues.filter(({ pointer }) => pointer.startsWith('/recipients'))}
      @change=${this.handleRecipients}
    ></${tag}>`;
  }

  private renderFailures(): TemplateResult | typeof nothing {
    const policy = this.policyLoad.state;
    if (policy.status === 'failed') return renderFailure(ShareFailure.from(policy.error), () => this.reloadPolicy());
    const { state } = this.submission;
    if (state.status === 'unsure') {
      return renderUnsure(
        () => void this.send(),
        () => this.submission.reset(),
      );
    }
    return state.status === 'failed' && this.summaryIssues.length === 0
      ? renderFailure(state.failure, () => void this.send())
      : nothing;
  }

  private renderFooter(context: FieldContext | undefined, isLocked: boolean): TemplateResult {
    return renderEntryFooter({
      consent: context ? renderConsent(context) : nothing,
      isLocked,
      isBusy: this.submission.isBusy,
      isReady: context !== undefined,
      cancel: () => this.requestClose('cancel'),
      send: () => void this.send(),
    });
  }

  private renderDiscard(): TemplateResult {
    return renderDiscardFooter({
      isSent: this.submission.state.status === 'sending' || this.submission.state.status === 'unsure',
      discard: () => this.requestClose('cancel'),
      keep: () => {
        this.asksToDiscard = false;
        void this.focusRecipients();
      },
    });
  }

  private renderDone(share: Share): TemplateResult {
    const tag = unsafeStatic(`${(this.constructor as typeof ShareDialog).prefix}share-confirmation`);
    return html`<div class="body" part="body">
        <${tag}
          id="confirmation"
          part="confirmation"
          locale=${this.localeController.current}
          .client=${this.clients.client}
          .share=${share}
          .policy=${this.form.policy}
          @share-again=${() => this.continueWith(withoutRecipientsAndConsent(this.form.draft))}
        ></${tag}>
      </div>
      ${renderDoneFooter({
        failed: failedRecipients(share).length,
        retryFailed: () => this.continueWith(draftOfFailed(this.form.draft, share)),
        done: () => this.requestClose('done'),
      })}`;
  }
}
