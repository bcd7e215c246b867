import { msg } from '@lit/localize';
import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientSource } from '../../client/client-source.js';
import type { GetToken, ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { LoadController } from '../../controllers/load-controller.js';
import { WithdrawalController, type Withdrawal } from '../../controllers/withdrawal-controller.js';
import { validityProblem, type Policy, type Share, type SharedRecipient } from '../../domain/index.js';
import { ShareSignInRequiredEvent } from '../../events.js';
import { unlockedText, withdrawalText } from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { parseDate } from '../../localization/format.js';
import { LocaleController } from '../../localization/locale.js';
import { validityText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { common } from '../../styles/index.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { renderAccessRow } from './access-row.js';
import { renderAccessShare } from './access-share.js';
import { accessCountText, hasEnded, recipientValidity, refusalText } from './access-words.js';
import { shareAccessStyles } from './share-access.styles.js';
import { accessKey, StudySharesController } from './study-shares-controller.js';
import { renderValidityForm, validityEntry, type ValidityEntry } from './validity-form.js';

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
 * @cssproperty [--share-access-padding=16px] - Space around everything.
 */
export class ShareAccess extends LitElement {
  static prefix = '';
  static readonly version: string = VERSION;
  static override styles: CSSResultGroup = [common, shareAccessStyles];

  private readonly clientSource = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly localeController = new LocaleController(this);
  private readonly announcer = new AnnouncerController(this);
  private readonly access = new StudySharesController(this, {
    client: () => this.clientSource.client,
    study: () => this.study,
    loaded: (shares) => this.handleLoaded(shares),
    failed: (failure) => this.handleFailure(failure),
  });
  private readonly rules = new LoadController<Policy>(this, (signal) =>
    this.clientSource.client?.getPolicy({ signal }),
  );
  private readonly withdrawals = new WithdrawalController(this, {
    client: () => this.clientSource.client,
    done: (withdrawal) => this.handleWithdrawn(withdrawal),
    failed: (withdrawal, error) => this.handleNotWithdrawn(withdrawal, ShareFailure.from(error)),
  });
  private rulesClient: ShareClient | undefined;

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

  @state() private entry: ValidityEntry | undefined;

  @query('.heading') private readonly heading!: HTMLElement | null;

  constructor() {
    super();
    new KeyGuardController(this);
  }

  /** Asks the endpoint once more: after a share was made elsewhere on the page, say. */
  reload(): void {
    this.withdrawals.finish();
    this.entry = undefined;
    this.access.reload();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was cut off is asked again.
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { client } = this.clientSource;
    if (client === this.rulesClient) return;
    this.rulesClient = client;
    this.rules.reset();
  }

  private get today(): string | undefined {
    return this.rules.value?.today;
  }

  private isActive(share: Share, recipient: SharedRecipient): boolean {
    const isLeaving = this.withdrawals.isUnderWay(share.id, recipient.rid);
    return isReached(recipient) && !isLeaving && !hasEnded(recipientValidity(share, recipient), this.today);
  }

  private get activeCount(): number {
    const { shares } = this.access;
    const counts = shares.map(
      (share) => share.recipients.filter((recipient) => this.isActive(share, recipient)).length,
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private nameOf({ shareId, rid }: Withdrawal): string | undefined {
    const share = this.access.shares.find(({ id }) => id === shareId);
    return share?.recipients.find((recipient) => recipient.rid === rid)?.displayName;
  }

  private handleLoaded(shares: readonly Share[]): void {
    const count = shares.flatMap(({ recipients }) => recipients.filter(isReached)).length;
    this.announcer.announce(accessCountText(count));
    if (count > 0) this.rules.load();
  }

  private handleFailure(failure: ShareFailure): void {
    this.announcer.announce(failureText(failure));
    if (failure.code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
  }

  private handleRetry(): void {
    this.access.reload();
    this.heading?.focus();
  }

  private handleWithdraw(withdrawal: Withdrawal): void {
    if (!this.withdrawals.withdraw(withdrawal)) return;
    this.access.refuse(accessKey(withdrawal), undefined);
    this.announcer.announce(withdrawalText('withdrawing', this.nameOf(withdrawal)));
    this.focusOn(withdrawal, '.undo-button');
  }

  private handleUndo(): void {
    const undone = this.withdrawals.undo();
    if (!undone) return;
    this.announcer.announce(withdrawalText('withdrawal-undone', this.nameOf(undone)));
    this.focusOn(undone, '.withdraw-button');
  }

  private handleWithdrawn(withdrawal: Withdrawal): void {
    const name = this.nameOf(withdrawal);
    this.access.setWithdrawn(withdrawal);
    if (!this.withdrawals.undoable) this.announcer.announce(withdrawalText('withdrawn', name));
    this.focusIfLost(withdrawal);
  }

  private handleNotWithdrawn(withdrawal: Withdrawal, failure: ShareFailure): void {
    this.access.refuse(accessKey(withdrawal), { action: 'withdrawal', failure });
    this.handleFailure(failure);
    this.announcer.announce(refusalText({ action: 'withdrawal', failure }, this.nameOf(withdrawal)));
    this.focusIfLost(withdrawal);
  }

  private async handleMail(shareId: string, rid: string): Promise<void> {
    const isDone = await this.access.sendMail(shareId, rid);
    if (isDone) {
      this.announcer.announce(msg('The e-mail is on its way to 1 recipient.', { desc: 'After asking for mails' }));
    }
    if (isDone !== undefined) this.focusIfLost({ shareId, rid });
  }

  private async handleUnlock(shareId: string, rid: string): Promise<void> {
    const isDone = await this.access.unlock(shareId, rid);
    if (isDone) this.announcer.announce(unlockedText(this.nameOf({ shareId, rid }) ?? ''));
    if (isDone !== undefined) this.focusIfLost({ shareId, rid });
  }

  private handleEdit(share: Share): void {
    this.access.refuse(accessKey({ shareId: share.id }), undefined);
    this.entry = validityEntry(share.id, share.validity, this.localeController.current);
    this.rules.load();
    this.focusOn({ shareId: share.id }, '#until:enabled, .validity [type="checkbox"], .validity button');
  }

  private handleCancel(): void {
    const shareId = this.entry?.shareId;
    this.entry = undefined;
    if (shareId !== undefined) this.focusOn({ shareId }, '.validity-button');
  }

  private async handleSave(): Promise<void> {
    const { entry } = this;
    const policy = this.rules.value;
    if (!entry || !policy) return;
    const { shareId } = entry;
    const locale = this.localeController.current;
    const until = parseDate(entry.typed, locale) ?? entry.typed.trim();
    const validity = entry.isUnlimited ? ({ unlimited: true } as const) : { until };
    const problem = validityProblem(validity, policy);
    if (problem !== null) {
      this.entry = { ...entry, problem };
      return this.focusOn({ shareId }, '#until');
    }
    const isDone = await this.access.changeValidity(shareId, validity);
    if (isDone === undefined) return;
    const refusal = this.access.refusalOf(accessKey({ shareId }));
    const code = refusal?.failure.issues[0]?.code;
    if (code) {
      this.access.refuse(accessKey({ shareId }), undefined);
      this.entry = { ...entry, problem: code };
      return this.focusOn({ shareId }, '#until');
    }
    if (!isDone) return;
    const changed = this.access.shares.find(({ id }) => id === shareId);
    if (changed) this.announcer.announce(validityText(changed.validity, locale));
    this.handleCancel();
  }

  /** The place of a share, or of one of its recipients. */
  private placeOf({ shareId, rid }: Withdrawal): HTMLElement | undefined {
    const places = this.renderRoot.querySelectorAll<HTMLElement>(rid === undefined ? '.share' : '.row');
    return [...places].find(({ dataset }) => dataset['share'] === shareId && dataset['rid'] === rid);
  }

  private focusOn(place: Withdrawal, selector: string): void {
    void this.updateComplete.then(() => this.placeOf(place)?.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Where the button that was pressed has gone. */
  private focusIfLost(place: Withdrawal): void {
    void this.updateComplete.then(() => {
      if (!this.renderRoot.querySelector(':focus')) (this.placeOf({ ...place }) ?? this.heading)?.focus();
    });
  }

  protected override render(): TemplateResult {
    return html`
      ${this.access.status === 'idle' ? nothing : this.renderContent()}
      <div class="visually-hidden" role="status">${this.announcer.message}</div>
    `;
  }

  private renderContent(): TemplateResult {
    const { status } = this.access;
    return html`<div class="root" aria-busy=${status === 'loading' ? 'true' : 'false'}>
      <div class="head">
        <h2 class="heading" part="heading" tabindex="-1">
          ${msg('Who has access', { desc: 'Heading of the list of those who have access to a study' })}
        </h2>
        ${status === 'loaded' ? html`<p class="quiet-text">${accessCountText(this.activeCount)}</p>` : nothing}
      </div>
      ${status === 'loading' ? this.renderLoading() : nothing} ${this.renderFailure()}
      ${this.access.shares.map((share) => this.renderShare(share))}
    </div>`;
  }

  private renderLoading(): TemplateResult {
    return html`<p class="loading">
      <span class="spinner"></span>${msg('Loading…', { desc: 'While something is being asked for' })}
    </p>`;
  }

  private renderFailure(): TemplateResult | typeof nothing {
    const { failure } = this.access;
    if (!failure) return nothing;
    return html`<div class="notice danger">
      ${icon('error')}
      <div>
        <p>${failureText(failure)}</p>
        <button class="button small" type="button" @click=${this.handleRetry}>
          ${icon('retry')}${msg('Try again', { desc: 'Button: repeats what failed' })}
        </button>
      </div>
    </div>`;
  }

  private renderShare(share: Share): TemplateResult | typeof nothing {
    const shown = share.recipients.filter(
      (recipient) => isReached(recipient) || this.access.wasWithdrawnHere(share.id, recipient.rid),
    );
    if (shown.length === 0) return nothing;
    const whole = { shareId: share.id };
    return renderAccessShare({
      share,
      locale: this.localeController.current,
      rows: shown.map((recipient) => this.renderRow(share, recipient)),
      active: shown.filter(isReached).length,
      leaving: this.leaving(whole),
      refusal: this.access.refusalOf(accessKey(whole)),
      form: this.entry?.shareId === share.id ? this.renderForm(this.entry) : undefined,
      editValidity: () => this.handleEdit(share),
      withdraw: () => this.handleWithdraw(whole),
      undo: () => this.handleUndo(),
    });
  }

  private renderRow(share: Share, recipient: SharedRecipient): TemplateResult {
    const { rid } = recipient;
    const one = { shareId: share.id, rid };
    const key = accessKey(one);
    return renderAccessRow({
      share,
      recipient,
      locale: this.localeController.current,
      today: this.today,
      leaving: this.withdrawals.isUnderWay(share.id) ? 'with-all' : this.leaving(one),
      refusal: this.access.refusalOf(key),
      isBusy: (action) => this.access.isBusy(key, action),
      sendMail: () => void this.handleMail(share.id, rid),
      unlock: () => void this.handleUnlock(share.id, rid),
      withdraw: () => this.handleWithdraw(one),
      undo: () => this.handleUndo(),
    });
  }

  private leaving({ shareId, rid }: Withdrawal): 'undoable' | 'under-way' | undefined {
    if (!this.withdrawals.isUnderWay(shareId, rid)) return undefined;
    const { undoable } = this.withdrawals;
    return undoable?.shareId === shareId && undoable.rid === rid ? 'undoable' : 'under-way';
  }

  private renderForm(entry: ValidityEntry): TemplateResult {
    const { state } = this.rules;
    return renderValidityForm({
      entry,
      locale: this.localeController.current,
      policy: this.rules.value,
      policyFailure: state.status === 'failed' ? ShareFailure.from(state.error) : undefined,
      isBusy: this.access.isBusy(accessKey({ shareId: entry.shareId }), 'validity'),
      change: (next) => (this.entry = next),
      save: () => void this.handleSave(),
      cancel: () => this.handleCancel(),
      retry: () => this.rules.retry(),
    });
  }
}

function isReached({ outcome, withdrawn }: SharedRecipient): boolean {
  return outcome === 'shared' && !withdrawn;
}
