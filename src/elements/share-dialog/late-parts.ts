import { LatePartController, type LateHost, type LatePart } from '../../controllers/late-part-controller.js';
import type { CalendarPart } from './fields/calendar-part.js';
import { fetchConfirmation } from './inner-elements.js';
import type { MailsPart } from './mails.js';

export interface LatePartsOptions {
  /** Of the tags. */
  prefix(): string;
  /** A part that was asked for could not be loaded: what says so, for the focus. */
  missed(notice: string): void;
}

/** What the dialog opens without, and loads when it is first reached for. */
export class LateParts {
  readonly calendar: LatePartController<CalendarPart>;
  /** The mails before they are sent. */
  readonly mails: LatePartController<MailsPart>;
  readonly confirmation: LatePartController<LatePart>;

  constructor(host: LateHost, { prefix, missed }: LatePartsOptions) {
    this.calendar = new LatePartController(
      host,
      async () => (await import('./fields/calendar-part.js')).makeCalendar(host),
      () => missed('#calendar-notice'),
    );
    this.mails = new LatePartController(
      host,
      async () => (await import('./mails.js')).mailsPart,
      () => missed('#mails-notice'),
    );
    this.confirmation = new LatePartController(
      host,
      () => fetchConfirmation(prefix()),
      () => missed('#notice'),
    );
  }

  get isCalendarOpen(): boolean {
    return this.calendar.value?.calendar.isOpen ?? false;
  }

  /** Closes what is open, and forgets what was asked of those on their way. */
  close(): void {
    for (const part of [this.calendar, this.mails, this.confirmation]) part.giveUp();
    this.calendar.value?.calendar.close();
  }
}
