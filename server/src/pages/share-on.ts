import { html } from 'hono/html';

import type { RecipientRow, ShareRow } from '../shares/stored-share.js';
import type { LinkWords } from './link/words.js';

/** Opens the dialog on what one share gave: its endpoint knows what of it may be shared on, and how far. */
export function shareOnButton({ rid }: RecipientRow, { anonymize }: ShareRow, words: LinkWords) {
  return html`<button type="button" data-share-on="/api/received/${rid}" ${anonymize ? 'data-anonymized' : ''}>
    ${words.shareOn}
  </button>`;
}

/** The dialog for all of those buttons on a page, where it is said that it cannot open, and the way to what was shared. */
export function shareOnDialog(words: LinkWords) {
  return html`<p class="notice bad" role="alert" id="share-on-problem" hidden>${words.shareOnFailed}</p>
    <p role="status"><a id="share-on-result" href="/received" hidden>${words.seeShared}</a></p>
    <share-dialog></share-dialog>`;
}
