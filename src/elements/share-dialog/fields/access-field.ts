import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ACCESSES, withAccess, type Access, type AccessRefusal } from '../../../domain/index.js';
import { accessDescription, accessText } from '../../../localization/words.js';
import { describedBy, renderIssues, type FieldContext } from './field.js';

function refusalText(refusal: AccessRefusal): string {
  switch (refusal) {
    case 'not-for-users':
      return msg('Not available when sharing with a user.', { desc: 'Why an access is off' });
    case 'not-for-kinds':
      return msg('Not available for the kinds of recipient you chose.', { desc: 'Why an access is off' });
  }
}

/** What the recipients may see: described choices; one that is off says why. */
export function renderAccess(context: FieldContext): TemplateResult {
  const { draft, evaluation, apply } = context;
  const chosen = evaluation.effective.access;
  const described = describedBy(context, 'access');
  const choice = (access: Access) => {
    const refusal = evaluation.options.access[access];
    return html`<label class="choice" part="access-choice" ?data-off=${refusal !== null}>
      <input
        type="radio"
        name="access"
        value=${access}
        aria-describedby=${`access-${access}`}
        .checked=${live(chosen === access)}
        ?disabled=${refusal !== null}
        @change=${() => apply(withAccess(draft, access))}
      />
      <span class="choice-text">
        <span class="choice-title">${accessText(access)}</span>
        <span id=${`access-${access}`} class="hint">
          ${refusal === null ? accessDescription(access) : refusalText(refusal)}
        </span>
      </span>
    </label>`;
  };
  return html`<fieldset
    id="access"
    class="field"
    part="access"
    role="radiogroup"
    tabindex="-1"
    aria-labelledby="access-label"
    aria-required="true"
    aria-invalid=${described.invalid}
    aria-describedby=${described.ids || nothing}
  >
    <span id="access-label" class="label"
      >${msg('Access', { desc: 'Field and heading: what the recipients may see' })}</span
    >
    <div class="choices">${ACCESSES.map(choice)}</div>
    ${renderIssues(context, 'access')}
  </fieldset>`;
}
