import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withLabel, type LabelChoice, type LabelScope } from '../../../domain/index.js';
import { describedBy, isChecked, renderIssues, valueOf, type FieldContext } from './field.js';

const SCOPES: readonly LabelScope[] = ['user', 'group'];

function scopeText(scope: LabelScope): string {
  switch (scope) {
    case 'user':
      return msg('For the user', { desc: 'Scope of a label: on the recipient’s own list' });
    case 'group':
      return msg('For the group', { desc: 'Scope of a label: on the list of the recipient’s group' });
  }
}

/** A label on the shared studies, at the level of the user or the group. */
export function renderLabel(context: FieldContext): TemplateResult {
  const { draft, evaluation, apply } = context;
  const isOff = evaluation.options.label !== null && draft.label === null;
  const described = describedBy(context, 'label', 'label-hint');
  return html`<div class="field" part="label">
    <label class="check">
      <input
        id="label"
        type="checkbox"
        aria-invalid=${described.invalid}
        aria-describedby=${described.ids}
        .checked=${live(draft.label !== null)}
        ?disabled=${isOff}
        @change=${(event: Event) => apply(withLabel(draft, isChecked(event) ? { id: '', scope: 'user' } : null))}
      />
      <span>${msg('Label', { desc: 'Option and heading: a label on the shared studies' })}</span>
      <span id="label-hint" class="hint">
        ${
          isOff
            ? msg('Your department has no labels.', { desc: 'Why the label is off' })
            : msg('Marks the studies in the recipient’s list.', { desc: 'Hint of the label' })
        }
      </span>
    </label>
    ${draft.label === null ? nothing : renderChoice(context, draft.label)} ${renderIssues(context, 'label')}
  </div>`;
}

function renderChoice(context: FieldContext, label: LabelChoice): TemplateResult {
  const { draft, policy, apply } = context;
  const described = describedBy(context, 'label-choice');
  const scopeDescribed = describedBy(context, 'label-scope');
  const scopes = policy.labels.find(({ id }) => id === label.id)?.scopes ?? SCOPES;
  const choose = (id: string) => {
    const offered = policy.labels.find((candidate) => candidate.id === id)?.scopes ?? SCOPES;
    const scope = offered.includes(label.scope) ? label.scope : (offered[0] ?? label.scope);
    apply(withLabel(draft, { id, scope }));
  };
  return html`<div class="nested">
    <select
      id="label-choice"
      class="input"
      aria-label=${msg('Which label', { desc: 'Name of a list of labels' })}
      aria-invalid=${described.invalid}
      aria-describedby=${described.ids || nothing}
      .value=${live(label.id)}
      @change=${(event: Event) => choose(valueOf(event))}
    >
      <option value="" ?selected=${label.id === ''}>${msg('Choose a label', { desc: 'First entry of a list' })}</option>
      ${policy.labels.map(({ id, name }) => html`<option value=${id} ?selected=${id === label.id}>${name}</option>`)}
    </select>
    ${renderIssues(context, 'label-choice')}
    <div
      id="label-scope"
      class="segments"
      role="radiogroup"
      tabindex="-1"
      aria-invalid=${scopeDescribed.invalid}
      aria-describedby=${scopeDescribed.ids || nothing}
      aria-label=${msg('Level of the label', { desc: 'Name of two choices' })}
    >
      ${SCOPES.map(
        (scope) =>
          html`<label class="check">
            <input
              type="radio"
              name="label-scope"
              .checked=${live(label.scope === scope)}
              ?disabled=${!scopes.includes(scope)}
              @change=${() => apply(withLabel(draft, { ...label, scope }))}
            />
            <span>${scopeText(scope)}</span>
          </label>`,
      )}
    </div>
    ${renderIssues(context, 'label-scope')}
  </div>`;
}
