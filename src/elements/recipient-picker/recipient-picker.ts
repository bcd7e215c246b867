import { msg } from '@lit/localize';
import { html, LitElement, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClientSource, type GetToken, type ShareClient } from '../../client/index.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { LoadController } from '../../controllers/load-controller.js';
import { PopupController } from '../../controllers/popup-controller.js';
import type { Issue, PickedRecipient, Policy } from '../../domain/index.js';
import { issueText } from '../../localization/issue-text.js';
import { LocaleController } from '../../localization/locale.js';
import { common } from '../../styles/common.js';
import { FormAssociated } from '../../support/form-associated.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { FieldFailures } from './field-failures.js';
import { fromFormState, toFormData, toFormState, validityOf } from './form-value.js';
import { GroupMembers } from './group-members.js';
import { PickerParts } from './picker-parts.js';
import { maximumText } from './picker-words.js';
import { PickingController, type PickingContext } from './picking-controller.js';
import { renderChips } from './recipient-chips.js';
import type { ExistingShares } from './earlier-access-line.js';
import { renderField } from './recipient-field.js';
import { styles } from './recipient-picker.styles.js';
import { isMaximum, maximumOf, offeredKinds, unknownKinds } from './recipient-search.js';
import { renderSuggestionList } from './suggestion-list.js';

const stop = (event: Event): void => event.stopPropagation();
const keepFocus = (event: Event): void => event.preventDefault();

/**
 * The recipient field: finds users, groups and PACS while somebody types, offers favorites before, takes somebody new,
 * and shows whom it holds as chips with their choices. Takes part in forms with one entry for each recipient: `kind:id`,
 * or the JSON of a new recipient.
 *
 * @tag recipient-picker
 * @fires {Event} input - The user has changed the recipients or their choices.
 * @fires {Event} change - The same, as native controls fire it.
 * @slot label - The label, where the attribute is not enough.
 * @csspart label - The label.
 * @csspart field - The frame of the input.
 * @csspart input - The input.
 * @csspart detailed-search-button - The search icon in the field.
 * @csspart detailed-search - The dialog of the detailed search.
 * @csspart detailed-results - The table of what it found.
 * @csspart favorites-button - The star beside the input.
 * @csspart popup - What hangs below the field.
 * @csspart listbox - The list of suggestions.
 * @csspart option - A suggestion; `active`, `chosen` and `new` are further names.
 * @csspart failure - The notice of a look-up that failed.
 * @csspart members - The members of a chosen group.
 * @csspart new-recipient - The form for somebody new.
 * @csspart new-recipient-finding - What is known of the address, before somebody new is added.
 * @csspart pasted - What of a pasted list is not a recipient yet.
 * @csspart pasted-item - An item of it.
 * @csspart chips - The list of chosen recipients.
 * @csspart chip - A chosen recipient.
 * @csspart toggle - A choice of a chosen recipient.
 */
export class RecipientPicker extends FormAssociated(LitElement) {
  static prefix = '';
  static readonly version = VERSION;
  static override styles: CSSResultGroup = [common, styles];

  /** URL of the endpoint; relative to the page is allowed. */
  @property() endpoint?: string;
  /** Answers in place of an endpoint. */
  @property({ attribute: false }) client?: ShareClient;
  /** Gives a bearer token for the endpoint; without it, requests carry cookies. */
  @property({ attribute: false }) getToken?: GetToken;
  /** BCP 47; otherwise the nearest `lang`. */
  @property() locale?: string;
  /** Name of the form entries. */
  @property({ reflect: true }) name: string | null = null;
  /** Whether at least one recipient must be chosen. */
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** How many recipients at most; the policy may allow fewer. */
  @property({ type: Number }) maximum?: number | null;
  /** Which kinds to offer, separated by spaces: `user group pacs new`; otherwise all that the policy allows. */
  @property() kinds?: string | null;
  /** The label; empty for none, where a label of the page names the element. Otherwise "Recipients". */
  @property() label?: string | null;
  /** The sender's policy. Undefined: the element loads it; null: the host is loading it. */
  @property({ attribute: false }) policy?: Policy | null;
  /** What the judge found about the recipients: shown at the field and at the chips. */
  @property({ attribute: false }) issues: readonly Issue[] = [];

