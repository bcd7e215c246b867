import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { recipientKey, recipientName, type Recipient } from '../../domain/index.js';
import { formatNumber } from '../../localization/intl-words.js';
import { icon } from '../../styles/icons.js';
import { breakable } from './breakable-text.js';
import type { CriteriaKind } from './criteria-kinds.js';
import { criterionText } from './detailed-search-criteria.js';
import type { DetailedSearchLayer } from './detailed-search-layer.js';
import { pageNotes, resultText } from './detailed-search-words.js';
import { renderKindIcon } from './recipient-kind.js';
import { recipientLines, spokenRecipient } from './recipient-line.js';
import { renderExternal, renderFavorite } from './suggestion-option.js';

interface Column {
  name: string;
  title: string;
  sort?: 'name' | 'description';
  text: (recipient: Recipient, line: string) => string;
}

/** The columns after the name: what is public of each kind. */
function columnsOf(kind: CriteriaKind, locale: string): Column[] {
  const description: Column = {
    name: 'description',
    title: msg('Description', { desc: 'Column: speciality, organization, town' }),
    sort: 'description',
    text: (_recipient, line) => line,
  };
  switch (kind) {
    case 'user':
      return [
        description,
        {
          name: 'number',
          title: criterionText('physicianNumber'),
          text: ({ physicianNumbers = [] }) => physicianNumbers.map(({ value }) => value).join(', '),
        },
        { name: 'email', title: criterionText('email'), text: ({ email = '' }) => email },
      ];
    case 'group':
      return [
        description,
        {
          name: 'members',
          title: msg('Number of members', { desc: 'Column: of a group' }),
          text: ({ memberCount }) => (memberCount === undefined ? '' : formatNumber(memberCount, locale)),
        },
      ];
    case 'pacs':
      return [description];
  }
}

/** Where the search stands, and the table of what was found. The rows become cards where it is narrow. */
export function renderDetailedResults(layer: DetailedSearchLayer, locale: string): TemplateResult {
  const { search } = layer;
  const { status, page } = search;
  return html`<div class="results">
    <div class="result-line">
      ${status === 'searching' ? html`<span class="spinner"></span>` : nothing}
      <p class="result-text">${resultText(search, locale)}</p>
      ${search.hasNext || search.hasPrevious ? renderPaging(layer) : nothing}
    </div>
    ${pageNotes(search, locale).map((note) => html`<p class="warning">${icon('warning')}<span>${note}</span></p>`)}
    ${page && page.recipients.length > 0 ? renderTable(layer, page.recipients, locale) : nothing}
  </div>`;
}

/** Both stay in reach at the ends, so that the focus is not lost there. */
function renderPaging({ search }: DetailedSearchLayer): TemplateResult {
  return html`<nav class="paging" aria-label=${msg('Pages of results', { desc: 'Name of the paging buttons' })}>
    <button type="button" class="button small" aria-disabled=${!search.hasPrevious} @click=${() => search.previous()}>
      ${msg('Previous', { desc: 'Button: the page of results before' })}
    </button>
    <button type="button" class="button small" aria-disabled=${!search.hasNext} @click=${() => search.next()}>
      ${msg('Next', { desc: 'Button: the next page of results' })}
    </button>
  </nav>`;
}

// The roles are said, since a table that is drawn as cards loses its own in some browsers.
function renderTable(layer: DetailedSearchLayer, recipients: readonly Recipient[], locale: string): TemplateResult {
  const kind = layer.search.results?.criteria.kind ?? layer.kind;
  const columns = columnsOf(kind, locale);
  // The members have a column of their own.
  const lines = recipientLines(
    recipients.map(({ memberCount: _memberCount, ...recipient }) => recipient),
    locale,
  );
  return html`<table
    class="result-table"
    part="detailed-results"
    role="table"
    aria-label=${msg('Recipients found', { desc: 'Name of a table' })}
    aria-busy=${layer.search.status === 'searching'}
  >
    <thead>
      <tr role="row">
        <th role="columnheader" scope="col" class="tick-cell">
          <span class="visually-hidden">${msg('Choose', { desc: 'Column of check boxes' })}</span>
        </th>
        ${renderHeading(layer, { name: 'name', title: criterionText('name'), sort: 'name' })}
        ${columns.map((column) => renderHeading(layer, column))}
      </tr>
    </thead>
    <tbody>
      ${repeat(recipients, recipientKey, (recipient, index) => renderRow(layer, recipient, lines[index] ?? '', columns))}
    </tbody>
  </table>`;
}

function renderHeading(layer: DetailedSearchLayer, { name, title, sort }: Omit<Column, 'text'>): TemplateResult {
  if (!sort) return html`<th role="columnheader" scope="col" class="plain ${name}">${title}</th>`;
  const current = layer.search.results?.sort;
  const order = current === sort ? 'ascending' : current === `-${sort}` ? 'descending' : 'none';
  return html`<th role="columnheader" scope="col" class=${name} aria-sort=${order}>
    <button type="button" class="sort ${order}" @click=${() => layer.sortBy(sort)}>${title}${icon('expand')}</button>
  </th>`;
}

function renderRow(
  layer: DetailedSearchLayer,
  recipient: Recipient,
  line: string,
  columns: readonly Column[],
): TemplateResult {
  const isChosen = layer.isChosen(recipient);
  const isTicked = layer.isTicked(recipient);
  const isRefused = !isChosen && !isTicked && layer.fullText !== undefined;
  const id = `tick-${recipientKey(recipient)}`;
  const handleClick = (event: Event) => {
    if (!layer.tick(recipient)) event.preventDefault();
  };
  return html`<tr role="row" class=${isTicked ? 'is-ticked' : ''}>
    <td role="cell" class="tick-cell">
      <label class="tick"
        ><input
          type="checkbox"
          id=${id}
          aria-label=${spokenRecipient(recipient, line)}
          aria-disabled=${isRefused ? 'true' : nothing}
          aria-describedby=${isRefused ? 'detailed-full' : nothing}
          ?disabled=${isChosen}
          .checked=${isChosen || isTicked}
          @click=${handleClick}
      /></label>
    </td>
    <th role="rowheader" scope="row" class="name">
      <label class="who" for=${id}>
        ${renderKindIcon(recipient.kind)}
        <span class="who-text">
          <bdi class="who-name">${recipientName(recipient)}</bdi>
          ${layer.isFavorite(recipient) ? renderFavorite() : nothing} ${recipient.external ? renderExternal() : nothing}
          ${
            isChosen
              ? html`<span class="badge"
                  >${icon('check')} ${msg('Already chosen', { desc: 'Option that is a recipient already' })}</span
                >`
              : nothing
          }
        </span>
      </label>
    </th>
    ${columns.map((column) => {
      const text = column.text(recipient, line);
      return html`<td role="cell" class="${column.name} ${text === '' ? 'blank' : ''}">
        <span class="cell-title" aria-hidden="true">${column.title}</span>
        <bdi>${breakable(text)}</bdi>
      </td>`;
    })}
  </tr>`;
}
