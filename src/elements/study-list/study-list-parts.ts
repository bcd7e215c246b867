import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ShareFailure } from '../../client/share-failure.js';
import { failureText } from '../../localization/failure-text.js';
import { studiesText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import type { FoundStudies } from './study-search-controller.js';

/** How many studies are listed; `isPart` where the endpoint has more. */
export function listedText(count: number, isPart: boolean): string {
  if (count === 0) return msg('No studies found', { desc: 'Study list: the search found nothing' });
  if (isPart) return msg(str`${count} studies, and there are more`, { desc: 'Study list: how many are listed so far' });
  return studiesText(count);
}

interface SearchFieldState {
  text: string;
  isSearching: boolean;
  onInput: (event: InputEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onClear: () => void;
}

export function searchField(field: SearchFieldState): TemplateResult {
  const label = msg('Search studies', { desc: 'Label of the search field of the study list' });
  return html`
    <div class="toolbar" part="toolbar" role="search">
      <div class="search">
        ${icon('search')}
        <input
          class="input search-input"
          type="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          aria-label=${label}
          placeholder=${label}
          .value=${live(field.text)}
          @input=${field.onInput}
          @keydown=${field.onKeyDown}
        />
        ${field.isSearching ? html`<span class="spinner"></span>` : clearButton(field)}
      </div>
    </div>
  `;
}

function clearButton({ text, onClear }: SearchFieldState): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  const label = msg('Clear the search', { desc: 'Button in the search field of the study list' });
  return html`<button class="button quiet small icon-only" type="button" aria-label=${label} @click=${onClear}>
    ${icon('close')}
  </button>`;
}

/** The endpoint could not be asked: never shown as if there were no studies. */
export function failureNotice(failure: ShareFailure, onRetry: () => void): TemplateResult {
  return html`
    <div class="notice danger">
      ${icon(failure.code === 'offline' ? 'offline' : 'error')}
      <div class="notice-text">
        <p class="notice-title">${msg('The studies could not be loaded', { desc: 'Study list: a request failed' })}</p>
        <p>${failureText(failure)}</p>
        <button class="button small" type="button" @click=${onRetry}>
          ${icon('retry')}${msg('Try again', { desc: 'Button: repeats what failed' })}
        </button>
      </div>
    </div>
  `;
}

/** There are no studies. */
export function emptyNotice(searched: string, onClear: () => void): TemplateResult {
  return html`
    <div class="empty">
      ${icon('image')}
      ${
        searched === ''
          ? html`<p>${msg('There are no studies.', { desc: 'Study list: it is empty' })}</p>`
          : html`<p>
                ${msg(html`No studies found for <bdi>${searched}</bdi>.`, { desc: 'Study list: what was searched for' })}
              </p>
              <button class="button small" type="button" @click=${onClear}>
                ${msg('Show all studies', { desc: 'Study list: takes the search back' })}
              </button>`
      }
    </div>
  `;
}

/** Below the rows: the way to further ones. */
export function moreRows(more: FoundStudies['more'], onMore: () => void): TemplateResult {
  const isLoading = more === 'loading';
  return html`
    <div class="more">
      ${typeof more === 'string' ? nothing : html`<p class="error">${icon('error')}<span>${failureText(more)}</span></p>`}
      <button class="button small" type="button" aria-disabled=${isLoading} @click=${onMore}>
        ${isLoading ? html`<span class="spinner"></span>` : icon('expand')}
        ${msg('Show more studies', { desc: 'Study list: draws or loads further rows' })}
      </button>
    </div>
  `;
}

/** In place of the button, once it has brought all rows. */
export function listEnd(count: number): TemplateResult {
  return html`<p class="more list-end quiet-text" tabindex="-1">
    ${msg(str`All ${count} studies are shown`, { desc: 'Study list: its end; the count is above 50' })}
  </p>`;
}

interface FooterState {
  selected: number;
  /** How many of them have no row now. */
  hidden: number;
  onShare: () => void;
  onClear: () => void;
}

export function listFooter({ selected, hidden, onShare, onClear }: FooterState): TemplateResult {
  return html`
    <div class="footer" part="footer">
      <div class="selection">
        <span id="selection">${selectionText(selected, hidden)}</span>
        ${
          selected === 0
            ? nothing
            : html`<button class="link" type="button" @click=${onClear}>
                ${msg('Clear', { desc: 'Study list: lets all selected studies go' })}
              </button>`
        }
      </div>
      <button
        class="button primary"
        part="share-button"
        type="button"
        aria-disabled=${selected === 0}
        aria-describedby="selection"
        @click=${onShare}
      >
        ${icon('share')}
        ${
          selected === 0
            ? msg('Share studies', { desc: 'Title of the dialog, and button' })
            : msg(str`Share studies (${selected})`, { desc: 'Button: how many studies are selected' })
        }
      </button>
    </div>
  `;
}

function selectionText(selected: number, hidden: number): string {
  if (selected === 0) return msg('Select the studies to share', { desc: 'Study list: why the button is off' });
  if (hidden > 0) {
    return msg(str`${selected} selected, ${hidden} not in this list`, {
      desc: 'Study list: counts; some selected studies were found by another search',
    });
  }
  return msg(str`${selected} selected`, { desc: 'Study list: how many studies are selected' });
}
