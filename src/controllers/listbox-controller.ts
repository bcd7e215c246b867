import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many options PageUp and PageDown pass over. */
const PAGE = 10;

export interface ListboxOptions {
  /** How many options there are. */
  count: () => number;
  /** The element that scrolls. */
  list: () => HTMLElement | null;
  option: (index: number) => HTMLElement | null;
}

/**
 * Which option of a list is active while the focus stays in the input (`aria-activedescendant`). Active is where the
 * keys are; it says nothing about what is chosen.
 */
export class ListboxController implements ReactiveController {
  private index = -1;
  private isScrollDue = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ListboxOptions,
  ) {
    host.addController(this);
  }

  /** Index of the active option; −1 where none is. */
  get active(): number {
    return this.index < this.options.count() ? this.index : -1;
  }

  /** @param scroll Off where a pointer is on the option already. */
  activate(index: number, { scroll = true } = {}): void {
    if (index === this.index) return;
    this.index = index;
    this.isScrollDue = scroll;
    this.host.requestUpdate();
  }

  /** Moves by a key; false where the key is not one of the list's. */
  handleKey(key: string): boolean {
    const count = this.options.count();
    if (count === 0) return false;
    const last = count - 1;
    const { active } = this;
    switch (key) {
      case 'ArrowDown':
        this.activate(active === last ? 0 : active + 1);
        return true;
      case 'ArrowUp':
        this.activate(active <= 0 ? last : active - 1);
        return true;
      case 'PageDown':
        this.activate(Math.min(active + PAGE, last));
        return true;
      case 'PageUp':
        this.activate(Math.max(active - PAGE, 0));
        return true;
      default:
        return false;
    }
  }

  hostUpdated(): void {
    if (!this.isScrollDue) return;
    this.isScrollDue = false;
    const list = this.options.list();
    const option = this.active >= 0 ? this.options.option(this.active) : null;
    if (list && option) scrollWithin(list, option);
  }
}

// scrollIntoView would scroll the page too.
function scrollWithin(list: HTMLElement, option: HTMLElement): void {
  const [frame, box] = [list.getBoundingClientRect(), option.getBoundingClientRect()];
  if (box.top < frame.top) list.scrollTop -= frame.top - box.top;
  else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom;
}
