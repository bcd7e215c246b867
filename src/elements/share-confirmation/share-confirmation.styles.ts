import { css } from 'lit';

export const shareConfirmationStyles = css`
  :host {
    container: share-confirmation / inline-size;
  }

  .root {
    display: grid;
    gap: var(--_space-5);
    padding: var(--share-confirmation-padding, var(--_space-4));
    background: var(--_surface);
  }

  /* Header */

  .header {
    --_status: var(--_success);
    --_status-soft: var(--_success-soft);
    display: flex;
    align-items: center;
    gap: var(--_space-4);
    padding: var(--_space-4);
    border-radius: var(--_radius);
    background: var(--_status-soft);
  }

  .header.partial {
    --_status: var(--_warning);
    --_status-soft: var(--_warning-soft);
  }

  .header.failed {
    --_status: var(--_danger);
    --_status-soft: var(--_danger-soft);
  }

  .header.withdrawn {
    --_status: var(--_text-quiet);
    --_status-soft: var(--_surface-sunken);
  }

  .seal {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--_status);
    color: var(--_surface);
  }

  .seal svg {
    inline-size: 22px;
    block-size: 22px;
    stroke-width: 2.5;
  }

  .header-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .headline {
    font-size: var(--_font-size-large);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.005em;
  }

  .headline:focus-visible {
    outline: none;
  }

  .header:has(.headline:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

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

  .kind {
    display: grid;
    grid-row: 1 / 3;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }

  .rest {
    display: grid;
    grid-column: 2 / -1;
    justify-items: start;
    gap: 2px;
    min-inline-size: 0;
  }

  .recipient-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space-2);
    padding-block-start: 6px;
  }

  .recipient-name {
    font-weight: 600;
  }

  .recipient.withdrawn .recipient-name,
  .recipient.leaving .recipient-name {
    color: var(--_text-quiet);
    text-decoration: line-through;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-4);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .facts li,
  .kept {
    display: flex;
    gap: 6px;
  }

  .facts svg,
  .kept svg {
    margin-block-start: 1px;
  }

  .facts .spinner {
    margin-block-start: 2px;
  }

  .facts .sent svg {
    color: var(--_success);
  }

  .facts .failed {
    color: var(--_warning);
  }

  .facts .bad,
  .problem {
    color: var(--_danger);
  }

  .problem,
  .kept {
    font-size: var(--_font-size-small);
  }

  .kept {
    margin-block-start: var(--_space);
    color: var(--_accent);
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

  /* Actions */

  .actions {
    display: grid;
    gap: var(--_space-3);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .buttons .withdraw-button {
    margin-inline-start: auto;
    color: var(--_danger);
  }

  .facts .withdraw-button {
    color: var(--_danger);
  }

  .note {
    flex-wrap: wrap;
  }

  .note-text {
    flex: 1 1 200px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .note-text .button {
    margin-block-start: var(--_space-2);
  }

  .print-frame {
    border: 0;
  }

  .copy-source {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }

  @container share-confirmation (inline-size < 420px) {
    .buttons .button {
      flex: 1 1 100%;
    }

    .recipient .outcome {
      grid-column: 2;
      padding-block: 2px;
    }
  }

  @container share-confirmation (inline-size >= 760px) {
    .columns {
      grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
    }
  }

  @media print {
    .actions,
    .link-item {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .header,
    .seal,
    .message {
      border: 1px solid;
    }
  }
`;
