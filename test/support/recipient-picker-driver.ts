import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import 'pacs-share';
import { MemoryClient, type ShareClient } from 'pacs-share/client';
import { pickRecipient, type PickedRecipient, type Policy, type Recipient } from 'pacs-share/domain';
import type { RecipientPicker } from 'pacs-share/elements';
import { directory, openPolicy } from '../../stories/fixtures.js';
import { find, findAll, nameOf, textOf, type Role } from './find.js';

export interface PickerOptions {
  client?: ShareClient;
  /** Undefined: the element loads it. */
  policy?: Policy | null;
  value?: readonly PickedRecipient[];
  label?: string;
}

/** Recipients as they are when they have just been chosen. */
export function picked(...recipients: readonly Recipient[]): PickedRecipient[] {
  return recipients.map((recipient) => pickRecipient(recipient, openPolicy));
}

export function memoryClient(options: Partial<ConstructorParameters<typeof MemoryClient>[0]> = {}): MemoryClient {
  return new MemoryClient({ policy: openPolicy, recipients: directory, ...options });
}

/** Uses a recipient field as a person does. */
export class RecipientPickerDriver {
  /** The types of the value's events that the page heard, in order. */
  readonly heard: string[] = [];

  private constructor(readonly element: RecipientPicker) {
    for (const type of ['input', 'change']) element.addEventListener(type, () => this.heard.push(type));
  }

  static async open({ client = memoryClient(), policy, value = [], label }: PickerOptions = {}) {
    return RecipientPickerDriver.of(
      html`<recipient-picker
        lang="en"
        .client=${client}
        .policy=${policy}
        .value=${value}
        .label=${label}
      ></recipient-picker>`,
    );
  }

  /** The first recipient field of a page of its own. */
  static async of(page: TemplateResult): Promise<RecipientPickerDriver> {
    const element = await fixture<HTMLElement>(page);
    const picker = element.matches('recipient-picker') ? element : element.querySelector('recipient-picker');
    const driver = new RecipientPickerDriver(picker as RecipientPicker);
    await driver.element.updateComplete;
    return driver;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get input(): HTMLInputElement {
    return find(this.root, 'combobox', /./) as HTMLInputElement;
  }

  /** What shows; the live region, which comes last, is for the ear. */
  get text(): string {
    const text = textOf(this.root);
    return this.spoken !== '' && text.endsWith(this.spoken) ? text.slice(0, -this.spoken.length) : text;
  }

  /** What the live region says. */
  get spoken(): string {
    return (this.root.querySelector('[role="status"]')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  get isExpanded(): boolean {
    return this.input.getAttribute('aria-expanded') === 'true';
  }

  /** The texts of the options, in order. */
  get options(): string[] {
    return findAll(this.root, 'option').map((option) => textOf(option));
  }

  /** The text of the option that the input points at. */
  get activeOption(): string | undefined {
    const id = this.input.getAttribute('aria-activedescendant');
    const option = id === null ? null : this.root.getElementById(id);
    return option ? textOf(option) : undefined;
  }

  /** The chosen recipients, as their groups are called. */
  get chips(): string[] {
    return findAll(this.root, 'group')
      .filter((group) => group.closest('[part~="chip"]'))
      .map(nameOf);
  }

  /** What has the focus, by its name. */
  get focused(): string {
    const { activeElement } = this.root;
    return activeElement instanceof HTMLElement ? nameOf(activeElement) : '';
  }

  get values(): string[] {
    return this.element.value.map((recipient) =>
      recipient.kind === 'new' ? `new:${recipient.email}` : `${recipient.kind}:${recipient.id}`,
    );
  }

  find(role: Role, name?: RegExp | string): HTMLElement {
    return find(this.root, role, name);
  }

  findAll(role: Role, name?: RegExp | string): HTMLElement[] {
    return findAll(this.root, role, name);
  }

  /** A control of the chip of a recipient. */
  inChip(chip: RegExp, role: Role, name: RegExp | string): HTMLElement {
    return find(find(this.root, 'group', chip), role, name);
  }

  /** Types into the field, with the focus there. */
  async type(text: string): Promise<void> {
    if (this.root.activeElement !== this.input) this.element.focus();
    await sendKeys({ type: text });
    await this.element.updateComplete;
  }

  /** Puts a text into the field at once, as pasting does. */
  async paste(text: string): Promise<void> {
    if (this.root.activeElement !== this.input) this.element.focus();
    document.execCommand('insertText', false, text);
    await this.element.updateComplete;
  }

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) {
      await sendKeys({ press });
      await this.settled();
    }
  }

  /** Drawn, with whatever that loads on its way there. */
  private async settled(): Promise<void> {
    await this.element.updateComplete;
    await this.until(() => !this.text.includes('Loading…'), 'nothing is loading');
  }

  /** Types and waits for the answer. */
  async search(text: string): Promise<void> {
    await this.type(text);
    await this.until(() => this.options.length > 0, `an answer to ${text}`);
  }

  /** Types, and takes the first answer by Enter. */
  async choose(text: string): Promise<void> {
    const before = this.values.length;
    await this.search(text);
    await this.press('Enter');
    await this.until(() => this.values.length === before + 1, `${text} is chosen`);
  }

  async click(target: HTMLElement): Promise<void> {
    target.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = target.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await this.settled();
  }

  async sees(text: RegExp | string): Promise<void> {
    await this.until(() => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text)), `${text}`);
  }

  async hears(text: RegExp): Promise<void> {
    await this.until(() => text.test(this.spoken), `announces ${text}`);
  }

  async until(isSo: () => boolean, what: string): Promise<void> {
    await waitUntil(isSo, what, { timeout: 10_000 });
    await this.element.updateComplete;
  }
}
