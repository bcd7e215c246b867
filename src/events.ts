/**
 * Every event that a host sees. They bubble and are composed; details hold ids, counts and codes, never anything
 * about a patient and no free text. Only a user's action or an answer of the endpoint fires them.
 */

import type { FailureCode } from './domain/index.js';

// What a class says of itself is a getter: bundlers leave out a class that is not used only where none of its fields is set.

const HOST_FACING = { bubbles: true, composed: true } as const;

/** The dialog has opened. */
export class ShareOpenEvent extends Event {
  static get type() {
    return 'share-open' as const;
  }

  constructor() {
    super(ShareOpenEvent.type, HOST_FACING);
  }
}

/**
 * The sender wants to send. `preventDefault()` keeps it from being sent; `waitUntil(promise)` lets the host decide
 * later: a rejection cancels.
 */
export class ShareBeforeSendEvent extends Event {
  static get type() {
    return 'share-before-send' as const;
  }

  private readonly decisions: Promise<unknown>[] = [];
  private isDispatched = false;

  constructor() {
    super(ShareBeforeSendEvent.type, { ...HOST_FACING, cancelable: true });
  }

  /** Throws an InvalidStateError once the event's listeners have run. */
  waitUntil(decision: Promise<unknown>): void {
    if (this.isDispatched) throw new DOMException('waitUntil() after the event was dispatched', 'InvalidStateError');
    this.decisions.push(decision);
  }

  /** Whether the host lets it go; called once, after dispatching. */
  async isAllowed(): Promise<boolean> {
    this.isDispatched = true;
    const decisions = await Promise.allSettled(this.decisions);
    return !this.defaultPrevented && decisions.every(({ status }) => status === 'fulfilled');
  }
}

export interface ShareCompleteDetail {
  shareId: string;
  studyInstanceUids: string[];
  /** How many recipients it was shared with. */
  recipients: number;
}

/** The endpoint has shared. */
export class ShareCompleteEvent extends CustomEvent<ShareCompleteDetail> {
  static get type() {
    return 'share-complete' as const;
  }

  constructor(detail: ShareCompleteDetail) {
    super(ShareCompleteEvent.type, { ...HOST_FACING, detail });
  }
}

export interface ShareFailDetail {
  code: FailureCode;
  /** HTTP status, where there was an answer. */
  status?: number;
}

/** A request has failed. */
export class ShareFailEvent extends CustomEvent<ShareFailDetail> {
  static get type() {
    return 'share-fail' as const;
  }

  constructor(detail: ShareFailDetail) {
    super(ShareFailEvent.type, { ...HOST_FACING, detail });
  }
}

/** The endpoint does not know who asks: the host should sign in; what was entered stays. */
export class ShareSignInRequiredEvent extends Event {
  static get type() {
    return 'share-sign-in-required' as const;
  }

  constructor() {
    super(ShareSignInRequiredEvent.type, HOST_FACING);
  }
}

export interface ShareCloseDetail {
  reason: 'done' | 'cancel' | 'escape';
}

/** The dialog has closed. */
export class ShareCloseEvent extends CustomEvent<ShareCloseDetail> {
  static get type() {
    return 'share-close' as const;
  }

  constructor(detail: ShareCloseDetail) {
    super(ShareCloseEvent.type, { ...HOST_FACING, detail });
  }
}

export interface StudiesDetail {
  studyInstanceUids: string[];
}

/** The sender wants to share the same studies again. */
export class ShareAgainEvent extends CustomEvent<StudiesDetail> {
  static get type() {
    return 'share-again' as const;
  }

  constructor(detail: StudiesDetail) {
    super(ShareAgainEvent.type, { ...HOST_FACING, detail });
  }
}

/** The confirmation was copied, or could not be. */
export class ShareCopyEvent extends CustomEvent<{ copied: boolean }> {
  static get type() {
    return 'share-copy' as const;
  }

  constructor(detail: { copied: boolean }) {
    super(ShareCopyEvent.type, { ...HOST_FACING, detail });
  }
}

/** Mails were asked for. */
export class ShareMailEvent extends CustomEvent<{ recipients: number }> {
  static get type() {
    return 'share-mail' as const;
  }

  constructor(detail: { recipients: number }) {
    super(ShareMailEvent.type, { ...HOST_FACING, detail });
  }
}

/** The message of a received study was opened. */
export class ShareMessageOpenEvent extends Event {
  static get type() {
    return 'share-message-open' as const;
  }

  constructor() {
    super(ShareMessageOpenEvent.type, HOST_FACING);
  }
}

/** "Share studies" was pressed in the study list. */
export class ShareStudiesEvent extends CustomEvent<StudiesDetail> {
  static get type() {
    return 'share-studies' as const;
  }

  constructor(detail: StudiesDetail) {
    super(ShareStudiesEvent.type, { ...HOST_FACING, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'share-open': ShareOpenEvent;
    'share-before-send': ShareBeforeSendEvent;
    'share-complete': ShareCompleteEvent;
    'share-fail': ShareFailEvent;
    'share-sign-in-required': ShareSignInRequiredEvent;
    'share-close': ShareCloseEvent;
    'share-again': ShareAgainEvent;
    'share-copy': ShareCopyEvent;
    'share-mail': ShareMailEvent;
    'share-message-open': ShareMessageOpenEvent;
    'share-studies': ShareStudiesEvent;
  }
}
