import { html, nothing, type TemplateResult } from 'lit';
import type { Kind, SharedRecipient } from '../../domain/index.js';
import { leavingText, undoHint, undoText, withdrawalText } from '../../localization/access-words.js';
import { idText, kindText } from '../../localization/words.js';
import { icon, type IconName } from '../../styles/icons.js';

const KIND_ICONS: Readonly<Record<Kind, IconName>> = {
  user: 'person',
  group: 'group',
  pacs: 'pacs',
  new: 'newPerson',
};

export function renderKindIcon(kind: Kind): TemplateResult {
  return html`<span class="kind">${icon(KIND_ICONS[kind])}</span>`;
}

/** @param id What tells the recipient from another of the same name. */
export function renderName({ kind, displayName }: SharedRecipient, id: string | undefined): TemplateResult {
  return html`<p class="row-head">
    <bdi class="name">${displayName}</bdi> <span class="quiet-text">${kindText(kind)}</span>
    ${id === undefined ? nothing : html`<bdi class="quiet-text">${idText(id)}</bdi>`}
  </p>`;
}

/** What a recipient is called where the name stands alone. */
export function fullName({ displayName }: SharedRecipient, id: string | undefined): string {
  return id === undefined ? displayName : `${displayName} (${idText(id)})`;
}

/**
 * A withdrawal that was asked for, with the way back.
 * @param undo Undefined where it is too late.
 */
export function renderWithdrawing(name: string | undefined, undo: (() => void) | undefined): TemplateResult {
  return html`<div class="notice withdrawing">
    ${icon('info')}
    ${
      undo
        ? html`<div class="withdrawing-text">
              <p>${withdrawalText('withdrawing', name)}</p>
              <p class="quiet-text" id="undo-hint">${undoHint()}</p>
            </div>
            <button class="button small undo-button" type="button" aria-describedby="undo-hint" @click=${undo}>
              ${icon('undo')}${undoText()}
            </button>`
        : html`<p>${leavingText()}</p>
            <span class="spinner"></span>`
    }
  </div>`;
}
