import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LatePartController } from '../../../controllers/late-part-controller.js';
import {
  addDuration,
  compareDates,
  isCalendarDate,
  isUnlimited,
  withValidity,
  type CalendarDate,
} from '../../../domain/index.js';
import { datePattern, formatDate, formatLongDate, parseDate } from '../../../localization/dates.js';
import { icon } from '../../../styles/icons.js';
import { renderLate } from '../notices.js';
import type { CalendarPart } from './calendar-part.js';
import { describedBy, isChecked, renderIssues, valueOf, type FieldContext } from './field.js';

/** The date field's own means: the calendar, and the text while it is being typed. */
export interface ValidityFieldProps {
  calendar: LatePartController<CalendarPart>;
  /** Undefined while nothing is being typed. */
  typed: string | undefined;
  type(text: string | undefined): void;
}

interface Preset {
  name: string;
  until: CalendarDate;
}

/** Until when: a typed date, a calendar, some presets, or without end where the policy allows it. */
export function renderValidity(context: FieldContext, props: ValidityFieldProps): TemplateResult {
  const { draft, evaluation, locale, policy, apply } = context;
  const { validity } = evaluation.effective;
  const { earliest, latest, unlimited } = evaluation.options.validity;
  const until = isUnlimited(validity) ? '' : validity.until;
  const described = describedBy(context, 'validity', 'validity-hint');
  const unlimitedDescribed = describedBy(context, 'unlimited', unlimited === null ? undefined : 'unlimited-hint');
  const letters = {
    year: msg('y', { desc: 'Letter for the year in a date pattern: dd/mm/yyyy' }),
    month: msg('m', { desc: 'Letter for the month in a date pattern: dd/mm/yyyy' }),
    day: msg('d', { desc: 'Letter for the day in a date pattern: dd/mm/yyyy' }),
  };
  const choose = (date: string) => {
    props.type(undefined);
    apply(withValidity(draft, { until: date }));
  };
  const commit = (event: Event) => choose(parseDate(valueOf(event), locale) ?? valueOf(event).trim());
  const part = props.calendar;
  const calendar = part.value?.calendar;
  const openCalendar = () => {
    if (calendar?.isOpen) return calendar.close();
    const date = isCalendarDate(until) ? until : policy.today;
    part.use(({ calendar: loaded }) => loaded.open(date, { earliest, latest }));
  };
  return html`<div class="field" part="validity">
    <label class="label" for="validity">${msg('Access until', { desc: 'Field: the last day of access' })}</label>
    <div class="date-row">
      <input
        id="validity"
        class="input"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        placeholder=${datePattern(locale, letters)}
        aria-required="true"
        aria-invalid=${described.invalid}
        aria-describedby=${described.ids}
        .value=${live(props.typed ?? formatDate(until, locale))}
        ?disabled=${isUnlimited(validity)}
        @input=${(event: Event) => props.type(valueOf(event))}
        @change=${commit}
      />
      <button
        type="button"
        id="calendar-button"
        class="button icon-only"
        aria-label=${msg('Choose the date in a calendar', { desc: 'Button' })}
        aria-expanded=${calendar?.isOpen ? 'true' : 'false'}
        aria-busy=${part.isAwaited ? 'true' : 'false'}
        ?disabled=${isUnlimited(validity)}
        @pointerenter=${() => part.prefetch()}
        @focus=${() => part.prefetch()}
        @click=${openCalendar}
      >
        ${icon('calendar')}
      </button>
    </div>
    ${renderLate(part, 'calendar-notice')}
    ${calendar?.isOpen ? part.value?.render({ calendar, chosen: until, locale, choose }) : nothing}
    ${isUnlimited(validity) ? nothing : renderPresets(presetsOf(context), until, choose)}
    <p id="validity-hint" class="hint">${lastDayText(context)} ${limitText(context)}</p>
    ${renderIssues(context, 'validity')}
    <label class="check">
      <input
        id="unlimited"
        type="checkbox"
        aria-invalid=${unlimitedDescribed.invalid}
        aria-describedby=${unlimitedDescribed.ids || nothing}
        .checked=${live(isUnlimited(validity))}
        ?disabled=${unlimited !== null && !isUnlimited(validity)}
        @change=${(event: Event) => {
          props.type(undefined);
          part.giveUp();
          calendar?.close();
          apply(withValidity(draft, isChecked(event) ? { unlimited: true } : null));
        }}
      />
      <span>${msg('Without end date', { desc: 'Check box, and validity of a share: access does not end' })}</span>
      ${
        unlimited === null
          ? nothing
          : html`<span id="unlimited-hint" class="hint">
              ${msg('An end date is required here.', { desc: 'Why access without end is off' })}
            </span>`
      }
    </label>
    ${renderIssues(context, 'unlimited')}
  </div>`;
}

function presetsOf({ policy, evaluation }: FieldContext): Preset[] {
  const { latest } = evaluation.options.validity;
  const all = [
    { name: msg('1 week', { desc: 'Preset of the validity' }), until: addDuration(policy.today, 'P1W') },
    { name: msg('1 month', { desc: 'Preset of the validity' }), until: addDuration(policy.today, 'P1M') },
    { name: msg('3 months', { desc: 'Preset of the validity' }), until: addDuration(policy.today, 'P3M') },
  ];
  const within = all.filter(({ until }) => latest === null || compareDates(until, latest) < 0);
  return latest === null
    ? within
    : [...within, { name: msg('Maximum', { desc: 'Preset of the validity: as long as allowed' }), until: latest }];
}

function renderPresets(presets: Preset[], until: string, choose: (date: string) => void): TemplateResult {
  return html`<div
    class="suggestions"
    role="group"
    aria-label=${msg('Suggested periods', { desc: 'Name of a group of buttons' })}
  >
    ${presets.map(
      (preset) =>
        html`<button
          type="button"
          class="suggestion"
          aria-pressed=${preset.until === until ? 'true' : 'false'}
          @click=${() => choose(preset.until)}
        >
          ${preset.name}
        </button>`,
    )}
  </div>`;
}

function lastDayText({ evaluation, policy, locale }: FieldContext): string {
  const { validity } = evaluation.effective;
  const zone = policy.timeZone;
  if (isUnlimited(validity)) return msg('Access does not end by itself.', { desc: 'Hint of the validity' });
  if (!isCalendarDate(validity.until)) {
    return msg('Type the date, or choose it in the calendar.', { desc: 'Hint of the validity' });
  }
  const date = formatLongDate(validity.until, locale);
  return msg(str`To the end of ${date} (${zone}).`, { desc: 'Hint of the validity: the last day, the time zone' });
}

/** How far the policy goes. */
function limitText({ evaluation, locale }: FieldContext): string {
  const { latest } = evaluation.options.validity;
  if (latest === null || isUnlimited(evaluation.effective.validity)) return '';
  const date = formatDate(latest, locale);
  return msg(str`At most until ${date}.`, { desc: 'Hint of the validity: a date' });
}
