import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { personNameText, type Study } from '../../domain/index.js';
import { formatMediumDate } from '../../localization/dates.js';
import { icon } from '../../styles/icons.js';

/** What a row shows beside its study. */
export interface StudyRowState {
  index: number;
  locale: string;
  isSelected: boolean;
  isActive: boolean;
  /** Whether Tab leads to this row. */
  isTabStop: boolean;
}

/** What tells two patients of one name apart. */
function patientDetails({ birthDate, sex, id }: Study['patient'], locale: string): string[] {
  return [birthDate === undefined ? undefined : formatMediumDate(birthDate, locale), sex, id].filter(
    (detail) => detail !== undefined && detail !== '',
  ) as string[];
}

/** What heads the columns, with the checkbox for all rows. */
export function headerRow(selected: 'none' | 'some' | 'all', onChange: (event: Event) => void): TemplateResult {
  const column = (name: string, text: string) => html`<div class="column ${name}" role="columnheader">${text}</div>`;
  return html`
    <div class="head" role="rowgroup">
      <div class="row" role="row">
        <div class="column all" role="columnheader">
          <label class="select-all">
            <input
              class="checkbox"
              type="checkbox"
              .checked=${live(selected === 'all')}
              .indeterminate=${live(selected === 'some')}
              @change=${onChange}
            />
            <span class="select-all-text">${msg('Select all', { desc: 'Checkbox of the study list' })}</span>
          </label>
        </div>
        ${column('patient', msg('Patient', { desc: 'Column of the study list' }))}
        ${column('study', msg('Study', { desc: 'Column of the study list' }))}
        ${column('date', msg('Date', { desc: 'Column of the study list: of the study' }))}
        ${column('modalities', msg('Modality', { desc: 'Column of the study list' }))}
        ${column('accession', msg('Accession number', { desc: 'Column of the study list' }))}
        ${column('source', msg('Source', { desc: 'Column of the study list: the department that made the study' }))}
        ${column('report', msg('Report', { desc: 'A study has a report' }))}
      </div>
    </div>
  `;
}

export function studyRow(study: Study, { index, locale, ...state }: StudyRowState): TemplateResult {
  const { patient, description, date, modalities, accessionNumber, hasReport, source } = study;
  const details = patientDetails(patient, locale);
  const report = msg('Report', { desc: 'A study has a report' });
  return html`
    <div
      class="row"
      part="row ${state.isSelected ? 'selected' : ''} ${state.isActive ? 'active' : ''}"
      role="row"
      data-uid=${study.studyInstanceUid}
      data-selected=${state.isSelected}
      aria-current=${state.isActive ? 'true' : nothing}
    >
      <div class="check-cell" role="cell">
        <input
          class="checkbox"
          type="checkbox"
          tabindex=${state.isTabStop ? 0 : -1}
          aria-labelledby="patient-${index} study-${index} date-${index}"
          .checked=${live(state.isSelected)}
        />
      </div>
      <div class="patient" role="cell">
        <div class="name" id="patient-${index}"><bdi>${patientName(patient.name)}</bdi></div>
        ${
          details.length === 0
            ? nothing
            : html`<span class="identity">${details.map((detail) => html`<bdi>${detail}</bdi>`)}</span>`
        }
      </div>
      <div class="study" role="cell" id="study-${index}"><bdi>${studyDescription(description)}</bdi></div>
      <div class="date" role="cell" id="date-${index}">
        <time datetime=${date}>${formatMediumDate(date, locale)}</time>
      </div>
      <div class="details" role="presentation">
        <div class="modalities" role="cell">
          ${modalities.map((modality) => html`<span class="badge" part="modality">${modality}</span>`)}
        </div>
        <div class="accession" role="cell">${accessionNumber ? html`<bdi>${accessionNumber}</bdi>` : nothing}</div>
        <div class="source" role="cell"><bdi>${source.name}</bdi></div>
        <div class="report" role="cell" title=${hasReport ? report : nothing}>
          ${hasReport ? html`${icon('document')}<span class="report-text">${report}</span>` : nothing}
        </div>
      </div>
    </div>
  `;
}

function patientName(name: string): string {
  return personNameText(name) || msg('Patient without a name', { desc: 'In place of an empty patient name' });
}

function studyDescription(description: string): string {
  return description.trim() || msg('Study without a description', { desc: 'In place of an empty study description' });
}

/** Rows in outline, while the first studies are on their way. */
export function skeletonRows(count: number): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
    ${Array.from(
      { length: count },
      () =>
        html`<div class="outline"><span class="box"></span><span class="line"></span><span class="line"></span></div>`,
    )}
  </div>`;
}
