import { fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import 'pacs-share';
import type { ShareAccess } from 'pacs-share/elements';
import { studies } from '../../stories/fixtures.js';
import { deepQueryAll, find, findAll, nameOf, textOf, type Role } from './find.js';

/** Uses the list of those who have access as a person does. */
export class ShareAccessDriver {
  /** What the host heard, in order. */
  readonly events: string[] = [];

  private constructor(readonly element: ShareAccess) {
    element.addEventListener('share-sign-in-required', ({ type }) => this.events.push(type));
  }

  /** Of the first study, in British English, unless told otherwise. */
  static async place(properties: Partial<ShareAccess> = {}): Promise<ShareAccessDriver> {
    await resetMouse();
    const element = await fixture<ShareAccess>(html`<share-access lang="en-GB"></share-access>`);
    const driver = new ShareAccessDriver(element);
    Object.assign(element, { study: studies[0]!.studyInstanceUid, ...properties });
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

  get focused(): string {
    const active = this.root.activeElement;
    return active instanceof HTMLElement ? nameOf(active) : '';
  }

  /** What stands about each recipient with a name. */
  rows(name = ''): string[] {
    return deepQueryAll(this.root, '[part="row"]')
      .map(textOf)
      .filter((text) => text.includes(name));
  }

  row(name: string): string {
    const found = this.rows(name);
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} recipients called ${name}`);
    return found[0];
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

  /** Presses a button with the keyboard. */
  async enter(name: RegExp | string): Promise<void> {
    this.find('button', name).focus();
    await this.press('Enter');
  }

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
    await this.element.updateComplete;
  }

  /** Types in place of what stands in the field. */
  async type(text: string): Promise<void> {
    (this.root.activeElement as HTMLInputElement).select();
    await sendKeys({ type: text });
  }
}
