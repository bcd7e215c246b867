import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../styles/icons.js';
import type { Kind } from '../../domain/index.js';

const ICONS: Readonly<Record<Kind, IconName>> = { user: 'person', group: 'group', pacs: 'pacs', new: 'newPerson' };

/** The disc that shows a kind of recipient; the word for it stands elsewhere. */
export function renderKindIcon(kind: Kind): TemplateResult {
  return html`<span class="kind ${kind}">${icon(ICONS[kind])}</span>`;
}
