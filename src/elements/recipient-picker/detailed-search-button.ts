import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../styles/icons.js';

export interface DetailedButton {
  open: () => void;
  /** It may be pressed in a moment. */
  prepare: () => void;
  /** Pressed, and what it opens is on its way. */
  isBusy: boolean;
}

/** The name of the dialog and of the button that opens it. */
export function detailedSearchText(): string {
  return msg('Detailed search', { desc: 'Button and title of a dialog: search for recipients by criteria' });
}

/** The icon in the field that opens the layer. */
export function renderDetailedButton(isEnabled: boolean, { open, prepare, isBusy }: DetailedButton): TemplateResult {
  return html`<button
    type="button"
    class="button quiet icon-only small detailed-button"
    part="detailed-search-button"
    aria-label=${detailedSearchText()}
    title=${detailedSearchText()}
    aria-haspopup="dialog"
    aria-busy=${isBusy}
    ?disabled=${!isEnabled}
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${open}
  >
    ${icon('search')}
  </button>`;
}
