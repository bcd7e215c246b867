import type { LitElement } from 'lit';
import { ShareFailure } from '../../client/index.js';
import { PastingController, type PastedItem, type PastedResult } from '../../controllers/pasting-controller.js';
import { isEmailAddress, recipientKey, type Recipient } from '../../domain/index.js';
import { exactHits } from './exact-hits.js';
import { MAXIMUM_PASTED } from './pasted-text.js';
import { pastedSummaryText } from './pasted-words.js';
import type { PickingContext, PickingController } from './picking-controller.js';
import { isPersonNumber, searchRecipients } from './recipient-search.js';

/** A list of addresses and numbers that was pasted into the field, until each of them is a recipient or dismissed. */
export class PastingLayer {
  readonly pasting: PastingController;
  /** The item that was last put into the field or the form. */
  private current: PastedItem | undefined;
  private count: number;

  constructor(
    private readonly host: LitElement,
    private readonly context: Omit<PickingContext, 'changed'>,
    private readonly picking: PickingController,
  ) {
    this.count = picking.chosen.value.length;
    this.pasting = new PastingController(host, {
      isReady: () => context.policy() !== undefined && context.client() !== undefined,
      lookUp: (text, signal) => this.lookUp(text, signal),
      isHopeless: (error) => ['too-many-requests', 'not-signed-in', 'offline'].includes(ShareFailure.from(error).code),
      settled: (added, attention) => picking.announcer.announce(pastedSummaryText(added, attention)),
      stopped: () => new ShareFailure('aborted'),
    });
  }

  paste(items: readonly string[]): void {
    this.pasting.paste(items, MAXIMUM_PASTED);
  }

  /** Puts an item into the field and searches for it. */
  search(item: PastedItem): void {
    this.current = item;
    this.picking.text = item.text;
    this.picking.fromButton(() => this.picking.suggestions.hurry(item.text));
    this.host.requestUpdate();
  }

  addNew(item: PastedItem): void {
    this.current = item;
    this.picking.addNew(item.text);
  }

  retry(item: PastedItem): void {
    this.pasting.retry(item.id);
    this.focusItem(this.pasting.items.findIndex(({ id }) => id === item.id));
  }

  dismiss(item: PastedItem): void {
    const index = this.pasting.items.findIndex(({ id }) => id === item.id);
    this.pasting.dismiss(({ id }) => id === item.id);
    this.focusItem(Math.min(index, this.pasting.items.length - 1));
  }

  dismissAll(): void {
    this.pasting.clear();
    this.picking.focusInput();
  }

  /** The user has changed the recipients: what has become one needs no more attention. */
  settle(): void {
    const { current, picking } = this;
    const addresses = new Set(picking.chosen.value.map(({ email }) => email?.toLowerCase()));
    this.pasting.dismiss(
      ({ id, text, result }) =>
        result !== undefined &&
        result.status !== 'duplicate' &&
        (addresses.has(text.toLowerCase()) || (current?.id === id && picking.text === text && this.isGrown)),
    );
    this.count = picking.chosen.value.length;
  }

  private get isGrown(): boolean {
    return this.picking.chosen.value.length > this.count;
  }

  private async lookUp(text: string, signal: AbortSignal): Promise<PastedResult> {
    const policy = this.context.policy();
    if (isPersonNumber(text, policy)) return { status: 'withheld' };
    try {
      const page = await searchRecipients(this.context.client(), policy, text, signal);
      if (signal.aborted || !policy) return { status: 'failed', error: new ShareFailure('aborted') };
      const offered = page.recipients.filter(({ kind }) => this.context.offeredKinds().has(kind));
      const exact = exactHits(text, offered, policy);
      const hits = exact.length > 0 ? exact : await this.ownerAmong(offered, text, signal);
      if (signal.aborted) return { status: 'failed', error: new ShareFailure('aborted') };
      const [hit] = hits;
      if (hit && new Set(hits.map(recipientKey)).size === 1) {
        if (this.picking.chosen.has(hit)) return { status: 'duplicate' };
        if (this.picking.isFull) return { status: 'full' };
        // That it has grown is not the item's doing that stands in the field.
        this.count += 1;
        this.picking.chosen.add(hit, policy);
        return { status: 'added' };
      }
      if (offered.length > 0) return { status: 'several' };
      // Who a missing source knows is not known to be missing.
      if ((page.incomplete ?? []).length > 0) return { status: 'failed', error: new ShareFailure('unavailable') };
      return { status: 'not-found' };
    } catch (error) {
      return { status: 'failed', error };
    }
  }

  /**
   * Of those found for an address, the one whose own it is although it is not public. That a search finds somebody says
   * too little, as it may find by a beginning or by a name; a check answers by the whole address alone.
   */
  private async ownerAmong(found: readonly Recipient[], text: string, signal: AbortSignal): Promise<Recipient[]> {
    const client = this.context.client();
    const isPossible = found.some(({ kind, email }) => kind === 'user' && email === undefined);
    if (!isPossible || !client?.checkRecipient || !isEmailAddress(text)) return [];
    try {
      const { user } = await client.checkRecipient({ email: text }, { signal });
      return user ? found.filter((one) => recipientKey(one) === recipientKey(user)) : [];
    } catch {
      // Whoever was found can be chosen by hand.
      return [];
    }
  }

  private focusItem(index: number): void {
    void this.host.updateComplete.then(() => {
      const buttons = this.host.renderRoot.querySelectorAll<HTMLElement>('.pasted-item .pasted-dismiss');
      const target = buttons[index];
      if (target) target.focus();
      else this.picking.focusInput();
    });
  }
}
