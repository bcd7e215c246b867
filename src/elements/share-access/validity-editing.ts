import type { ReactiveControllerHost } from 'lit';
import type { ShareClient } from '../../client/share-client.js';
import { LoadController } from '../../controllers/load-controller.js';
import { validityProblem, type Policy, type Share } from '../../domain/index.js';
import { parseDate } from '../../localization/dates.js';
import { validityText } from '../../localization/words.js';
import type { SharesController } from '../share-confirmation/shares-controller.js';
import { validityEntry, type ValidityEntry } from './validity-form.js';

export interface ValidityEditingOptions {
  client: () => ShareClient | undefined;
  locale: () => string;
  announce: (text: string) => void;
  /** Moves focus inside a share. */
  focus: (shareId: string, selector: string) => void;
}

/** The last day of one share while it is being changed, within what the department allows. */
export class ValidityEditing {
  entry: ValidityEntry | undefined;
  readonly rules: LoadController<Policy>;
  private rulesClient: ShareClient | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly shares: SharesController,
    private readonly options: ValidityEditingOptions,
  ) {
    this.rules = new LoadController(host, (signal) => options.client()?.getPolicy({ signal }));
  }

  /** Of the department; undefined while it is not known. */
  get today(): string | undefined {
    return this.rules.value?.today;
  }

  /** Another endpoint has other rules. */
  followClient(): void {
    const client = this.options.client();
    if (client === this.rulesClient) return;
    this.rulesClient = client;
    this.rules.reset();
  }

  edit(share: Share): void {
    this.shares.refuse({ shareId: share.id }, undefined);
    this.become(validityEntry(share.id, share.validity, this.options.locale()));
    this.rules.load();
    this.focusEntry(share.id);
  }

  /** Asks for the rules once more. */
  retry(): void {
    this.rules.retry();
    if (this.entry) this.focusEntry(this.entry.shareId);
  }

  /** The fields come with the rules: until then there is a button to wait at, unless the focus goes elsewhere. */
  private focusEntry(shareId: string): void {
    const field = (form: string) => `${form} #until:enabled, ${form} [type="checkbox"]`;
    this.options.focus(shareId, `${field('.validity')}, .validity button`);
    void this.rules.settled.then(() => this.options.focus(shareId, field('.validity:focus-within')));
  }

  become(entry: ValidityEntry | undefined): void {
    this.entry = entry;
    this.host.requestUpdate();
  }

  cancel(): void {
    const { entry } = this;
    this.become(undefined);
    if (entry) this.options.focus(entry.shareId, '.validity-button');
  }

  async save(): Promise<void> {
    const { entry } = this;
    const policy = this.rules.value;
    if (!entry || !policy) return;
    const { shareId } = entry;
    const locale = this.options.locale();
    const until = parseDate(entry.typed, locale) ?? entry.typed.trim();
    const validity = entry.isUnlimited ? ({ unlimited: true } as const) : { until };
    const problem = validityProblem(validity, policy);
    if (problem !== null) return this.mark(entry, problem);
    const outcome = await this.shares.changeValidity(shareId, validity);
    if (outcome === undefined) return;
    if (outcome !== 'done') {
      const code = outcome.issues[0]?.code;
      // What is wrong with the date is told at the date.
      if (code) {
        this.shares.refuse({ shareId }, undefined);
        this.mark(entry, code);
      }
      return;
    }
    const changed = this.shares.find(shareId);
    if (changed) this.options.announce(validityText(changed.validity, locale));
    this.cancel();
  }

  private mark(entry: ValidityEntry, problem: ValidityEntry['problem']): void {
    this.become({ ...entry, problem });
    this.options.focus(entry.shareId, '#until');
  }
}
