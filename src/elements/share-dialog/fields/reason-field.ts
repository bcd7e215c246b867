import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withReason } from '../../../domain/index.js';
import { describedBy, renderIssues, valueOf, type FieldContext } from './field.js';

/** Why the studies are shared: mandatory, kept with the share, never shown to a recipient. */
export function renderReason(context: FieldContext): TemplateResult {
  const { draft, policy, apply } = context;
  const described = describedBy(context, 'reason', 'reason-hint');
  return html`<div class="field" part="reason">
    <label class="label" for="reason">${msg('Reason', { desc: 'Field: why the studies are shared' })}</label>
    <input
      id="reason"
      class="input"
      type="text"
      autocomplete="off"
      aria-required="true"
      aria-invalid=${described.invalid}
      aria-describedby=${described.ids}
      .value=${live(draft.reason)}
      @input=${(event: Event) => apply(withReason(draft, valueOf(event)))}
    />
    ${
      policy.reason.suggestions.length > 0
        ? html`<div
            class="suggestions"
            role="group"
            aria-label=${msg('Suggested reasons', { desc: 'Name of a group of buttons' })}
          >
            ${policy.reason.suggestions.map(
              (suggestion) =>
                html`<button
                  type="button"
                  class="suggestion"
                  aria-pressed=${draft.reason === suggestion ? 'true' : 'false'}
                  @click=${() => apply(withReason(draft, suggestion))}
                >
                  ${suggestion}
                </button>`,
            )}
          </div>`
        : nothing
    }
    <p id="reason-hint" class="hint">
      ${msg('Kept with the share for your department. The recipients never see it.', { desc: 'Hint of the reason' })}
    </p>
    ${renderIssues(context, 'reason')}
  </div>`;
}
