import { fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import 'pacs-share';
import { MemoryClient } from 'pacs-share/client';
import type { Share, SharedRecipient } from 'pacs-share/domain';
import type { ShareConfirmation } from 'pacs-share/elements';
import { openPolicy, studies } from '../../stories/fixtures.js';
import { deepQueryAll, find, findAll, nameOf, textOf, type Role } from './find.js';

/** An endpoint that has the shares already. */
export function clientOf(...shares: Share[]): MemoryClient {
  return new MemoryClient({ policy: openPolicy, studies, shares: structuredClone(shares) });
}

/** The share with other recipients, or with what is to be changed of each of them. */
export function withRecipients(share: Share, change: (recipient: SharedRecipient) => Partial<SharedRecipient>): Share {
  return { ...share, recipients: share.recipients.map((recipient) => ({ ...recipient, ...change(recipient) })) };
}

/** Uses a confirmation as a person does. */
export class ShareConfirmationDriver {
  /** What the host heard, in order. */
  readonly events: { type: string; detail?: unknown }[] = [];

  private constructor(readonly element: ShareConfirmation) {
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

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root);
  }

  get announced(): string {
    return this.root.querySelector('[role="status"]')?.textContent.trim() ?? '';
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

  find(role: Role, name?: RegExp | string): HTMLElement {
    return find(this.root, role, name);
  }

  has(role: Role, name?: RegExp | string): boolean {
    return findAll(this.root, role, name).length > 0;
  }

  async sees(text: RegExp | string, timeout = 4000): Promise<void> {
    const isSeen = () => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await waitUntil(isSeen, `sees ${String(text)}`, { timeout });
  }

  async click(role: Role, name: RegExp | string): Promise<void> {
    const target = this.find(role, name);
    target.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = target.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    await this.element.updateComplete;
  }

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
    await this.element.updateComplete;
  }

  get focused(): string {
    const active = this.root.activeElement;
    return active instanceof HTMLElement ? nameOf(active) : '';
  }
}
