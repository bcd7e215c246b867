import { css } from 'lit';

export const messageLabelStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }

  .root {
    display: inline-block;
  }

  .label {
    --_state: var(--_danger);
    --_state-soft: var(--_danger-soft);
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    padding-block: 0;
    padding-inline: var(--_space-2) 10px;
    border: 1px solid var(--_state);
    border-radius: var(--share-message-label-radius, var(--_radius-full));
    background: var(--_state-soft);
    color: var(--_state);
    font-size: var(--_font-size-small);
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }

  .label.opened {
    --_state: var(--_success);
    --_state-soft: var(--_success-soft);
  }

  .label:hover {
    box-shadow: inset 0 0 0 1px var(--_state);
  }

  .state {
    font-weight: 400;
  }

  .label svg.icon {
    inline-size: 1.15em;
    block-size: 1.15em;
  }

  /* A dot is filled, a check is drawn: the two differ without their colors. */
  .unopened circle {
    fill: currentColor;
  }

  .close {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_control-small);
    block-size: var(--_control-small);
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--share-button-radius, var(--_radius));
    background: transparent;
    color: var(--_text-quiet);
    cursor: pointer;
  }

  .close:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .popover {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(360px, 100vw - 2 * var(--_space-4));
    max-block-size: min(320px, 100vh - 2 * var(--_space-4));
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-layer);
    color: var(--_text);
    font: normal 400 var(--_font-size) / var(--_line-height) var(--_font);
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .popover:focus-visible {
    outline: none;
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4) var(--_space-2);
    background: inherit;
    overflow-wrap: anywhere;
  }

  .title {
    font-weight: 600;
  }

  .head time {
    grid-row: 2;
  }

  .head .close {
    grid-area: 1 / 2 / 3 / 3;
    align-self: start;
    margin-block-start: -2px;
    margin-inline-end: -8px;
  }

  .message {
    padding: 0 var(--_space-4) var(--_space-4);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
