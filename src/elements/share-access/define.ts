import { defineElement } from '../../support/define-element.js';
import { ShareAccess } from './share-access.js';

/** Registers `<share-access>`, under a prefix where one is given. */
export function defineShareAccess(prefix = ''): void {
  defineElement('share-access', ShareAccess, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'share-access': ShareAccess;
  }
}
