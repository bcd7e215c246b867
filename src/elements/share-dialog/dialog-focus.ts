import type { LitElement } from 'lit';
import { deepestActiveElement } from '../../support/active-element.js';

/** Where the focus goes in the dialog, and where it was before. */
export class DialogFocus {
  private before: Element | null = null;
  private wasCalendarOpen = false;

  constructor(private readonly host: LitElement) {}

  /** Notes where the focus is, unless that is noted already. */
  remember(): void {
    this.before ??= deepestActiveElement();
  }

  /** Gives the focus back to where it was. */
  restore(): void {
    const target = this.before;
    this.before = null;
    if (target instanceof HTMLElement && target.isConnected) target.focus();
  }

  /** Moves the focus to the first that fits, once it is drawn. */
  async moveTo(selector: string): Promise<void> {
    await this.host.updateComplete;
    const target = this.find<HTMLElement & Partial<Pick<LitElement, 'updateComplete'>>>(selector);
    await target?.updateComplete;
    target?.focus();
  }

  /** Nothing in the dialog has it. */
  get isLost(): boolean {
    return this.active === null;
  }

  isAt(selector: string): boolean {
    return this.active?.matches(selector) ?? false;
  }

  /** Follows the calendar: into it as it opens, along with its day, and back to its button as it closes. */
  followCalendar(isOpen: boolean): void {
    const isInGrid = this.active?.classList.contains('day') ?? false;
    if (isOpen && (isInGrid || !this.wasCalendarOpen)) this.find('.day[tabindex="0"]')?.focus();
    else if (!isOpen && this.wasCalendarOpen && !this.active) this.find('#calendar-button')?.focus();
    this.wasCalendarOpen = isOpen;
  }

  private get active(): Element | null {
    return (this.host.renderRoot as ShadowRoot).activeElement;
  }

  private find<Found extends HTMLElement = HTMLElement>(selector: string): Found | null {
    return this.host.renderRoot.querySelector<Found>(selector);
  }
}
