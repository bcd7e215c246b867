import { fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import 'pacs-share';
import type { MessageLabel } from 'pacs-share/elements';
import { find, findAll, nameOf, textOf } from './find.js';

/** Uses a message label as a person does. */
export class MessageLabelDriver {
  /** How often the host heard that the message was opened. */
  opens = 0;

  private constructor(readonly element: MessageLabel) {
    element.addEventListener('share-message-open', () => (this.opens += 1));
  }

  static async place(properties: Partial<MessageLabel> = {}): Promise<MessageLabelDriver> {
    await resetMouse();
    const element = await fixture<MessageLabel>(html`<message-label lang="en-GB"></message-label>`);
    Object.assign(element, {
      message: 'Could you have a look?',
      sender: 'Dr. Ina Verzonnen',
      sentAt: '2027-01-31T09:30:00Z',
      ...properties,
    });
    await element.updateComplete;
    return new MessageLabelDriver(element);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root);
  }

  /** The label itself, which is the first button. */
  get label(): HTMLElement {
    return find(this.root, 'button', /^Message/);
  }

  get isShown(): boolean {
    return findAll(this.root, 'button').length > 0;
  }

  get message(): HTMLElement | undefined {
    return findAll(this.root, 'dialog')[0];
  }

  get focused(): string {
    const active = this.root.activeElement;
    return active instanceof HTMLElement ? nameOf(active) : '';
  }

  async open(): Promise<HTMLElement> {
    await this.click(this.label);
    await waitUntil(() => this.message !== undefined && this.opens > 0, 'the message shows');
    return this.message!;
  }

  async closed(): Promise<void> {
    await waitUntil(() => this.message === undefined, 'the message is closed');
  }

  async click(target: HTMLElement): Promise<void> {
    const { left, top, width, height } = target.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
  }

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
    await this.element.updateComplete;
  }
}
