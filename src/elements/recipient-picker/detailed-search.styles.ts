import { css } from 'lit';

const layerStyles = css`
  .detailed {
    inline-size: min(64rem, 100vw - var(--_space-4));
    max-inline-size: none;
    max-block-size: min(56rem, 100dvh - var(--_space-4));
    margin: auto;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--_shadow-dialog);
    overflow: hidden;
  }

  .detailed[open] {
    display: flex;
  }

  .detailed::backdrop {
    background: var(--share-color-backdrop, rgb(8 16 26 / 0.55));
  }

  .detailed-frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    container: detailed-search / inline-size;
  }

  .detailed header {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding: var(--_space-2) var(--_space-3) var(--_space-2) var(--_space-5);
    padding-inline: var(--_space-5) var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .detailed h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_font-size-large);
    font-weight: 650;
    line-height: 1.25;
  }

  .detailed-body {
    /* What is there for the ear alone scrolls along. */
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-4);
    min-block-size: 0;
    padding: var(--_space-4) var(--_space-5);
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block: var(--_space-4);
  }

  .detailed-form {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-block-start: var(--_space);
  }

  .segment {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    padding: 3px var(--_space-3);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    cursor: pointer;
  }

  .segment input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
    cursor: inherit;
  }

  .segment:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }

  .segment .kind,
  .result-table .kind {
    flex: none;
    inline-size: 26px;
    block-size: 26px;
    font-size: var(--_font-size-small);
  }

  .criteria {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12.5em), 1fr));
    gap: var(--_space-3) var(--_space-4);
    align-items: start;
  }

  .detailed footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    padding: var(--_space-3) var(--_space-5);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  .ticked {
    flex: 1 1 16em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .ticked-line {
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .detailed-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }

  @media (max-height: 34em) {
    .detailed-frame {
      overflow-y: auto;
    }

    .detailed-body {
      flex: none;
      overflow: visible;
    }
  }
`;

const resultStyles = css`
  .results {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }

  .result-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
  }

  .result-text {
    flex: 1;
    font-weight: 600;
  }

  .result-text:empty {
    display: none;
  }

  .paging {
    display: flex;
    gap: var(--_space-2);
  }

  .result-table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .result-table th,
  .result-table td {
    padding: var(--_space-2);
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
    overflow-wrap: anywhere;
  }

  .result-table thead th {
    padding-block: var(--_space);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .result-table .email {
    min-inline-size: 9em;
  }

  .result-table .number,
  .result-table thead th {
    white-space: nowrap;
  }

  .result-table tbody tr:hover {
    background: var(--_hover);
  }

  .result-table .is-ticked,
  .result-table .is-ticked:hover {
    background: var(--_accent-soft);
  }

  .result-table[aria-busy='true'] tbody {
    opacity: 0.6;
  }

  .result-table .tick-cell {
    inline-size: 1px;
    padding: 0;
  }

  .tick {
    display: grid;
    place-items: center;
    min-inline-size: 36px;
    min-block-size: 36px;
  }

  .tick input {
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--_accent);
  }

  .tick [aria-disabled='true'] {
    opacity: 0.5;
  }

  .who {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
  }

  .who-text {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-2);
    min-inline-size: 0;
  }

  .who-name {
    font-weight: 600;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 28px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    cursor: pointer;
  }

  .sort:hover {
    color: var(--_text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .sort.none svg {
    opacity: 0.35;
  }

  .sort.ascending,
  .sort.descending {
    color: var(--_accent);
  }

  .sort.ascending svg {
    transform: rotate(180deg);
  }

  .cell-title {
    display: none;
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  @container detailed-search (inline-size < 40rem) {
    .detailed header {
      padding-inline-start: var(--_space-4);
    }

    .detailed-body,
    .detailed footer {
      padding-inline: var(--_space-4);
    }

    .detailed-actions {
      inline-size: 100%;
    }

    .detailed-actions .button {
      flex: 1 1 auto;
    }

    .result-table,
    .result-table thead,
    .result-table tbody {
      display: block;
    }

    .result-table thead tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space-4);
    }

    .result-table thead .plain {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .result-table thead .tick-cell {
      inline-size: 0;
    }

    .result-table th,
    .result-table td {
      padding: 0;
      border: 0;
    }

    .result-table tbody {
      display: grid;
      gap: var(--_space-2);
    }

    .result-table tbody tr {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 2px 0;
      padding: var(--_space) var(--_space-3) var(--_space-2) 0;
      padding-inline: 0 var(--_space-3);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
    }

    .result-table tbody .tick-cell {
      inline-size: auto;
    }

    .result-table tbody .name {
      align-self: center;
    }

    .result-table tbody td:not(.tick-cell) {
      grid-column: 2;
    }

    .result-table tbody .blank {
      display: none;
    }

    .cell-title {
      display: inline;
      margin-inline-end: var(--_space);
    }

    .cell-title::after {
      content: ':';
    }

    .result-table .description .cell-title {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .segment:has(:checked),
    .result-table .is-ticked {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const detailedSearchStyles = [layerStyles, resultStyles];
