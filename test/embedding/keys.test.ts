import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { studies } from '../../stories/fixtures.js';
import { ShareDialogDriver } from '../support/share-dialog-driver.js';

/** A viewer that listens for hotkeys where viewers do. */
class HotkeyListener {
  readonly heard: string[] = [];
  private readonly listen = (event: Event) => this.heard.push(`${event.type} ${(event as KeyboardEvent).key}`);

  constructor() {
    for (const target of [document, window]) {
      for (const type of ['keydown', 'keypress', 'keyup']) target.addEventListener(type, this.listen);
    }
  }

  stop(): void {
    for (const target of [document, window]) {
      for (const type of ['keydown', 'keypress', 'keyup']) target.removeEventListener(type, this.listen);
    }
  }
}

const KEYS = ['w', 'Z', '1', '/', '?', ' ', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Delete'];

describe('embedding: keys', () => {
  let hotkeys: HotkeyListener;

  beforeEach(() => {
    hotkeys = new HotkeyListener();
  });

  afterEach(() => hotkeys.stop());

  it('pressed in any field of the dialog never reach the page, and do after it has closed', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    const places = [
      dialog.find('combobox', /^Recipients/),
      ...dialog.findAll('textbox'),
      ...dialog.findAll('radio'),
      ...dialog.findAll('checkbox'),
      dialog.find('combobox', /^Language/),
      dialog.find('button', 'Choose the date in a calendar'),
      dialog.find('dialog'),
    ];
    for (const place of places) {
      place.focus();
      for (const key of KEYS) await sendKeys({ press: key === ' ' ? 'Space' : key });
    }
    expect(hotkeys.heard).to.deep.equal([]);

    dialog.element.close();
    await dialog.element.updateComplete;
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({ press: 'w' });
    expect(hotkeys.heard).to.include('keydown w');
  });

  it('still work inside: Tab moves on', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox');
    await dialog.press('Tab');
    expect(dialog.focused?.getAttribute('role')).not.to.equal('combobox');
    expect(hotkeys.heard).to.deep.equal([]);
  });

  it('Escape closes one layer, asks once, and never reaches the page', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    dialog.find('combobox', /^Recipients/).focus();
    await sendKeys({ type: 'peeters' });
    await waitUntil(() => dialog.findAll('option').length > 0);
    await dialog.press('Escape');
    expect(dialog.findAll('option'), 'the list has closed').to.have.length(0);
    expect(dialog.isOpen).to.equal(true);

    await dialog.type(/^Reason/, 'x');
    await dialog.press('Escape');
    await dialog.sees('What you entered will be lost');
    await dialog.click('button', 'Keep editing');
    await dialog.press('Escape');
    await dialog.sees('What you entered will be lost');
    await dialog.press('Escape');
    await waitUntil(() => !dialog.text.includes('What you entered will be lost'), 'Escape takes the question back');
    expect((dialog.find('textbox', /^Reason/) as HTMLTextAreaElement).value).to.equal('x');
    await dialog.click('button', 'Cancel');
    await dialog.click('button', 'Close without sharing');
    await waitUntil(() => !dialog.isOpen);
    expect(dialog.events.at(-1)).to.deep.equal({ type: 'share-close', detail: { reason: 'cancel' } });
    expect(await dialog.outcome).to.deep.equal({ status: 'cancelled' });
    expect(hotkeys.heard, 'nor when it is released, with the dialog gone').to.deep.equal([]);
  });

  it('belong to where they were pressed: the page hears the release of the letter that opened the dialog', async () => {
    const dialog = await ShareDialogDriver.place();
    await sendKeys({ down: 's' });
    await dialog.show(studies.slice(0, 1));
    await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox');
    await sendKeys({ up: 's' });
    expect(hotkeys.heard).to.include('keyup s');
  });

  it('that are held while the dialog closes reach the page once they are pressed anew', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    dialog.find('button', 'Cancel').focus();
    await sendKeys({ down: 'Enter' });
    await waitUntil(() => !dialog.isOpen);
    await sendKeys({ down: 'Enter' });
    expect(hotkeys.heard, 'it repeats').to.deep.equal([]);
    await sendKeys({ up: 'Enter' });
    expect(hotkeys.heard).to.deep.equal([]);
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({ press: 'Enter' });
    expect(hotkeys.heard).to.include.members(['keydown Enter', 'keyup Enter']);
  });
});
