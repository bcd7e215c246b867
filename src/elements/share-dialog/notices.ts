import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LatePart, LatePartController } from '../../controllers/late-part-controller.js';
import { distinctName, recipientKey, type FailureCode, type ReportedIssue } from '../../domain/index.js';
import { failureText } from '../../localization/failure-text.js';
import { issueText } from '../../localization/issue-text.js';
import { loadingText } from '../../localization/words.js';
import { icon, type IconName } from '../../styles/icons.js';
import { fieldIdOf, type FieldContext } from './fields/field.js';

/** What is wrong with the form, each a way to its field. Focus goes here after an attempt to send. */
export function renderIssueSummary(
  issues: readonly ReportedIssue[],
  context: FieldContext,
  goTo: (fieldId: string) => void,
): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  return html`<div
    id="issue-summary"
    class="notice danger"
    part="issue-summary"
    role="group"
    tabindex="-1"
    aria-labelledby="issue-summary-label"
  >
    ${icon('error')}
    <div>
      <h3 id="issue-summary-label" class="notice-title">
        ${
          issues.length === 1
            ? msg('One thing is missing or wrong', { desc: 'Heading of the list of issues' })
            : msg(str`${issues.length} things are missing or wrong`, { desc: 'Heading of the list of issues' })
        }
      </h3>
      <ul class="issue-list">
        ${issues.map((issue) => {
          const field = fieldIdOf(issue.pointer);
          const text = ownedText(issue, context);
          return html`<li>
            ${
              field === undefined
                ? text
                : html`<button type="button" class="link" @click=${() => goTo(field)}>${text}</button>`
            }
          </li>`;
        })}
      </ul>
    </div>
  </div>`;
}

/** With whom it is about, where that is one of several. */
function ownedText(issue: ReportedIssue, context: FieldContext): string {
  const { recipients } = context.draft;
  const owner = recipients.find((recipient) => recipientKey(recipient) === issue.recipient);
  const text = issueText(issue, context);
  if (!owner || recipients.length === 1) return text;
  const name = distinctName(owner, recipients);
  return msg(str`${name}: ${text}`, { desc: 'In the list of issues: a recipient, what is wrong with it' });
}

const FAILURE_ICONS: Partial<Record<FailureCode, IconName>> = {
  offline: 'offline',
  'not-signed-in': 'signIn',
  'may-not-share': 'lock',
};

export interface NoticeAction {
  text: string;
  act(): void;
}

/** A request that failed: what happened, and a way to try again. */
export function renderFailure(
  failure: { code: FailureCode; retryAfter?: number | undefined },
  retry: () => void,
  id?: string,
): TemplateResult {
  const { code } = failure;
  return renderNotice({
    iconName: FAILURE_ICONS[code] ?? 'error',
    tone: 'danger',
    text: failureText(failure),
    actions: [{ text: retryText(), act: retry }],
    id,
  });
}

/**
 * In the place of a part that was asked for and is not there: that it is on its way, or could not be loaded.
 * @param id Of the notice.
 */
export function renderLate<Part extends LatePart>(
  part: LatePartController<Part>,
  id: string,
): TemplateResult | typeof nothing {
  if (part.failure) return renderFailure({ code: 'not-loaded' }, () => part.retry(), id);
  return part.isAwaited
    ? html`<p class="hint" role="status"><span class="spinner"></span> ${loadingText()}</p>`
    : nothing;
}

/** The answer was lost: what was sent may have been shared. */
export function renderUnsure(retry: () => void, giveUp: () => void): TemplateResult {
  return renderNotice({
    iconName: 'warning',
    tone: 'warning',
    text: unsureText(),
    actions: [
      { text: retryText(), act: retry },
      { text: msg('Back to the form', { desc: 'Button: gives up confirming what may be shared' }), act: giveUp },
    ],
  });
}

/** That it is not known whether the studies were shared. */
export function unsureText(): string {
  return msg('We could not confirm that the studies were shared. Trying again will not share them twice.', {
    desc: 'After a lost answer',
  });
}

/** What the rules that are new since the last attempt have changed. */
export function renderPolicyChanges(changes: readonly string[]): TemplateResult | typeof nothing {
  if (changes.length === 0) return nothing;
  return html`<div class="notice warning" part="policy-changes">
    ${icon('info')}
    <div>
      <h3 class="notice-title">
        ${msg('Changed by the new rules of your department', { desc: 'Heading of a list of changes' })}
      </h3>
      <ul class="issue-list">
        ${changes.map((change) => html`<li>${change}</li>`)}
      </ul>
    </div>
  </div>`;
}

function retryText(): string {
  return msg('Try again', { desc: 'Button: repeats what failed' });
}

interface NoticeProps {
  iconName: IconName;
  tone: 'danger' | 'warning';
  text: string;
  actions: readonly { text: string; act: () => void }[];
  id?: string | undefined;
}

/** Something the sender must know of. Focus can go here. */
function renderNotice({ iconName, tone, text, actions, id = 'notice' }: NoticeProps): TemplateResult {
  return html`<div id=${id} class=${`notice ${tone}`} part="notice" role="group" tabindex="-1" aria-label=${text}>
    ${icon(iconName)}
    <div class="notice-body">
      <p class="notice-title">${text}</p>
      <div class="notice-actions">
        ${actions.map(
          ({ text: name, act }) => html`<button type="button" class="button small" @click=${act}>${name}</button>`,
        )}
      </div>
    </div>
  </div>`;
}

/** Stands in the place of the parameters until the policy has come. */
export function renderSkeleton(): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
      ${[5, 3, 4].map((lines) => html`<div class="skeleton-block" data-lines=${lines}></div>`)}
    </div>
    <p class="visually-hidden">
      ${msg('Loading the rules of your department', { desc: 'Said while the policy loads' })}
    </p>`;
}
