import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { CalendarController } from '../../../controllers/calendar-controller.js';
import type { CalendarDate, Weekday } from '../../../domain/index.js';
import { firstWeekday, formatMonth, weekdayNames } from '../../../localization/calendar-format.js';
import { formatLongDate } from '../../../localization/dates.js';
import { icon } from '../../../styles/icons.js';

export interface CalendarProps {
  calendar: CalendarController;
  /** The date that is chosen now; any other text means none. */
  chosen: string;
  locale: string;
  choose(date: CalendarDate): void;
}

/** A month to choose a day from, after the date picker of the ARIA Authoring Practices. */
export function renderCalendar(props: CalendarProps): TemplateResult {
  const { calendar, locale } = props;
  const first = firstWeekday(locale);
  const page = (months: number, name: string, iconClass: string) =>
    html`<button
      type="button"
      class=${`button quiet icon-only small ${iconClass}`}
      aria-label=${name}
      ?disabled=${!calendar.canPage(months)}
      @click=${() => calendar.page(months)}
    >
      ${icon('expand')}
    </button>`;
  return html`<div
    class="calendar"
    part="calendar"
    role="group"
    aria-label=${msg('Calendar', { desc: 'Name of a group' })}
    @keydown=${(event: KeyboardEvent) => handleKey(event, props, first)}
  >
    <div class="calendar-head">
      ${page(-1, msg('Previous month', { desc: 'Button of the calendar' }), 'back')}
      <span id="calendar-month" class="calendar-month" aria-live="polite"
        >${formatMonth(calendar.day ?? '', locale)}</span
      >
      ${page(1, msg('Next month', { desc: 'Button of the calendar' }), 'forward')}
    </div>
    <table role="grid" aria-labelledby="calendar-month">
      <thead>
        <tr>
          ${weekdayNames(locale).map(({ short, long }) => html`<th scope="col" abbr=${long}>${short}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${calendar.weeks(first).map(
          (week) =>
            html`<tr>
              ${week.map((date) => renderDay(date, props))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderDay(date: CalendarDate, { calendar, chosen, locale, choose }: CalendarProps): TemplateResult {
  const isFocused = date === calendar.day;
  const isAllowed = calendar.isAllowed(date);
  const isOtherMonth = date.slice(0, 7) !== calendar.day?.slice(0, 7);
  return html`<td role="gridcell" aria-selected=${date === chosen ? 'true' : 'false'}>
    <button
      type="button"
      class="day"
      data-date=${date}
      ?data-other-month=${isOtherMonth}
      ?data-chosen=${date === chosen}
      tabindex=${isFocused ? '0' : '-1'}
      aria-label=${formatLongDate(date, locale)}
      aria-disabled=${isAllowed ? 'false' : 'true'}
      @click=${() => {
        if (!isAllowed) return;
        calendar.close();
        choose(date);
      }}
    >
      ${Number(date.slice(8))}
    </button>
  </td>`;
}

function handleKey(event: KeyboardEvent, { calendar }: CalendarProps, first: Weekday): void {
  if (event.key === 'Escape') {
    // One layer at a time: the dialog stays.
    event.preventDefault();
    event.stopPropagation();
    calendar.close();
    return;
  }
  const target = event.target as HTMLElement;
  if (!target.classList.contains('day')) return;
  if (calendar.handleKey(event, first, getComputedStyle(target).direction === 'rtl')) event.preventDefault();
}
