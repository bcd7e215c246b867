import { css } from 'lit';

/** Buttons, as plain elements with classes. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    padding: var(--_space) var(--_space-4);
    border: 1px solid var(--_border-control);
    border-radius: var(--share-button-radius, var(--_radius));
    background: var(--_surface-raised);
    color: var(--_text);
    font-weight: var(--share-button-font-weight, 600);
    text-align: center;
    cursor: pointer;
    transition:
      background-color var(--_duration),
      border-color var(--_duration);
  }

  .button:hover {
    background: var(--_hover);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }

  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--_accent-strong);
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.small {
    min-block-size: var(--_control-small);
    padding: 0 var(--_space-2);
    font-size: var(--_font-size-small);
  }

  .button.icon-only {
    flex: none;
    inline-size: var(--_control);
    padding: 0;
    color: var(--_text-quiet);
  }

  .button.icon-only:hover {
    color: var(--_text);
  }

  .button.icon-only.small {
    inline-size: var(--_control-small);
  }

  @media (forced-colors: active) {
    .button {
      border: 1px solid;
    }

    .button.primary {
      border-width: 2px;
    }

    .button:disabled,
    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
