import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RecipientPicker } from 'pacs-share/elements';
import { anPeeters, studies } from '../../../stories/fixtures.js';
import { find, findAll, nameOf, textOf } from '../../support/find.js';
import { picked } from '../../support/recipient-picker-driver.js';
import { ShareDialogDriver } from '../../support/share-dialog-driver.js';

/*
 * What the ARIA Authoring Practices ask of a modal dialog, each as a check of its own, for the share dialog, for the
 * detailed search over it, and for the question before what was entered is lost.
 *
 * Done otherwise on purpose:
 *
 * - Both are `<dialog>`s that are shown as modal, which says what `aria-modal` would.
 * - Tab goes from the last control through the browser's own back to the first, as it does in any `<dialog>`. It never
 *   reaches the page behind.
 * - The share dialog has no description: it is a form, which would be read out as one long text.
 * - The question before closing takes the place of the dialog's footer, as a group that is named by what it asks.
 */

/** A dialog that a button of the page has opened, by the keyboard. */
async function opened(options: Parameters<typeof ShareDialogDriver.place>[0] = {}) {
  const dialog = await ShareDialogDriver.place(options);
  const page = await fixture<HTMLElement>(
    html`<div><button @click=${() => void dialog.show(studies.slice(0, 2))}>Share</button><button>Other</button></div>`,
  );
  const opener = page.querySelector('button')!;
  opener.focus();
  await dialog.press('Enter');
  await dialog.ready();
  await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox', 'the focus is inside');
  return { dialog, opener };
}

/** The detailed search over a share dialog. */
async function searching() {
  const { dialog, opener } = await opened();
  const picker = dialog.root.querySelector<RecipientPicker>('recipient-picker')!;
  const icon = dialog.find('button', 'Detailed search') as HTMLButtonElement;
  await waitUntil(() => !icon.disabled, 'ready');
  icon.focus();
  await dialog.press('Enter');
  await waitUntil(() => layerOf(picker)?.matches(':modal'), 'open');
  await waitUntil(() => layerOf(picker)?.contains(picker.shadowRoot!.activeElement), 'the focus is inside');
  return { dialog, opener, picker, icon };
}

function layerOf(picker: RecipientPicker): HTMLDialogElement | null {
  return picker.shadowRoot!.querySelector('dialog');
}

/** Where the focus comes by as many presses, by name; undefined where the browser has it. */
async function walk(dialog: ShareDialogDriver, steps: number, isBack = false): Promise<(HTMLElement | undefined)[]> {
  const places: (HTMLElement | undefined)[] = [];
  if (isBack) await sendKeys({ down: 'Shift' });
  for (let step = 0; step < steps; step += 1) {
    await sendKeys({ press: 'Tab' });
    const { focused } = dialog;
    places.push(focused === document.body ? undefined : (focused as HTMLElement));
  }
  if (isBack) await sendKeys({ up: 'Shift' });
  return places;
}

/** Whether an element is below another, shadow roots included. */
function isWithin(element: Node | undefined | null, ancestor: Element): boolean {
  for (
    let node: Node | null | undefined = element;
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (node === ancestor) return true;
  }
  return false;
}

/** Whether the walk came round: back to where it began, at once or through the browser. */
function isRound(places: readonly (HTMLElement | undefined)[]): boolean {
  const [start] = places.filter(Boolean);
  const others = new Set(places.filter((place) => place && place !== start));
  return others.size > 1 && places.lastIndexOf(start) > others.size;
}

