import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ShareFailure } from '../../client/share-failure.js';
import { isUnlimited, latestUntil, type Policy, type ReportedIssue, type SharedValidity } from '../../domain/index.js';
import { failureText } from '../../localization/failure-text.js';
import { datePattern, formatDate } from '../../localization/dates.js';
import { issueText } from '../../localization/issue-text.js';
import { icon } from '../../styles/icons.js';

/** What stands in the form. */
export interface ValidityEntry {
  shareId: string;
  typed: string;
  isUnlimited: boolean;
  /** What is wrong with it, once that was asked. */
  problem: ReportedIssue['code'] | undefined;
}

export function validityEntry(shareId: string, validity: SharedValidity, locale: string): ValidityEntry {
  const typed = isUnlimited(validity) ? '' : formatDate(validity.until, locale);
  return { shareId, typed, isUnlimited: isUnlimited(validity), problem: undefined };
}

export interface ValidityFormProps {
  entry: ValidityEntry;
  locale: string;
  /** Undefined while it is not known. */
  policy: Policy | undefined;
  /** Why it is not known. */
  policyFailure: ShareFailure | undefined;
  isBusy: boolean;
  change(entry: ValidityEntry): void;
  save(): void;
  cancel(): void;
  retry(): void;
}

/** Another last day for a share: typed in the locale's order, within what the policy allows. */
export function renderValidityForm(props: ValidityFormProps): TemplateResult {
  const { policy, policyFailure, save, cancel, retry } = props;
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    save();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    cancel();
  };
  return html`<form class="validity" novalidate @submit=${handleSubmit} @keydown=${handleKeyDown}>
    ${
      policy
        ? renderFields(props, policy)
        : policyFailure
          ? html`<p class="error">${icon('error')}<span>${failureText(policyFailure)}</span></p>`
          : html`<span class="spinner"></span>`
    }
    <div class="buttons">
      ${
        policy
          ? html`<button class="button small primary" type="submit" aria-disabled=${props.isBusy ? 'true' : 'false'}>
              ${props.isBusy ? html`<span class="spinner"></span>` : nothing}
              ${msg('Save', { desc: 'Button: keeps what was changed' })}
            </button>`
          : policyFailure
            ? html`<button class="button small" type="button" @click=${retry}>
                ${icon('retry')}${msg('Try again', { desc: 'Button: repeats what failed' })}
              </button>`
            : nothing
      }
      <button class="button small quiet" type="button" @click=${cancel}>${msg('Cancel', { desc: 'Button' })}</button>
    </div>
  </form>`;
}

function renderFields({ entry, locale, change }: ValidityFormProps, policy: Policy): TemplateResult {
  const letters = {
    year: msg('y', { desc: 'Letter for the year in a date pattern: dd/mm/yyyy' }),
    month: msg('m', { desc: 'Letter for the month in a date pattern: dd/mm/yyyy' }),
    day: msg('d', { desc: 'Letter for the day in a date pattern: dd/mm/yyyy' }),
  };
  const { problem } = entry;
  const latest = latestUntil(policy);
  const described = [latest === null ? [] : ['until-hint'], problem ? ['until-error'] : []].flat().join(' ');
  const isUnlimitedOffered = policy.validity.unlimited || entry.isUnlimited;
  return html`<div class="field">
    <label class="label" for="until">${msg('Access until', { desc: 'Field: the last day of access' })}</label>
    <input
      id="until"
      class="input"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      placeholder=${datePattern(locale, letters)}
      aria-invalid=${problem ? 'true' : 'false'}
      aria-describedby=${described || nothing}
      .value=${live(entry.typed)}
      ?disabled=${entry.isUnlimited}
      @input=${(event: Event) => change({ ...entry, typed: (event.target as HTMLInputElement).value })}
    />
    ${latest === null ? nothing : html`<p id="until-hint" class="hint">${latestText(formatDate(latest, locale))}</p>`}
    ${
      problem
        ? html`<p id="until-error" class="error">
            ${icon('error')}<span>${issueText({ code: problem, pointer: '/validity' }, { policy, locale })}</span>
          </p>`
        : nothing
    }
    ${
      isUnlimitedOffered
        ? html`<label class="check">
            <input
              type="checkbox"
              .checked=${live(entry.isUnlimited)}
              @change=${(event: Event) =>
                change({ ...entry, isUnlimited: (event.target as HTMLInputElement).checked, problem: undefined })}
            />
            <span>${msg('Without end date', { desc: 'Check box, and validity of a share: access does not end' })}</span>
          </label>`
        : nothing
    }
  </div>`;
}

function latestText(date: string): string {
  return msg(str`At most until ${date}.`, { desc: 'Hint of the validity: a date' });
}
