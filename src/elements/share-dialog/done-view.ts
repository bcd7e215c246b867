import { html, type TemplateResult } from 'lit';
import type { LatePart, LatePartController } from '../../controllers/late-part-controller.js';
import {
  draftOfFailed,
  failedRecipients,
  withoutRecipientsAndConsent,
  type Draft,
  type Share,
} from '../../domain/index.js';
import { outcomeText } from '../../localization/words.js';
import { renderDoneFooter } from './footers.js';
import { renderConfirmation, type InnerElementProps } from './inner-elements.js';
import { renderLate } from './notices.js';

export interface DoneProps {
  share: Share;
  /** What shows the share. */
  confirmation: LatePartController<LatePart>;
  inner: InnerElementProps;
}

export interface DoneActions {
  /** Back to the form. */
  continueWith(draft: Draft): void;
  done(): void;
}

/** Everything after the share: what was shared, and the ways on. */
export function renderDone({ share, confirmation, inner }: DoneProps, actions: DoneActions): TemplateResult {
  const { draft } = inner.flow.form;
  const shareAgain = () => actions.continueWith(withoutRecipientsAndConsent(draft));
  return html`<div class="body" part="body">
      ${
        confirmation.value
          ? renderConfirmation(inner, share, shareAgain)
          : html`<div id="confirmation" class="column" tabindex="-1">
              <p>${outcomeText(share)}</p>
              ${renderLate(confirmation, 'notice')}
            </div>`
      }
    </div>
    ${renderDoneFooter({
      failed: failedRecipients(share).length,
      retryFailed: () => actions.continueWith(draftOfFailed(draft, share)),
      done: actions.done,
    })}`;
}
