import { css, type CSSResultGroup } from 'lit';
import { chipStyles } from './recipient-chip.styles.js';
import { suggestionStyles } from './suggestion-list.styles.js';

const fieldStyles = css`
  :host {
    min-inline-size: 0;
  }

  .root {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    container-type: inline-size;
    /* Where the width comes from the content, since what is a container tells none of its own. */
    contain-intrinsic-inline-size: 16rem;
  }

  .frame {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding: 0 3px 0 var(--_space-3);
    padding-inline: var(--_space-3) 3px;
    cursor: text;
  }

  .frame > svg {
    color: var(--_text-quiet);
  }

  .frame.off {
    background: var(--_surface-sunken);
    cursor: default;
  }

  #input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_control) - 2px);
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    text-overflow: ellipsis;
  }

  #input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  /* The ring is around what has focus: the frame for the input, the button for itself. */
  .frame:has(button:focus-visible) {
    outline: none;
    border-color: var(--_border-control);
  }

  .favorites[aria-expanded='true'] {
    color: var(--_favorite);
  }

  .favorites[aria-expanded='true'] svg {
    fill: currentColor;
  }

  .failure-body {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .failure-title {
    font-weight: 600;
  }

  .failure-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    margin-block-start: var(--_space);
  }

  .failure-actions .link {
    min-block-size: 24px;
  }
`;

export const styles: CSSResultGroup = [fieldStyles, suggestionStyles, chipStyles];
