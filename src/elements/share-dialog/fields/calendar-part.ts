import type { ReactiveControllerHost } from 'lit';
import { CalendarController } from '../../../controllers/calendar-controller.js';
import type { LatePart } from '../../../controllers/late-part-controller.js';
import { renderCalendar } from './calendar.js';
import { calendarStyles } from './calendar.styles.js';

/** The calendar of the date field, which is loaded when it is first wanted. */
export interface CalendarPart extends LatePart {
  calendar: CalendarController;
  render: typeof renderCalendar;
}

export function makeCalendar(host: ReactiveControllerHost): CalendarPart {
  return { calendar: new CalendarController(host), render: renderCalendar, styles: calendarStyles };
}
