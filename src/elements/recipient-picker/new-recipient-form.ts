import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Policy } from '../../domain/index.js';
import { languageTitle } from '../../localization/intl-words.js';
import { icon } from '../../styles/icons.js';
import { cautionText, entryProblemText, ownerText } from './finding-words.js';
import { ENTRY_FIELDS, type EntryField, type NewRecipientEntry } from './new-recipient-entry.js';
import type { NewRecipientLayer } from './new-recipient-layer.js';

export interface NewRecipientFormModel {
  layer: NewRecipientLayer;
  entry: NewRecipientEntry;
  policy: Policy;
  locale: string;
}

interface FieldTraits {
  type: 'text' | 'email' | 'tel';
  autocapitalize: 'words' | 'off';
  isOptional?: true;
  placeholder?: string;
}

const TRAITS: Readonly<Record<Exclude<EntryField, 'language'>, FieldTraits>> = {
  firstName: { type: 'text', autocapitalize: 'words' },
  lastName: { type: 'text', autocapitalize: 'words' },
  email: { type: 'email', autocapitalize: 'off' },
  mobile: { type: 'tel', autocapitalize: 'off', isOptional: true, placeholder: '+32 …' },
  organisation: { type: 'text', autocapitalize: 'words', isOptional: true },
};

// A press of a button leaves no field: what would be told then would move the button away from the pointer.
const keepFocus = (event: Event): void => event.preventDefault();

/** The place for somebody whom the directory does not know: a part of the field, not a layer over it. */
export function renderNewRecipientForm(model: NewRecipientFormModel): TemplateResult {
  const { layer, entry } = model;
  const isChange = entry.replaces !== undefined;
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    layer.submit();
  };
  const handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // One layer: a dialog around stays open.
    event.preventDefault();
    layer.cancel();
  };
  return html`<form
    class="new-recipient"
    part="new-recipient"
    aria-labelledby="new-title"
    novalidate
    autocomplete="off"
    @submit=${handleSubmit}
    @keydown=${handleKeydown}
  >
    <p class="new-title" id="new-title">
      ${icon('newPerson')}
      ${
        isChange
          ? msg('Change the new recipient', { desc: 'Heading of a form' })
          : msg('New recipient', { desc: 'Kind of recipient: somebody the directory does not know' })
      }
    </p>
    <div class="new-fields">
      ${ENTRY_FIELDS.map((field) => (field === 'language' ? renderLanguage(model) : renderField(model, field)))}
    </div>
    ${renderFinding(layer)}
    <div class="new-buttons" @mousedown=${keepFocus}>
      <button type="submit" class="button ${layer.finding?.user ? '' : 'primary'}" aria-busy=${layer.isBeingChecked}>
        ${submitText(layer)}
      </button>
      <button type="button" class="button" @click=${() => layer.cancel()}>${msg('Cancel', { desc: 'Button' })}</button>
    </div>
  </form>`;
}

function submitText({ entry, finding, isBeingChecked }: NewRecipientLayer): string {
  if (isBeingChecked) return msg('Checking…', { desc: 'On a button while a new recipient is checked' });
  if (finding?.user || (finding && finding.cautions.length > 0)) {
    return msg('Add anyway', { desc: 'Button: adds somebody new in spite of a caution' });
  }
  return entry?.replaces === undefined
    ? msg('Add recipient', { desc: 'Button: adds somebody new' })
    : msg('Save', { desc: 'Button: keeps what was changed' });
}

/** What the endpoint said: nothing of it stands in the way. */
function renderFinding(layer: NewRecipientLayer): TemplateResult | typeof nothing {
  const { finding } = layer;
  if (!finding || (!finding.user && finding.cautions.length === 0)) return nothing;
  const { user, cautions } = finding;
  return html`<div class="finding" part="new-recipient-finding" role="note">
    ${
      user
        ? html`<p class="warning">${icon('person')}<span>${ownerText(finding)}</span></p>
            <button type="button" class="button primary owner" @click=${() => layer.chooseOwner(user)}>
              ${msg('Add this person', { desc: 'Button: adds the known user whom an address belongs to' })}
            </button>`
        : nothing
    }
    ${cautions.map((caution) => html`<p class="warning">${icon('warning')}<span>${cautionText(caution)}</span></p>`)}
  </div>`;
}

function renderField(model: NewRecipientFormModel, field: Exclude<EntryField, 'language'>): TemplateResult {
  const { type, autocapitalize, isOptional, placeholder } = TRAITS[field];
  const problem = problemText(model, field);
  const value = model.entry.values[field];
  const handleInput = ({ target }: Event) => model.layer.change(field, (target as HTMLInputElement).value);
  return html`<div class="field ${field}">
    <label class="label" for="new-${field}"
      >${labelText(field)}${
        isOptional
          ? html` <span class="optional">${msg('(optional)', { desc: 'After the label of a field' })}</span>`
          : nothing
      }</label
    >
    <input
      class="input ${!isOptional && value.trim() === '' ? 'blank' : ''}"
      id="new-${field}"
      name=${field}
      type=${type}
      autocapitalize=${autocapitalize}
      autocomplete="off"
      spellcheck="false"
      dir=${type === 'text' ? 'auto' : nothing}
      placeholder=${placeholder ?? nothing}
      .value=${live(value)}
      aria-required=${isOptional ? nothing : 'true'}
      aria-invalid=${problem !== undefined}
      aria-describedby=${problem === undefined ? nothing : `new-${field}-problem`}
      @input=${handleInput}
      @blur=${() => model.layer.leave(field)}
    />
    ${renderProblem(field, problem)}
  </div>`;
}

function renderLanguage(model: NewRecipientFormModel): TemplateResult {
  const { entry, policy, locale } = model;
  const problem = problemText(model, 'language');
  const handleChange = ({ target }: Event) => model.layer.change('language', (target as HTMLSelectElement).value);
  return html`<div class="field language">
    <label class="label" for="new-language">${labelText('language')}</label>
    <select
      class="input"
      id="new-language"
      name="language"
      aria-required="true"
      aria-invalid=${problem !== undefined}
      aria-describedby=${problem === undefined ? nothing : 'new-language-problem'}
      @change=${handleChange}
    >
      ${policy.languages.includes(entry.values.language) ? nothing : html`<option value="" selected></option>`}
      ${policy.languages.map(
        (language) =>
          html`<option value=${language} .selected=${language === entry.values.language}>
            ${languageTitle(language, locale)}
          </option>`,
      )}
    </select>
    ${renderProblem('language', problem)}
  </div>`;
}

function renderProblem(field: EntryField, problem: string | undefined): TemplateResult | typeof nothing {
  return problem === undefined
    ? nothing
    : html`<p class="error" id="new-${field}-problem">${icon('error')}<span>${problem}</span></p>`;
}

function labelText(field: EntryField): string {
  switch (field) {
    case 'firstName':
      return msg('First name', { desc: 'Field of a new recipient' });
    case 'lastName':
      return msg('Last name', { desc: 'Field of a new recipient' });
    case 'email':
      return msg('E-mail', { desc: 'Field, and label of an address' });
    case 'mobile':
      return msg('Mobile', { desc: 'Field, and label of a number' });
    case 'organisation':
      return msg('Organization', { desc: 'Field of a new recipient' });
    case 'language':
      return msg('Language of messages', { desc: 'Field of a new recipient' });
  }
}

function problemText({ layer, policy, locale }: NewRecipientFormModel, field: EntryField): string | undefined {
  const problem = layer.shownProblems.get(field);
  return problem && entryProblemText(problem, field, { policy, locale });
}
