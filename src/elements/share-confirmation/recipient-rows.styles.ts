import { css } from 'lit';

/** Recipients of a share, and what is told about each: for the confirmation and for who has access. */
export const recipientRows = css`
  .row-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space-2);
  }

  .kind {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
  }

  .name {
    font-weight: 600;
  }

  :is(.withdrawn, .leaving) .name {
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

  .facts li {
    display: flex;
    gap: 6px;
    min-inline-size: 0;
  }

  .facts svg {
    margin-block-start: 1px;
  }

  .facts .spinner {
    margin-block-start: 2px;
  }

  .facts :is(.sent, .opened) svg {
    color: var(--_success);
  }

  .facts :is(.failed, .ended) {
    color: var(--_warning);
  }

  .bad,
  .button.danger {
    color: var(--_danger);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .withdrawing {
    flex-wrap: wrap;
    align-items: center;
  }

  .withdrawing-text {
    flex: 1 1 140px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .withdrawing .button {
    margin: 0;
  }

  @media (forced-colors: active) {
    .kind {
      border: 1px solid;
    }
  }
`;
