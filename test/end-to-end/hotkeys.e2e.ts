import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ShareDialog } from 'pacs-share/elements';
import type { Page } from 'playwright-core';
import { pressEverywhere } from '../support/node/press-everywhere.js';
import { startStoryBrowser, type StoryBrowser } from '../support/node/story-browser.js';

/** A viewer that takes its hotkeys from two libraries, each bound to every key, and from listeners of its own. */
const VIEWER = `
  import Mousetrap from 'mousetrap';
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { useHotkeys } from 'react-hotkeys-hook';

  const heard = (globalThis.heard = []);
  const note = (who) => (event) => void heard.push(who + ' ' + event.type + ' ' + event.key);

  const printable = Array.from({ length: 94 }, (_none, index) => String.fromCharCode(33 + index));
  const named = ['enter', 'space', 'escape', 'up', 'down', 'left', 'right', 'del', 'backspace', 'home', 'end'];
  for (const action of ['keydown', 'keypress', 'keyup']) {
    Mousetrap.bind([...printable.filter((key) => key !== '+'), 'plus', ...named], note('mousetrap'), action);
  }

  function Viewer() {
    useHotkeys('*', note('react-hotkeys-hook'), { keydown: true, keyup: true });
    return null;
  }
  createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Viewer));

  // What stops nothing and is stopped by nothing: it has to be paused.
  let isPaused = false;
  document.addEventListener('share-open', () => (isPaused = true));
  document.addEventListener('share-close', () => (isPaused = false));
  const capture = (event) => isPaused || note('capture')(event);
  for (const type of ['keydown', 'keypress', 'keyup']) window.addEventListener(type, capture, true);
`;

/** With the dialog open: all of its fields, then what lies over them, then what comes after them. */
const IN_THE_DIALOG = [
  'share-dialog/EverythingOn',
  'share-dialog/Calendar',
  'share-dialog/Issues',
  'share-dialog/AsksBeforeClosing',
  'share-dialog/SharedWithSome',
];

/** By themselves, in a page that knows of no dialog. */
const ALONE = [
  'recipient-picker/Suggestions',
  'recipient-picker/Chosen',
  'recipient-picker/DetailedSearch',
  'recipient-picker/NewRecipient',
  'share-confirmation/Partial',
  'message-label/Reading',
];

describe('hotkeys of viewers', () => {
  let browser: StoryBrowser;
  let viewer: string;

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: VIEWER, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      bundle: true,
      write: false,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    viewer = outputFiles[0]!.text;
    browser = await startStoryBrowser();
  });

  after(() => browser?.stop());

  async function open(story: string): Promise<Page> {
    const page = await browser.show(story);
    await page.addScriptTag({ content: viewer });
    return page;
  }

  for (const story of IN_THE_DIALOG) {
    it(`hear nothing in ${story}`, async () => {
      const page = await open(story);
      // The story has opened the dialog before the viewer was there to hear of it.
      await page.evaluate(() => document.dispatchEvent(new Event('share-open')));
      assert.ok((await pressEverywhere(page, 'main')) > 3);
      assert.deepEqual(await heard(page), []);
      await page.close();
    });
  }

  for (const story of ALONE) {
    it(`hear nothing in ${story}, but a listener that captures`, async () => {
      const page = await open(story);
      assert.ok((await pressEverywhere(page, 'main')) > 0);
      assert.deepEqual(
        (await heard(page)).filter((entry) => !entry.startsWith('capture')),
        [],
      );
      await page.close();
    });
  }

  it('come back when the dialog has closed, all of them', async () => {
    const page = await open('share-dialog/Empty');
    await page.evaluate(() => document.querySelector<ShareDialog>('share-dialog')!.close());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.evaluate(() => void document.querySelector<ShareDialog>('share-dialog')!.show());
    await page.getByRole('textbox', { name: 'Reason' }).focus();
    await page.keyboard.press('w');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep editing' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep editing' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close without sharing' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(await heard(page), []);
    await page.keyboard.press('w');
    const who = ['mousetrap', 'react-hotkeys-hook', 'capture'];
    const answers = await heard(page);
    for (const name of who) {
      for (const type of ['keydown', 'keyup']) assert.ok(answers.includes(`${name} ${type} w`), `${name} ${type}`);
    }
    await page.close();
  });
});

async function heard(page: Page): Promise<string[]> {
  const entries = await page.evaluate(() => [...new Set((globalThis as unknown as { heard: string[] }).heard)]);
  // The key that closes the dialog is released when a paused listener has been told to go on.
  return entries.filter((entry) => !/^capture keyup (Enter|Escape| )$/.test(entry));
}
