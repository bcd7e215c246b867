import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PastedItem } from '../../controllers/pasting-controller.js';
import type { RetryWaitController } from '../../controllers/retry-wait-controller.js';
import { isEmailAddress } from '../../domain/index.js';
import { formatNumber } from '../../localization/intl-words.js';
import { icon } from '../../styles/icons.js';
import { breakable } from './breakable-text.js';
import { MAXIMUM_PASTED } from './pasted-text.js';
import { pastedText } from './pasted-words.js';
import type { PastingLayer } from './pasting-layer.js';
import { isTooEarly } from './waiting-words.js';

export interface PastedListModel {
  limit: number | null;
  locale: string;
  mayAddNew: boolean;
  wait: RetryWaitController;
  isDisabled: boolean;
}

/** The items of a pasted list that are not recipients yet, each with what to do about it. */
export function renderPastedList(layer: PastingLayer, model: PastedListModel): TemplateResult | typeof nothing {
  const { items, leftOut } = layer.pasting;
  if (items.length === 0 && leftOut === 0) return nothing;
  return html`<section class="pasted" part="pasted" aria-labelledby="pasted-title">
    <div class="pasted-head">
      <p class="pasted-title" id="pasted-title">
        ${msg('From the pasted list', { desc: 'Heading of the items that are not recipients yet' })}
      </p>
      <button type="button" class="link" @click=${() => layer.dismissAll()}>
        ${msg('Dismiss all', { desc: 'Button: forgets the items of a pasted list' })}
      </button>
    </div>
    ${leftOut > 0 ? html`<p class="warning">${icon('warning')}<span>${leftOutText(leftOut, model.locale)}</span></p>` : nothing}
    <ul class="pasted-items">
      ${repeat(
        items,
        ({ id }) => id,
        (item) => renderItem(item, layer, model),
      )}
    </ul>
  </section>`;
}

function leftOutText(count: number, locale: string): string {
  return msg(
    str`Only the first ${formatNumber(MAXIMUM_PASTED, locale)} were looked up. Left out: ${formatNumber(count, locale)}.`,
    { desc: 'A pasted list was too long: two numbers of items' },
  );
}

function renderItem(item: PastedItem, layer: PastingLayer, model: PastedListModel): TemplateResult {
  const { text, result } = item;
  return html`<li class="pasted-item" part="pasted-item">
    ${result ? icon('warning') : html`<span class="spinner"></span>`}
    <div class="pasted-body">
      <p class="pasted-text">
        <bdi class="pasted-value">${breakable(text)}</bdi>
        <span class="pasted-reason">${pastedText(result, model.limit, model.locale, model.wait)}</span>
      </p>
      ${model.isDisabled ? nothing : renderAction(item, layer, model)}
    </div>
    <button
      type="button"
      class="button quiet icon-only small pasted-dismiss"
      aria-label=${msg(str`Dismiss ${text}`, { desc: 'Button: forgets an item of a pasted list' })}
      title=${msg(str`Dismiss ${text}`, { desc: 'Button: forgets an item of a pasted list' })}
      @click=${() => layer.dismiss(item)}
    >
      ${icon('close')}
    </button>
  </li>`;
}

function renderAction(
  item: PastedItem,
  layer: PastingLayer,
  { mayAddNew, wait }: PastedListModel,
): TemplateResult | typeof nothing {
  const { text } = item;
  const button = (words: string, name: string, act: () => void, isOff = false) =>
    html`<button
      type="button"
      class="button small"
      aria-label=${name}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => isOff || act()}
    >
      ${words}
    </button>`;
  switch (item.result?.status) {
    case 'not-found':
      return mayAddNew && isEmailAddress(text)
        ? button(
            msg('Add as new', { desc: 'Button: adds an item of a pasted list as a new recipient' }),
            msg(str`Add as new: ${text}`, { desc: 'Button: adds an item of a pasted list as a new recipient' }),
            () => layer.addNew(item),
          )
        : button(
            msg('Search', { desc: 'Button: starts a search by criteria' }),
            msg(str`Search: ${text}`, { desc: 'Button: searches for an item of a pasted list' }),
            () => layer.search(item),
          );
    case 'several':
      return button(
        msg('Choose one', { desc: 'Button: shows the recipients that fit an item of a pasted list' }),
        msg(str`Choose one: ${text}`, { desc: 'Button: shows the recipients that fit an item of a pasted list' }),
        () => layer.search(item),
      );
    case 'full':
    case 'failed':
      return button(
        msg('Try again', { desc: 'Button: repeats what failed' }),
        msg(str`Try again: ${text}`, { desc: 'Button: repeats what failed, for an item of a pasted list' }),
        () => layer.retry(item),
        item.result.status === 'failed' && isTooEarly(item.result, wait),
      );
    default:
      return nothing;
  }
}
