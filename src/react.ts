/** The elements as components for React 18; React 19 takes the elements themselves. Using one registers its element. */
import { createComponent, type EventName, type Options, type ReactWebComponent } from '@lit/react';
import * as React from 'react';
import { defineMessageLabel } from './elements/message-label/define.js';
import { MessageLabel as MessageLabelElement } from './elements/message-label/message-label.js';
import { defineRecipientPicker } from './elements/recipient-picker/define.js';
import { RecipientPicker as RecipientPickerElement } from './elements/recipient-picker/recipient-picker.js';
import { defineShareAccess } from './elements/share-access/define.js';
import { ShareAccess as ShareAccessElement } from './elements/share-access/share-access.js';
import { defineShareConfirmation } from './elements/share-confirmation/define.js';
import { ShareConfirmation as ShareConfirmationElement } from './elements/share-confirmation/share-confirmation.js';
import { defineShareDialog } from './elements/share-dialog/define.js';
import { ShareDialog as ShareDialogElement } from './elements/share-dialog/share-dialog.js';
import { defineStudyList } from './elements/study-list/define.js';
import { StudyList as StudyListElement } from './elements/study-list/study-list.js';

type Events = Record<string, EventName>;

function component<Element extends HTMLElement, Named extends Events>(
  define: () => void,
  options: Omit<Options<Element, Named>, 'react'>,
): ReactWebComponent<Element, Named> {
  define();
  return createComponent({ ...options, react: React });
}

/** An event's name with the type of what a listener gets. */
const named = <Name extends keyof HTMLElementEventMap>(name: Name) => name as EventName<HTMLElementEventMap[Name]>;

export const MessageLabel = /* @__PURE__ */ component(defineMessageLabel, {
  tagName: 'message-label',
  elementClass: MessageLabelElement,
  events: { onShareMessageOpen: named('share-message-open') },
});

export const RecipientPicker = /* @__PURE__ */ component(defineRecipientPicker, {
  tagName: 'recipient-picker',
  elementClass: RecipientPickerElement,
  events: { onInput: named('input'), onChange: named('change') },
});

export const ShareAccess = /* @__PURE__ */ component(defineShareAccess, {
  tagName: 'share-access',
  elementClass: ShareAccessElement,
  events: { onShareSignInRequired: named('share-sign-in-required') },
});

export const ShareConfirmation = /* @__PURE__ */ component(defineShareConfirmation, {
  tagName: 'share-confirmation',
  elementClass: ShareConfirmationElement,
  events: {
    onShareAgain: named('share-again'),
    onShareCopy: named('share-copy'),
    onShareMail: named('share-mail'),
    onShareSignInRequired: named('share-sign-in-required'),
  },
});

export const ShareDialog = /* @__PURE__ */ component(defineShareDialog, {
  tagName: 'share-dialog',
  elementClass: ShareDialogElement,
  events: {
    onShareOpen: named('share-open'),
    onShareBeforeSend: named('share-before-send'),
    onShareComplete: named('share-complete'),
    onShareFail: named('share-fail'),
    onShareSignInRequired: named('share-sign-in-required'),
    onShareClose: named('share-close'),
  },
});

export const StudyList = /* @__PURE__ */ component(defineStudyList, {
  tagName: 'study-list',
  elementClass: StudyListElement,
  events: {
    onInput: named('input'),
    onChange: named('change'),
    onShareStudies: named('share-studies'),
    onShareSignInRequired: named('share-sign-in-required'),
  },
});
