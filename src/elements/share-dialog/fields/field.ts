import { html, nothing, type TemplateResult } from 'lit';
import type { Draft, Evaluation, Policy, ReportedIssue, Share } from '../../../domain/index.js';
import { issueText } from '../../../localization/issue-text.js';
import { icon } from '../../../styles/icons.js';

/** What every field is drawn from, and the one way it has to change something. */
export interface FieldContext {
  draft: Draft;
  policy: Policy;
  evaluation: Evaluation;
  /** BCP 47, for Intl. */
  locale: string;
  /** Issues that are to be shown now. */
  issues: readonly ReportedIssue[];
  /** Shares of the same studies, once they are known. */
  existingShares: readonly Share[] | undefined;
  apply(next: Draft): void;
}

/** The parts of the form that an issue can point at, by the first steps of its pointer. */
const FIELD_IDS: Readonly<Record<string, string>> = {
  studies: 'studies',
  recipients: 'recipients',
  access: 'access',
  reason: 'reason',
  language: 'language',
  validity: 'validity',
  'validity/unlimited': 'unlimited',
  consent: 'consent',
  label: 'label',
  'label/id': 'label-choice',
  'label/scope': 'label-scope',
  urgent: 'urgent',
  anonymize: 'anonymize',
  furtherSharing: 'further-sharing',
  message: 'message',
};

/** Id of the field that a JSON pointer into the share request leads to; undefined where it leads to none. */
export function fieldIdOf(pointer: string): string | undefined {
  const [, first = '', second = ''] = pointer.split('/');
  return FIELD_IDS[`${first}/${second}`] ?? FIELD_IDS[first];
}

export function issuesAt(context: FieldContext, field: string): ReportedIssue[] {
  return context.issues.filter(({ pointer }) => fieldIdOf(pointer) === field);
}

/** The issues of a field, below it; `<field>-error` is the id that the control refers to. */
export function renderIssues(context: FieldContext, field: string): TemplateResult | typeof nothing {
  const issues = issuesAt(context, field);
  if (issues.length === 0) return nothing;
  return html`<div id=${`${field}-error`} class="errors">
    ${issues.map((issue) => html`<p class="error">${icon('error')}<span>${issueText(issue, context)}</span></p>`)}
  </div>`;
}

/** `aria-invalid` and `aria-describedby` of a control: its hint, and its issues while there are some. */
export function describedBy(
  context: FieldContext,
  field: string,
  hint?: string,
): { invalid: 'true' | 'false'; ids: string } {
  const isInvalid = issuesAt(context, field).length > 0;
  const ids = [hint, isInvalid ? `${field}-error` : undefined].filter((id) => id !== undefined);
  return { invalid: isInvalid ? 'true' : 'false', ids: ids.join(' ') };
}

/** The value of the control an event comes from. */
export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

/** Whether the control an event comes from is checked. */
export function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
