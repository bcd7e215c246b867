import { defineElement } from '../../support/define-element.js';
import { MessageLabel } from './message-label.js';

/** Registers `<message-label>`, under a prefix where one is given. */
export function defineMessageLabel(prefix = ''): void {
  defineElement('message-label', MessageLabel, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'message-label': MessageLabel;
  }
}
