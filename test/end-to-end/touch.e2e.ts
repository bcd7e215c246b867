import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startStoryBrowser, type StoryBrowser } from '../support/node/story-browser.js';

/** A telephone: touched, and nothing hovers. */
const PHONE = { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true };

/** WCAG 2.5.8, in CSS px. */
const SMALLEST = 24;

/** What a finger finds without aiming. */
const COMFORTABLE = 44;

const STORIES = [
  'recipient-picker/Favorites',
  'recipient-picker/Chosen',
  'recipient-picker/NewRecipientWithMistakes',
  'recipient-picker/DetailedSearchPaged',
  'recipient-picker/Removed',
  'recipient-picker/NeedsAttention',
  'share-dialog/EverythingOn',
  'share-dialog/Issues',
  'share-confirmation/Partial',
  'share-access/Several',
  'study-list/Selected',
  'message-label/Unopened',
];

describe('by touch', () => {
  let browser: StoryBrowser;

  before(async () => {
    browser = await startStoryBrowser();
  });

  after(() => browser?.stop());

  async function open(story: string): Promise<Page> {
    return browser.show(story, PHONE);
  }

  const chip = (page: Page, name: RegExp): Locator => page.getByRole('group', { name });

  it('chooses an option by a tap, and the list is gone', async () => {
    const page = await open('recipient-picker/Empty');
    await page.getByRole('combobox').tap();
    await page.keyboard.type('peeters');
    await page.getByRole('option', { name: /General practice/ }).tap();
    await chip(page, /General practice/).waitFor();
    assert.equal(await page.getByRole('option').count(), 0);
    assert.equal(await page.getByRole('combobox').inputValue(), '');
    await page.close();
  });

  it('scrolls the list by dragging it, without choosing anybody', async () => {
    const page = await open('recipient-picker/TenThousandResults');
    const list = page.getByRole('listbox');
    await page.getByRole('option').nth(20).waitFor({ state: 'attached' });
    const box = (await list.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height - 20];
    const finger = await page.context().newCDPSession(page);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let moved = 20; moved <= 160; moved += 20) {
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - moved }] });
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForFunction(
      () => (document.querySelector('recipient-picker')?.shadowRoot?.querySelector('#listbox')?.scrollTop ?? 0) > 50,
    );
    assert.equal(await page.getByRole('button', { name: /^Remove / }).count(), 0);
    assert.ok((await page.getByRole('option').count()) > 0, 'the list is still open');
    await page.close();
  });

  it('opens the favorites by their star, and removes one without choosing it', async () => {
    const page = await open('recipient-picker/Empty');
    await page.getByRole('button', { name: 'Favorites' }).tap();
    const favorite = page.getByRole('option', { name: /An Peeters/ });
    await favorite.waitFor();
    await favorite.getByTitle('Remove from favorites').tap();
    await favorite.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: /^Remove / }).count(), 0);
    await page.close();
  });

  it('switches the choices of a recipient, removes it and brings it back', async () => {
    const page = await open('recipient-picker/Chosen');
    const choice = chip(page, /Cardiology/).getByRole('checkbox', { name: 'Text-message code' });
    const wasOn = await choice.isChecked();
    await chip(page, /Cardiology/)
      .getByText('Text-message code', { exact: true })
      .tap();
    assert.equal(await choice.isChecked(), !wasOn);
    await page.getByRole('button', { name: /^Remove .*Cardiology/ }).tap();
    await chip(page, /Cardiology/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).tap();
    await chip(page, /Cardiology/).waitFor();
    await page.close();
  });

  it('ticks in the detailed search by touching the name', async () => {
    const page = await open('recipient-picker/DetailedSearchPaged');
    const row = page.getByRole('row').filter({ hasText: 'Lexemple' });
    await row.getByText('Dr. Benoît Lexemple').tap();
    assert.equal(await row.getByRole('checkbox').isChecked(), true);
    await page.getByRole('button', { name: 'Add 1 recipient' }).tap();
    await chip(page, /Lexemple/).waitFor();
    await page.close();
  });

  it('selects a study by touching its row', async () => {
    const page = await open('study-list/Given');
    const row = page.getByRole('row').nth(1);
    await row.getByText('CT thorax').tap();
    assert.equal(await row.getByRole('checkbox').isChecked(), true);
    await page.close();
  });

  it(`gives what is pressed most ${COMFORTABLE} px`, async () => {
    const page = await open('share-dialog/EverythingOn');
    const isLarge = async (target: Locator) => {
      const { width, height } = (await target.first().boundingBox())!;
      assert.ok(
        Math.min(width, height) >= COMFORTABLE - 2.5,
        `${await target.first().textContent()}: ${width} × ${height}`,
      );
    };
    await isLarge(page.getByRole('button', { name: 'Share studies' }));
    await isLarge(page.getByRole('button', { name: 'Close' }));
    await isLarge(page.getByRole('button', { name: 'Favorites' }));
    await isLarge(page.getByRole('button', { name: 'Detailed search' }));
    await isLarge(page.getByRole('button', { name: /^Remove Dr/ }));
    await isLarge(page.getByRole('button', { name: /^Favorite: / }));
    await isLarge(page.getByText('Send e-mail', { exact: true }).locator('..'));
    await page.getByRole('button', { name: 'Favorites' }).tap();
    await isLarge(page.getByRole('listbox').getByRole('option'));
    await isLarge(page.getByTitle('Remove from favorites'));
    await page.close();
  });

  for (const story of STORIES) {
    it(`${story} has targets of ${SMALLEST} px, and hides none until something hovers`, async () => {
      const page = await open(story);
      assert.deepEqual(await page.evaluate(tooSmall, SMALLEST), []);
      await page.close();
    });
  }
});

/**
 * The controls that are too small to be touched, or do not show. The label or the row around a box ticks it too.
 */
function tooSmall(smallest: number): string[] {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const isTarget = (element: Element) =>
    element.matches('button, input, select, textarea, summary, a[href], [role="option"], .favorite-removal');
  return all(document.body)
    .filter((element) => isTarget(element) && element.checkVisibility())
    .flatMap((element) => {
      const target = element.matches('input[type="checkbox"], input[type="radio"]')
        ? (element.closest('label, .row') ?? element)
        : element;
      const { width, height } = target.getBoundingClientRect();
      const name = element.ariaLabel ?? (target.textContent?.replace(/\s+/g, ' ').trim() || element.id);
      if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        return [`${name}: does not show`];
      const isSmall = Math.min(width, height) < smallest - 0.5;
      return isSmall ? [`${name}: ${width.toFixed(1)} × ${height.toFixed(1)}`] : [];
    });
}
