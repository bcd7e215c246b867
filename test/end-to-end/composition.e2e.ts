import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { startStoryBrowser, type StoryBrowser } from '../support/node/story-browser.js';

// What an input method does, done by the browser itself: scripts can only pretend to compose.
describe('the recipient field and an input method', () => {
  let browser: StoryBrowser;
  let page: Page;
  let method: CDPSession;

  before(async () => {
    browser = await startStoryBrowser();
  });

  after(() => browser?.stop());

  async function open(story: string): Promise<void> {
    page = await browser.show(story);
    method = await page.context().newCDPSession(page);
    await field().focus();
  }

  const compose = (text: string) =>
    method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const commit = (text: string) => method.send('Input.insertText', { text });
  const field = () => page.getByRole('combobox', { name: 'Recipients' });
  const found = () => page.getByRole('listbox', { name: 'Suggestions' });
  const options = () => found().getByRole('option');

  it('searches once the composition is over, and not before', async () => {
    await open('recipient-picker/Empty');
    for (const text of ['p', 'pe', 'pee', 'peeters']) await compose(text);
    assert.equal(await field().inputValue(), 'peeters');
    // Longer than the pause after which a text is searched for.
    await page.waitForFunction(
      (start) => performance.now() > start + 400,
      await page.evaluate(() => performance.now()),
    );
    // The favorites, which the focus has opened, are there still.
    assert.equal(await found().count(), 0);
    assert.equal(await page.getByText('Searching…').count(), 0);
    await commit('peeters');
    await options().first().waitFor();
    assert.match((await options().first().textContent()) ?? '', /An Peeters/);
    await page.close();
  });

  it('leaves Enter, Escape and the arrows to the composition while a list is open', async () => {
    await open('recipient-picker/Empty');
    await page.keyboard.type('peeters');
    await options().first().waitFor();
    await compose(' an');
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    assert.equal(await page.getByRole('group').count(), 0, 'nobody is chosen');
    await commit(' an');
    await options().first().waitFor();
    assert.equal(await field().inputValue(), 'peeters an');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Remove Dr\. An Peeters/ }).waitFor();
    await page.close();
  });

  it('closes no dialog by the Escape that ends a composition', async () => {
    await open('share-dialog/Empty');
    await compose('pee');
    // As input methods send it: the key is theirs, and 229 says so.
    for (const type of ['rawKeyDown', 'keyUp'] as const) {
      await method.send('Input.dispatchKeyEvent', { type, key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 });
    }
    await commit('peeters');
    await options().first().waitFor();
    assert.equal(await page.getByRole('dialog', { name: 'Share studies' }).count(), 1);
    await page.keyboard.press('Escape');
    await options().first().waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('dialog', { name: 'Share studies' }).count(), 1, 'the list closes alone');
    await page.keyboard.press('Escape');
    await page.getByText('What you entered will be lost').waitFor();
    await page.getByRole('button', { name: 'Close without sharing' }).click();
    await page.getByRole('dialog', { name: 'Share studies' }).waitFor({ state: 'detached' });
    await page.close();
  });
});
