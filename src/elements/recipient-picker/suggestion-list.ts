import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Suggestion, SuggestionsController } from '../../controllers/suggestions-controller.js';
import {
  normalizePhysicianNumber,
  recipientKey,
  recognizePhysicianNumbers,
  type Policy,
  type Recipient,
} from '../../domain/index.js';
import { kindText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { favoriteHintText } from './favorite-words.js';
import { isMatched, matchedParts } from './matched-parts.js';
import {
  idleText,
  incompleteText,
  isMistyped,
  noFavoritesText,
  noneText,
  pendingText,
  physicianNumberText,
  refineText,
} from './picker-words.js';
import { isFirstRecent, renderRecentTitle } from './recent-recipients.js';
import { renderKindIcon } from './recipient-kind.js';
import { recipientLines } from './recipient-line.js';

export interface SuggestionListModel {
  suggestions: SuggestionsController;
  policy: Policy | undefined;
  locale: string;
  /** Keys of the recipients that are chosen already. */
  chosen: ReadonlySet<string>;
  text: string;
  choose: (suggestion: Suggestion) => void;
}

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
        suggestions.view === 'favorites'
          ? msg('Favorites', { desc: 'List of favorite recipients' })
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
    return html`<p class="list-title">${msg('Favorites', { desc: 'List of favorite recipients' })}</p>
      ${
        page && !page.recipients.some(({ favorite }) => favorite)
          ? html`<p class="list-message">${noFavoritesText()}</p>`
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
  const numbers = recognizePhysicianNumbers(text, policy?.recipients.physicianNumbers ?? []);
  if (numbers.length === 0) return nothing;
  const words = physicianNumberText(numbers, locale);
  return isMistyped(numbers)
    ? html`<p class="list-message warning">${icon('warning')}<span>${words}</span></p>`
    : html`<p class="list-title">${words}</p>`;
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
  const isParted = model.suggestions.view === 'favorites';
  return options.map((option, index) => {
    const drawn = renderOption(model, option, index, lines[index] ?? '');
    return isParted && isFirstRecent(options, index) ? html`${renderRecentTitle()}${drawn}` : drawn;
  });
}

function renderOption(model: SuggestionListModel, option: Suggestion, index: number, line: string): TemplateResult {
  const { suggestions, chosen, choose } = model;
  const isActive = suggestions.active === index;
  const isChosen = option.type === 'recipient' && chosen.has(recipientKey(option.recipient));
  const states = [isActive ? 'active' : '', isChosen ? 'chosen' : '', option.type === 'new' ? 'new' : ''];
  const names = ['option', ...states.filter(Boolean)].join(' ');
  // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the keys are the input's: no focus comes here
  return html`<div
    id="option-${index}"
    class=${names}
    part=${names}
    role="option"
    aria-selected=${isChosen}
    aria-describedby=${suggestions.isRemovable(option) ? 'favorite-hint' : nothing}
    @click=${() => choose(option)}
    @pointermove=${({ pointerType }: PointerEvent) => pointerType === 'mouse' && suggestions.activate(index)}
  >
    ${option.type === 'new' ? renderNew(model) : renderRecipient(model, option.recipient, line, isChosen)}
  </div>`;
}

function renderNew({ suggestions, text }: SuggestionListModel): TemplateResult {
  const typed = suggestions.view === 'search' ? text.trim() : '';
  return html`${renderKindIcon('new')}
    <span class="option-text">
      <span class="option-name"
        >${
          typed === ''
            ? msg('Add a new recipient', { desc: 'Option: somebody the directory does not know' })
            : msg(str`Add “${typed}” as a new recipient`, { desc: 'Option: what was typed' })
        }</span
      >
      <span class="option-line"
        >${msg('For somebody who is not in the directory', { desc: 'Second line of an option' })}</span
      >
    </span>`;
}

function renderRecipient(
  model: SuggestionListModel,
  recipient: Recipient,
  line: string,
  isChosen: boolean,
): TemplateResult {
  const typed = model.suggestions.view === 'search' ? model.text : '';
  const isShown = isMatched(`${recipient.displayName} ${line}`, typed);
  const reason = isShown ? undefined : matchedDetail(recipient, typed, model.policy);
  return html`${renderKindIcon(recipient.kind)}
    <span class="option-text">
      <span class="option-name"><bdi>${renderMatched(recipient.displayName, typed)}</bdi></span>
      <span class="option-line"
        >${kindText(recipient.kind)}${line === '' ? nothing : html` · <bdi>${renderMatched(line, typed)}</bdi>`}</span
      >
      ${reason ? html`<span class="option-line">${reason.label} <mark>${reason.value}</mark></span>` : nothing}
    </span>
    <span class="option-marks">
      ${
        isChosen
          ? html`<span class="badge chosen"
              >${icon('check')} ${msg('Already chosen', { desc: 'Option that is a recipient already' })}</span
            >`
          : nothing
      }
      ${recipient.external ? renderExternal() : nothing}
      ${
        recipient.favorite
          ? html`<span class="favorite"
              >${icon('star')}<span class="visually-hidden"
                >${msg('Favorite', { desc: 'Mark of a recipient' })}</span
              ></span
            >`
          : nothing
      }
      ${model.suggestions.view === 'favorites' && recipient.favorite ? renderRemoval(model, recipient) : nothing}
    </span>`;
}

/** For the pointer alone, as an option holds no controls: the keyboard has Delete. */
function renderRemoval({ suggestions }: SuggestionListModel, recipient: Recipient): TemplateResult {
  const remove = (event: Event) => {
    // Does not choose the option.
    event.stopPropagation();
    void suggestions.removeFavorite(recipient);
  };
  return html`<span
    class="favorite-removal"
    aria-hidden="true"
    title=${msg('Remove from favorites', { desc: 'What a press of the pointer does' })}
    @click=${remove}
    >${icon('close')}</span
  >`;
}

/** The mark of a recipient outside the sender's organization. */
export function renderExternal(): TemplateResult {
  return html`<span
    class="badge external"
    title=${msg('Outside your organization', { desc: 'Mark of a recipient, in full' })}
    >${icon('externalLink')} ${msg('External', { desc: 'Mark of a recipient outside the organization' })}</span
  >`;
}

function renderMatched(text: string, typed: string): (TemplateResult | string)[] {
  return matchedParts(text, typed).map((part) => (part.isMatch ? html`<mark>${part.text}</mark>` : part.text));
}

/** The number or address that was what matched, which the two lines do not show. */
function matchedDetail(
  { physicianNumbers = [], email = '', mobile = '' }: Recipient,
  typed: string,
  policy: Policy | undefined,
): { label: string; value: string } | undefined {
  const number = normalizePhysicianNumber(typed).toLowerCase();
  // One digit says nothing about what matched.
  if (number.length > 1) {
    const found = physicianNumbers.find(({ value }) =>
      normalizePhysicianNumber(value).toLowerCase().startsWith(number),
    );
    if (found) {
      const system = policy?.recipients.physicianNumbers.find(({ system }) => system === found.system);
      return { label: system?.label ?? found.system.toUpperCase(), value: found.value };
    }
    if (/\d/.test(number) && mobile.includes(number.replace(/^\+|^0+/, ''))) {
      return { label: msg('Mobile', { desc: 'Field, and label of a number' }), value: mobile };
    }
  }
  const address = typed.trim().toLowerCase();
  return address.length > 2 && email.toLowerCase().includes(address)
    ? { label: msg('E-mail', { desc: 'Field, and label of an address' }), value: email }
    : undefined;
}
