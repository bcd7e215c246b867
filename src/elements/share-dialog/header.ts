import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { studiesText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';

export interface HeaderProps {
  /** How many studies. */
  studies: number;
  isShared: boolean;
  close(): void;
}

/** What the dialog is for or has done, and the way out. */
export function renderHeader({ studies, isShared, close }: HeaderProps): TemplateResult {
  return html`<header part="header">
    ${icon('share')}
    <h2 id="title">
      ${
        isShared
          ? msg('Studies shared', { desc: 'Title of the dialog after sharing' })
          : msg('Share studies', { desc: 'Title of the dialog, and button' })
      }
    </h2>
    <span class="badge">${studiesText(studies)}</span>
    <button type="button" class="button quiet icon-only" aria-label=${msg('Close', { desc: 'Button' })} @click=${close}>
      ${icon('close')}
    </button>
  </header>`;
}
