/** The elements' classes, types and events. Importing this registers nothing. */
import { defineMessageLabel } from './elements/message-label/define.js';
import { defineRecipientPicker } from './elements/recipient-picker/define.js';
import { defineShareAccess } from './elements/share-access/define.js';
import { defineShareConfirmation, ShareConfirmation } from './elements/share-confirmation/define.js';
import { defineShareDialog } from './elements/share-dialog/define.js';
import { defineStudyList } from './elements/study-list/define.js';

export * from './events.js';
export { addLocale, ELEMENT_LOCALES, replaceMessages } from './localization/languages.js';
export type { Message, Messages } from './localization/messages.js';
export { MessageLabel } from './elements/message-label/message-label.js';
export { RecipientPicker } from './elements/recipient-picker/recipient-picker.js';
export { ShareAccess } from './elements/share-access/share-access.js';
export { ShareDialog, type ShareOutcome } from './elements/share-dialog/share-dialog.js';
export { StudyList } from './elements/study-list/study-list.js';
export {
  defineMessageLabel,
  defineRecipientPicker,
  defineShareAccess,
  defineShareConfirmation,
  defineShareDialog,
  defineStudyList,
  ShareConfirmation,
};

export interface DefineOptions {
  /** In front of every tag: `acme-` gives `acme-share-dialog` and so on. */
  prefix?: string;
}

/**
 * Registers all elements. Two versions live on one page under two prefixes; a tag that is taken stays with its first
 * owner, and a warning names both versions.
 */
export function defineElements({ prefix = '' }: DefineOptions = {}): void {
  defineMessageLabel(prefix);
  defineRecipientPicker(prefix);
  defineShareAccess(prefix);
  defineShareConfirmation(prefix);
  defineStudyList(prefix);
  defineShareDialog(prefix);
}
