import { css } from 'lit';

/** The chosen recipients. */
export const chipStyles = css`
  .chips {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .chip + .chip {
    border-block-start: 1px solid var(--_border);
  }

  .chip {
    padding: var(--_space-2) var(--_space-2) var(--_space-2) var(--_space-3);
    padding-inline: var(--_space-3) var(--_space-2);
  }

  .chip.invalid {
    box-shadow: inset 3px 0 0 var(--_danger);
  }

  .chip.invalid:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_danger);
  }

  .chip-body {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-template-areas:
      'kind text buttons'
      '. toggles toggles';
    align-items: start;
    gap: var(--_space) var(--_space-3);
  }

  .chip-body > .kind {
    grid-area: kind;
    margin-block-start: 2px;
  }

  .chip-text {
    grid-area: text;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    line-height: 1.35;
  }

  .chip-name {
    font-weight: 600;
  }

  .chip-name .badge {
    margin-inline-start: var(--_space);
    vertical-align: 1px;
  }

  .chip-line {
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .address {
    display: inline-block;
    max-inline-size: 100%;
  }

  .chip-toggles {
    grid-area: toggles;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-5);
  }

  .chip-buttons {
    grid-area: buttons;
    display: flex;
  }

  .chip-buttons .star[aria-pressed='true'] {
    color: var(--_favorite);
  }

  .chip-buttons .star[aria-pressed='true'] svg {
    fill: currentColor;
  }

  .chip-issues {
    margin-block-start: var(--_space);
    margin-inline-start: calc(32px + var(--_space-3));
  }

  .members {
    display: grid;
    gap: var(--_space);
    justify-items: start;
    margin-block-start: var(--_space);
    margin-inline-start: calc(32px + var(--_space-3));
  }

  .member-list {
    display: grid;
    gap: var(--_space);
    margin: var(--_space) 0;
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }

  .toggle {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
    font-size: var(--_font-size-small);
  }

  .toggle label {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 26px;
    cursor: pointer;
  }

  .toggle-hint {
    color: var(--_text-quiet);
  }

  .toggle-hint::before {
    content: '– ';
    content: '– ' / '';
  }

  .toggle.off label {
    color: var(--_text-quiet);
    cursor: default;
  }

  .toggle input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }

  .toggle.off input {
    opacity: 0.45;
  }

  .extra {
    align-self: flex-start;
    min-block-size: 24px;
  }

  .removed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }

  .removed .link {
    min-block-size: 24px;
    padding-inline: var(--_space);
    font-weight: 600;
  }

  @container (inline-size < 24rem) {
    .toggle-hint {
      flex-basis: 100%;
      margin-inline-start: calc(16px + var(--_space-2));
    }
  }

  @media (pointer: coarse) {
    .chip .toggle label {
      min-block-size: var(--_control-small);
    }
  }

  @media (forced-colors: active) {
    .chip.invalid {
      border-inline-start: 3px solid;
    }

    .toggle.off label {
      color: GrayText;
    }

    .toggle.off input {
      opacity: 1;
    }
  }

  /* Room for the choices beside the name, in a column of their own. */
  @container (inline-size >= 40rem) {
    .chip-body {
      grid-template-columns: auto minmax(0, 1fr) 16.5rem auto;
      grid-template-areas: 'kind text toggles buttons';
      align-items: center;
    }

    .chip-toggles {
      flex-direction: column;
    }

    .toggle label {
      min-block-size: 24px;
    }
  }
`;
