import { css } from 'lit';
import { detailedResultStyles } from './detailed-search-results.styles.js';

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
    font-weight: var(--share-heading-font-weight, 650);
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
  }

  @media (forced-colors: active) {
    .segment:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const detailedSearchStyles = [layerStyles, detailedResultStyles];
