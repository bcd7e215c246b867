import { waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { find, findAll, nameOf, textOf, type Role } from './find.js';

/** Uses an element as a person does: by what shows, with real keys and a real pointer. */
export class ElementDriver<Element extends LitElement> {
  constructor(readonly element: Element) {}

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root);
  }

  /** What the live region says. */
  get announced(): string {
    return this.root.querySelector('[role="status"]')?.textContent.trim() ?? '';
  }

  /** The name of what has the focus. */
  get focused(): string {
    const active = this.root.activeElement;
    return active instanceof HTMLElement ? nameOf(active) : '';
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

  async click(target: HTMLElement | Role, name?: RegExp | string): Promise<void> {
    await this.point(target, name, 'click');
    await this.element.updateComplete;
  }

  /** Moves the pointer onto something. */
  async point(target: HTMLElement | Role, name?: RegExp | string, type: 'click' | 'move' = 'move'): Promise<void> {
    const element = typeof target === 'string' ? this.find(target, name) : target;
    element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    await sendMouse({ type, position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  }

  /** Presses a button with the keyboard. */
  async enter(name: RegExp | string): Promise<void> {
    this.find('button', name).focus();
    await this.press('Enter');
  }

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
    await this.element.updateComplete;
  }
}
