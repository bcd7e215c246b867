import { fixture, html } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import 'pacs-share';
import { MemoryClient } from 'pacs-share/client';
import type { Share, SharedRecipient } from 'pacs-share/domain';
import type { ShareConfirmation } from 'pacs-share/elements';
import { openPolicy, studies } from '../../stories/fixtures.js';
import { ElementDriver } from './element-driver.js';
import { deepQueryAll, textOf } from './find.js';

/** An endpoint that has the shares already. */
export function clientOf(...shares: Share[]): MemoryClient {
  return new MemoryClient({ policy: openPolicy, studies, shares: structuredClone(shares) });
}

/** The share with other recipients, or with what is to be changed of each of them. */
export function withRecipients(share: Share, change: (recipient: SharedRecipient) => Partial<SharedRecipient>): Share {
  return { ...share, recipients: share.recipients.map((recipient) => ({ ...recipient, ...change(recipient) })) };
}

/** Uses a confirmation as a person does. */
export class ShareConfirmationDriver extends ElementDriver<ShareConfirmation> {
  /** What the host heard, in order. */
  readonly events: { type: string; detail?: unknown }[] = [];

  private constructor(element: ShareConfirmation) {
    super(element);
    for (const type of ['share-again', 'share-copy', 'share-mail', 'share-sign-in-required', 'share-fail']) {
      element.addEventListener(type, (event) => {
        this.events.push({ type, ...(event instanceof CustomEvent ? { detail: event.detail as unknown } : {}) });
      });
    }
  }

  static async place(properties: Partial<ShareConfirmation> = {}): Promise<ShareConfirmationDriver> {
    await resetMouse();
    const element = await fixture<ShareConfirmation>(html`<share-confirmation lang="en-GB"></share-confirmation>`);
    const driver = new ShareConfirmationDriver(element);
    Object.assign(element, properties);
    await element.updateComplete;
    await element.updateComplete;
    return driver;
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  /** What stands about a recipient. */
  recipient(name: string): string {
    const found = deepQueryAll(this.root, '[part="recipient"]').filter((item) => textOf(item).includes(name));
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} recipients called ${name}`);
    return textOf(found[0]);
  }
}
