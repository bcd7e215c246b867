import { defineElement } from '../../support/define-element.js';
import { ShareConfirmation } from './share-confirmation.js';

/** Registers `<share-confirmation>`, under a prefix where one is given. */
export function defineShareConfirmation(prefix = ''): void {
  defineElement('share-confirmation', ShareConfirmation, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'share-confirmation': ShareConfirmation;
  }
}
