import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withLanguage } from '../../../domain/index.js';
import { formatNumber, languageName, languageTitle } from '../../../localization/intl-words.js';
import { describedBy, renderIssues, valueOf, type FieldContext } from './field.js';

function because({ draft, evaluation, locale }: FieldContext): string {
  const language = evaluation.effective.language;
  switch (language?.because) {
    case 'majority': {
      if (draft.recipients.length === 1) {
        return msg('Chosen for you: the language of the recipient.', { desc: 'Why the language was chosen' });
      }
      const [count, total] = [formatNumber(language.count, locale), formatNumber(draft.recipients.length, locale)];
      const name = languageName(language.language, locale);
      return msg(str`Chosen for you. ${count} of ${total} recipients: ${name}.`, {
        desc: 'Why the language was chosen: recipients with it, recipients in all, the language',
      });
    }
    case 'first-recipient':
      return msg('Chosen for you: the language of the first recipient.', { desc: 'Why the language was chosen' });
    case 'sender':
      return msg('Chosen for you: your own language.', { desc: 'Why the language was chosen' });
    case 'first-offered':
      return msg('Chosen for you: the first that your department offers.', { desc: 'Why the language was chosen' });
    case 'chosen':
    case undefined:
      return msg('Chosen by you.', { desc: 'Why the language was chosen' });
  }
}

/** The language of the message: follows the recipients until the sender chooses. */
export function renderLanguage(context: FieldContext): TemplateResult {
  const { draft, policy, evaluation, locale, apply } = context;
  const chosen = evaluation.effective.language?.language;
  const described = describedBy(context, 'language', 'language-hint');
  return html`<div class="field" part="language">
    <label class="label" for="language">${msg('Language of the message', { desc: 'Field and heading' })}</label>
    <select
      id="language"
      class="input"
      aria-invalid=${described.invalid}
      aria-describedby=${described.ids}
      .value=${live(chosen ?? '')}
      @change=${(event: Event) => apply(withLanguage(draft, valueOf(event)))}
    >
      ${policy.languages.map(
        (language) =>
          html`<option value=${language} ?selected=${language === chosen}>${languageTitle(language, locale)}</option>`,
      )}
      ${
        chosen !== undefined && !policy.languages.includes(chosen)
          ? html`<option value=${chosen} selected disabled>${languageTitle(chosen, locale)}</option>`
          : nothing
      }
    </select>
    <p id="language-hint" class="hint spread">
      <span>${because(context)}</span>
      ${
        draft.language === null
          ? nothing
          : html`<button type="button" class="link" @click=${() => apply(withLanguage(draft, null))}>
              ${msg('Follow the recipients', { desc: 'Button: lets the language be chosen by the rule again' })}
            </button>`
      }
    </p>
    ${renderIssues(context, 'language')}
  </div>`;
}
