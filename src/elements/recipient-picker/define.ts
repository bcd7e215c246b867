import { defineElement } from '../../support/define-element.js';
import { RecipientPicker } from './recipient-picker.js';

/** Registers `<recipient-picker>`, under a prefix where one is given. */
export function defineRecipientPicker(prefix = ''): void {
  defineElement('recipient-picker', RecipientPicker, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'recipient-picker': RecipientPicker;
  }
}
