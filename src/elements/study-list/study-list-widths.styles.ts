import { css } from 'lit';

/** How the list is laid out in the room that it has; after the other styles, which it overrides. */
export const studyListWidthStyles = css`
  @container share-study-list (inline-size < 560px) {
    .accession,
    .source {
      order: 1;
    }

    .report-text {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  /* Middle: patient and study beside each other, columns aligned over all rows. */

  @container share-study-list (inline-size >= 560px) {
    .table {
      display: grid;
      grid-template-columns: calc(18px + var(--_space-3)) minmax(0, 1fr) minmax(0, 1.6fr) max-content;
      column-gap: var(--_space-3);
    }

    .head,
    .rows,
    .row,
    .head .row {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }

    .row {
      grid-template-areas:
        'check patient study date'
        'check patient details details';
    }

    .head .row {
      grid-template-areas: 'check patient study date';
    }

    .head .column:is(.patient, .study, .date) {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
    }

    .select-all-text {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  /* Wide: a table, its columns as wide as what stands in them. */

  @container share-study-list (inline-size >= 900px) {
    .table {
      grid-template-columns:
        calc(18px + var(--_space-3)) minmax(10em, 1.2fr) minmax(12em, 2fr) max-content
        minmax(min-content, max-content) minmax(6em, max-content) minmax(8em, 1fr) max-content;
      column-gap: var(--_space-4);
    }

    .row,
    .head .row {
      grid-template-areas: none;
    }

    .row > *,
    .details > * {
      grid-area: auto;
    }

    .row {
      align-items: baseline;
    }

    .head .row {
      align-items: center;
    }

    .check-cell {
      align-self: start;
    }

    .details {
      display: contents;
    }

    .details > :not(:has(*)) {
      display: block;
    }

    .head .column {
      position: static !important;
      inline-size: auto !important;
      block-size: auto !important;
      clip-path: none !important;
    }

    .details > * {
      color: var(--_text-quiet);
      font-size: var(--_font-size-small);
    }
  }
`;
