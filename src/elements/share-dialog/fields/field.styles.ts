import { css } from 'lit';

/** The fields of the form, and the summary below them. */
export const fieldStyles = css`
  .choices {
    display: grid;
    gap: var(--_space-2);
  }

  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    cursor: pointer;
    transition: border-color var(--_duration);
  }

  .choice:hover:not([data-off]) {
    border-color: var(--_border-control);
  }

  .choice:has(input:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .choice:has(input:checked) .hint {
    color: inherit;
  }

  .choice[data-off] {
    background: transparent;
    color: var(--_text-quiet);
    cursor: default;
  }

  .choice:has(input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .choice input {
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
    outline: none;
  }

  .choice-text {
    display: grid;
  }

  .choice-title {
    font-weight: 600;
  }

  .errors {
    display: grid;
    gap: 2px;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) var(--_space-2);
  }

  .suggestion {
    min-block-size: 26px;
    padding: 1px var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-full);
    background: transparent;
    color: var(--_text);
    font-size: var(--_font-size-small);
    cursor: pointer;
  }

  .suggestion:hover {
    background: var(--_hover);
  }

  .suggestion[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent-strong);
    font-weight: 600;
  }

  .spread {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-3);
  }

  .counter {
    font-variant-numeric: tabular-nums;
  }

  .date-row {
    display: flex;
    gap: var(--_space-2);
  }

  .date-row .button {
    border-color: var(--_border-control);
  }

  .nested {
    display: grid;
    gap: var(--_space-2);
    margin-inline-start: calc(18px + var(--_space-3));
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) var(--_space-5);
  }

  .options {
    display: grid;
    gap: var(--_space-3);
  }

  .option {
    display: grid;
    gap: var(--_space);
  }

  .option .warning,
  .option .errors {
    margin-inline-start: calc(18px + var(--_space-3));
  }

  .summary {
    display: grid;
    gap: var(--_space-2);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }

  .summary h3 {
    margin: 0;
  }

  .summary ul {
    display: grid;
    gap: var(--_space-2);
    margin: 0;
    padding-inline-start: 1.25em;
    list-style: disc;
    overflow-wrap: anywhere;
  }

  .consent {
    display: grid;
    gap: var(--_space);
  }

  .consent .check {
    font-weight: 600;
  }
`;
