import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../styles/icons.js';

export interface EntryFooterProps {
  consent: TemplateResult | typeof nothing;
  /** Whether what was entered may not be changed now. */
  isLocked: boolean;
  isBusy: boolean;
  /** Whether there is a policy to send by. */
  isReady: boolean;
  cancel(): void;
  /** It may be sent in a moment. */
  prepare(): void;
  send(): void;
}

/** Consent, and the button that shares. */
export function renderEntryFooter(props: EntryFooterProps): TemplateResult {
  const { consent, isLocked, isBusy, isReady, cancel, prepare, send } = props;
  // The button stays focusable while it is busy, so that focus has a place.
  return html`<footer part="footer">
    <div ?inert=${isLocked}>${consent}</div>
    <div class="actions">
      <button type="button" class="button" @click=${cancel}>${msg('Cancel', { desc: 'Button' })}</button>
      <button
        type="button"
        class="button primary"
        part="submit"
        aria-disabled=${isReady && !isBusy ? 'false' : 'true'}
        aria-busy=${isBusy ? 'true' : 'false'}
        @pointerenter=${prepare}
        @focus=${prepare}
        @click=${send}
      >
        ${isBusy ? html`<span class="spinner" aria-hidden="true"></span>` : icon('share')}
        ${isBusy ? msg('Sharing…', { desc: 'On the button while sending' }) : msg('Share studies', { desc: 'Title of the dialog, and button' })}
      </button>
    </div>
  </footer>`;
}

export interface DiscardFooterProps {
  /** Whether it is on its way, or may have arrived. */
  mayBeShared: boolean;
  discard(): void;
  keep(): void;
}

/** Asks once before what was entered is lost. */
export function renderDiscardFooter({ mayBeShared, discard, keep }: DiscardFooterProps): TemplateResult {
  return html`<footer part="footer" role="group" aria-labelledby="discard-question">
    <p id="discard-question">
      ${
        mayBeShared
          ? msg('The studies may be shared even if you close now.', { desc: 'Asked before closing while sending' })
          : msg('Close without sharing? What you entered will be lost.', { desc: 'Asked before closing' })
      }
    </p>
    <div class="actions">
      <button type="button" class="button" @click=${discard}>
        ${
          mayBeShared
            ? msg('Close anyway', { desc: 'Button: closes although sending is not confirmed' })
            : msg('Close without sharing', { desc: 'Button: discards what was entered' })
        }
      </button>
      <button type="button" id="keep-editing" class="button primary" @click=${keep}>
        ${msg('Keep editing', { desc: 'Button: does not close' })}
      </button>
    </div>
  </footer>`;
}

export interface DoneFooterProps {
  /** How many recipients failed. */
  failed: number;
  retryFailed(): void;
  done(): void;
}

export function renderDoneFooter({ failed, retryFailed, done }: DoneFooterProps): TemplateResult {
  return html`<footer part="footer">
    <div class="actions">
      ${
        failed > 0
          ? html`<button type="button" class="button" @click=${retryFailed}>
              ${msg('Try again for those that failed', { desc: 'Button after a share that failed for some' })}
            </button>`
          : nothing
      }
      <button type="button" class="button primary" @click=${done}>
        ${msg('Done', { desc: 'Button: closes the confirmation' })}
      </button>
    </div>
  </footer>`;
}
