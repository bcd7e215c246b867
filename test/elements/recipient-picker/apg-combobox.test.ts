import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { anPeeters, openPolicy } from '../../../stories/fixtures.js';
import { nameOf, textOf } from '../../support/find.js';
import {
  memoryClient,
  picked,
  RecipientPickerDriver,
  type PickerOptions,
} from '../../support/recipient-picker-driver.js';

/*
 * What the ARIA Authoring Practices ask of an editable combobox with list autocomplete, each as a check of its own.
 * Where the recipient field does otherwise on purpose, the check says so and holds it to what it does instead:
 *
 * - It takes several recipients. `aria-selected` says who is chosen, and being active is told by
 *   `aria-activedescendant` alone; choosing empties the field in place of filling it.
 * - The first result is active as soon as there is one, so that a name and Enter are enough.
 * - Escape closes the list and no more: a second one is for the dialog around, and what was typed stays.
 * - It has no button that opens the list: ArrowDown does. The star shows the favorites, whatever stands in the field,
 *   so it is a stop of its own for Tab.
 * - ArrowUp opens nothing: the last option is to add somebody new, where nobody means to begin.
 */

async function open(options: PickerOptions = {}): Promise<RecipientPickerDriver> {
  return RecipientPickerDriver.open(options);
}

/** With three results: An Peeters, her namesake, and somebody new. */
async function found(options: PickerOptions = {}): Promise<RecipientPickerDriver> {
  const picker = await open(options);
  await picker.search('peeters');
  return picker;
}

/** With the focus in the empty field, the list closed. */
async function focused(options: PickerOptions = {}): Promise<RecipientPickerDriver> {
  const picker = await open(options);
  picker.element.focus();
  await picker.element.updateComplete;
  return picker;
}

async function pressWith(picker: RecipientPickerDriver, modifier: string, key: string): Promise<void> {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
  await picker.element.updateComplete;
}

const listOf = ({ root }: RecipientPickerDriver) => root.querySelector<HTMLElement>('[role="listbox"]')!;
const isListShown = (picker: RecipientPickerDriver) => listOf(picker).checkVisibility();
const activeIndex = (picker: RecipientPickerDriver) => picker.findAll('option').findIndex((option) => isActive(option));
const hasActive = ({ input }: RecipientPickerDriver) => input.hasAttribute('aria-activedescendant');

function isActive(option: HTMLElement): boolean {
  const { activeElement } = option.getRootNode() as ShadowRoot;
  return activeElement?.getAttribute('aria-activedescendant') === option.id;
}

describe('recipient-picker and the ARIA Authoring Practices: the combobox', () => {
  it('is an input with the role combobox, and a name that shows', async () => {
    const { input } = await open();
    expect(input.localName).to.equal('input');
    expect(input.getAttribute('role')).to.equal('combobox');
    expect(nameOf(input)).to.equal('Recipients');
  });

  it('completes by a list', async () => {
    const { input } = await open();
    expect(input.getAttribute('aria-autocomplete')).to.equal('list');
    expect(input.getAttribute('aria-haspopup')).to.equal('listbox');
  });

  it('controls the one listbox, in the same tree, closed and open', async () => {
    const picker = await open();
    const controlled = () => picker.root.getElementById(picker.input.getAttribute('aria-controls')!);
    expect(controlled()).to.equal(listOf(picker));
    await picker.search('peeters');
    expect(controlled()).to.equal(listOf(picker));
    expect(picker.root.querySelectorAll('[role="listbox"]')).to.have.length(1);
  });

  it('is expanded exactly while the list shows', async () => {
    const picker = await open();
    expect([picker.isExpanded, isListShown(picker)]).to.deep.equal([false, false]);
    await picker.search('peeters');
    expect([picker.isExpanded, isListShown(picker)]).to.deep.equal([true, true]);
    await picker.press('Escape');
    expect([picker.isExpanded, isListShown(picker)]).to.deep.equal([false, false]);
  });

  it('is not expanded while there is nothing to choose from, though the popup says so', async () => {
    const picker = await open({ client: memoryClient().hold('searchRecipients') });
    await picker.type('peeters');
    await picker.sees('Searching…');
    expect([picker.isExpanded, isListShown(picker)]).to.deep.equal([false, false]);
  });

  it('points at no option before there is one', async () => {
    const picker = await open();
    expect(hasActive(picker)).to.equal(false);
    await picker.type('p');
    expect(hasActive(picker)).to.equal(false);
  });

  it('says that it is required, wrong or full by its attributes', async () => {
    const picker = await open({ value: picked(anPeeters) });
    picker.element.required = true;
    picker.element.maximum = 1;
    picker.element.issues = [{ code: 'recipients-missing', pointer: '/recipients' }];
    await picker.sees('Add at least one recipient.');
    const { input } = picker;
    expect(input.getAttribute('aria-required')).to.equal('true');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(input.getAttribute('aria-disabled')).to.equal('true');
  });
});

