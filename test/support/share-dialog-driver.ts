import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import 'pacs-share';
import { MemoryClient, type ShareClient } from 'pacs-share/client';
import type { DraftPreset, Study } from 'pacs-share/domain';
import type { ShareDialog, ShareOutcome } from 'pacs-share/elements';
import { directory, openPolicy, studies } from '../../stories/fixtures.js';
import { find, findAll, textOf, type Role } from './find.js';

export interface OpenOptions {
  client?: ShareClient;
  studies?: readonly Study[];
  draft?: DraftPreset;
  locale?: string;
  presentation?: 'modal' | 'inline';
}

export function memoryClient(options: Partial<ConstructorParameters<typeof MemoryClient>[0]> = {}): MemoryClient {
  return new MemoryClient({ policy: openPolicy, recipients: directory, studies, ...options });
}

/** A busy machine takes its time. */
const PATIENCE = { timeout: 10_000 };

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Uses a share dialog as a person does. */
export class ShareDialogDriver {
  /** What the host heard, in order. */
  readonly events: { type: string; detail?: unknown }[] = [];
  outcome: Promise<ShareOutcome> | undefined;

  private constructor(readonly element: ShareDialog) {
    const types = ['open', 'before-send', 'complete', 'fail', 'sign-in-required', 'close', 'again', 'copy', 'mail'];
    for (const type of types) {
      element.addEventListener(`share-${type}`, (event) => {
        this.events.push({ type: event.type, ...(event instanceof CustomEvent ? { detail: event.detail } : {}) });
      });
    }
  }

  /** Puts a dialog on the page, closed. */
  static async place({ client = memoryClient(), draft, locale, presentation = 'modal' }: OpenOptions = {}) {
    const element = await fixture<ShareDialog>(
      html`<share-dialog
        presentation=${presentation}
        lang="en"
        .client=${client}
        .locale=${locale}
        .draft=${draft}
      ></share-dialog>`,
    );
    return new ShareDialogDriver(element);
  }

  /** Puts a dialog on the page and opens it. */
  static async open(options: OpenOptions = {}) {
    const driver = await ShareDialogDriver.place(options);
    await driver.show(options.studies ?? studies.slice(0, 2));
    return driver;
  }

  async show(shared: readonly Study[]): Promise<void> {
    this.outcome = this.element.show({ studies: [...shared] });
    await this.element.updateComplete;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root);
  }

  /** What the dialog's own live region holds. */
  get spoken(): string {
    return this.root.querySelector('.frame > [role="status"]')?.textContent ?? '';
  }

  get isOpen(): boolean {
    return findAll(this.root, 'dialog').length > 0;
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  find(role: Role, name?: RegExp | string): HTMLElement {
    return find(this.root, role, name);
  }

  findAll(role: Role, name?: RegExp | string): HTMLElement[] {
    return findAll(this.root, role, name);
  }

  async sees(text: RegExp | string, message?: string): Promise<void> {
    const isSeen = () => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await waitUntil(isSeen, message ?? `sees ${String(text)}`, PATIENCE);
  }

  /** Waits for the parameters, which come with the policy. */
  async ready(): Promise<void> {
    await waitUntil(() => this.findAll('textbox', /^Reason/).length === 1, 'the form is there', PATIENCE);
  }

  /** Once what is loaded late is there, as it would move what it stands above. */
  async click(role: Role, name?: RegExp | string): Promise<void> {
    await this.settled();
    const target = this.find(role, name);
    target.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = target.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await this.element.updateComplete;
  }

  /** Drawn, with whatever that loads on its way there. */
  private async settled(): Promise<void> {
    await this.element.updateComplete;
    await waitUntil(() => !this.text.includes('Loading…'), 'nothing is loading', PATIENCE);
  }

  async type(name: RegExp, text: string): Promise<void> {
    const input = this.find('textbox', name) as HTMLInputElement;
    input.focus();
    input.select();
    await sendKeys({ type: text });
    await this.element.updateComplete;
  }

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) {
      await sendKeys({ press });
      await this.settled();
    }
  }

  /** Types into the recipient field and takes the first answer. */
  async chooseRecipient(text: string): Promise<void> {
    const before = this.chips().length;
    this.find('combobox', /^Recipients/).focus();
    await sendKeys({ type: text });
    // Favorites stand there before the answer comes.
    const isFound = () => {
      const found = this.findAll('option')[0];
      return (
        found &&
        folded(text)
          .split(' ')
          .every((word) => folded(textOf(found)).includes(word))
      );
    };
    await waitUntil(isFound, `somebody is found for ${text}`, PATIENCE);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => this.chips().length === before + 1, `${text} is chosen`, PATIENCE);
  }

  /** The names of the buttons that remove a recipient tell who is chosen. */
  chips(): string[] {
    return this.findAll('button', /^Remove /).map((button) => button.getAttribute('aria-label') ?? '');
  }

  /** Everything that is mandatory. */
  async fill(recipient = 'an peeters card'): Promise<void> {
    await this.ready();
    await this.chooseRecipient(recipient);
    await this.type(/^Reason/, 'Second opinion');
    await this.click('checkbox', /patient consents/);
  }

  async send(): Promise<void> {
    await this.click('button', 'Share studies');
  }

  /** What the focused element is called, through shadow roots. */
  get focused(): Element | null {
    let active: Element | null = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  }
}
