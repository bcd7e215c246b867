import { find, findAll, nameOf, textOf, type Role } from './find.js';
import { RecipientPickerDriver, type PickerOptions } from './recipient-picker-driver.js';

/** Uses the detailed search of a recipient field as a person does. */
export class DetailedSearchDriver {
  private constructor(readonly picker: RecipientPickerDriver) {}

  /** Opens the layer by its icon. */
  static async open(options: PickerOptions & { maximum?: number; kinds?: string } = {}): Promise<DetailedSearchDriver> {
    const { maximum, kinds, ...rest } = options;
    const picker = await RecipientPickerDriver.open(rest);
    if (maximum !== undefined) picker.element.maximum = maximum;
    if (kinds !== undefined) picker.element.kinds = kinds;
    const driver = new DetailedSearchDriver(picker);
    await picker.until(() => driver.icon?.disabled === false, 'the icon can be pressed');
    await driver.reopen();
    return driver;
  }

  get icon(): HTMLButtonElement | undefined {
    return this.picker.findAll('button', 'Detailed search')[0] as HTMLButtonElement | undefined;
  }

  /** By keyboard. */
  async reopen(): Promise<void> {
    this.icon!.focus();
    await this.picker.press('Enter');
    await this.picker.until(() => this.isOpen, 'the layer is open');
  }

  get isOpen(): boolean {
    return this.picker.root.querySelector('dialog')?.matches(':modal') ?? false;
  }

  get dialog(): HTMLDialogElement {
    return this.picker.find('dialog', 'Detailed search') as HTMLDialogElement;
  }

  /** What shows; the live region, which comes last, is for the ear. */
  get text(): string {
    const text = textOf(this.dialog);
    return this.spoken !== '' && text.endsWith(this.spoken) ? text.slice(0, -this.spoken.length) : text;
  }

  get spoken(): string {
    const status = this.picker.root.querySelector('dialog [role="status"]');
    return (status?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** The names in the rows, in order. */
  get names(): string[] {
    return [...this.dialog.querySelectorAll('tbody [role="rowheader"] bdi')].map(({ textContent }) => textContent);
  }

  get focused(): string {
    const { activeElement } = this.picker.root;
    return activeElement instanceof HTMLElement ? nameOf(activeElement) : '';
  }

  find(role: Role, name?: RegExp | string): HTMLElement {
    return find(this.dialog, role, name);
  }

  findAll(role: Role, name?: RegExp | string): HTMLElement[] {
    return findAll(this.dialog, role, name);
  }

  /** Types into a criterion. */
  async enter(field: string, text: string): Promise<void> {
    const input = this.find('textbox', field) as HTMLInputElement;
    input.focus();
    input.select();
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    await this.picker.element.updateComplete;
  }

  /** Searches by one criterion and Enter. */
  async search(field: string, text: string): Promise<void> {
    await this.enter(field, text);
    await this.picker.press('Enter');
  }

  /** Ticks by the keyboard. */
  async tick(name: RegExp): Promise<void> {
    this.find('checkbox', name).focus();
    await this.picker.press('Space');
  }

  /** Presses a button by the keyboard. */
  async push(name: RegExp | string): Promise<void> {
    this.find('button', name).focus();
    await this.picker.press('Enter');
  }

  async sees(text: RegExp | string): Promise<void> {
    const isSeen = () => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await this.picker.until(isSeen, `${text}`);
  }

  async hears(text: RegExp): Promise<void> {
    await this.picker.until(() => text.test(this.spoken), `announces ${text}`);
  }

  async shows(...names: string[]): Promise<void> {
    await this.picker.until(() => this.isOpen && this.names.join('|') === names.join('|'), `rows ${names.join(', ')}`);
  }
}