describe('recipient-picker and the ARIA Authoring Practices: the list', () => {
  it('is a listbox with a name for what it holds', async () => {
    const picker = await found();
    expect(nameOf(listOf(picker))).to.equal('Suggestions');
    expect(listOf(picker).getAttribute('aria-multiselectable')).to.equal('true');
    await picker.click(picker.find('button', 'Favorites'));
    await picker.until(() => nameOf(listOf(picker)) === 'Favorites', 'named after the favorites');
  });

  it('holds options with ids of their own, and none of them has the focus', async () => {
    const picker = await found();
    const options = picker.findAll('option');
    expect(options).to.have.length(3);
    expect(new Set(options.map(({ id }) => id)).size).to.equal(3);
    expect(options.every((option) => listOf(picker).contains(option) && option.tabIndex === -1)).to.equal(true);
  });

  it('marks as selected whom was chosen, not whom is active', async () => {
    const picker = await found({ value: picked(anPeeters) });
    const selected = () => picker.findAll('option').map((option) => option.getAttribute('aria-selected'));
    expect(selected()).to.deep.equal(['true', 'false', 'false']);
    await picker.press('ArrowDown');
    expect(activeIndex(picker)).to.equal(1);
    expect(selected()).to.deep.equal(['true', 'false', 'false']);
  });

  it('holds no controls: what an option offers to the pointer has a key', async () => {
    const picker = await open();
    await picker.click(picker.find('button', 'Favorites'));
    await picker.until(() => picker.options.length > 1, 'favorites');
    expect(listOf(picker).querySelectorAll('button, a, input, [tabindex]')).to.have.length(0);
    await picker.press('ArrowDown');
    const described = picker.findAll('option')[0]!.getAttribute('aria-describedby')!;
    expect(textOf(picker.root.getElementById(described)!)).to.equal(
      'Press Delete to remove a favorite from this list.',
    );
  });
});

describe('recipient-picker and the ARIA Authoring Practices: its button', () => {
  it('is a stop for Tab after the field, since no key of the field does the same', async () => {
    const picker = await focused();
    await picker.press('Tab');
    expect(picker.focused).to.equal('Favorites');
  });

  it('has a name, and controls the list', async () => {
    const picker = await open();
    const star = picker.find('button', 'Favorites');
    expect(picker.root.getElementById(star.getAttribute('aria-controls')!)).to.equal(listOf(picker));
  });

  it('is expanded while its favorites show, not while results do', async () => {
    const picker = await found();
    const star = picker.find('button', 'Favorites');
    expect(star.getAttribute('aria-expanded')).to.equal('false');
    await picker.click(star);
    await picker.until(() => star.getAttribute('aria-expanded') === 'true', 'expanded');
    await picker.press('Escape');
    expect(star.getAttribute('aria-expanded')).to.equal('false');
  });

  it('opens by the keyboard, and leads the focus into the field', async () => {
    const picker = await focused();
    await picker.press('Tab', 'Enter');
    await picker.until(() => picker.isExpanded, 'open');
    expect(picker.root.activeElement).to.equal(picker.input);
  });
});

