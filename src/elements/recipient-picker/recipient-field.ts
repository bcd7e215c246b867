import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { loadingText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { renderDetailedButton, type DetailedButton } from './detailed-search-button.js';
import type { FieldFailure } from './field-failures.js';

export interface FieldModel {
  label: string;
  /** Names the input where there is no label of its own. */
  otherLabel: string;
  text: string;
  isOpen: boolean;
  /** Whether there are options to choose from. */
  hasOptions: boolean;
  /** −1 where no option is active. */
  active: number;
  areFavoritesOpen: boolean;
  isRequired: boolean;
  isDisabled: boolean;
  /** What the policy allows is known. */
  isReady: boolean;
  /** Why no more can be added; undefined while they can. */
  fullText: string | undefined;
  /** What is wrong with the field, in words. */
  issues: readonly string[];
  failures: readonly FieldFailure[];
  /** What was typed has not been chosen, and the focus has gone elsewhere. */
  isUnfinished: boolean;
  /** Something was asked for whose part is on its way. */
  isLoading: boolean;
}

export interface FieldActions {
  handleInput: (event: Event) => void;
  handlePaste: (event: ClipboardEvent) => void;
  handleKeydown: (event: KeyboardEvent) => void;
  handleFocus: () => void;
  handleBlur: () => void;
  handleClick: () => void;
  handleCompositionStart: () => void;
  handleCompositionEnd: (event: Event) => void;
  toggleFavorites: (event: Event) => void;
  /** Adds what was typed as somebody new; undefined where the policy does not allow that. */
  addNew: (() => void) | undefined;
  /** Opens the search by criteria; undefined where no kind of it is offered. */
  detailed: DetailedButton | undefined;
}

const keepFocus = (event: Event): void => event.preventDefault();

/** The label, the input with its icons, and what there is to say about them. */
export function renderField(model: FieldModel, actions: FieldActions): TemplateResult {
  const { fullText, issues, isDisabled, isUnfinished } = model;
  const descriptions = [
    issues.length > 0 ? 'field-issues' : '',
    fullText === undefined ? '' : 'field-full',
    isUnfinished ? 'field-unfinished' : '',
  ];
  const isEditable = !isDisabled && fullText === undefined;
  return html`<div class="field">
    <label class="label" part="label" for="input" ?hidden=${model.label === ''}
      ><slot name="label">${model.label}</slot></label
    >
    <div id="field" class="input frame ${issues.length > 0 ? 'invalid' : ''} ${isEditable ? '' : 'off'}" part="field">
      <input
        id="input"
        type="text"
        role="combobox"
        part="input"
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="search"
        dir="auto"
        placeholder=${
          fullText === undefined
            ? msg('Name, physician number or e-mail', { desc: 'In the empty recipient field' })
            : nothing
        }
        aria-label=${model.label === '' ? model.otherLabel : nothing}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${model.isOpen && model.hasOptions}
        aria-controls="listbox"
        aria-activedescendant=${model.active >= 0 ? `option-${model.active}` : nothing}
        aria-describedby=${descriptions.filter(Boolean).join(' ') || nothing}
        aria-required=${model.isRequired}
        aria-invalid=${issues.length > 0}
        aria-disabled=${fullText === undefined ? nothing : 'true'}
        ?readonly=${fullText !== undefined}
        ?disabled=${isDisabled}
        .value=${live(model.text)}
        @input=${actions.handleInput}
        @paste=${actions.handlePaste}
        @keydown=${actions.handleKeydown}
        @click=${actions.handleClick}
        @focus=${actions.handleFocus}
        @blur=${actions.handleBlur}
        @compositionstart=${actions.handleCompositionStart}
        @compositionend=${actions.handleCompositionEnd}
      />
      <button
        type="button"
        class="button quiet icon-only small favorites"
        part="favorites-button"
        aria-label=${msg('Favorites', { desc: 'List of favorite recipients' })}
        title=${msg('Favorites', { desc: 'List of favorite recipients' })}
        aria-controls="listbox"
        aria-expanded=${model.areFavoritesOpen}
        ?disabled=${!isEditable}
        @mousedown=${keepFocus}
        @click=${actions.toggleFavorites}
      >
        ${icon('star')}
      </button>
      ${actions.detailed ? renderDetailedButton(isEditable && model.isReady, actions.detailed) : nothing}
    </div>
    ${renderIssues(issues)} ${fullText === undefined ? nothing : html`<p class="hint" id="field-full">${fullText}</p>`}
    ${
      isUnfinished
        ? html`<p class="warning" id="field-unfinished">
            ${icon('warning')}<span
              >${msg(
                str`“${model.text.trim()}” is not a recipient yet: choose one from the list, or clear the field.`,
                {
                  desc: 'Below the recipient field that was left with a text in it',
                },
              )}</span
            >
          </p>`
        : nothing
    }
    ${model.isLoading ? html`<p class="hint"><span class="spinner"></span> ${loadingText()}</p>` : nothing}
    ${model.failures.map((failure) => renderFailure(failure, actions))}
  </div>`;
}

function renderIssues(issues: readonly string[]): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  return html`<div id="field-issues">
    ${issues.map((text) => html`<p class="error">${icon('error')}<span>${text}</span></p>`)}
  </div>`;
}

function renderFailure(failure: FieldFailure, { addNew }: FieldActions): TemplateResult {
  const { title, text, retry, isTooEarly, isSearch } = failure;
  return html`<div class="notice danger failure" part="failure">
    ${icon('error')}
    <div class="failure-body">
      <p class="failure-title">${title}</p>
      <p>${text}</p>
      <div class="failure-actions">
        <button type="button" class="button small" aria-disabled=${isTooEarly} @click=${() => isTooEarly || retry()}>
          ${icon('retry')} ${msg('Try again', { desc: 'Button: repeats what failed' })}
        </button>
        ${
          isSearch && addNew
            ? html`<button type="button" class="link" @click=${addNew}>
                ${msg('Add as a new recipient', { desc: 'Button: adds what was typed, since the look-up failed' })}
              </button>`
            : nothing
        }
      </div>
    </div>
  </div>`;
}
