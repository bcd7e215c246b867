import { defineElement } from '../../support/define-element.js';
import { defineRecipientPicker } from '../recipient-picker/define.js';
import { defineShareConfirmation } from '../share-confirmation/define.js';
import { ShareDialog } from './share-dialog.js';

/** Registers `<share-dialog>` and the elements inside it, under a prefix where one is given. */
export function defineShareDialog(prefix = ''): void {
  defineRecipientPicker(prefix);
  defineShareConfirmation(prefix);
  defineElement('share-dialog', ShareDialog, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'share-dialog': ShareDialog;
  }
}
