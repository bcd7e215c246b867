import { css } from 'lit';

/** What the detailed search has found: a table, or cards where it is narrow. */
export const detailedResultStyles = css`
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
    min-inline-size: var(--_control);
    min-block-size: var(--_control);
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
    min-block-size: var(--_control-small);
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
    .result-table .is-ticked {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
