import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.mjs';

const ORIGIN = 'http://late-parts.example';
const NOT_LOADED = 'A part of this page could not be loaded. Check the connection and try again.';

/** An application that imports the dialog alone, as a host with a bundler has it. */
const APP = `
  import { defineShareDialog } from '../../src/elements.js';
  import { MemoryClient } from '../../src/client/memory-client.js';
  import { directory, openPolicy, studies } from '../../stories/fixtures.js';

  defineShareDialog('late-');
  const dialog = document.createElement('late-share-dialog');
  const client = new MemoryClient({ policy: openPolicy, recipients: directory, studies });
  if (location.hash === '#endpoint') dialog.endpoint = '/an-endpoint/';
  else dialog.client = client;
  document.body.append(dialog);
  const open = document.createElement('button');
  open.textContent = 'Open';
  open.onclick = () => dialog.show({ studies: studies.slice(0, 1) });
  document.body.append(open);
  window.shares = client.shares;
`;

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: fileURLToPath(new URL('.', import.meta.url)), sourcefile: 'app.ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    outdir: '/',
    chunkNames: '[name]-[hash]',
    write: false,
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
}

describe('parts that are loaded when they are used', () => {
  let files: Map<string, string>;
  let browser: Browser;
  /** The files that cannot be had, by how their names begin. */
  const broken = new Set<string>();

  before(async () => {
    files = await bundle();
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
  });

  after(() => browser?.close());

  /** A page with the dialog open, and what it has loaded of the parts, by name. */
  async function open(hash = ''): Promise<{ page: Page; loaded: () => string[]; close: () => Promise<void> }> {
    broken.clear();
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const names: string[] = [];
    await context.route(`${ORIGIN}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') {
        const body = '<!doctype html><html lang="en"><script type="module" src="/stdin.js"></script>';
        return route.fulfill({ body, contentType: 'text/html' });
      }
      const part = /^(.*)-[A-Z0-9]{8}\.js$/.exec(name)?.[1];
      if (part !== undefined && part !== 'chunk') names.push(part);
      if (part !== undefined && broken.has(part)) return route.abort('connectionreset');
      const body = files.get(name);
      return body === undefined
        ? route.fulfill({ status: 503 })
        : route.fulfill({ body, contentType: 'text/javascript' });
    });
    await page.goto(`${ORIGIN}/${hash}`);
    await page.getByRole('button', { name: 'Open' }).click();
    return { page, loaded: () => names, close: () => context.close() };
  }

  async function fill(page: Page): Promise<void> {
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    await page.getByRole('combobox', { name: /^Recipients/ }).click();
    await page.keyboard.type('peeters');
    await page
      .getByRole('option', { name: /Peeters/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Remove / }).waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Second opinion');
    await page.getByRole('checkbox', { name: /patient consents/ }).check();
  }

  it('opens, and lets recipients be chosen, without any of them', async () => {
    const { page, loaded, close } = await open();
    await fill(page);
    assert.deepEqual(loaded(), ['popup-placement'], 'what places the suggestions alone');
    await page.getByRole('button', { name: 'Share studies', exact: true }).click();
    await page.getByRole('button', { name: /^Copy/ }).first().waitFor();
    assert.deepEqual(
      loaded().toSorted(),
      ['nl', 'popup-placement', 'share-confirmation'],
      'what confirms it, in the language of the mail too',
    );
    assert.equal(await page.evaluate(() => customElements.get('late-share-confirmation') !== undefined), true);
    await close();
  });

  it('loads each as somebody reaches for it', async () => {
    const { page, loaded, close } = await open();
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    await page.getByRole('button', { name: 'Detailed search' }).click();
    await page.getByRole('textbox', { name: 'Town' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Choose the date in a calendar' }).click();
    await page.getByRole('button', { name: 'Next month' }).waitFor();
    assert.deepEqual(loaded().toSorted(), ['calendar-part', 'detailed-search-part']);
    await close();
  });

  it('loads what speaks with an endpoint at once, where there is one', async () => {
    const { page, loaded, close } = await open('#endpoint');
    await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).first().waitFor();
    assert.deepEqual(loaded(), ['http-client']);
    await close();
  });

  it('says that the calendar could not be loaded, keeps what was typed, and opens it at another attempt', async () => {
    const { page, loaded, close } = await open();
    broken.add('calendar-part');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Second opinion');
    await page.getByRole('button', { name: 'Choose the date in a calendar' }).click();
    const notice = page.getByRole('group', { name: NOT_LOADED });
    await notice.waitFor();
    await page.getByRole('status').filter({ hasText: NOT_LOADED }).waitFor({ state: 'attached' });
    const attempts = loaded().length;
    await notice.getByRole('button', { name: 'Try again' }).click();
    await notice.waitFor();
    assert.ok(loaded().length > attempts, 'it is asked for anew');
    broken.clear();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Next month' }).waitFor();
    assert.equal(await notice.count(), 0);
    assert.equal(await page.getByRole('textbox', { name: 'Reason' }).inputValue(), 'Second opinion');
    await close();
  });

  it('says that studies are shared although the confirmation could not be loaded, and shows it at another attempt', async () => {
    const { page, close } = await open();
    await fill(page);
    broken.add('share-confirmation');
    await page.getByRole('button', { name: 'Share studies', exact: true }).click();
    const notice = page.getByRole('group', { name: NOT_LOADED });
    await notice.waitFor();
    await page.getByText('Shared 1 study with 1 recipient').first().waitFor();
    broken.clear();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /^Copy/ }).first().waitFor();
    assert.equal(await page.evaluate(() => (globalThis as unknown as { shares: unknown[] }).shares.length), 1);
    await close();
  });

  it('keeps a pasted list that nothing could be done with yet, and goes on with it', async () => {
    const { page, close } = await open();
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    broken.add('pasting-part');
    await page.getByRole('combobox', { name: /^Recipients/ }).evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'an.peeters@az-voorbeeld.example.org; nobody@example.org');
      input.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
      );
    });
    await page.getByText('This could not be opened.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Close without sharing?').waitFor();
    await page.getByRole('button', { name: 'Keep editing' }).click();
    broken.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /^Remove / }).waitFor();
    await page.getByText('nobody@example.org').first().waitFor();
    await close();
  });
});
