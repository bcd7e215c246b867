import type { LitElement } from 'lit';
import { LatePartController } from '../../controllers/late-part-controller.js';
import { criteriaKinds } from './criteria-kinds.js';
import type { DetailedButton } from './detailed-search-button.js';
import type { DetailedSearchPart } from './detailed-search-part.js';
import { pastedItems } from './pasted-text.js';
import type { PastingPart } from './pasting-part.js';
import type { PickingContext, PickingController } from './picking-controller.js';

/** What the field is used without most of the time, and loads when it is first reached for. */
export class PickerParts {
  readonly detailed: LatePartController<DetailedSearchPart>;
  readonly pasting: LatePartController<PastingPart>;
  /** What was pasted while nothing could be done with it yet. */
  private pasted: string[] = [];

  constructor(
    host: LitElement,
    private readonly context: PickingContext,
    private readonly picking: PickingController,
  ) {
    this.detailed = new LatePartController(host, async () =>
      (await import('./detailed-search-part.js')).makeDetailedSearch(host, {
        ...context,
        chosen: () => picking.chosen.keys,
        isFavorite: picking.isFavorite,
        add: (recipients) => picking.addAll(recipients),
      }),
    );
    this.pasting = new LatePartController(host, async () =>
      (await import('./pasting-part.js')).makePasting(host, context, picking),
    );
  }

  /** All that are loaded late, that for somebody new included. */
  get all(): readonly Pick<LatePartController<object>, 'isAwaited' | 'failure' | 'retry'>[] {
    return [this.picking.newcomer, this.detailed, this.pasting];
  }

  /** The way to the detailed search; undefined where no kind of it is offered. */
  get detailedButton(): DetailedButton | undefined {
    if (criteriaKinds(this.context.offeredKinds()).length === 0) return undefined;
    return {
      open: () => this.detailed.use(({ layer }) => layer.open()),
      prepare: () => this.detailed.prefetch(),
      isBusy: this.detailed.isAwaited,
    };
  }

  /** Takes a list out of the hands of the browser, which would run its lines together. */
  readonly handlePaste = (event: ClipboardEvent): void => {
    const items = pastedItems(event.clipboardData?.getData('text/plain') ?? '');
    if (!items || this.picking.isFull) return;
    event.preventDefault();
    this.picking.suggestions.close();
    this.pasted.push(...items);
    this.pasting.use(({ layer }) => layer.paste(this.pasted.splice(0)));
  };

  /** What was pasted and is no recipient yet. */
  get pastedText(): string {
    const items = this.pasting.value?.layer.pasting.items ?? [];
    return [...this.pasted, ...items.map(({ text }) => text)].join(' ');
  }

  /** Forgets what was pasted. */
  clear(): void {
    this.pasted = [];
    this.pasting.giveUp();
    this.pasting.value?.layer.pasting.clear();
  }

  /** There is another endpoint: what was asked of the last one is given up. */
  giveUp(): void {
    this.detailed.value?.layer.search.reset();
    this.pasting.value?.layer.pasting.stop();
  }
}
