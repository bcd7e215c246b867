import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  addDays,
  addMonths,
  compareDates,
  weekdayOf,
  weeksOfMonth,
  type CalendarDate,
  type Week,
  type Weekday,
} from '../domain/index.js';

/** The dates that may be chosen, both included; null: no limit. */
export interface CalendarLimits {
  earliest: CalendarDate | null;
  latest: CalendarDate | null;
}

/**
 * A calendar after the date picker of the ARIA Authoring Practices: which month is open, which day has focus, and what
 * keys do. It draws nothing.
 */
export class CalendarController implements ReactiveController {
  private focused: CalendarDate | undefined;
  private limits: CalendarLimits = { earliest: null, latest: null };

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  // Opens and closes by the hand alone: nothing to do when the host comes and goes.
  hostConnected(): void {}

  get isOpen(): boolean {
    return this.focused !== undefined;
  }

  /** The day that has focus; undefined while closed. */
  get day(): CalendarDate | undefined {
    return this.focused;
  }

  open(date: CalendarDate, limits: CalendarLimits): void {
    this.limits = limits;
    this.move(date);
  }

  close(): void {
    this.focused = undefined;
    this.host.requestUpdate();
  }

  isAllowed(date: CalendarDate): boolean {
    return this.clamp(date) === date;
  }

  weeks(firstWeekday: Weekday): Week[] {
    return this.focused === undefined ? [] : weeksOfMonth(this.focused, firstWeekday);
  }

  /** Whether a page of months away holds a day that may be chosen. */
  canPage(months: number): boolean {
    return this.focused !== undefined && this.clamp(addMonths(this.focused, months)) !== this.focused;
  }

  page(months: number): void {
    if (this.focused !== undefined) this.move(addMonths(this.focused, months));
  }

  /** Moves by a key; false for a key that means nothing here. */
  handleKey(event: KeyboardEvent, firstWeekday: Weekday, isRightToLeft: boolean): boolean {
    const day = this.focused;
    if (day === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    const forward = isRightToLeft ? -1 : 1;
    const intoWeek = (weekdayOf(day) - firstWeekday + 7) % 7;
    switch (event.key) {
      case 'ArrowRight':
        return this.move(addDays(day, forward));
      case 'ArrowLeft':
        return this.move(addDays(day, -forward));
      case 'ArrowDown':
        return this.move(addDays(day, 7));
      case 'ArrowUp':
        return this.move(addDays(day, -7));
      case 'Home':
        return this.move(addDays(day, -intoWeek));
      case 'End':
        return this.move(addDays(day, 6 - intoWeek));
      case 'PageDown':
        return this.move(addMonths(day, event.shiftKey ? 12 : 1));
      case 'PageUp':
        return this.move(addMonths(day, event.shiftKey ? -12 : -1));
      default:
        return false;
    }
  }

  private move(date: CalendarDate): true {
    this.focused = this.clamp(date);
    this.host.requestUpdate();
    return true;
  }

  private clamp(date: CalendarDate): CalendarDate {
    const { earliest, latest } = this.limits;
    if (earliest !== null && compareDates(date, earliest) < 0) return earliest;
    if (latest !== null && compareDates(date, latest) > 0) return latest;
    return date;
  }
}