describe('share-dialog and the ARIA Authoring Practices', () => {
  it('is a dialog, modal, over a page that is out of reach', async () => {
    const { dialog, opener } = await opened();
    const surface = dialog.find('dialog');
    expect(surface.localName).to.equal('dialog');
    expect(surface.matches(':modal')).to.equal(true);
    opener.focus();
    expect(document.activeElement).to.equal(dialog.element);
  });

  it('is named by its title, which shows', async () => {
    const { dialog } = await opened();
    const surface = dialog.find('dialog');
    const title = dialog.root.getElementById(surface.getAttribute('aria-labelledby')!)!;
    expect(title.matches('h1, h2')).to.equal(true);
    expect(title.checkVisibility()).to.equal(true);
    expect(textOf(title)).to.equal('Share studies');
    expect(surface.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('keeps Tab inside, round and round', async () => {
    const { dialog } = await opened();
    const places = await walk(dialog, 60);
    for (const place of places) if (place) expect(isWithin(place, dialog.element), nameOf(place)).to.equal(true);
    expect(isRound(places), 'comes round').to.equal(true);
    expect(places).to.include(dialog.find('button', 'Share studies'));
    expect(places).to.include(dialog.find('button', 'Close'));
  });

  it('keeps Shift+Tab inside, round and round', async () => {
    const { dialog } = await opened();
    const places = await walk(dialog, 60, true);
    for (const place of places) if (place) expect(isWithin(place, dialog.element), nameOf(place)).to.equal(true);
    expect(isRound(places), 'comes round').to.equal(true);
    expect(places).to.include(dialog.find('button', 'Share studies'));
    expect(places).to.include(dialog.find('combobox', /^Recipients/));
  });

  it('goes through its controls forward in the order that it goes back', async () => {
    const { dialog } = await opened();
    dialog.find('button', 'Close').focus();
    const places = await walk(dialog, 12);
    const back = await walk(dialog, 11, true);
    expect(back.reverse().map((place) => place && nameOf(place))).to.deep.equal(
      places.slice(0, -1).map((place) => place && nameOf(place)),
    );
  });

  it('closes by Escape from each of its controls, and gives the focus back to what opened it', async () => {
    const { dialog, opener } = await opened();
    const count = new Set((await walk(dialog, 60)).filter(Boolean)).size;
    for (let place = 0; place < count; place += 6) {
      if (!dialog.element.open) {
        await dialog.press('Enter');
        await dialog.ready();
        await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox', 'the focus is inside');
      }
      await walk(dialog, place);
      await dialog.press('Escape');
      await waitUntil(() => !dialog.element.open, `closed, from place ${place}`);
      await waitUntil(() => document.activeElement === opener, 'the focus is back');
    }
  });

  it('gives the focus back to the page, not to what has left it', async () => {
    const { dialog, opener } = await opened();
    opener.remove();
    await dialog.press('Escape');
    await waitUntil(() => !dialog.element.open, 'closed');
    expect(document.activeElement).to.equal(document.body);
  });
});

describe('share-dialog and the ARIA Authoring Practices: the detailed search over it', () => {
  it('is a dialog of its own, modal, over one that is out of reach', async () => {
    const { dialog, picker } = await searching();
    expect(dialog.findAll('dialog')).to.have.length(2);
    expect(nameOf(layerOf(picker)!)).to.equal('Detailed search');
    dialog.find('textbox', /^Reason/).focus();
    expect(isWithin(dialog.focused, layerOf(picker)!)).to.equal(true);
  });

  it('keeps Tab and Shift+Tab inside, round and round', async () => {
    const { dialog, picker } = await searching();
    for (const isBack of [false, true]) {
      const places = await walk(dialog, 30, isBack);
      for (const place of places) if (place) expect(isWithin(place, layerOf(picker)!), nameOf(place)).to.equal(true);
      expect(isRound(places), 'comes round').to.equal(true);
    }
  });

  it('closes by Escape from each of its controls, alone, and gives the focus back to its icon', async () => {
    const { dialog, picker, icon } = await searching();
    const count = new Set((await walk(dialog, 30)).filter(Boolean)).size;
    for (let place = 0; place < count; place += 3) {
      if (!layerOf(picker)) {
        await dialog.press('Enter');
        await waitUntil(() => layerOf(picker)?.matches(':modal'), 'open');
      }
      await walk(dialog, place);
      await dialog.press('Escape');
      await waitUntil(() => !layerOf(picker), `closed, from place ${place}`);
      expect(dialog.element.open).to.equal(true);
      await waitUntil(() => dialog.focused === icon, 'the focus is back');
    }
  });
});

describe('share-dialog and the ARIA Authoring Practices: the question before closing', () => {
  async function asked() {
    const { dialog, opener } = await opened({ draft: { recipients: picked(anPeeters) } });
    await dialog.type(/^Reason/, 'Second opinion');
    await dialog.press('Escape');
    await waitUntil(() => nameOf(dialog.focused as HTMLElement) === 'Keep editing', 'the question has the focus');
    return { dialog, opener };
  }

  it('is a group named by what it asks, and starts at the answer that loses nothing', async () => {
    const { dialog } = await asked();
    const question = find(dialog.root, 'group', /Close without sharing\?/);
    expect(nameOf(question)).to.equal('Close without sharing? What you entered will be lost.');
    expect(isWithin(dialog.focused, question)).to.equal(true);
    expect(findAll(question, 'button').map(nameOf)).to.deep.equal(['Close without sharing', 'Keep editing']);
  });

  it('goes back to the form by its button, with what was entered', async () => {
    const { dialog } = await asked();
    await dialog.press('Enter');
    await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox', 'back in the form');
    expect((dialog.find('textbox', /^Reason/) as HTMLTextAreaElement).value).to.equal('Second opinion');
    expect(findAll(dialog.root, 'group', /Close without sharing\?/)).to.have.length(0);
  });

  it('goes back to the form by Escape, however often: nothing is lost without the button', async () => {
    const { dialog } = await asked();
    for (const asks of [false, true, false]) {
      await dialog.press('Escape');
      await waitUntil(() => findAll(dialog.root, 'group', /Close without sharing\?/).length > 0 === asks);
    }
    await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox', 'back in the form');
    expect((dialog.find('textbox', /^Reason/) as HTMLTextAreaElement).value).to.equal('Second opinion');
    expect(dialog.types()).not.to.include('share-close');
  });

  it('stays where the browser closes the dialog without asking', async () => {
    const { dialog } = await asked();
    dialog.root.querySelector('dialog')!.close();
    await waitUntil(() => dialog.root.querySelector('dialog')?.matches(':modal'), 'shown again');
    await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox', 'back in the form');
    expect((dialog.find('textbox', /^Reason/) as HTMLTextAreaElement).value).to.equal('Second opinion');
    dialog.root.querySelector('dialog')!.close();
    await waitUntil(() => nameOf(dialog.focused as HTMLElement) === 'Keep editing', 'it asks');
    expect(dialog.root.querySelector('dialog')!.matches(':modal')).to.equal(true);
  });

  it('closes by its button, and gives the focus back to what opened the dialog', async () => {
    const { dialog, opener } = await asked();
    await dialog.click('button', 'Close without sharing');
    await waitUntil(() => !dialog.element.open, 'closed');
    await waitUntil(() => document.activeElement === opener, 'the focus is back');
    expect(await dialog.outcome).to.deep.equal({ status: 'cancelled' });
  });
});
