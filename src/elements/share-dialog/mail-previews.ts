import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LatePartController } from '../../controllers/late-part-controller.js';
import type { LoadState } from '../../controllers/load-controller.js';
import type { MailPreview, PickedRecipient } from '../../domain/index.js';
import { icon } from '../../styles/icons.js';
import type { MailsPart } from './mails.js';
import { renderLate } from './notices.js';

export interface MailPreviewsProps {
  state: LoadState<MailPreview[]>;
  mails: LatePartController<MailsPart>;
  recipients: readonly PickedRecipient[];
  locale: string;
  failure: (error: unknown) => TemplateResult;
  show(): void;
  hide(): void;
}

/** The mails as the endpoint would send them, on demand. */
export function renderMailPreviews(props: MailPreviewsProps): TemplateResult {
  const { state, mails, show, hide } = props;
  const isOpen = state.status !== 'idle';
  return html`<div class="previews" part="mail-previews">
    <button
      type="button"
      class="button"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="mail-previews"
      aria-busy=${mails.isAwaited ? 'true' : 'false'}
      @pointerenter=${() => mails.prefetch()}
      @focus=${() => mails.prefetch()}
      @click=${isOpen ? hide : show}
    >
      ${icon('mail')}
      ${
        isOpen
          ? msg('Hide the e-mail', { desc: 'Button: closes the preview of the e-mail' })
          : msg('Preview the e-mail', { desc: 'Button: shows the e-mail that will be sent' })
      }
    </button>
    <div id="mail-previews" aria-live="polite" aria-busy=${state.status === 'loading' ? 'true' : 'false'}>
      ${renderLate(mails, 'mails-notice')} ${renderState(props)}
    </div>
  </div>`;
}

function renderState({
  state,
  mails,
  recipients,
  locale,
  failure,
}: MailPreviewsProps): TemplateResult | typeof nothing {
  switch (state.status) {
    case 'idle':
      return nothing;
    case 'loading':
      return html`<p class="hint">${msg('The preview is being made…', { desc: 'While waiting for the e-mails' })}</p>`;
    case 'failed':
      return failure(state.error);
    case 'loaded':
      return mails.value?.render(state.value, recipients, locale) ?? nothing;
  }
}
