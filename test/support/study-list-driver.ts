import { fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import 'pacs-share';
import { MemoryClient, type ShareClient } from 'pacs-share/client';
import type { Study } from 'pacs-share/domain';
import type { StudyList } from 'pacs-share/elements';
import { openPolicy, studies } from '../../stories/fixtures.js';
import { deepQueryAll, find, findAll, nameOf, textOf, type Role } from './find.js';

export interface PlaceOptions {
  studies?: readonly Study[];
  client?: ShareClient;
  selected?: string[];
  activeStudy?: string;
  /** In pixels. */
  width?: number;
  height?: number;
}

/** As many studies as are wanted, no two alike. */
export function manyStudies(count: number): Study[] {
  return Array.from({ length: count }, (_study, index) => ({
    ...studies[0]!,
    studyInstanceUid: `2.25.7${index}`,
    patient: { name: `Nummer${index}^Proef`, id: `INV-N${index}` },
    description: `CT number ${index}`,
  }));
}

export function clientWith(found: readonly Study[] = studies): MemoryClient {
  return new MemoryClient({ policy: openPolicy, studies: found });
}

/** Uses a study list as a person does. */
export class StudyListDriver {
  /** What the host heard, in order. */
  readonly events: { type: string; detail?: unknown }[] = [];

  private constructor(readonly element: StudyList) {
    for (const type of ['change', 'input', 'share-studies', 'share-sign-in-required']) {
      element.addEventListener(type, (event) => {
        this.events.push({ type, ...(event instanceof CustomEvent ? { detail: event.detail as unknown } : {}) });
      });
    }
  }

  static async place({ width = 700, height = 600, ...properties }: PlaceOptions = {}): Promise<StudyListDriver> {
    await resetMouse();
    const element = await fixture<StudyList>(html`<study-list lang="en"></study-list>`);
    element.style.inlineSize = `${width}px`;
    element.style.blockSize = `${height}px`;
    const driver = new StudyListDriver(element);
    Object.assign(element, properties);
    await element.updateComplete;
    return driver;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root);
  }

  /** What the list says to assistive technology without being asked. */
  get announced(): string {
    return this.root.querySelector('[role="status"]')?.textContent.trim() ?? '';
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  /** The rows of studies. */
  rows(): HTMLElement[] {
    return deepQueryAll(this.root, '[role="rowgroup"]:not(:has([role="columnheader"])) [role="row"]');
  }

  /** The one row that has a text. */
  row(text: string): HTMLElement {
    const found = this.rows().filter((row) => textOf(row).includes(text));
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} rows with ${text}`);
    return found[0];
  }

  /** The texts of the rows that are ticked. */
  ticked(): string[] {
    return this.rows()
      .filter((row) => row.querySelector('input')!.checked)
      .map((row) => nameOf(row.querySelector('input')!));
  }

  checkbox(rowText: string): HTMLInputElement {
    return find(this.row(rowText), 'checkbox') as HTMLInputElement;
  }

  get selectAll(): HTMLInputElement {
    return find(this.root, 'checkbox', 'Select all') as HTMLInputElement;
  }

  get searchField(): HTMLInputElement {
    const [field] = deepQueryAll(this.root, 'input[type="search"]');
    if (!field) throw new Error('there is no search field');
    return field as HTMLInputElement;
  }

  find(role: Role, name?: RegExp | string): HTMLElement {
    return find(this.root, role, name);
  }

  has(role: Role, name?: RegExp | string): boolean {
    return findAll(this.root, role, name).length > 0;
  }

  async sees(text: RegExp | string): Promise<void> {
    const isSeen = () => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await waitUntil(isSeen, `sees ${String(text)}; there is: ${this.text}`, { timeout: 10_000 });
  }

  async click(target: HTMLElement): Promise<void> {
    target.scrollIntoView({ block: 'center' });
    const [x, y] = middleOf(target);
    await sendMouse({ type: 'click', position: [x, y] });
    await this.element.updateComplete;
  }

  async shiftClick(target: HTMLElement): Promise<void> {
    await sendKeys({ down: 'Shift' });
    await this.click(target);
    await sendKeys({ up: 'Shift' });
  }

  /** Drags over a text, as one does to copy it. */
  async dragOver(target: HTMLElement): Promise<void> {
    const { left, right } = target.getBoundingClientRect();
    const y = middleOf(target)[1];
    await sendMouse({ type: 'move', position: [Math.round(left) + 1, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(right) - 1, y] });
    await sendMouse({ type: 'up' });
    await this.element.updateComplete;
  }

  /** Presses keys one after the other; `Shift+Tab` holds Shift. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const shifted = key.startsWith('Shift+');
      if (shifted) await sendKeys({ down: 'Shift' });
      await sendKeys({ press: shifted ? key.slice('Shift+'.length) : key });
      if (shifted) await sendKeys({ up: 'Shift' });
    }
    await this.element.updateComplete;
  }

  async search(text: string): Promise<void> {
    this.searchField.focus();
    this.searchField.select();
    await sendKeys({ type: text });
  }

  /** What the focused element inside the list is called. */
  get focused(): string {
    const active = this.root.activeElement;
    return active instanceof HTMLElement ? nameOf(active) : '';
  }
}

function middleOf(target: HTMLElement): [number, number] {
  const { left, top, width, height } = target.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
