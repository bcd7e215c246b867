import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { startStoryBrowser, type StoryBrowser } from '../support/node/story-browser.js';

/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };

/** What a person works with, how many stops for Tab it has at least, and the button that is there once it is settled. */
const STORIES: readonly [story: string, stops: number, awaited?: string][] = [
  ['recipient-picker/LongAndHostileNames', 11],
  ['recipient-picker/NewRecipientWithMistakes', 9],
  ['recipient-picker/DetailedSearch', 14],
  ['recipient-picker/DetailedSearchPaged', 14],
  ['recipient-picker/NeedsAttention', 6],
  ['share-dialog/EverythingOn', 25],
  ['share-dialog/Issues', 20],
  ['share-dialog/AsksBeforeClosing', 20],
  ['share-dialog/SharedWithSome', 6, 'Done'],
  ['share-dialog/Calendar', 20],
  ['message-label/Reading', 1],
  ['share-access/WithdrawingOne', 6],
  ['study-list/Given', 3],
];

/** What a person who tabs through a page comes by. */
interface Stop {
  name: string;
  /** What is wrong with how it shows; empty where nothing is. */
  problem: string;
}

describe('everything at 400 %', () => {
  let browser: StoryBrowser;

  before(async () => {
    browser = await startStoryBrowser();
  });

  after(() => browser?.stop());

  for (const [story, stops, awaited] of STORIES) {
    it(`${story} scrolls in one direction only, and shows whatever has the focus`, async () => {
      const page = await browser.show(story, { viewport: ZOOMED });
      if (awaited) await page.getByRole('button', { name: awaited }).waitFor();
      assert.deepEqual(await page.evaluate(sidewaysScrollers), [], 'nothing scrolls sideways');
      const visited = await tabThrough(page);
      assert.ok(visited.length >= stops, `${visited.length} stops: ${visited.map(({ name }) => name).join(' | ')}`);
      assert.deepEqual(
        visited.filter(({ problem }) => problem !== ''),
        [],
        'what has the focus shows',
      );
      assert.deepEqual(await page.evaluate(sidewaysScrollers), [], 'nothing scrolls sideways afterwards');
      await page.close();
    });
  }

  for (const [story, least] of [
    ['recipient-picker/Suggestions', 150],
    ['recipient-picker/Many', 90],
  ] as const) {
    it(`${story} has room for options, and shows each that becomes active, beside the field`, async () => {
      const page = await browser.show(story, { viewport: ZOOMED });
      await page.getByRole('combobox').focus();
      const count = Math.min(await page.getByRole('option').count(), 8);
      for (let press = 0; press < count; press += 1) {
        await page.keyboard.press('ArrowDown');
        const option = page.locator('[role="option"][part~="active"]');
        const list = page.getByRole('listbox');
        const [box, frame, field] = await Promise.all([
          option.boundingBox(),
          list.boundingBox(),
          page.getByRole('combobox').boundingBox(),
        ]);
        assert.ok(box && frame && field);
        assert.ok(frame.height >= least, `the list is ${frame.height} px high`);
        const shown = Math.min(box.y + box.height, frame.y + frame.height) - Math.max(box.y, frame.y);
        assert.ok(shown >= Math.min(box.height, frame.height) - 1, (await option.textContent()) ?? '');
        assert.ok(frame.y >= field.y + field.height || frame.y + frame.height <= field.y, 'the field shows too');
        assert.ok(box.x >= 0 && box.x + box.width <= ZOOMED.width);
        assert.ok(frame.y + frame.height <= ZOOMED.height);
      }
      assert.deepEqual(await page.evaluate(sidewaysScrollers), []);
      await page.close();
    });
  }
});

/** Presses Tab until the focus has come round; two of the same name and place are one stop. */
async function tabThrough(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    Object.assign(globalThis, { visited: new Set() });
  });
  const stops: Stop[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopAtFocus);
    if (stop === 'round') break;
    if (stop) stops.push(stop);
  }
  return stops;
}

/** Where the focus is, and whether it shows there; undefined where the browser has it. */
function stopAtFocus(): Stop | 'round' | undefined {
  const { visited } = globalThis as unknown as { visited: Set<Element> };
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body || element.localName === 'dialog') return undefined;
  if (visited.has(element)) return 'round';
  visited.add(element);
  const name = element.ariaLabel ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
  const box = element.getBoundingClientRect();
  const root = element.getRootNode() as ShadowRoot | Document;
  // The places of a grid of points that show the element, or what it is in: nothing else lies over them.
  const isShownAt = (across: number, down: number) => {
    const [x, y] = [box.left + box.width * across, box.top + box.height * down];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
    const hit = root.elementFromPoint(x, y);
    return hit !== null && (hit === element || element.contains(hit) || hit.contains(element));
  };
  const places = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => isShownAt(across, down)));
  const shown = places.filter(Boolean).length;
  const isTall = box.height > innerHeight / 2;
  const problem =
    box.left < -1 || box.right > innerWidth + 1
      ? `from ${Math.round(box.left)} to ${Math.round(box.right)} px across`
      : shown < (isTall ? 3 : places.length)
        ? `${shown} of ${places.length} places show, from ${Math.round(box.top)} to ${Math.round(box.bottom)} px down`
        : '';
  return { name: name?.replace(/\s+/g, ' ').trim() ?? '', problem };
}

/** What can be, or would have to be, scrolled sideways. */
function sidewaysScrollers(): string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  return [document.documentElement, ...all(document.body)]
    .filter((element) => {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) return false;
      // An input scrolls its own text.
      if (element.matches('input, textarea')) return false;
      return element === document.documentElement || getComputedStyle(element).overflowX !== 'visible';
    })
    .filter((element) => element.getBoundingClientRect().width > 1)
    .map(
      ({ localName, className, scrollWidth, clientWidth }) => `${localName}.${className} ${scrollWidth}/${clientWidth}`,
    );
}
