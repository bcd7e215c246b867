import { css } from 'lit';

/** Mails before they are sent. */
export const mailStyles = css`
  .mail {
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }

  .mail dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space) var(--_space-3);
    margin: 0;
  }

  .mail dt {
    color: var(--_text-quiet);
  }

  .mail dd {
    margin: 0;
  }

  .mail-text {
    margin: var(--_space-3) 0 0;
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_border);
    font: inherit;
    white-space: pre-wrap;
  }
`;
