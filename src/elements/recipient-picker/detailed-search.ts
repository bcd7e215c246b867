import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { recipientName, type Recipient } from '../../domain/index.js';
import { kindText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { detailedSearchText } from './detailed-search-button.js';
import { CRITERIA_FIELDS, criterionText, type CriteriaField } from './detailed-search-criteria.js';
import type { DetailedSearchLayer } from './detailed-search-layer.js';
import { renderDetailedResults } from './detailed-search-results.js';
import { addTicked, nothingEnteredText, othersText } from './detailed-search-words.js';
import { failureTitle, idleText } from './picker-words.js';
import { renderKindIcon } from './recipient-kind.js';
import { recipientLines } from './recipient-line.js';

/** How many of those ticked are named in the footer. */
const NAMED = 3;

/** The layer in which recipients are searched for by criteria; nothing of it exists before it is opened. */
export function renderDetailedSearch(layer: DetailedSearchLayer, locale: string): TemplateResult | typeof nothing {
  if (!layer.isOpen) return nothing;
  return html`<dialog
    class="detailed"
    part="detailed-search"
    aria-labelledby="detailed-title"
    @keydown=${layer.handleKeydown}
    @cancel=${layer.handleCancel}
    @close=${layer.close}
  >
    <div class="detailed-frame">
      <header>
        <h2 id="detailed-title">${detailedSearchText()}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label=${msg('Close', { desc: 'Button' })}
          @click=${layer.close}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="detailed-body">
        ${renderForm(layer)} ${renderFailure(layer)} ${renderDetailedResults(layer, locale)}
      </div>
      ${renderFooter(layer, locale)}
      <div class="visually-hidden" role="status">${layer.announcer.message}</div>
    </div>
  </dialog>`;
}

function renderForm(layer: DetailedSearchLayer): TemplateResult {
  const { isEmpty, kind } = layer;
  return html`<form
    class="detailed-form"
    role="search"
    aria-labelledby="detailed-title"
    novalidate
    autocomplete="off"
    @submit=${layer.submit}
  >
    ${renderKinds(layer)}
    <div class="criteria">
      ${CRITERIA_FIELDS[kind].map((field, index) => renderCriterion(layer, field, index === 0))}
    </div>
    ${
      isEmpty
        ? html`<p class="error" id="criteria-problem">${icon('error')}<span>${nothingEnteredText()}</span></p>`
        : nothing
    }
    <div class="criteria-actions">
      <button type="submit" class="button primary submit" aria-disabled=${layer.failure?.isTooEarly ?? false}>
        ${icon('search')} ${msg('Search', { desc: 'Button: starts a search by criteria' })}
      </button>
    </div>
  </form>`;
}

function renderKinds(layer: DetailedSearchLayer): TemplateResult | typeof nothing {
  const { kinds, kind } = layer;
  if (kinds.length < 2) return nothing;
  return html`<fieldset class="kinds">
    <legend class="label">${msg('Search for', { desc: 'Before a choice: user, group or PACS' })}</legend>
    <div class="segments">
      ${kinds.map(
        (offered) =>
          html`<label class="segment"
            ><input
              type="radio"
              name="detailed-kind"
              value=${offered}
              .checked=${live(offered === kind)}
              @change=${() => layer.chooseKind(offered)}
            />${renderKindIcon(offered)}<span>${kindText(offered)}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}

function renderCriterion(layer: DetailedSearchLayer, field: CriteriaField, isFirst: boolean): TemplateResult {
  const isWithheld = layer.isChecked && layer.withheld.has(field);
  const isBlank = layer.isEmpty && isFirst;
  const problem = isWithheld ? `criterion-${field}-problem` : isBlank ? 'criteria-problem' : nothing;
  const handleInput = ({ target }: Event) => layer.enter(field, (target as HTMLInputElement).value);
  const isWritten = field !== 'email' && field !== 'mobile' && field !== 'physicianNumber';
  return html`<div class="field">
    <label class="label" for="criterion-${field}">${criterionText(field)}</label>
    <input
      class="input criterion"
      id="criterion-${field}"
      type=${field === 'email' ? 'email' : field === 'mobile' ? 'tel' : 'text'}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="search"
      dir=${isWritten ? 'auto' : nothing}
      aria-invalid=${isWithheld || isBlank}
      aria-describedby=${problem}
      .value=${live(layer.values[field] ?? '')}
      @input=${handleInput}
    />
    ${
      isWithheld
        ? html`<p class="error" id="criterion-${field}-problem">
            ${icon('error')}<span>${idleText('withheld')}</span>
          </p>`
        : nothing
    }
  </div>`;
}

function renderFailure({ failure, retry }: DetailedSearchLayer): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  const { text, isTooEarly } = failure;
  return html`<div class="notice danger failure" part="failure">
    ${icon('error')}
    <div class="failure-body">
      <p class="failure-title">${failureTitle('search')}</p>
      <p>${text}</p>
      <div class="failure-actions">
        <button type="button" class="button small" aria-disabled=${isTooEarly} @click=${() => isTooEarly || retry()}>
          ${icon('retry')} ${msg('Try again', { desc: 'Button: repeats what failed' })}
        </button>
      </div>
    </div>
  </div>`;
}

function renderFooter(layer: DetailedSearchLayer, locale: string): TemplateResult {
  const { ticked, fullText } = layer;
  return html`<footer>
    ${
      ticked.length > 0 || fullText !== undefined
        ? html`<div class="ticked">
            ${renderTicked(ticked, locale)}
            ${fullText === undefined ? nothing : html`<p class="hint" id="detailed-full">${fullText}</p>`}
          </div>`
        : nothing
    }
    <div class="detailed-actions">
      <button type="button" class="button" @click=${layer.close}>${msg('Cancel', { desc: 'Button' })}</button>
      <button type="button" class="button primary" aria-disabled=${ticked.length === 0} @click=${layer.add}>
        ${icon('add')} ${addTicked(ticked.length)}
      </button>
    </div>
  </footer>`;
}

/** Whom the button would add, homonyms told apart; the first few by name. */
function renderTicked(ticked: readonly Recipient[], locale: string): TemplateResult | typeof nothing {
  if (ticked.length === 0) return nothing;
  const lines = recipientLines(ticked, locale);
  const others = ticked.length - NAMED;
  return html`<ul>
    ${ticked
      .slice(0, NAMED)
      .map(
        (recipient, index) =>
          html`<li><bdi>${recipientName(recipient)}</bdi> <bdi class="ticked-line">${lines[index]}</bdi></li>`,
      )}
    ${others > 0 ? html`<li class="ticked-line">${othersText(others, locale)}</li>` : nothing}
  </ul>`;
}
