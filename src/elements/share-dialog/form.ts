import { html, nothing, type TemplateResult } from 'lit';
import { renderAccess } from './fields/access-field.js';
import { renderLabel } from './fields/label-field.js';
import { renderLanguage } from './fields/language-field.js';
import { renderMessage } from './fields/message-field.js';
import { renderOptions } from './fields/option-fields.js';
import { renderReason } from './fields/reason-field.js';
import { renderSummary } from './fields/summary.js';
import { renderValidity, type ValidityFieldProps } from './fields/validity-field.js';
import type { FieldContext } from './fields/field.js';
import { renderSkeleton } from './notices.js';

export interface FormProps {
  recipients: TemplateResult;
  /** Undefined until there is a policy. */
  context: FieldContext | undefined;
  validity: ValidityFieldProps;
  /** The mails that would be sent, where they can be shown. */
  previews: TemplateResult | typeof nothing;
  /** Whether the parameters are on their way: a skeleton stands in for them. */
  isLoading: boolean;
}

/** The form: whom and what on the leading side, how on the trailing one. */
export function renderForm({ recipients, context, validity, previews, isLoading }: FormProps): TemplateResult {
  // One template, with the policy and without: the recipient field stays the same element, and keeps its focus.
  return html`<div class="columns">
      <div class="column">
        ${recipients}
        ${
          context
            ? html`${renderAccess(context)} ${renderReason(context)} ${renderMessage(context)}`
            : isLoading
              ? renderSkeleton()
              : nothing
        }
      </div>
      ${
        context
          ? html`<div class="column aside">
              ${renderValidity(context, validity)} ${renderLanguage(context)} ${renderLabel(context)}
              ${renderOptions(context)}
            </div>`
          : nothing
      }
    </div>
    ${context ? renderSummary(context, previews) : nothing}`;
}