  /** The shares that exist of the studies about to be shared: the chips say who has access already. */
  @property({ attribute: false }) existingShares?: ExistingShares;

  private readonly source = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly localeController = new LocaleController(this);
  private readonly ownPolicy = new LoadController<Policy>(this, (signal) => this.source.client?.getPolicy({ signal }));
  private readonly context: PickingContext = {
    client: () => this.source.client,
    policy: () => this.usedPolicy,
    locale: () => this.localeController.current,
    offeredKinds: () => offeredKinds(this.kinds, this.usedPolicy),
    limit: () => maximumOf(this.maximum, this.usedPolicy),
    changed: () => this.handleChosen(),
  };
  private readonly picking = new PickingController(this, this.context);
  private readonly members = new GroupMembers(this, this.context.client);
  private readonly parts = new PickerParts(this, this.context, this.picking);
  private readonly failures = new FieldFailures(this, this.picking, {
    policy: () => (this.policy === undefined ? this.ownPolicy.state : { status: 'idle' }),
    retryPolicy: () => this.ownPolicy.retry(),
    parts: () => this.parts.all,
  });

  constructor() {
    super();
    new KeyGuardController(this);
    new PopupController(this, {
      anchor: () => this.renderRoot.querySelector<HTMLElement>('#field'),
      popup: () => this.renderRoot.querySelector<HTMLElement>('#popup'),
      isOpen: () => this.picking.suggestions.isOpen,
    });
    // A label of the page was pressed.
    this.addEventListener('click', (event) => event.composedPath()[0] === this && this.focus());
  }

  /** The chosen recipients. Setting it fires no event. */
  @property({ attribute: false })
  get value(): PickedRecipient[] {
    return [...this.picking.chosen.value];
  }

  set value(value: readonly PickedRecipient[]) {
    this.picking.chosen.value = Array.isArray(value) ? [...(value as readonly PickedRecipient[])] : [];
    this.commit();
  }

  /** What was typed or pasted and is not a recipient yet. */
  get unchosenText(): string {
    const { text, entry } = this.picking;
    const { language: _language, ...entered } = entry?.values ?? { language: '' };
    return [text, ...Object.values(entered), this.parts.pastedText].join(' ').trim();
  }

