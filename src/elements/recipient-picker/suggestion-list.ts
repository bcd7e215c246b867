import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Suggestion } from '../../controllers/suggestions-controller.js';
import type { Policy } from '../../domain/index.js';
import { icon } from '../../styles/icons.js';
import { favoriteFilterText, favoriteHintText, noFavoriteFitsText } from './favorite-words.js';
import {
  idleText,
  incompleteText,
  noFavoritesText,
  noneText,
  pendingText,
  physicianNumberHint,
  refineText,
} from './picker-words.js';
import { recipientLines } from './recipient-line.js';
import { renderOption, type OptionModel } from './suggestion-option.js';

export type SuggestionListModel = OptionModel;

/** How many placeholders stand in for results. */
const PLACEHOLDERS = ['a', 'b', 'c'];

/** What hangs below the field: the options, and around them what there is to say about them. */
export function renderSuggestionList(model: SuggestionListModel): TemplateResult {
  const { suggestions } = model;
  const options = suggestions.isOpen ? suggestions.suggestions : [];
  return html`
    ${suggestions.isOpen ? renderBefore(model) : nothing}
    <div
      id="listbox"
      class="listbox"
      part="listbox"
      role="listbox"
      aria-multiselectable="true"
      aria-label=${
        suggestions.view === 'favorites' && recentOf(options) === 0
          ? favoritesText()
          : msg('Suggestions', { desc: 'List of recipients that were found' })
      }
      ?hidden=${options.length === 0}
    >
      ${renderOptions(model, options)}
    </div>
    ${suggestions.isOpen ? renderAfter(model) : nothing}
  `;
}

function renderBefore({ suggestions, policy, locale }: SuggestionListModel): TemplateResult | typeof nothing {
  const { view, search, favorites, page } = suggestions;
  if (view === 'favorites') {
    if (favorites.status === 'loading') return renderPending(pendingText('favorites'));
    const { query } = suggestions;
    const hasFavorite = page?.recipients.some(({ favorite }) => favorite);
    return html`${
      recentOf(suggestions.suggestions) === 0 ? html`<p class="list-title">${favoritesText()}</p>` : nothing
    }
    ${suggestions.isFilterable && query === '' ? html`<p class="list-message">${favoriteFilterText()}</p>` : nothing}
    ${
      page && !hasFavorite
        ? html`<p class="list-message">${query === '' ? noFavoritesText() : noFavoriteFitsText(query)}</p>`
        : nothing
    }`;
  }
  switch (search.status) {
    case 'idle':
      return html`<p class="list-message">${idleText(search.because, policy?.recipients.search.minimumLength)}</p>`;
    case 'waiting':
    case 'searching':
      return renderPending(pendingText('search'));
    case 'none':
      return html`${renderNumberHint(search.text, policy, locale)}
        <p class="list-message">${noneText(search.text, search.answer.hasMore)}</p>`;
    case 'found':
      return html`${renderNumberHint(search.text, policy, locale)}`;
    case 'failed':
      return nothing;
  }
}

function renderPending(text: string): TemplateResult {
  return html`<p class="list-message pending"><span class="spinner"></span>${text}</p>
    <div class="placeholders" aria-hidden="true">
      ${PLACEHOLDERS.map((shade) => html`<div class="placeholder ${shade}"></div>`)}
    </div>`;
}

function renderNumberHint(text: string, policy: Policy | undefined, locale: string): TemplateResult | typeof nothing {
  const hint = physicianNumberHint(text, policy, locale);
  if (!hint) return nothing;
  return hint.isWarning
    ? html`<p class="list-message warning">${icon('warning')}<span>${hint.text}</span></p>`
    : html`<p class="list-title">${hint.text}</p>`;
}

function renderAfter({ suggestions, locale }: SuggestionListModel): TemplateResult | typeof nothing {
  const { page } = suggestions;
  const isHinted = suggestions.suggestions.some((option) => suggestions.isRemovable(option));
  if (!page || (!page.hasMore && page.incomplete.length === 0 && !isHinted)) return nothing;
  return html`<div class="list-foot">
    ${
      page.incomplete.length > 0
        ? html`<p class="warning">${icon('warning')}<span>${incompleteText(page.incomplete, locale)}</span></p>`
        : nothing
    }
    ${page.hasMore && page.recipients.length > 0 ? html`<p>${refineText(page.recipients.length, locale)}</p>` : nothing}
    ${isHinted ? html`<p id="favorite-hint">${favoriteHintText()}</p>` : nothing}
  </div>`;
}

function renderOptions(model: SuggestionListModel, options: readonly Suggestion[]): TemplateResult[] {
  const lines = recipientLines(
    options.flatMap((option) => (option.type === 'recipient' ? [option.recipient] : [])),
    model.locale,
  );
  const drawn = options.map((option, index) => renderOption(model, option, index, lines[index] ?? ''));
  const recent = model.suggestions.view === 'favorites' ? recentOf(options) : 0;
  if (recent === 0) return drawn;
  const start = options.findIndex(isRecent);
  return [
    ...(start > 0 ? [renderGroup('favorites', favoritesText(), drawn.slice(0, start))] : []),
    renderGroup(
      'recent',
      msg('Shared with recently', { desc: 'Heading in the list of favorites: recent recipients' }),
      drawn.slice(start, start + recent),
    ),
    ...drawn.slice(start + recent),
  ];
}

function renderGroup(id: string, title: string, options: readonly TemplateResult[]): TemplateResult {
  return html`<div role="group" aria-labelledby="group-${id}">
    <p class="list-title" id="group-${id}" role="presentation">${title}</p>
    ${options}
  </div>`;
}

function favoritesText(): string {
  return msg('Favorites', { desc: 'List of favorite recipients' });
}

function isRecent(option: Suggestion): boolean {
  return option.type === 'recipient' && !option.recipient.favorite;
}

/** How many of the options before anybody types are no favorites, but were shared with recently. */
function recentOf(options: readonly Suggestion[]): number {
  return options.filter(isRecent).length;
}
