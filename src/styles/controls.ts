import { css } from 'lit';

/** Fields, switches and messages, as plain elements with classes. */
export const controls = css`
  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .label {
    display: block;
    padding: 0;
    font-weight: 600;
  }

  .label .optional {
    color: var(--_text-quiet);
    font-weight: 400;
  }

  .hint {
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .error {
    display: flex;
    gap: var(--_space);
    color: var(--_danger);
    font-size: var(--_font-size-small);
    font-weight: 500;
  }

  .warning {
    display: flex;
    gap: var(--_space);
    color: var(--_warning);
    font-size: var(--_font-size-small);
  }

  .error svg,
  .warning svg {
    margin-block-start: 1px;
  }

  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: var(--_space) var(--_space-3);
    border: 1px solid var(--_border-control);
    border-radius: var(--share-input-radius, var(--_radius));
    background: var(--_surface-raised);
    color: var(--_text);
  }

  .input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .input:focus-visible,
  .input:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
    border-color: transparent;
  }

  .input[aria-invalid='true'],
  .input.invalid {
    border-color: var(--_danger);
  }

  .input:disabled {
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    cursor: not-allowed;
  }

  textarea.input {
    min-block-size: 5.5em;
    padding-block: var(--_space-2);
    resize: vertical;
    field-sizing: content;
    max-block-size: 16em;
  }

  select.input {
    padding-inline-end: var(--_space-2);
    cursor: pointer;
  }

  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--_space-3);
    align-items: start;
    min-block-size: 24px;
    cursor: pointer;
  }

  .check input {
    inline-size: 18px;
    block-size: 18px;
    margin: 1px 0 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }

  .check .hint {
    grid-column: 2;
  }

  .check:has(input:disabled) {
    color: var(--_text-quiet);
    cursor: default;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px var(--_space-2);
    border-radius: var(--share-badge-radius, var(--_radius-full));
    background: var(--_surface-sunken);
    box-shadow: inset 0 0 0 1px var(--_border);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 500;
    white-space: nowrap;
  }

  .notice {
    display: flex;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    border-inline-start: 4px solid var(--_accent);
  }

  .notice.danger {
    background: var(--_danger-soft);
    border-color: var(--_danger);
  }

  .notice.danger > svg {
    color: var(--_danger);
  }

  .notice.warning {
    color: inherit;
    font-size: inherit;
    background: var(--_warning-soft);
    border-color: var(--_warning);
  }

  .notice.success {
    background: var(--_success-soft);
    border-color: var(--_success);
  }

  .spinner {
    inline-size: 1.1em;
    block-size: 1.1em;
    flex: none;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: spin 0.8s linear infinite;
  }

  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s;
    }
  }

  @media (forced-colors: active) {
    .badge,
    .notice {
      border: 1px solid;
    }

    .input[aria-invalid='true'],
    .input.invalid {
      border-width: 2px;
    }
  }
`;
