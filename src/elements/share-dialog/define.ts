import { defineElement } from '../../support/define-element.js';
import { defineRecipientPicker } from '../recipient-picker/define.js';
import { ShareDialog } from './share-dialog.js';

/**
 * Registers `<share-dialog>` and the recipient field inside it, under a prefix where one is given. What confirms a share
 * is loaded and registered with the first one.
 */
export function defineShareDialog(prefix = ''): void {
  defineRecipientPicker(prefix);
  defineElement('share-dialog', ShareDialog, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'share-dialog': ShareDialog;
  }
}
