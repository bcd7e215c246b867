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
    font-weight: var(--share-heading-font-weight, 650);
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

  /* Actions */

  .actions {
    display: grid;
    gap: var(--_space-3);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }

  .buttons .withdraw-button {
    margin-inline-start: auto;
  }

  .copy {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .copy-language {
    inline-size: auto;
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
    .copy,
    .buttons .button {
      flex: 1 1 100%;
    }

    .copy-language {
      inline-size: 100%;
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
