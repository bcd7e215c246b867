import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { patientCount, personNameText, type Study } from '../../../domain/index.js';
import { formatMediumDate } from '../../../localization/dates.js';
import { studiesText } from '../../../localization/words.js';
import { icon } from '../../../styles/icons.js';

/** What the studies are drawn from: they are seen before there is a policy. */
export interface StudiesFieldProps {
  studies: readonly Study[];
  locale: string;
  /** Whether dates may be formatted yet: the first paint does without. */
  isPainted: boolean;
  issues: TemplateResult | typeof nothing;
  remove(study: Study): void;
}

/** The studies to be shared, each with what tells it apart. */
export function renderStudies({ studies, locale, isPainted, issues, remove }: StudiesFieldProps): TemplateResult {
  const describedBy = [patientCount(studies) > 1 && 'studies-patients', issues !== nothing && 'studies-error']
    .filter(Boolean)
    .join(' ');
  return html`<section
    id="studies"
    class="studies"
    part="studies"
    tabindex="-1"
    aria-labelledby="studies-label"
    aria-describedby=${describedBy || nothing}
  >
    <h3 id="studies-label" class="visually-hidden">${studiesText(studies.length)}</h3>
    ${
      studies.length === 0
        ? html`<p class="empty">${msg('No study is chosen.', { desc: 'In place of the studies to share' })}</p>`
        : html`<ul class="study-cards">
            ${studies.map(
              (study) =>
                html`<li class="study-card" part="study">
                  <span class="modality" aria-hidden="true">${study.modalities[0] ?? ''}</span>
                  <span class="study-text">
                    <span class="study-title">${study.description || study.modalities.join(', ')}</span>
                    <span class="quiet-text study-meta">
                      <bdi>${personNameText(study.patient.name)}</bdi>
                      <span>${isPainted ? formatMediumDate(study.date, locale) : study.date}</span>
                      <span>${study.source.name}</span>
                      ${study.hasReport ? html`<span>${msg('with report', { desc: 'Mark of a study' })}</span>` : nothing}
                    </span>
                  </span>
                  ${
                    studies.length > 1
                      ? html`<button
                          type="button"
                          class="button quiet icon-only small"
                          aria-label=${msg(str`Do not share ${study.description}`, { desc: 'Button: takes a study out' })}
                          @click=${() => remove(study)}
                        >
                          ${icon('close')}
                        </button>`
                      : nothing
                  }
                </li>`,
            )}
          </ul>`
    }
    ${renderPatients(patientCount(studies))} ${issues}
  </section>`;
}

/** Those of more than one patient may have been chosen by mistake. */
function renderPatients(count: number): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  return html`<p id="studies-patients" class="hint patients" part="patients">
    ${icon('info')}<span>${patientsText(count)}</span>
  </p>`;
}

/** Of how many patients the studies are, where it is more than one. */
export function patientsText(count: number): string {
  return msg(str`The studies belong to ${count} different patients.`, {
    desc: 'Before sharing: a number, 2 or more',
  });
}