  /** Moves the focus to the input, without opening the suggestions. */
  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.picking.focusInput(options);
    else void this.updateComplete.then(() => this.picking.focusInput(options));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was given up on leaving the page is asked for again.
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.value = [];
    this.picking.reset();
    this.parts.clear();
  }

  formStateRestoreCallback(kept: unknown): void {
    const value = fromFormState(kept);
    if (value) this.value = value;
  }

  private get usedPolicy(): Policy | undefined {
    return this.policy === undefined ? this.ownPolicy.value : (this.policy ?? undefined);
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { words } = this.localeController;
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') || changed.has('endpoint')) {
      this.picking.suggestions.reset();
      this.members.reset();
      this.parts.giveUp();
      this.ownPolicy.reset();
    }
    if (changed.has('kinds')) {
      for (const word of unknownKinds(this.kinds)) warn(this.localName, `kinds: "${word}" is no kind of recipient`);
    }
    if (changed.has('maximum') && typeof this.maximum === 'number' && !isMaximum(this.maximum)) {
      warn(this.localName, 'maximum is not a whole number of 1 or more');
    }
    if (this.policy === undefined) this.ownPolicy.load();
  }

  protected override updated(): void {
    // The policy may have come, with a maximum; and messages of the form hang at the input.
    this.commit();
  }

  private get mayAddNew(): boolean {
    return this.context.offeredKinds().has('new');
  }

  private get isDisabled(): boolean {
    return this.disabled || this.isFormDisabled;
  }

  private handleChosen(): void {
    this.commit();
    this.parts.pasting.value?.layer.settle();
    this.requestUpdate();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** The issues of the field itself, in words. */
  private get fieldIssues(): string[] {
    const policy = this.usedPolicy;
    const locale = this.context.locale();
    if (!policy) return [];
    return this.issues
      .filter(({ recipient }) => recipient === undefined)
      .map((issue) => issueText(issue, { policy, locale }));
  }

  /** Tells the form what the field holds and whether that is right. */
  private commit(): void {
    const { value } = this.picking.chosen;
    this.internals.setFormValue(toFormData(this.name, value), toFormState(value));
    const anchor = this.renderRoot?.querySelector<HTMLElement>('#input') ?? undefined;
    const [flags, words] = validityOf(value, this.required, this.context.limit(), this.context.locale());
    this.internals.setValidity(flags, words, anchor);
  }

  protected override render(): TemplateResult {
    const { picking, usedPolicy: policy } = this;
    const { entry, newcomer } = picking;
    const { detailed, pasting } = this.parts;
    const locale = this.context.locale();
    // The inner inputs tell nobody outside what is being typed.
    return html`<div class="root" @input=${stop}>
      ${this.renderField()}
      <div id="popup" class="popup" part="popup" popover="manual" @mousedown=${keepFocus}>
        ${renderSuggestionList({
          suggestions: picking.suggestions,
          policy,
          locale,
          chosen: picking.chosen.keys,
          isFavorite: picking.isFavorite,
          choose: (suggestion) => picking.choose(suggestion),
        })}
      </div>
      ${pasting.value?.render(pasting.value.layer, {
        limit: this.context.limit(),
        locale,
        mayAddNew: this.mayAddNew,
        wait: picking.wait,
        isDisabled: this.isDisabled,
      })}
      ${entry && policy ? newcomer.value?.render({ layer: newcomer.value.layer, entry, policy, locale }) : null}
      ${renderChips(
        {
          value: picking.chosen.value,
          policy,
          issues: this.issues,
          existingShares: this.existingShares,
          members: this.members,
          isDisabled: this.isDisabled,
          locale,
          mayAdd: !this.isDisabled && !picking.isFull,
          removed: picking.chosen.removal?.spoken,
        },
        {
          change: (index, choices) => picking.chosen.change(index, choices),
          remove: (index) => picking.remove(index),
          edit: (index) => newcomer.use(({ layer }) => layer.openFor(index)),
          undo: () => picking.undo(),
          goToField: () => picking.focusInput(),
          addExtra: picking.handleClick,
          members: this.members,
        },
      )}
      <div class="visually-hidden" role="status">${picking.announcer.message}</div>
      ${detailed.value?.render(detailed.value.layer, locale)}
    </div>`;
  }

  private renderField(): TemplateResult {
    const { picking } = this;
    const { suggestions } = picking;
    const limit = this.context.limit();
    const labels = [...this.internals.labels].map(({ textContent }) => textContent?.trim());
    const fallback = msg('Recipients', { desc: 'Field and heading' });
    return renderField(
      {
        label: this.label ?? fallback,
        otherLabel: labels.filter(Boolean).join(' ') || fallback,
        text: picking.text,
        isOpen: suggestions.isOpen,
        hasOptions: suggestions.suggestions.length > 0,
        active: suggestions.active,
        areFavoritesOpen: suggestions.isOpen && suggestions.view === 'favorites',
        isRequired: this.required,
        isDisabled: this.isDisabled,
        isReady: this.usedPolicy !== undefined,
        fullText: picking.isFull && limit !== null ? maximumText(limit, this.context.locale()) : undefined,
        issues: this.fieldIssues,
        failures: this.failures.list,
        isUnfinished: picking.isUnfinished,
        isLoading: this.parts.all.some(({ isAwaited }) => isAwaited),
      },
      {
        ...picking,
        handlePaste: this.parts.handlePaste,
        detailed: this.parts.detailedButton,
        addNew: this.mayAddNew ? () => picking.addNew(picking.text) : undefined,
      },
    );
  }
}
