import { css } from 'lit';

export const layoutStyles = css`
  :host {
    display: contents;
  }

  :host([presentation='inline']) {
    display: block;
  }

  .root {
    inline-size: min(var(--share-dialog-inline-size, 60em), 100vw - var(--_space-4));
    max-inline-size: none;
    max-block-size: min(76em, 100dvh - var(--_space-4));
    margin: auto;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--share-dialog-radius, calc(var(--_radius) * 1.5));
    background: var(--_surface);
    box-shadow: var(--_shadow-dialog);
    overflow: hidden;
    outline: none;
  }

  dialog.root[open] {
    display: flex;
    animation: appear var(--_duration) ease-out;
  }

  .root.inline {
    display: flex;
    inline-size: auto;
    max-block-size: none;
    box-shadow: none;
  }

  .root::backdrop {
    background: var(--share-color-backdrop, rgb(8 16 26 / 0.55));
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    container: share-dialog / inline-size;
  }

  header {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-3) var(--_space-3) var(--_space-5);
    border-block-end: 1px solid var(--_border);
  }

  header > svg {
    color: var(--_accent);
  }

  header h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_font-size-large);
    font-weight: var(--share-heading-font-weight, 650);
    line-height: 1.25;
    text-wrap: balance;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    padding: var(--_space-4) var(--_space-5) var(--_space-5);
    --share-confirmation-padding: 0px;
    overflow-y: auto;
    overscroll-behavior: contain;
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    scroll-padding-block: var(--_space-4);
  }

  .columns {
    display: grid;
    gap: var(--_space-6) calc(var(--_space) * 8);
    align-items: start;
  }

  .column {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    min-inline-size: 0;
  }

  footer {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-5);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    margin-inline-start: auto;
    gap: var(--_space-2);
  }

  .actions .primary {
    min-inline-size: 10em;
  }

  @container share-dialog (inline-size >= 44em) {
    .columns {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    }

    .aside {
      padding-inline-start: calc(var(--_space) * 8);
      border-inline-start: 1px solid var(--_border);
    }

    footer {
      flex-direction: row;
      align-items: center;
      justify-content: space-between;
    }

    .actions {
      flex: none;
    }
  }

  @container share-dialog (inline-size < 30em) {
    /* A long title and the count beside each other would lie one upon the other. */
    header {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 0 var(--_space-3);
      padding-inline-start: var(--_space-4);
    }

    header > svg,
    header > .button {
      grid-row: 1 / span 2;
    }

    header h2 {
      grid-column: 2;
      overflow-wrap: anywhere;
    }

    header > .badge {
      grid-area: 2 / 2;
      justify-self: start;
    }

    header > .button {
      grid-column: 3;
    }

    .body,
    footer {
      padding-inline: var(--_space-4);
    }

    .actions {
      inline-size: 100%;
    }

    .actions .button {
      flex: 1 1 auto;
    }
  }

  @media (max-height: 28em) {
    .frame {
      overflow-y: auto;
    }

    .body {
      flex: none;
      overflow: visible;
    }
  }
`;
