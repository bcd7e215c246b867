import { css } from 'lit';

export const studyListStyles = css`
  :host {
    container: share-study-list / inline-size;
  }

  .root {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    background: var(--_surface);
  }

  .toolbar {
    flex: none;
    padding: var(--_space-2) var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .search {
    position: relative;
    display: flex;
    align-items: center;
    color: var(--_text-quiet);
  }

  .search > svg {
    position: absolute;
    inset-inline-start: var(--_space-3);
    pointer-events: none;
  }

  .search > .spinner,
  .search > .button {
    position: absolute;
    inset-inline-end: var(--_space-3);
  }

  .search > .button {
    inset-inline-end: var(--_space);
  }

  .search-input {
    padding-inline: calc(var(--_space-5) + 1.25em) calc(var(--_space-2) + var(--_control-small));
    appearance: none;
  }

  .search-input::-webkit-search-cancel-button {
    display: none;
  }

  .scroller {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 40px 0;
  }

  .scroller[aria-busy='true'] .table {
    opacity: 0.6;
  }

  .notice,
  .empty {
    margin: var(--_space-3);
  }

  .notice-text {
    display: grid;
    gap: var(--_space);
    justify-items: start;
    min-inline-size: 0;
  }

  .notice-title {
    font-weight: 600;
  }

  .notice .button {
    margin-block-start: var(--_space);
  }

  .empty {
    display: grid;
    gap: var(--_space-2);
    justify-items: center;
    padding-block: var(--_space-6);
    color: var(--_text-quiet);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .empty svg {
    inline-size: 2em;
    block-size: 2em;
    stroke-width: 1.5;
    opacity: 0.7;
  }

  /* Narrow: a row is a small card. */

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-template-areas:
      'check patient date'
      'check study study'
      'check details details';
    column-gap: var(--_space-3);
    row-gap: 2px;
    padding: var(--_space-2) var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .rows .row {
    position: relative;
    cursor: pointer;
  }

  .rows .row:hover {
    background: var(--_hover);
  }

  .rows .row[data-selected='true'] {
    background: var(--_accent-soft);
  }

  .rows .row[aria-current='true']::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-inline-start: 3px solid var(--_accent);
  }

  .rows .row:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .rows .checkbox:focus-visible {
    outline: none;
  }

  .check-cell {
    grid-area: check;
    padding-block-start: 1px;
  }

  .checkbox {
    display: block;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  /* A target of 24 px and more around each box. */
  .check-cell .checkbox {
    position: relative;
  }

  .patient {
    grid-area: patient;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
  }

  .identity {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_space-2);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .study {
    grid-area: study;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .date {
    grid-area: date;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .details {
    grid-area: details;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-3);
    min-inline-size: 0;
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }

  .details > :not(:has(*)) {
    display: none;
  }

  .modalities {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .modalities .badge {
    padding-inline: 6px;
    border-radius: var(--_radius-small);
    font-weight: 600;
  }

  .report svg {
    vertical-align: -0.25em;
  }

  .report-text {
    margin-inline-start: 3px;
  }

  /* The head: only the checkbox for all rows shows. */

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .head .row {
    grid-template: 'check' / 1fr;
    align-items: center;
    min-block-size: 32px;
    padding-block: 0;
  }

  .head .column:not(.all) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .select-all {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: 32px;
    cursor: pointer;
  }

  .more {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-3);
  }

  .footer {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  .selection {
    display: flex;
    flex: 1 1 8em;
    flex-wrap: wrap;
    column-gap: var(--_space-2);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .outline {
    display: grid;
    grid-template-columns: 18px 1fr;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-3);
    border-block-end: 1px solid var(--_border);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .outline > * {
    block-size: 12px;
    border-radius: var(--_radius-small);
    background: var(--_border);
  }

  .outline > .box {
    block-size: 18px;
  }

  .outline > .line:last-child {
    grid-column: 2;
    inline-size: 60%;
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .outline {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .rows .row[data-selected='true'] {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }

    .rows .row[aria-current='true']::before {
      border-color: Highlight;
    }

    .outline > * {
      border: 1px solid;
    }
  }
`;
