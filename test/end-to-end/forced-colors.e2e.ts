import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startStoryBrowser, type StoryBrowser } from '../support/node/story-browser.js';

/** Chosen by the person, not by us: backgrounds and shadows are gone, so each state needs a line or a shape. */
describe('in forced colors', () => {
  let browser: StoryBrowser;
  /** The system's colors as they are computed. */
  const system: Record<string, string> = {};

  before(async () => {
    browser = await startStoryBrowser();
    const page = await open('message-label/Opened');
    for (const color of ['Highlight', 'CanvasText', 'GrayText', 'ButtonText']) {
      system[color] = await page.evaluate((name) => {
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.color = name;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, color);
    }
    await page.close();
  });

  after(() => browser?.stop());

  async function open(story: string): Promise<Page> {
    return browser.show(story, { forcedColors: 'active', viewport: { width: 800, height: 900 } });
  }

  const styleOf = (target: Locator, property: string): Promise<string> =>
    target.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  async function outlineOf(target: Locator): Promise<string> {
    if ((await styleOf(target, 'outline-style')) === 'none') return 'none';
    return `${await styleOf(target, 'outline-width')} ${await styleOf(target, 'outline-color')}`;
  }

  async function borderOf(target: Locator): Promise<string> {
    return `${await styleOf(target, 'border-top-style')} ${await styleOf(target, 'border-top-color')}`;
  }

  const widthOf = async (target: Locator, property: string) => parseFloat(await styleOf(target, property));

  it('draws a ring around whatever has the focus', async () => {
    for (const story of ['recipient-picker/Chosen', 'recipient-picker/DetailedSearch', 'share-dialog/EverythingOn']) {
      const page = await open(story);
      const ringless: string[] = [];
      for (let press = 0; press < 30; press += 1) {
        await page.keyboard.press('Tab');
        const problem = await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          if (!element || element === document.body || element.localName === 'dialog') return undefined;
          const hasRing = (one: Element) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(one);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
          };
          // The field rings its frame, in which its buttons are too.
          return hasRing(element) || (element.parentElement && hasRing(element.parentElement))
            ? undefined
            : (element.ariaLabel ?? element.id);
        });
        if (problem !== undefined) ringless.push(problem);
      }
      assert.deepEqual(ringless, [], story);
      await page.close();
    }
  });

  it('outlines the active option, and no other', async () => {
    const page = await open('recipient-picker/Suggestions');
    await page.getByRole('combobox').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await outlineOf(page.locator('[part~="active"]')), `2px ${system['Highlight']}`);
    assert.equal(await outlineOf(page.locator('[role="option"]:not([part~="active"])')), 'none');
    await page.close();
  });

  it('tells by more than color what is chosen, a favorite, pressed, or outside', async () => {
    const page = await open('recipient-picker/Suggestions');
    const chosen = page.getByRole('option', { selected: true });
    assert.match((await chosen.textContent()) ?? '', /Already chosen/);
    assert.notEqual(await styleOf(chosen.locator('.badge'), 'border-top-style'), 'none');
    const matched = page.locator('mark');
    assert.match(await styleOf(matched, 'text-decoration-line'), /underline/);
    await page.close();

    const chips = await open('recipient-picker/Chosen');
    const star = (pressed: boolean) => chips.getByRole('button', { name: /^Favorite: /, pressed }).locator('svg');
    assert.notEqual(await styleOf(star(true), 'fill'), 'none');
    assert.equal(await styleOf(star(false), 'fill'), 'none');
    await chips.close();
  });

  it('outlines what is ticked and the kind that is searched for', async () => {
    const page = await open('recipient-picker/DetailedSearchPaged');
    const row = page.getByRole('row').filter({ hasText: 'Lexemple' });
    assert.equal(await outlineOf(row), 'none');
    await row.getByRole('checkbox').check();
    assert.equal(await outlineOf(row), `2px ${system['Highlight']}`);
    assert.equal(await outlineOf(page.locator('.segment:has(:checked)')), `2px ${system['Highlight']}`);
    assert.equal(await outlineOf(page.locator('.segment:not(:has(:checked))')), 'none');
    await page.close();
  });

  it('grays what is off: buttons, choices, a field', async () => {
    const page = await open('recipient-picker/DetailedSearchPaged');
    const previous = page.getByRole('button', { name: 'Previous' });
    assert.equal(await styleOf(previous, 'color'), system['GrayText']);
    assert.equal(await borderOf(previous), `solid ${system['GrayText']}`);
    assert.notEqual(await styleOf(page.getByRole('button', { name: 'Next' }), 'color'), system['GrayText']);
    await page.close();

    const chips = await open('recipient-picker/Full');
    assert.equal(await styleOf(chips.locator('.toggle.off label'), 'color'), system['GrayText']);
    assert.notEqual(await styleOf(chips.locator('.toggle:not(.off) label'), 'color'), system['GrayText']);
    await chips.close();

    const disabled = await open('recipient-picker/Disabled');
    assert.equal(await styleOf(disabled.getByRole('combobox'), 'color'), system['GrayText']);
    await disabled.close();
  });

  it('frames buttons, notices and chips, and what is wrong more heavily', async () => {
    const page = await open('recipient-picker/WithIssues');
    assert.notEqual(await styleOf(page.locator('[part~="chips"]'), 'border-top-style'), 'none');
    const field = page.locator('[part~="field"].invalid');
    await field.waitFor();
    assert.ok((await widthOf(field, 'border-top-width')) >= 2, 'the field that is wrong');
    const wrong = page.locator('.chip.invalid');
    assert.ok((await widthOf(wrong, 'border-inline-start-width')) >= 3, 'the chip that is wrong');
    assert.equal(await widthOf(page.locator('.chip:not(.invalid)'), 'border-inline-start-width'), 0);
    await page.close();

    const failed = await open('recipient-picker/SearchFailed');
    assert.notEqual(await styleOf(failed.locator('[part~="failure"]'), 'border-top-style'), 'none');
    assert.notEqual(await styleOf(failed.getByRole('button', { name: 'Try again' }), 'border-top-style'), 'none');
    await failed.close();
  });

  it('tells the main button from the others', async () => {
    const page = await open('share-dialog/Filled');
    const main = await widthOf(page.getByRole('button', { name: 'Share studies' }), 'border-top-width');
    const other = await widthOf(page.getByRole('button', { name: 'Cancel' }), 'border-top-width');
    assert.ok(main > other, `${main} px, the others ${other} px`);
    await page.close();
  });

  it('tells a message that was opened from one that was not by shape and word', async () => {
    const shapes: string[] = [];
    for (const [story, word] of [
      ['message-label/Unopened', 'unopened'],
      ['message-label/Opened', 'opened'],
    ] as const) {
      const page = await open(story);
      const label = page.locator('message-label').getByRole('button');
      assert.match((await label.textContent()) ?? '', new RegExp(`\\b${word}\\b`));
      assert.notEqual(await styleOf(label, 'border-top-style'), 'none');
      shapes.push(await label.locator('svg').first().innerHTML());
      await page.close();
    }
    assert.notEqual(shapes[0], shapes[1]);
  });

  it('outlines the studies that are selected', async () => {
    const page = await open('study-list/Selected');
    assert.match(await outlineOf(page.locator('[data-selected="true"]')), /px/);
    assert.equal(await outlineOf(page.locator('[data-selected="false"]')), 'none');
    await page.close();
  });
});
