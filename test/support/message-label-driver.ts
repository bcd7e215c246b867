import { fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import 'pacs-share';
import type { MessageLabel } from 'pacs-share/elements';
import { ElementDriver } from './element-driver.js';
import { findAll } from './find.js';

/** Uses a message label as a person does. */
export class MessageLabelDriver extends ElementDriver<MessageLabel> {
  /** How often the host heard that the message was opened. */
  opens = 0;

  private constructor(element: MessageLabel) {
    super(element);
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

  /** The label itself, which is the first button. */
  get label(): HTMLElement {
    return this.find('button', /^Message/);
  }

  get isShown(): boolean {
    return this.has('button');
  }

  get message(): HTMLElement | undefined {
    return findAll(this.root, 'dialog')[0];
  }

  async open(): Promise<HTMLElement> {
    await this.click(this.label);
    await waitUntil(() => this.message !== undefined && this.opens > 0, 'the message shows');
    return this.message!;
  }

  async closed(): Promise<void> {
    await waitUntil(() => this.message === undefined, 'the message is closed');
  }
}