describe('recipient-picker and the ARIA Authoring Practices: keys in the field', () => {
  it('ArrowDown opens the list and goes to the first option', async () => {
    const picker = await focused();
    await picker.press('ArrowDown');
    await picker.until(() => activeIndex(picker) === 0, 'the first is active');
    expect(isListShown(picker)).to.equal(true);
  });

  it('Alt+ArrowDown opens the list and goes nowhere', async () => {
    const picker = await focused();
    await pressWith(picker, 'Alt', 'ArrowDown');
    await picker.until(() => isListShown(picker), 'open');
    expect(hasActive(picker)).to.equal(false);
  });

  it('ArrowUp leaves the closed list closed', async () => {
    const picker = await found();
    await picker.press('Escape', 'ArrowUp');
    expect(picker.isExpanded).to.equal(false);
  });

  it('Enter chooses nobody where no option is active', async () => {
    const picker = await focused();
    await pressWith(picker, 'Alt', 'ArrowDown');
    await picker.until(() => isListShown(picker), 'open');
    await picker.press('Enter');
    expect(picker.values).to.deep.equal([]);
  });

  it('Enter before the answer searches at once, and chooses nobody', async () => {
    const client = memoryClient({ latency: 50 });
    const picker = await open({ client, policy: openPolicy });
    await picker.paste('peeters');
    await picker.press('Enter');
    expect(client.calls).to.include('searchRecipients');
    await picker.until(() => picker.options.length > 0, 'found');
    expect(picker.values).to.deep.equal([]);
  });

  it('Escape closes the list and keeps the text; once more changes nothing', async () => {
    const picker = await found();
    await picker.press('Escape');
    expect([picker.isExpanded, picker.input.value]).to.deep.equal([false, 'peeters']);
    await picker.press('Escape');
    expect([picker.isExpanded, picker.input.value]).to.deep.equal([false, 'peeters']);
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('typing filters the list, and so does deleting', async () => {
    const picker = await open();
    await picker.search('an peeters card');
    expect(picker.options).to.have.length(2);
    for (let left = ' card'.length; left > 0; left -= 1) await picker.press('Backspace');
    await picker.until(() => picker.options.length === 3, 'the namesake too');
    expect(picker.input.value).to.equal('an peeters');
  });

  it('the keys of editing edit: words, selections, undoing', async () => {
    const picker = await found();
    await pressWith(picker, 'Shift', 'Home');
    await picker.press('Delete');
    expect(picker.input.value).to.equal('');
    await pressWith(picker, 'Control', 'z');
    expect(picker.input.value).to.equal('peeters');
    await pressWith(picker, 'Control', 'a');
    await picker.type('dufictif');
    expect(picker.input.value).to.equal('dufictif');
  });
});

describe('recipient-picker and the ARIA Authoring Practices: keys in the list', () => {
  it('ArrowDown goes to the next option, and from the last to the first', async () => {
    const picker = await found();
    const places = [activeIndex(picker)];
    for (let press = 0; press < 3; press += 1) {
      await picker.press('ArrowDown');
      places.push(activeIndex(picker));
    }
    expect(places).to.deep.equal([0, 1, 2, 0]);
  });

  it('ArrowUp goes to the option before, and from the first to the last', async () => {
    const picker = await found();
    const places = [activeIndex(picker)];
    for (let press = 0; press < 3; press += 1) {
      await picker.press('ArrowUp');
      places.push(activeIndex(picker));
    }
    expect(places).to.deep.equal([0, 2, 1, 0]);
  });

  it('Enter chooses the active option, empties the field for the next one and closes', async () => {
    const picker = await found();
    await picker.press('ArrowDown', 'Enter');
    expect(picker.values).to.deep.equal(['user:user-an-peeters-2']);
    expect([picker.isExpanded, picker.input.value, hasActive(picker)]).to.deep.equal([false, '', false]);
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('Escape closes, chooses nobody and keeps the text', async () => {
    const picker = await found();
    await picker.press('ArrowDown', 'Escape');
    expect([picker.isExpanded, picker.input.value, hasActive(picker)]).to.deep.equal([false, 'peeters', false]);
    expect(picker.values).to.deep.equal([]);
  });

  it('Alt+ArrowUp closes, chooses nobody and keeps the text', async () => {
    const picker = await found();
    await pressWith(picker, 'Alt', 'ArrowUp');
    expect([picker.isExpanded, picker.input.value]).to.deep.equal([false, 'peeters']);
    expect(picker.values).to.deep.equal([]);
  });

  it('Tab leaves: closes, chooses nobody and keeps the text', async () => {
    const picker = await found();
    await picker.press('ArrowDown', 'Tab');
    expect([picker.isExpanded, picker.input.value]).to.deep.equal([false, 'peeters']);
    expect(picker.values).to.deep.equal([]);
    expect(picker.root.activeElement).not.to.equal(picker.input);
  });

  for (const [key, caret] of [
    ['ArrowLeft', 6],
    ['ArrowRight', 7],
    ['Home', 0],
    ['End', 7],
  ] as const) {
    it(`${key} goes back to the text: moves the caret, and no option is active`, async () => {
      const picker = await found();
      await picker.press('ArrowDown', key);
      expect(picker.input.selectionStart).to.equal(caret);
      expect([hasActive(picker), isListShown(picker)]).to.deep.equal([false, true]);
      await picker.press('Enter');
      expect(picker.values, 'Enter after the caret chooses nobody').to.deep.equal([]);
      expect(activeIndex(picker), 'but goes back to the list').to.equal(0);
    });
  }

  it('a character goes to the text, and no option is active until there is an answer', async () => {
    const picker = await found();
    await picker.press('ArrowDown', 'x');
    expect(picker.input.value).to.equal('peetersx');
    expect(hasActive(picker)).to.equal(false);
  });

  it('Backspace goes to the text', async () => {
    const picker = await found();
    await picker.press('ArrowDown', 'Backspace');
    expect(picker.input.value).to.equal('peeter');
  });

  it('Delete goes to the text, where it does not remove the favorite that is active', async () => {
    const picker = await found();
    await picker.press('Home', 'ArrowDown', 'Delete');
    expect(picker.input.value).to.equal('eeters');
  });
});
