import { css } from 'lit';

/** What hangs below the field. */
export const suggestionStyles = css`
  .popup {
    inset: auto;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-layer);
    overflow: hidden;
  }

  .popup:popover-open {
    display: flex;
    flex-direction: column;
  }

  .listbox {
    flex: 0 1 auto;
    min-block-size: 0;
    padding: var(--_space);
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .list-title {
    padding: var(--_space-2) var(--_space-3) 0;
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .list-message,
  .list-foot {
    padding: var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }

  .list-message.warning,
  .list-foot .warning {
    color: var(--_warning);
  }

  .list-message:has(+ .listbox:not([hidden])) {
    padding-block-end: var(--_space);
  }

  .list-foot {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    padding-block: var(--_space-2);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  .pending {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }

  .placeholders {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    padding: 0 var(--_space-3) var(--_space-4);
  }

  .placeholder {
    block-size: 34px;
    border-radius: var(--_radius-small);
    background: var(--_surface-sunken);
  }

  .placeholder.a {
    inline-size: 72%;
  }

  .placeholder.b {
    inline-size: 88%;
  }

  .placeholder.c {
    inline-size: 60%;
  }

  .option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space) var(--_space-3);
    min-block-size: 44px;
    padding: 6px var(--_space-2);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  .option.active {
    background: var(--_hover);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .option.chosen {
    cursor: default;
  }

  .option.new:not(:only-child) {
    margin-block-start: var(--_space);
  }

  .kind {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .kind.group {
    background: var(--_success-soft);
    color: var(--_success);
  }

  .kind.pacs {
    background: var(--_surface-sunken);
    box-shadow: inset 0 0 0 1px var(--_border);
    color: var(--_text-quiet);
  }

  .kind.new {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_border-control);
    color: var(--_text-quiet);
  }

  .option-text {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    line-height: 1.35;
  }

  .option-name {
    font-weight: 600;
  }

  .option-line {
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .option mark {
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 2px;
  }

  .option-marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space) var(--_space-2);
    max-inline-size: 13em;
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
  }

  .badge.chosen {
    background: var(--_success-soft);
    box-shadow: none;
    color: var(--_success);
  }

  .badge svg.icon {
    inline-size: 1em;
    block-size: 1em;
  }

  .favorite {
    display: inline-flex;
    color: var(--_favorite);
  }

  .favorite svg {
    fill: currentColor;
  }

  .favorite-removal {
    display: grid;
    place-items: center;
    inline-size: var(--_control-small);
    block-size: var(--_control-small);
    border-radius: var(--_radius-small);
    cursor: pointer;
  }

  .favorite-removal:hover {
    background: var(--_surface-sunken);
    color: var(--_text);
  }

  @container (inline-size < 22rem) {
    .option-marks:has(.badge) {
      grid-column: 2 / -1;
      justify-content: flex-start;
      max-inline-size: none;
    }
  }

  /* What is said around the options leaves them room. */
  @media (max-height: 24em) {
    .list-title,
    .list-message,
    .list-foot {
      padding-block: 2px;
      line-height: 1.25;
    }

    .listbox {
      padding-block: 0;
    }
  }

  @media (forced-colors: active) {
    .option.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .option mark {
      color: CanvasText;
    }

    .kind,
    .placeholder {
      border: 1px solid;
    }
  }
`;
