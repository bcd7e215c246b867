import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { anPeeters, directory, openPolicy, otherAnPeeters } from '../../../stories/fixtures.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

// The checks of the ARIA Authoring Practices for an editable combobox with list autocomplete, with real keys.
describe('recipient-picker as a combobox', () => {
  it('is a combobox with a name, whose list is in the same tree', async () => {
    const picker = await RecipientPickerDriver.open();
    const { input } = picker;
    expect(input.getAttribute('role')).to.equal('combobox');
    expect(input.labels?.[0]?.textContent.trim()).to.equal('Recipients');
    expect(input.getAttribute('aria-autocomplete')).to.equal('list');
    expect(input.getAttribute('aria-haspopup')).to.equal('listbox');
    expect(input.getAttribute('aria-expanded')).to.equal('false');
    expect(input.hasAttribute('aria-activedescendant')).to.equal(false);
    const list = picker.root.getElementById(input.getAttribute('aria-controls')!);
    expect(list?.getAttribute('role')).to.equal('listbox');
    expect(list?.getAttribute('aria-label')).to.equal('Suggestions');
  });

  it('opens with what was found, the first option active', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    expect(picker.isExpanded).to.equal(true);
    expect(picker.activeOption).to.match(/An Peeters.*Cardiology/);
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.options).to.have.length(3);
    expect(picker.options[2]).to.contain('Add “peeters” as a new recipient');
  });

  it('chooses the first by typing and Enter, keeps the focus and empties the field', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.choose('peeters card');
    expect(picker.values).to.deep.equal(['user:user-an-peeters']);
    expect(picker.input.value).to.equal('');
    expect(picker.isExpanded).to.equal(false);
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('goes through the options with the arrows, round at the ends', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    await picker.press('ArrowDown');
    expect(picker.activeOption).to.match(/General practice/);
    await picker.press('ArrowDown', 'ArrowDown');
    expect(picker.activeOption).to.match(/Cardiology/);
    await picker.press('ArrowUp');
    expect(picker.activeOption).to.match(/as a new recipient/);
    await picker.press('ArrowUp', 'Enter');
    expect(picker.values).to.deep.equal(['user:user-an-peeters-2']);
  });

  it('says by aria-selected who is chosen, not who is active, and adds nobody twice', async () => {
    const picker = await RecipientPickerDriver.open({ value: picked(anPeeters) });
    await picker.search('peeters');
    const selected = picker.findAll('option').map((option) => option.getAttribute('aria-selected'));
    expect(selected).to.deep.equal(['true', 'false', 'false']);
    expect(picker.activeOption).to.match(/Cardiology.*Already chosen/);
    await picker.press('Enter');
    expect(picker.values).to.deep.equal(['user:user-an-peeters']);
    expect(picker.heard).to.deep.equal([]);
    await picker.hears(/Dr\. An Peeters, Cardiology, .* is chosen already/);
  });

  it('leaves Home, End and the arrows sideways to the caret', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    await picker.press('Home');
    expect(picker.input.selectionStart).to.equal(0);
    expect(picker.activeOption).to.equal(undefined);
    await picker.press('ArrowRight');
    expect(picker.input.selectionStart).to.equal(1);
    await picker.press('End');
    expect(picker.input.selectionStart).to.equal(7);
    expect(picker.isExpanded).to.equal(true);
  });

  it('closes the list on Escape, and only then lets Escape through', async () => {
    const picker = await RecipientPickerDriver.open();
    const prevented: boolean[] = [];
    picker.input.addEventListener('keydown', (event) => queueMicrotask(() => prevented.push(event.defaultPrevented)));
    await picker.search('peeters');
    prevented.length = 0;
    await picker.press('Escape');
    expect(picker.isExpanded).to.equal(false);
    expect(picker.input.value).to.equal('peeters');
    await picker.press('Escape');
    expect(picker.input.value).to.equal('peeters');
    expect(prevented).to.deep.equal([true, false]);
  });

  it('stays inside a modal dialog: the first Escape closes the list, the second the dialog', async () => {
    const picker = await RecipientPickerDriver.of(
      html`<dialog><recipient-picker .client=${memoryClient()}></recipient-picker></dialog>`,
    );
    const dialog = picker.element.closest('dialog')!;
    dialog.showModal();
    await picker.search('peeters');
    await picker.press('Escape');
    expect(dialog.open).to.equal(true);
    expect(picker.isExpanded).to.equal(false);
    await picker.press('Escape');
    expect(dialog.open).to.equal(false);
  });

  it('opens again on ArrowDown and by a click, without asking twice', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.until(() => picker.options.length > 0, 'found');
    await picker.press('Escape', 'ArrowDown');
    expect(picker.isExpanded).to.equal(true);
    await picker.press('Escape');
    await picker.click(picker.input);
    await picker.until(() => picker.isExpanded, 'open');
    expect(client.calls.filter((call) => call === 'searchRecipients')).to.have.length(1);
  });

  it('closes on Alt+ArrowUp', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ up: 'Alt' });
    await picker.until(() => !picker.isExpanded, 'closed');
  });

  it('leaves on Tab: the list closes, nobody is chosen, and the text is called unfinished', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    await picker.press('Tab');
    expect(picker.isExpanded).to.equal(false);
    expect(picker.focused).to.equal('Favorites');
    expect(picker.values).to.deep.equal([]);
    expect(picker.element.unchosenText).to.equal('peeters');
    await picker.sees('“peeters” is not a recipient yet');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await picker.until(() => !picker.text.includes('not a recipient yet'), 'back in the field');
  });

  it('chooses by the mouse and keeps the focus in the field', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    await picker.click(picker.findAll('option')[1]!);
    expect(picker.values).to.deep.equal(['user:user-an-peeters-2']);
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('follows the mouse when it moves, not when the list opens under it', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    const box = picker.findAll('option')[1]!.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(box.x + 40), Math.round(box.y + 12)] });
    await picker.until(() => /General practice/.test(picker.activeOption ?? ''), 'the second is active');
    await picker.press('Escape', 'ArrowDown');
    expect(picker.activeOption).to.match(/Cardiology/);
  });

  it('keeps the active option in sight', async () => {
    const people = Array.from({ length: 40 }, (_person, index) => ({
      ...anPeeters,
      id: `p${index}`,
      displayName: `Peeters ${index}`,
    }));
    const policy = { ...openPolicy, recipients: { ...openPolicy.recipients, search: { minimumLength: 2, limit: 50 } } };
    const picker = await RecipientPickerDriver.open({ client: memoryClient({ recipients: people, policy }) });
    await picker.search('peeters');
    await picker.press('PageDown', 'PageDown');
    expect(picker.activeOption).to.match(/Peeters 20/);
    const isInSight = () => {
      const list = picker.root.querySelector('[role="listbox"]')!.getBoundingClientRect();
      const option = picker.root.querySelector('[part~="active"]')!.getBoundingClientRect();
      return option.top >= list.top - 1 && option.bottom <= list.bottom + 1;
    };
    expect(isInSight()).to.equal(true);
    await picker.press('PageUp', 'ArrowUp');
    expect(picker.activeOption).to.match(/Peeters 9 /);
    expect(isInSight()).to.equal(true);
    expect(window.scrollY).to.equal(0);
  });

  it('respects an input method: nothing is searched for, and Enter chooses nobody', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    picker.element.focus();
    const { input } = picker;
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    input.value = 'peeters';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true });
    input.dispatchEvent(enter);
    expect(enter.defaultPrevented).to.equal(false);
    await picker.element.updateComplete;
    expect(picker.text).not.to.contain('Searching');
    input.dispatchEvent(new CompositionEvent('compositionend', { data: 'peeters', bubbles: true }));
    await picker.until(() => picker.options.length > 0, 'found after composing');
    // What Safari sends once the composition is over.
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
    expect(picker.values).to.deep.equal([]);
    expect(client.calls.filter((call) => call === 'searchRecipients')).to.have.length(1);
  });

  it('keeps its keys from the page', async () => {
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(`${event.type} ${event.key}`);
    for (const type of ['keydown', 'keypress', 'keyup'] as const) document.addEventListener(type, listen);
    const picker = await RecipientPickerDriver.open();
    await picker.choose('peeters');
    await picker.press('Backspace', 'Delete');
    for (const type of ['keydown', 'keypress', 'keyup'] as const) document.removeEventListener(type, listen);
    expect(heard).to.deep.equal([]);
  });

  it('tells nobody outside what is typed', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    expect(picker.heard).to.deep.equal([]);
  });

  it('hangs in the top layer, as wide as the field, whatever clips or moves its surroundings', async () => {
    const picker = await RecipientPickerDriver.of(
      html`<div class="clipping"><recipient-picker .client=${memoryClient()}></recipient-picker></div>`,
    );
    const around = picker.element.parentElement!;
    Object.assign(around.style, {
      overflow: 'hidden',
      transform: 'translate(40px, 20px)',
      height: '80px',
      width: '400px',
    });
    await picker.search('peeters');
    const option = picker.findAll('option')[2]!.getBoundingClientRect();
    const frame = picker.root.querySelector('[part~="field"]')!.getBoundingClientRect();
    expect(option.bottom).to.be.greaterThan(around.getBoundingClientRect().bottom);
    const hit = picker.root.elementFromPoint(option.x + 60, option.y + option.height / 2);
    expect(hit?.closest('[role="option"]')?.id).to.equal('option-2');
    const popup = picker.root.querySelector('[popover]')!.getBoundingClientRect();
    expect(Math.abs(popup.width - frame.width)).to.be.lessThan(1);
    expect(Math.abs(popup.left - frame.left)).to.be.lessThan(1);
  });

  it('opens above where there is no room below', async () => {
    const picker = await RecipientPickerDriver.open();
    Object.assign(picker.element.style, { position: 'fixed', insetInline: '0', insetBlockEnd: '0' });
    await picker.search('peeters');
    const popup = () => picker.root.querySelector('[popover]')!.getBoundingClientRect();
    const frame = picker.root.querySelector('[part~="field"]')!.getBoundingClientRect();
    await picker.until(() => popup().bottom <= frame.top, 'above the field');
    expect(popup().top).to.be.at.least(0);
  });

  it('names its options by who they are', async () => {
    const picker = await RecipientPickerDriver.open({ client: memoryClient({ recipients: directory }) });
    await picker.search('pe');
    const [first, second] = picker.findAll('option').map((option) => option.textContent.replace(/\s+/g, ' ').trim());
    expect(first).to.equal('Dr. An Peeters User · Cardiology · AZ Voorbeeld · Mechelen Favorite');
    expect(second).to.equal('Dr. An Peeters User · General practice · Praktijk De Linde · Hasselt External');
    expect([...picker.root.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal([
      'Pe',
      'Pe',
      'Pé',
    ]);
    expect(otherAnPeeters.external).to.equal(true);
  });

  it('leaves nothing open when it leaves the page', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.search('peeters');
    fixtureCleanup();
    expect(picker.element.isConnected).to.equal(false);
    document.body.append(picker.element);
    await picker.element.updateComplete;
    expect(picker.options).to.deep.equal([]);
    expect(picker.root.querySelector(':popover-open')).to.equal(null);
    picker.element.remove();
  });
});
