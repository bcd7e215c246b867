import { defineElement } from '../../support/define-element.js';
import { ShareConfirmation as Implementation } from './share-confirmation.js';

/**
 * The class of `<share-confirmation>`, for whoever takes it from beside the other elements. The dialog loads its module
 * late; esbuild would put that into every page whose imports lead there without this step between them.
 */
export const ShareConfirmation = Implementation;
export type ShareConfirmation = Implementation;

/** Registers `<share-confirmation>`, under a prefix where one is given. */
export function defineShareConfirmation(prefix = ''): void {
  defineElement('share-confirmation', Implementation, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'share-confirmation': ShareConfirmation;
  }
}
