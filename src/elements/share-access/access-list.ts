import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ShareFailure } from '../../client/share-failure.js';
import { mailStateUnknownText } from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { loadingText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { accessCountText } from './access-words.js';

export interface AccessListProps {
  status: 'loading' | 'loaded' | 'failed';
  /** Why there is no list. */
  failure: ShareFailure | undefined;
  /** Why it is not known any more how the mails are doing. */
  stale: ShareFailure | undefined;
  /** How many recipients have access. */
  active: number;
  shares: TemplateResult[];
  retry(): void;
  refresh(): void;
}

/** The heading, how many there are, and the shares; or why they are not there. */
export function renderAccessList(props: AccessListProps): TemplateResult {
  const { status, failure, stale, active, shares, retry, refresh } = props;
  return html`<div class="root" aria-busy=${status === 'loading' ? 'true' : 'false'}>
    <div class="head">
      <h2 class="heading" part="heading" tabindex="-1">
        ${msg('Who has access', { desc: 'Heading of the list of those who have access to a study' })}
      </h2>
      ${status === 'loaded' ? html`<p class="quiet-text">${accessCountText(active)}</p>` : nothing}
    </div>
    ${status === 'loading' ? html`<p class="loading"><span class="spinner"></span>${loadingText()}</p>` : nothing}
    ${failure ? renderTrouble('danger', failureText(failure), retry) : nothing}
    ${stale ? renderTrouble('warning', mailStateUnknownText(stale), refresh) : nothing} ${shares}
  </div>`;
}

function renderTrouble(kind: 'danger' | 'warning', text: string, again: () => void): TemplateResult {
  return html`<div class="notice ${kind}">
    ${icon(kind === 'danger' ? 'error' : 'warning')}
    <div>
      <p>${text}</p>
      <button class="button small" type="button" @click=${again}>
        ${icon('retry')}${msg('Try again', { desc: 'Button: repeats what failed' })}
      </button>
    </div>
  </div>`;
}
