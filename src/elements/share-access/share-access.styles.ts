import { css } from 'lit';

export const shareAccessStyles = css`
  :host {
    container: share-access / inline-size;
  }

  .root {
    display: grid;
    gap: var(--_space-3);
    padding: var(--share-access-padding, var(--_space-4));
    background: var(--_surface);
    overflow-wrap: anywhere;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space) var(--_space-3);
  }

  .heading {
    font-size: var(--_font-size-large);
    font-weight: var(--share-heading-font-weight, 650);
    line-height: 1.25;
  }

  .heading:focus-visible {
    outline-offset: 4px;
  }

  .loading {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_text-quiet);
  }

  .notice .button {
    margin-block-start: var(--_space-2);
  }

  .share {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .share-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: var(--_surface-sunken);
  }

  .by {
    flex: 1 1 200px;
  }

  .share > .notice,
  .validity,
  .share-error {
    margin: var(--_space-3);
  }

  .validity {
    display: grid;
    justify-items: start;
    gap: var(--_space-2);
  }

  .validity .field {
    inline-size: min(100%, 320px);
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-3);
  }

  .row + .row {
    border-block-start: 1px solid var(--_border);
  }

  .row-body {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    padding-block-start: 5px;
  }

  .row .buttons {
    margin-inline-start: calc(var(--_space-2) * -1);
  }

  @media (forced-colors: active) {
    .share-head {
      border: 1px solid;
    }
  }
`;
