import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Share } from '../../domain/index.js';
import { icon } from '../../styles/icons.js';
import { sharedByText } from '../share-confirmation/confirmation-words.js';
import { renderWithdrawing } from '../share-confirmation/recipient-parts.js';
import type { Refusal } from '../share-confirmation/shares-controller.js';
import { refusalText } from './access-words.js';

export interface AccessShareProps {
  share: Share;
  locale: string;
  rows: TemplateResult[];
  /** How many of the rows have access now. */
  active: number;
  leaving: 'undoable' | 'under-way' | undefined;
  refusal: Refusal | undefined;
  /** The form for another last day, while it is open. */
  form: TemplateResult | undefined;
  editValidity(): void;
  withdraw(): void;
  undo(): void;
}

/** One share of the study: who granted it and when, its recipients, and what is done about all of them. */
export function renderAccessShare(props: AccessShareProps): TemplateResult {
  const { share, locale, rows, active, leaving, refusal, form } = props;
  const by = sharedByText(share, locale);
  return html`<div role="group" class="share" part="share" data-share=${share.id} aria-label=${by} tabindex="-1">
    <div class="share-head">
      <p class="quiet-text by">${by}</p>
      ${leaving || active === 0 || form ? nothing : renderActions(props, by)}
    </div>
    ${leaving ? renderWithdrawing(undefined, leaving === 'undoable' ? props.undo : undefined) : nothing}
    ${form ?? nothing}
    ${
      refusal
        ? html`<p class="error share-error">${icon('error')}<span>${refusalText(refusal, undefined)}</span></p>`
        : nothing
    }
    <ul class="rows">
      ${rows}
    </ul>
  </div>`;
}

function renderActions({ share, active, editValidity, withdraw }: AccessShareProps, by: string): TemplateResult {
  const { permissions } = share;
  return html`<div class="buttons">
    ${
      permissions?.changeValidity === false
        ? nothing
        : html`<button
            class="button quiet small validity-button"
            type="button"
            aria-label=${msg(str`Change the last day: ${by}`, { desc: 'Button: by whom and when it was shared' })}
            @click=${editValidity}
          >
            ${icon('calendar')}${msg('Change the last day', { desc: 'Button: of the access' })}
          </button>`
    }
    ${
      permissions?.withdraw === false || active < 2
        ? nothing
        : html`<button
            class="button quiet small danger withdraw-button"
            type="button"
            aria-label=${msg(str`Withdraw for all: ${by}`, { desc: 'Button: by whom and when it was shared' })}
            @click=${withdraw}
          >
            ${msg('Withdraw for all', { desc: 'Button: takes the access of all recipients of a share back' })}
          </button>`
    }
  </div>`;
}
