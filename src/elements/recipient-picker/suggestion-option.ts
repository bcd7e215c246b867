import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Suggestion, SuggestionsController } from '../../controllers/suggestions-controller.js';
import { normalizePhysicianNumber, recipientKey, type Policy, type Recipient } from '../../domain/index.js';
import { kindText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { isMatched, matchedParts } from './matched-parts.js';
import { renderKindIcon } from './recipient-kind.js';

export interface OptionModel {
  suggestions: SuggestionsController;
  policy: Policy | undefined;
  locale: string;
  /** Keys of the recipients that are chosen already. */
  chosen: ReadonlySet<string>;
  isFavorite: (recipient: Recipient) => boolean;
  choose: (suggestion: Suggestion) => void;
}

/** Somebody to choose, or the way to somebody new. */
export function renderOption(model: OptionModel, option: Suggestion, index: number, line: string): TemplateResult {
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

function renderNew({ suggestions: { query: typed } }: OptionModel): TemplateResult {
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

function renderRecipient(model: OptionModel, recipient: Recipient, line: string, isChosen: boolean): TemplateResult {
  const { query: typed } = model.suggestions;
  const isShown = isMatched(`${recipient.displayName} ${line}`, typed);
  // The list of favorites shows what is stored, whatever a chip wants to store.
  const isStored = model.suggestions.isRemovable({ type: 'recipient', recipient });
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
      ${isStored || model.isFavorite(recipient) ? renderFavorite() : nothing}
      ${isStored ? renderRemoval(model, recipient) : nothing}
    </span>`;
}

/** For the pointer alone, as an option holds no controls: the keyboard has Delete. */
function renderRemoval({ suggestions }: OptionModel, recipient: Recipient): TemplateResult {
  const remove = (event: Event) => {
    // Does not choose the option.
    event.stopPropagation();
    suggestions.removeFavorite(recipient);
  };
  return html`<span
    class="favorite-removal"
    aria-hidden="true"
    title=${msg('Remove from favorites', { desc: 'What a press of the pointer does' })}
    @click=${remove}
    >${icon('close')}</span
  >`;
}

/** The mark of a favorite. */
export function renderFavorite(): TemplateResult {
  return html`<span class="favorite"
    >${icon('star')}<span class="visually-hidden">${msg('Favorite', { desc: 'Mark of a recipient' })}</span></span
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
