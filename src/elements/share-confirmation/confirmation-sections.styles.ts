import { css } from 'lit';

/** What was shared, with whom, on what terms. */
export const sectionStyles = css`
  /* Sections */

  .columns,
  .column {
    display: grid;
    align-content: start;
    gap: var(--_space-5);
    min-inline-size: 0;
  }

  .section {
    display: grid;
    justify-items: start;
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .section > * {
    inline-size: 100%;
    min-inline-size: 0;
  }

  .section > .button {
    inline-size: auto;
  }

  .section-heading {
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 600;
    letter-spacing: 0.02em;
  }

  .count {
    font-weight: 400;
  }

  .recipients,
  .studies,
  .terms {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    overflow-wrap: anywhere;
  }

  .recipient,
  .study {
    padding: var(--_space-3);
  }

  .recipient + .recipient,
  .study + .study {
    border-block-start: 1px solid var(--_border);
  }

  /* Recipients */

  .recipient {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: var(--_space-3);
    align-items: start;
  }

  .recipient .kind {
    grid-row: 1 / 3;
  }

  .row-head {
    padding-block-start: 6px;
  }

  .rest {
    display: grid;
    grid-column: 2 / -1;
    justify-items: start;
    gap: 2px;
    min-inline-size: 0;
  }

  .kept {
    display: flex;
    gap: 6px;
    margin-block-start: var(--_space);
    color: var(--_accent);
  }

  .kept svg {
    margin-block-start: 1px;
  }

  .rest.bad,
  .kept {
    font-size: var(--_font-size-small);
  }

  .facts .link-item {
    margin-block: -3px;
    margin-inline: calc(var(--_space-2) * -1);
  }

  .outcome {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-block: 6px;
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 600;
    white-space: nowrap;
  }

  .outcome.shared {
    color: var(--_success);
  }

  .outcome.failed {
    color: var(--_danger);
  }

  /* Studies */

  .study {
    display: grid;
    gap: 2px;
  }

  .study-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    column-gap: var(--_space-3);
  }

  .patient {
    font-weight: 600;
  }

  .pieces {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-3);
  }

  .badge svg {
    inline-size: 1em;
    block-size: 1em;
  }

  .studies .badge {
    padding-inline: 6px;
    border-radius: var(--_radius-small);
    font-weight: 600;
  }

  /* Terms */

  .terms {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: var(--_space-3) var(--_space-4);
    padding: var(--_space-3);
  }

  .term {
    display: grid;
    align-content: start;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--_space-3);
  }

  .term > svg {
    grid-row: 1 / 3;
    margin-block-start: 1px;
    color: var(--_text-quiet);
  }

  .term dt {
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .term dd {
    grid-column: 2;
    font-weight: 500;
  }

  .term dd .quiet-text {
    display: block;
    font-weight: 400;
  }

  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .message {
    margin: 0;
    padding: var(--_space-3) var(--_space-4);
    border-inline-start: 3px solid var(--_border);
    background: var(--_surface-sunken);
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    max-block-size: 16em;
    overflow-y: auto;
  }
`;
