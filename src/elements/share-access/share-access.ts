import { msg } from '@lit/localize';
import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ClientSource } from '../../client/client-source.js';
import type { GetToken, ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { WithdrawalController } from '../../controllers/withdrawal-controller.js';
import { isReached, tellingId, type Share, type SharedRecipient, type ShareSubject } from '../../domain/index.js';
import { ShareSignInRequiredEvent } from '../../events.js';
import { mailNews, unlockedText, withdrawalText } from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { LocaleController } from '../../localization/locale.js';
import { common } from '../../styles/common.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { recipientRows } from '../share-confirmation/recipient-rows.styles.js';
import type { Outcome } from '../share-confirmation/shares-controller.js';
import { renderAccessList } from './access-list.js';
import { renderAccessRow } from './access-row.js';
import { renderAccessShare } from './access-share.js';
import { accessCountText, hasEnded, recipientValidity, refusalText } from './access-words.js';
import { shareAccessStyles } from './share-access.styles.js';
import { StudySharesController } from './study-shares-controller.js';
import { ValidityEditing } from './validity-editing.js';
import { renderValidityForm, type ValidityEntry } from './validity-form.js';

/**
 * Who has access to a study now: each recipient of each share with access, last day, whether it was opened and whether
 * it is locked. The user withdraws (with some seconds to undo that, in which nothing is sent), changes the last day,
 * sends the e-mail again and unlocks, as far as `permissions` of the share allow.
 *
 * ```html
 * <share-access endpoint="/api" study="2.25.1"></share-access>
 * ```
 *
 * @tag share-access
 * @fires {ShareSignInRequiredEvent} share-sign-in-required - The endpoint does not know who asks.
 * @csspart heading - The heading.
 * @csspart share - One share with its recipients.
 * @csspart row - One recipient of a share.
 */
export class ShareAccess extends LitElement {
  static prefix = '';
  static readonly version: string = VERSION;
  static override styles: CSSResultGroup = [common, recipientRows, shareAccessStyles];

  private readonly clientSource = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly localeController = new LocaleController(this);
  private readonly announcer = new AnnouncerController(this);
  private readonly access = new StudySharesController(this, {
    client: () => this.clientSource.client,
    study: () => this.study,
    loaded: (shares) => this.handleLoaded(shares),
    failed: (failure) => this.handleFailure(failure),
    updated: (before, after) => this.handleUpdated(before, after),
    signedOut: () => this.dispatchEvent(new ShareSignInRequiredEvent()),
  });
  private readonly editing = new ValidityEditing(this, this.access.shares, {
    client: () => this.clientSource.client,
    locale: () => this.localeController.current,
    announce: (text) => this.announcer.announce(text),
    focus: (shareId, selector) => this.focusOn({ shareId }, selector),
  });
  private readonly withdrawals = new WithdrawalController(this, {
    client: () => this.clientSource.client,
    place: () => this.renderRoot.querySelector('.withdrawing:has(.undo-button)'),
    done: (withdrawal) => this.handleWithdrawn(withdrawal),
    failed: (withdrawal, error) => this.handleNotWithdrawn(withdrawal, ShareFailure.from(error)),
  });

  /** Base URL of the endpoint; relative to the page. */
  @property() endpoint?: string;

  /** The host's own client, in place of `endpoint`. */
  @property({ attribute: false }) client?: ShareClient;

  /** Gives a bearer token; without it requests carry the cookies of the endpoint's origin. */
  @property({ attribute: false }) getToken?: GetToken;

  /** BCP 47; otherwise the nearest `lang`. */
  @property() locale?: string;

  /** Study Instance UID. */
  @property() study?: string;

  @query('.heading') private readonly heading!: HTMLElement | null;

  constructor() {
    super();
    new KeyGuardController(this);
  }

  /** Asks the endpoint once more: after a share was made elsewhere on the page, say. */
  reload(): void {
    this.withdrawals.finish();
    this.editing.entry = undefined;
    this.access.reload();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was cut off is asked again.
    this.requestUpdate();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { words } = this.localeController;
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    this.editing.followClient();
  }

  private isActive(share: Share, recipient: SharedRecipient): boolean {
    const isLeaving = this.withdrawals.isUnderWay(share.id, recipient.rid);
    return isReached(recipient) && !isLeaving && !hasEnded(recipientValidity(share, recipient), this.editing.today);
  }

  private get activeCount(): number {
    const active = this.access.shares.all.flatMap((share) =>
      share.recipients.filter((recipient) => this.isActive(share, recipient)),
    );
    // Whoever has access by several shares is one recipient.
    return new Set(active.map(({ kind, id, rid }) => (id === undefined ? rid : `${kind}:${id}`))).size;
  }

  private nameOf(subject: ShareSubject): string | undefined {
    return this.access.shares.findRecipient(subject)?.displayName;
  }

  private handleLoaded(shares: readonly Share[]): void {
    const count = shares.flatMap(({ recipients }) => recipients.filter(isReached)).length;
    this.announcer.announce(accessCountText(count));
    if (count > 0) this.editing.rules.load();
  }

  private handleUpdated(before: readonly Share[], after: readonly Share[]): void {
    const news = mailNews(before, after);
    if (news !== undefined) this.announcer.announce(news);
  }

  private handleFailure(failure: ShareFailure): void {
    this.announcer.announce(failureText(failure));
    if (failure.code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
  }

  private handleRetry(): void {
    this.access.reload();
    this.heading?.focus();
  }

  private handleWithdraw(withdrawal: ShareSubject): void {
    if (!this.withdrawals.withdraw(withdrawal)) return;
    this.access.shares.refuse(withdrawal, undefined);
    this.announcer.announce(withdrawalText('withdrawing', this.nameOf(withdrawal)));
    this.focusOn(withdrawal, '.undo-button');
  }

  private handleUndo(): void {
    const undone = this.withdrawals.undo();
    if (!undone) return;
    this.announcer.announce(withdrawalText('withdrawal-undone', this.nameOf(undone)));
    this.focusOn(undone, '.withdraw-button');
  }

  private handleWithdrawn(withdrawal: ShareSubject): void {
    const name = this.nameOf(withdrawal);
    this.access.shares.setWithdrawn(withdrawal);
    if (!this.withdrawals.undoable) this.announcer.announce(withdrawalText('withdrawn', name));
    this.focusIfLost(withdrawal);
  }

  private handleNotWithdrawn(withdrawal: ShareSubject, failure: ShareFailure): void {
    this.access.shares.refuse(withdrawal, { action: 'withdrawal', failure });
    this.handleFailure(failure);
    this.announcer.announce(refusalText({ action: 'withdrawal', failure }, this.nameOf(withdrawal)));
    this.focusIfLost(withdrawal);
  }

  private async handleMail(subject: Required<ShareSubject>): Promise<void> {
    const outcome = await this.access.shares.sendMail(subject.shareId, subject.rid);
    this.handleOutcome(
      outcome,
      subject,
      msg('The e-mail is on its way to 1 recipient.', { desc: 'After asking for mails' }),
    );
  }

  private async handleUnlock(subject: Required<ShareSubject>): Promise<void> {
    const outcome = await this.access.shares.unlock(subject.shareId, subject.rid);
    this.handleOutcome(outcome, subject, unlockedText(this.nameOf(subject) ?? ''));
  }

  private handleOutcome(outcome: Outcome, subject: ShareSubject, done: string): void {
    if (outcome === undefined) return;
    const refusal = this.access.shares.refusalOf(subject);
    this.announcer.announce(refusal ? refusalText(refusal, this.nameOf(subject)) : done);
    this.focusIfLost(subject);
  }

  /** The place of a share, or of one of its recipients. */
  private placeOf({ shareId, rid }: ShareSubject): HTMLElement | undefined {
    const places = this.renderRoot.querySelectorAll<HTMLElement>(rid === undefined ? '.share' : '.row');
    return [...places].find(({ dataset }) => dataset['share'] === shareId && dataset['rid'] === rid);
  }

  private focusOn(place: ShareSubject, selector: string): void {
    void this.updateComplete.then(() => this.placeOf(place)?.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Where the button that was pressed has gone. */
  private focusIfLost(place: ShareSubject): void {
    void this.updateComplete.then(() => {
      if (!this.renderRoot.querySelector(':focus')) (this.placeOf({ ...place }) ?? this.heading)?.focus();
    });
  }

  protected override render(): TemplateResult {
    return html`
      ${this.renderContent()}
      <div class="visually-hidden" role="status">${this.announcer.message}</div>
    `;
  }

  private renderContent(): TemplateResult | typeof nothing {
    const { status, failure, shares, newestFirst } = this.access;
    if (status === 'idle') return nothing;
    return renderAccessList({
      status,
      failure,
      stale: shares.watchFailure,
      active: this.activeCount,
      shares: newestFirst.flatMap((share) => this.renderShare(share) ?? []),
      retry: () => this.handleRetry(),
      refresh: () => shares.refresh(),
    });
  }

  private renderShare(share: Share): TemplateResult | undefined {
    const { shares } = this.access;
    const { entry } = this.editing;
    const shown = share.recipients.filter(
      (recipient) => isReached(recipient) || shares.wasWithdrawnHere(share.id, recipient.rid),
    );
    if (shown.length === 0) return undefined;
    const whole = { shareId: share.id };
    return renderAccessShare({
      share,
      locale: this.localeController.current,
      rows: shown.map((recipient) => this.renderRow(share, recipient)),
      active: shown.filter(isReached).length,
      leaving: this.withdrawals.stateOf(whole),
      refusal: shares.refusalOf(whole),
      form: entry?.shareId === share.id ? this.renderForm(entry) : undefined,
      editValidity: () => this.editing.edit(share),
      withdraw: () => this.handleWithdraw(whole),
      undo: () => this.handleUndo(),
    });
  }

  private renderRow(share: Share, recipient: SharedRecipient): TemplateResult {
    const { shares } = this.access;
    const one = { shareId: share.id, rid: recipient.rid };
    return renderAccessRow({
      share,
      recipient,
      id: tellingId(recipient, this.everybody),
      locale: this.localeController.current,
      today: this.editing.today,
      leaving: this.withdrawals.isUnderWay(share.id) ? 'with-all' : this.withdrawals.stateOf(one),
      refusal: shares.refusalOf(one),
      isBusy: (action) => shares.isBusy(one, action),
      sendMail: () => void this.handleMail(one),
      unlock: () => void this.handleUnlock(one),
      withdraw: () => this.handleWithdraw(one),
      undo: () => this.handleUndo(),
    });
  }

  /** Namesakes are told apart in other shares too. */
  private get everybody(): SharedRecipient[] {
    return this.access.shares.all.flatMap(({ recipients }) => recipients);
  }

  private renderForm(entry: ValidityEntry): TemplateResult {
    const { editing } = this;
    const { state, value } = editing.rules;
    return renderValidityForm({
      entry,
      locale: this.localeController.current,
      policy: value,
      policyFailure: state.status === 'failed' ? ShareFailure.from(state.error) : undefined,
      isBusy: this.access.shares.isBusy({ shareId: entry.shareId }, 'validity'),
      change: (next) => editing.become(next),
      save: () => void editing.save(),
      cancel: () => editing.cancel(),
      retry: () => editing.retry(),
    });
  }
}
