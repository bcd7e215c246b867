import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { placesOfName, withOption, type DraftOption, type PlaceOfName } from '../../../domain/index.js';
import { issueText } from '../../../localization/issue-text.js';
import { icon } from '../../../styles/icons.js';
import { describedBy, isChecked, renderIssues, type FieldContext } from './field.js';

interface OptionWords {
  title: string;
  hint: string;
  /** Said as soon as it is on. */
  consequence?: string;
}

function wordsOf(option: DraftOption): OptionWords {
  switch (option) {
    case 'urgent':
      return {
        title: msg('Urgent', { desc: 'Option and mark of a share' }),
        hint: msg('Puts “Urgent”, in the language of the message, in front of the subject.', {
          desc: 'Hint of the option Urgent',
        }),
      };
    case 'anonymize':
      return {
        title: msg('Anonymize', { desc: 'Option' }),
        hint: msg('The name becomes “Anonymous” with a number.', { desc: 'Hint of the option Anonymize' }),
        consequence: msg(
          'The report will not be accessible. Names that are burned into images, or written in the message, stay.',
          { desc: 'Consequence of the option Anonymize' },
        ),
      };
    case 'furtherSharing':
      return {
        title: msg('Allow further sharing', { desc: 'Option' }),
        hint: msg('The recipients can share on, never wider or longer than this share.', {
          desc: 'Hint of the option Allow further sharing',
        }),
      };
  }
}

function placeText(place: PlaceOfName): string {
  switch (place) {
    case 'description':
      return msg('The description of a study holds the patient’s name: it will be left out for the recipients.', {
        desc: 'Warning beside Anonymize',
      });
    case 'reason':
      return msg('The reason holds the patient’s name. The recipients will not see the reason.', {
        desc: 'Warning beside Anonymize',
      });
    case 'message':
      return msg('The message holds the patient’s name, and the recipients will read it.', {
        desc: 'Warning beside Anonymize',
      });
  }
}

function renderWarning(text: string): TemplateResult {
  return html`<p class="warning" role="note">${icon('warning')}<span>${text}</span></p>`;
}

/** Urgent, anonymize and further sharing; one that the policy turns off says so. */
export function renderOptions(context: FieldContext): TemplateResult {
  return html`<fieldset class="field options" part="options" aria-labelledby="options-label">
    <span id="options-label" class="label">${msg('Options', { desc: 'Heading of some check boxes' })}</span>
    ${(['urgent', 'anonymize', 'furtherSharing'] as const).map((option) => renderOption(context, option))}
  </fieldset>`;
}

function renderOption(context: FieldContext, option: DraftOption): TemplateResult {
  const { draft, evaluation, apply } = context;
  const { title, hint, consequence } = wordsOf(option);
  const field = option === 'furtherSharing' ? 'further-sharing' : option;
  const described = describedBy(context, field, `${field}-hint`);
  const refusal = evaluation.options[option];
  // What is on although it is off by policy can be switched off.
  const isDisabled = refusal !== null && !draft[option];
  return html`<div class="option">
    <label class="check">
      <input
        id=${field}
        type="checkbox"
        aria-invalid=${described.invalid}
        aria-describedby=${described.ids}
        .checked=${live(draft[option])}
        ?disabled=${isDisabled}
        @change=${(event: Event) => apply(withOption(draft, option, isChecked(event)))}
      />
      <span>${title}</span>
      <span id=${`${field}-hint`} class="hint">
        ${isDisabled && refusal !== null ? issueText({ code: refusal, pointer: `/${option}` }, context) : hint}
      </span>
    </label>
    ${consequence !== undefined && draft[option] ? renderWarning(consequence) : nothing}
    ${
      option === 'anonymize' && draft.anonymize
        ? placesOfName(draft).map((place) => renderWarning(placeText(place)))
        : nothing
    }
    ${renderIssues(context, field)}
  </div>`;
}
