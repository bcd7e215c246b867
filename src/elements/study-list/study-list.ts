import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientSource } from '../../client/client-source.js';
import type { GetToken, ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import type { Study } from '../../domain/index.js';
import { ShareSignInRequiredEvent, ShareStudiesEvent } from '../../events.js';
import { failureText } from '../../localization/failure-text.js';
import { LocaleController } from '../../localization/locale.js';
import { common } from '../../styles/common.js';
import { hostList } from '../../support/host-list.js';
import { VERSION } from '../../support/version.js';
import { warn } from '../../support/warn.js';
import { KnownStudies } from './known-studies.js';
import {
  emptyNotice,
  failureNotice,
  listedText,
  listEnd,
  listFooter,
  moreRows,
  searchField,
} from './study-list-parts.js';
import { studyListStyles } from './study-list.styles.js';
import { studyListWidthStyles } from './study-list-widths.styles.js';
import { skeletonRows } from './study-row.js';
import { isListKey, StudyRowsController } from './study-rows-controller.js';
import { StudySearchController, type FoundStudies } from './study-search-controller.js';
import { withStudies } from './study-selection.js';
import { studyTable } from './study-table.js';

/** Rows drawn at first, and added by each press of "Show more studies". */
const PAGE = 50;

const SKELETON_ROWS = 5;

const NONE: readonly Study[] = [];

/**
 * A list of studies to select from, with a "Share studies" button: for pages that have no list of their own. It fits a
 * narrow side panel and becomes a table where there is room; give it a height and its rows scroll.
 *
 * The studies are the host's (`studies`), or are searched at the endpoint (`endpoint` or `client`), with a search field
 * and page after page.
 *
 * Keyboard: Tab leads to one row; the arrow keys, Home and End to the others; Space selects, Shift+Space selects from
 * the last row that was changed. Letters pressed on a row stay the viewer's hotkeys; those typed in the field do not
 * reach it.
 *
 * @tag study-list
 * @fires {Event} change - The user has changed `selected`.
 * @fires {Event} input - The user has gone to another row: `activeStudy` has changed. A viewer may show that study.
 * @fires {ShareStudiesEvent} share-studies - "Share studies" was pressed.
 * @fires {ShareSignInRequiredEvent} share-sign-in-required - The endpoint does not know who asks.
 * @csspart toolbar - The search field's place.
 * @csspart table - All rows.
 * @csspart row - A study's row.
 * @csspart selected - Beside `row`, while the study is selected.
 * @csspart active - Beside `row`, while it is the active study.
 * @csspart modality - A modality's badge.
 * @csspart footer - The button's place.
 * @csspart share-button - "Share studies".
 */
export class StudyList extends LitElement {
  static prefix = '';
  static readonly version: string = VERSION;
  static override styles: CSSResultGroup = [common, studyListStyles, studyListWidthStyles];

  private readonly clientSource = new ClientSource(this, (message) => warn(this.localName, message));
  private readonly localeController = new LocaleController(this);
  private readonly announcer = new AnnouncerController(this);
  private readonly search = new StudySearchController(this, () => this.handleSettled());

  /** Base URL of the endpoint to search; relative ones are resolved against the document. */
  @property() endpoint?: string;

  /** The host's own client, in place of `endpoint`. */
  @property({ attribute: false }) client?: ShareClient;

  /** Gives a bearer token for the endpoint; without it, requests carry cookies. */
  @property({ attribute: false }) getToken?: GetToken;

  /** BCP 47; otherwise the nearest `lang`. */
  @property() locale?: string;

  /** The studies to list. Undefined lets the endpoint be searched. */
  @property({ attribute: false }) studies: readonly Study[] | undefined;

  /** Study Instance UIDs of what is selected, in the order in which it was picked; listed now or not. */
  @property({ attribute: false }) selected: string[] = [];

  /** Study Instance UID of the row that the user went to last. */
  @property({ attribute: 'active-study' }) activeStudy?: string;

  /** How many rows may be drawn. */
  @state() private limit = PAGE;

  /** What stands in the search field. */
  @state() private text = '';

  @query('.list-end') private readonly listEnd!: HTMLElement | null;

  @query('.search-input') private readonly searchInput!: HTMLInputElement | null;

  private readonly known = new KnownStudies();
  private rowUids: string[] = [];

  private readonly rows = new StudyRowsController(this, {
    uids: () => this.rowUids,
    isSelected: (uid) => this.selected.includes(uid),
    select: (uids, isOn) => this.select(uids, isOn),
    activate: (uid) => this.activate(uid),
  });

  constructor() {
    super();
    new KeyGuardController(this, isListKey);
  }

  /** The studies that are listed now: the host's, or those found so far. */
  get listedStudies(): readonly Study[] {
    return this.known.list(this.studies ?? this.found?.studies ?? NONE);
  }

  /** The studies that are selected, as far as they have been listed. */
  get selectedStudies(): Study[] {
    return this.known.withUids(this.selected, this.listedStudies);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { words } = this.localeController;
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('studies')) {
      this.limit = PAGE;
      this.studies = hostList(this, 'studies', this.studies);
    }
    if (changed.has('selected')) this.selected = hostList(this, 'selected', this.selected) ?? [];
    if (this.isConnected) this.search.use(this.studies === undefined ? this.clientSource.client : undefined);
    this.rowUids = this.listedStudies.slice(0, this.limit).map(({ studyInstanceUid }) => studyInstanceUid);
    this.known.keep(this.selected, this.listedStudies);
  }

  /** What was found last, while further ones are searched too. */
  private get found(): FoundStudies | undefined {
    const { state } = this.search;
    if (state.status === 'found') return state;
    return state.status === 'searching' ? state.previous : undefined;
  }

  private select(uids: readonly string[], isOn: boolean): void {
    this.selected = withStudies(this.selected, uids, isOn);
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private activate(uid: string): void {
    if (uid === this.activeStudy) return;
    this.activeStudy = uid;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  private handleSettled(): void {
    const { state } = this.search;
    if (state.status === 'failed') this.handleFailure(state.failure);
    if (state.status !== 'found') return;
    if (state.more instanceof ShareFailure) this.handleFailure(state.more);
    else this.announcer.announce(listedText(state.studies.length, state.next !== null));
  }

  private handleFailure(failure: ShareFailure): void {
    this.announcer.announce(failureText(failure));
    if (failure.code === 'not-signed-in') this.dispatchEvent(new ShareSignInRequiredEvent());
  }

  private handleSearchInput(event: InputEvent): void {
    this.text = (event.target as HTMLInputElement).value;
    this.limit = PAGE;
    this.search.searchSoon(this.text);
  }

  private handleSearchKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.search.search(this.text);
    if (event.key === 'Escape' && this.text !== '') {
      event.preventDefault();
      this.handleClearSearch();
    }
  }

  private handleClearSearch(): void {
    this.text = '';
    this.limit = PAGE;
    this.search.search('');
    this.searchInput?.focus();
  }

  private handleRetry(): void {
    this.search.search(this.text);
    // The button goes away: focus stays near.
    this.searchInput?.focus();
  }

  private async handleMore(): Promise<void> {
    const { state } = this.search;
    if (this.limit < this.listedStudies.length) {
      this.limit += PAGE;
    } else if (state.status === 'found' && state.more !== 'loading') {
      this.limit = state.studies.length + PAGE;
      await this.search.loadMore(state);
    }
    await this.updateComplete;
    // Where there are no more, the button has gone: focus stays near.
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === null) this.listEnd?.focus();
  }

  private handleShare(): void {
    if (this.selected.length === 0) return;
    this.dispatchEvent(new ShareStudiesEvent({ studyInstanceUids: [...this.selected] }));
  }

  private handleSelectAll(event: Event): void {
    this.select(this.rowUids, (event.target as HTMLInputElement).checked);
  }

  private handleClear(): void {
    this.select([...this.selected], false);
    this.renderRoot.querySelector<HTMLElement>('.footer .primary')?.focus();
  }

  override render(): TemplateResult {
    const { state } = this.search;
    return html`
      <div class="root" @input=${stopPropagation}>
        ${state.status === 'idle' ? nothing : this.renderSearch(state.status === 'searching')}
        <div class="scroller" aria-busy=${state.status === 'searching'}>${this.renderContent()}</div>
        ${this.renderFooter()}
        <div class="visually-hidden" role="status">${this.announcer.message}</div>
      </div>
    `;
  }

  private renderSearch(isSearching: boolean): TemplateResult {
    const { text, handleSearchInput: onInput, handleSearchKeyDown: onKeyDown, handleClearSearch: onClear } = this;
    return searchField({ text, isSearching, onInput, onKeyDown, onClear });
  }

  private renderContent(): TemplateResult | typeof nothing {
    const { state } = this.search;
    if (state.status === 'failed') return failureNotice(state.failure, this.handleRetry);
    if (state.status === 'searching' && !state.previous) return skeletonRows(SKELETON_ROWS);
    if (this.listedStudies.length > 0) return this.renderRows();
    if (this.studies === undefined && state.status === 'idle') return nothing;
    return emptyNotice(this.found?.text.trim() ?? '', this.handleClearSearch);
  }

  private renderRows(): TemplateResult {
    return html`
      ${studyTable({
        studies: this.listedStudies.slice(0, this.limit),
        selected: this.selected,
        activeStudy: this.activeStudy,
        locale: this.localeController.current,
        rows: this.rows,
        onSelectAll: this.handleSelectAll,
      })}
      ${this.renderMore()}
    `;
  }

  private renderMore(): TemplateResult | typeof nothing {
    const { found } = this;
    const count = this.listedStudies.length;
    const next = this.studies === undefined ? (found?.next ?? null) : null;
    if (count > this.limit || next !== null) return moreRows(found?.more ?? 'ready', () => void this.handleMore());
    return count > PAGE ? listEnd(count) : nothing;
  }

  private renderFooter(): TemplateResult {
    const listed = new Set(this.rowUids);
    return listFooter({
      selected: this.selected.length,
      hidden: this.selected.filter((uid) => !listed.has(uid)).length,
      onShare: this.handleShare,
      onClear: this.handleClear,
    });
  }
}

function stopPropagation(event: Event): void {
  event.stopPropagation();
}
