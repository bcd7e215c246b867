import { html, nothing, type TemplateResult } from 'lit';
import { ShareFailure } from '../../client/share-failure.js';
import { isMissedInPreview, withoutStudy, type ReportedIssue } from '../../domain/index.js';
import { renderConsent } from './fields/consent-field.js';
import { renderIssues, type FieldContext } from './fields/field.js';
import { renderStudies } from './fields/studies-field.js';
import { renderDiscardFooter, renderEntryFooter } from './footers.js';
import { renderForm } from './form.js';
import type { LateParts } from './late-parts.js';
import { renderMailPreviews } from './mail-previews.js';
import { renderFailure, renderIssueSummary, renderPolicyChanges, renderUnsure } from './notices.js';
import { policyChangeTexts } from './policy-changes.js';
import type { ShareFlow } from './share-flow.js';

export interface EntryProps {
  flow: ShareFlow;
  /** BCP 47, for Intl. */
  locale: string;
  /** Whether the first paint is done, which does without formatted dates. */
  isPainted: boolean;
  /** Whether the endpoint can show mails before they are sent. */
  hasPreviews: boolean;
  parts: LateParts;
  /** What is being typed as a date; undefined while nothing is. */
  typedDate: string | undefined;
  /** Whether to ask before what was entered is lost. */
  asksToDiscard: boolean;
  recipients: TemplateResult;
}

export interface EntryActions {
  typeDate(text: string | undefined): void;
  goToField(id: string): void;
  /** Loads what shows the share, ahead of sending. */
  prepare(): void;
  send(): void;
  /** Closes, or asks first. */
  cancel(): void;
  keepEditing(): void;
}

/** Everything up to the share: the form, what is wrong with it, and the ways on. */
export function renderEntry(props: EntryProps, actions: EntryActions): TemplateResult {
  const { flow, locale, isPainted, parts, typedDate, recipients } = props;
  const { form, isLocked } = flow;
  const context = fieldContext(props);
  const issues = summaryIssues(flow);
  // While what it holds can't have focus, the body itself can: to be scrolled with keys.
  return html`<div class="body" part="body" tabindex=${isLocked ? '0' : nothing}>
      ${context ? renderIssueSummary(issues, context, actions.goToField) : nothing} ${renderFailures(flow, actions)}
      ${renderPolicyChanges(policyChanges(props))}
      <div class="entry column" ?inert=${isLocked}>
        ${renderStudies({
          studies: form.draft.studies,
          locale,
          isPainted,
          issues: context ? renderIssues(context, 'studies') : nothing,
          remove: ({ studyInstanceUid }) => form.apply(withoutStudy(form.draft, studyInstanceUid)),
        })}
        ${renderForm({
          recipients,
          context,
          previews: renderPreviews(props),
          isLoading: flow.policy.state.status === 'loading',
          validity: { calendar: parts.calendar, typed: typedDate, type: actions.typeDate },
        })}
      </div>
    </div>
    ${renderFooter(props, context, actions)}`;
}

/** What is seen and said of the rules that are new since the endpoint refused. */
export function policyChanges(props: Pick<EntryProps, 'flow' | 'locale'>): string[] {
  const context = fieldContext(props);
  const { earlierPolicy } = props.flow;
  return context && earlierPolicy ? policyChangeTexts(earlierPolicy, context) : [];
}

function fieldContext({
  flow: { form, existingShares },
  locale,
}: Pick<EntryProps, 'flow' | 'locale'>): FieldContext | undefined {
  const { draft, policy, evaluation, shownIssues: issues } = form;
  return policy && evaluation
    ? { draft, policy, evaluation, locale, issues, existingShares, apply: (next) => form.apply(next) }
    : undefined;
}

/** Before an attempt, an issue is said at its field alone. */
function summaryIssues({ form }: ShareFlow): readonly ReportedIssue[] {
  return form.isAttempted ? form.shownIssues : [];
}

/** Offered once the draft has all that a mail tells of. */
function renderPreviews({ flow, locale, hasPreviews, parts }: EntryProps): TemplateResult | typeof nothing {
  const { form, previews } = flow;
  const { draft, evaluation } = form;
  const isReady = evaluation?.issues.every(isMissedInPreview) && draft.recipients.some(({ sendMail }) => sendMail);
  if (!isReady || !hasPreviews || !previews.isOffered) return nothing;
  return renderMailPreviews({
    state: previews.stateFor(draft),
    mails: parts.mails,
    recipients: draft.recipients,
    locale,
    failure: (error) => renderFailure(ShareFailure.from(error), () => previews.show(draft)),
    show: () => parts.mails.use(() => previews.show(draft)),
    hide: () => previews.hide(),
  });
}

function renderFailures(flow: ShareFlow, { send }: EntryActions): TemplateResult | typeof nothing {
  const policy = flow.policy.state;
  if (policy.status === 'failed') return renderFailure(ShareFailure.from(policy.error), () => flow.reloadPolicy());
  const { state } = flow.submission;
  if (state.status === 'unsure') return renderUnsure(send, () => flow.submission.reset());
  return state.status === 'failed' && summaryIssues(flow).length === 0 ? renderFailure(state.failure, send) : nothing;
}

function renderFooter(
  { flow, asksToDiscard }: EntryProps,
  context: FieldContext | undefined,
  { cancel, keepEditing, prepare, send }: EntryActions,
): TemplateResult {
  if (asksToDiscard) return renderDiscardFooter({ mayBeShared: flow.isLocked, discard: cancel, keep: keepEditing });
  return renderEntryFooter({
    consent: context ? renderConsent(context) : nothing,
    isLocked: flow.isLocked,
    isBusy: flow.submission.isBusy,
    isReady: context !== undefined,
    cancel,
    prepare,
    send,
  });
}
