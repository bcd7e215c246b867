import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { failedRecipients, sharedRecipients, type Share, type Study } from '../../domain/index.js';
import { outcomeText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { marks, sharedByText, studyPieces, terms } from './confirmation-words.js';

/** How a share went as a whole. */
export type ConfirmationStatus = 'success' | 'partial' | 'failed' | 'withdrawn';

export function confirmationStatus(share: Share): ConfirmationStatus {
  if (share.withdrawn) return 'withdrawn';
  if (sharedRecipients(share).length === 0) return 'failed';
  return failedRecipients(share).length > 0 ? 'partial' : 'success';
}

const STATUS_ICONS = { success: 'check', partial: 'warning', failed: 'close', withdrawn: 'info' } as const;

/** @param isLeaving Whether the whole share is being withdrawn. */
export function renderHeader(share: Share, locale: string, isLeaving: boolean): TemplateResult {
  const status = isLeaving ? 'withdrawn' : confirmationStatus(share);
  return html`
    <header class="header ${status}" part="header">
      <span class="seal">${icon(STATUS_ICONS[status])}</span>
      <div class="header-text">
        <h2 class="headline" part="headline" tabindex="-1">${isLeaving ? leavingHeadline() : headlineText(share)}</h2>
        <p class="quiet-text">${sharedByText(share, locale)}</p>
      </div>
    </header>
  `;
}

function leavingHeadline(): string {
  return msg('This share is being withdrawn', { desc: 'Headline of the confirmation while that can be undone' });
}

/** The sentence that says what the share came to. */
export function headlineText(share: Share): string {
  return share.withdrawn
    ? msg('This share has been withdrawn', { desc: 'Headline of the confirmation' })
    : outcomeText(share);
}

export function renderStudies(studies: readonly Study[], locale: string): TemplateResult {
  return html`<ul class="studies">
    ${studies.map((study) => {
      const { patient, identity, description, date, modalities, accession } = studyPieces(study, locale);
      return html`<li class="study">
        <p class="study-head">
          <bdi class="patient">${patient}</bdi>
          <span class="quiet-text pieces">${identity.map((text) => html`<bdi>${text}</bdi>`)}</span>
        </p>
        <p><bdi>${description}</bdi></p>
        <p class="quiet-text pieces">
          ${modalities.map((modality) => html`<span class="badge">${modality}</span>`)}
          <time datetime=${study.date}>${date}</time>${accession.map((text) => html`<bdi>${text}</bdi>`)}
        </p>
      </li>`;
    })}
  </ul>`;
}

export function renderTerms(share: Share, locale: string, labelName: string | undefined): TemplateResult {
  const switchedOn = marks(share);
  return html`
    <dl class="terms">
      ${terms(share, locale, labelName).map(
        ({ icon: name, name: term, value, note }) =>
          html`<div class="term">
            ${icon(name)}
            <dt>${term}</dt>
            <dd>
              <bdi>${value}</bdi>
              ${note === undefined ? nothing : html`<span class="quiet-text">${note}</span>`}
            </dd>
          </div>`,
      )}
    </dl>
    ${
      switchedOn.length === 0
        ? nothing
        : html`<ul class="marks">
            ${switchedOn.map(({ icon: name, text }) => html`<li class="badge">${icon(name)}${text}</li>`)}
          </ul>`
    }
  `;
}

/** Plain text: what looks like a link in it is none. */
export function renderMessage(message: string): TemplateResult | typeof nothing {
  if (message.trim() === '') return nothing;
  return renderSection(
    msg('Message', { desc: 'Field, heading and label: a message to the recipients' }),
    html`<blockquote class="message"><p dir="auto">${message}</p></blockquote>`,
  );
}

export function renderSection(heading: string, content: unknown, count?: number): TemplateResult {
  return html`<section class="section">
    <h3 class="section-heading">
      ${heading}${count === undefined ? nothing : html` <span class="count">${count}</span>`}
    </h3>
    ${content}
  </section>`;
}

/** Below a list of which only the beginning is drawn. */
export function renderRest(count: number, showAll: () => void): TemplateResult | typeof nothing {
  if (count <= 0) return nothing;
  return html`<button class="button quiet small" type="button" @click=${showAll}>
    ${icon('expand')}${msg(str`Show ${count} more`, { desc: 'Button below a long list: how many are not drawn' })}
  </button>`;
}
