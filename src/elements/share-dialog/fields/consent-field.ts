import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withConsent } from '../../../domain/index.js';
import { describedBy, isChecked, renderIssues, type FieldContext } from './field.js';

/** The patient's consent: given on every share, never ticked beforehand. */
export function renderConsent(context: FieldContext): TemplateResult {
  const { draft, policy, apply } = context;
  const described = describedBy(context, 'consent');
  return html`<div class="consent" part="consent">
    <label class="check">
      <input
        id="consent"
        type="checkbox"
        aria-required="true"
        aria-invalid=${described.invalid}
        aria-describedby=${described.ids || nothing}
        .checked=${live(draft.consent)}
        @change=${(event: Event) => apply(withConsent(draft, isChecked(event)))}
      />
      <span dir="auto">
        ${
          policy.consent?.text ??
          msg('The patient consents to sharing these studies.', { desc: 'Check box before sending' })
        }
      </span>
    </label>
    ${renderIssues(context, 'consent')}
  </div>`;
}
