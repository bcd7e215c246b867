import { nothing, type TemplateResult } from 'lit';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { ShareClient } from '../../client/share-client.js';
import type { LatePart } from '../../controllers/late-part-controller.js';
import { withRecipients, type PickedRecipient, type Share } from '../../domain/index.js';
import { defineElement } from '../../support/define-element.js';
import type { ShareFlow } from './share-flow.js';

export interface InnerElementProps {
  flow: ShareFlow;
  /** Of the tags. */
  prefix: string;
  client: ShareClient | undefined;
  /** Of the dialog, where it has one of its own; otherwise they see the same page around them as it does. */
  locale: string | undefined;
}

/** The recipient field, filled from the draft. */
export function renderPicker({ flow, prefix, client, locale }: InnerElementProps): TemplateResult {
  const tag = unsafeStatic(`${prefix}recipient-picker`);
  const { form, existingShares: shares, studyUids: studies } = flow;
  const handleChange = ({ target }: Event) =>
    form.apply(withRecipients(form.draft, (target as HTMLElement & { value: PickedRecipient[] }).value));
  return html`<${tag}
    id="recipients"
    part="recipients"
    exportparts="field: recipient-picker__field, option: recipient-picker__option, chip: recipient-picker__chip"
    locale=${locale ?? nothing}
    .client=${client}
    .policy=${form.policy ?? null}
    .value=${form.draft.recipients}
    .existingShares=${shares && { shares, studies }}
    .issues=${form.shownIssues.filter(({ pointer }) => pointer.startsWith('/recipients'))}
    @change=${handleChange}
  ></${tag}>`;
}

/** Loads what shows what was shared, and registers it; not by its `define.js`, which pages with other elements reach. */
export async function fetchConfirmation(prefix: string): Promise<LatePart> {
  const { ShareConfirmation } = await import('../share-confirmation/share-confirmation.js');
  defineElement('share-confirmation', ShareConfirmation, prefix);
  return {};
}

/** What was shared. */
export function renderConfirmation(
  { flow, prefix, client, locale }: InnerElementProps,
  share: Share,
  shareAgain: () => void,
): TemplateResult {
  const tag = unsafeStatic(`${prefix}share-confirmation`);
  return html`<${tag}
    id="confirmation"
    part="confirmation"
    locale=${locale ?? nothing}
    .client=${client}
    .share=${share}
    .policy=${flow.form.policy}
    @share-again=${shareAgain}
  ></${tag}>`;
}
