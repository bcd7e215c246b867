import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { textLength, withMessage } from '../../../domain/index.js';
import { formatNumber } from '../../../localization/intl-words.js';
import { describedBy, renderIssues, valueOf, type FieldContext } from './field.js';

/** A message to the recipients. */
export function renderMessage(context: FieldContext): TemplateResult {
  const { draft, policy, locale, apply } = context;
  const described = describedBy(context, 'message', 'message-hint');
  const length = formatNumber(textLength(draft.message), locale);
  const maximum = formatNumber(policy.message.maximumLength, locale);
  return html`<div class="field" part="message">
    <label class="label" for="message">
      ${msg('Message', { desc: 'Field, heading and label: a message to the recipients' })}
      <span class="optional">${msg('optional', { desc: 'Mark of a field' })}</span>
    </label>
    <textarea
      id="message"
      class="input"
      rows="3"
      dir="auto"
      aria-invalid=${described.invalid}
      aria-describedby=${described.ids}
      .value=${live(draft.message)}
      @input=${(event: Event) => apply(withMessage(draft, valueOf(event)))}
    ></textarea>
    <p id="message-hint" class="hint spread">
      <span>${msg('In the e-mail, and shown when the study is opened.', { desc: 'Hint of the message' })}</span>
      <span class="counter">${msg(str`${length} of ${maximum}`, { desc: 'Characters used of those allowed' })}</span>
    </p>
    ${renderIssues(context, 'message')}
  </div>`;
}
