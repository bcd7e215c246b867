import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { ShareDialog } from 'pacs-share/elements';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { serveExample } from '../../examples/lib/serve-example.mjs';
import { installViewer } from '../../examples/ohif/install.mjs';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.mjs';
import { pressEverywhere } from '../support/node/press-everywhere.js';
import { startProduct, type RunningProduct } from '../support/node/running-product.js';
import { shareWithColleague } from '../support/node/share-with-colleague.js';

declare global {
  /** OHIF's own, which its hotkeys run commands of. */
  var commandsManager: { runCommand(name: string, ...more: unknown[]): unknown };
  /** What they have run. */
  var commandsRun: string[];
}

describe('the built OHIF viewer with the extension of the example', () => {
  let product: RunningProduct;
  let example: { url: string; close(): void };
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let addresses: string[];

  before(async () => {
    installViewer();
    product = await startProduct();
    example = await serveExample('ohif', { endpoint: product.url, dicomDirectory: join(product.data, 'dicom') });
    // Without a graphics card, OHIF draws by the processor.
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
  });

  after(async () => {
    await browser?.close();
    example?.close();
    await product?.stop();
  });

  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(60_000);
    // Else OHIF's tour lies over the toolbar at the first visit.
    await context.addInitScript(() => localStorage.setItem('shownTours', '["basicViewerTour"]'));
    page = await context.newPage();
    addresses = [];
    page.on('request', (request) => addresses.push(request.url()));
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
  });

  afterEach(() => context.close());

  const shareButton = (): Locator => page.getByRole('button', { name: 'Share', exact: true });
  const dialog = (): Locator => page.getByRole('dialog', { name: 'Share studies' });
  /** Beside the images: which of them is shown. It is there while the dialog makes it inert, too. */
  const position = (): Locator => page.locator('[role="slider"]');

  /** From OHIF's list of studies into its viewer, until the first image is there. */
  async function openStudy(patient: string, description: string): Promise<void> {
    await page.getByRole('row').filter({ hasText: patient }).filter({ hasText: description }).first().click();
    await page.getByRole('button', { name: 'Basic Viewer' }).first().click();
    await position().waitFor();
  }

  async function openDialog(): Promise<void> {
    await shareButton().click();
    await dialog().getByRole('textbox', { name: 'Reason' }).waitFor();
  }

  /** Notes from now on what OHIF's hotkeys run. */
  async function listen(): Promise<void> {
    await page.evaluate(() => {
      const { commandsManager } = globalThis;
      const run = commandsManager.runCommand.bind(commandsManager);
      globalThis.commandsRun = [];
      commandsManager.runCommand = (name, ...more) => {
        globalThis.commandsRun.push(name);
        return run(name, ...more);
      };
    });
  }

  const commandsRun = (): Promise<string[]> => page.evaluate(() => globalThis.commandsRun.splice(0));

  async function showsNextImage(): Promise<void> {
    const shown = Number(await position().getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowDown');
    await page.locator(`[role="slider"][aria-valuenow="${shown + 1}"]`).waitFor();
    assert.deepEqual(await commandsRun(), ['nextImage']);
  }

  it('shares the study that is shown, and offers the one that is shown later', async () => {
    await page.goto(example.url);
    await openStudy('Vanbedacht', 'CT thorax');
    await openDialog();
    await dialog().getByText('Vanbedacht, Zoë').waitFor();
    await dialog().getByText('with report').waitFor();
    await shareWithColleague(page, page);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('The study was shared.').first().waitFor();
    // OHIF itself asks its PACS for studies by the patient's id.
    const others = addresses.filter((address) => !new URL(address, example.url).pathname.startsWith('/dicomweb/'));
    assert.ok(others.some((address) => address.includes('/api/shares')));
    assert.deepEqual(
      others.filter((address) => /vanbedacht|zo(?:ë|%C3%AB)|AZV-|1979/i.test(address)),
      [],
    );

    await page.goBack();
    await openStudy('Fictício', 'IRM genou gauche');
    assert.equal(await shareButton().count(), 1);
    await openDialog();
    await dialog().getByText('IRM genou gauche').waitFor();
    assert.equal(await dialog().getByText('Vanbedacht').count(), 0);
  });

  for (const isPaused of [true, false]) {
    const how = isPaused ? 'while the dialog is open' : 'in the dialog, even where the extension does not pause them';
    it(`has hotkeys that are silent ${how}, and come back`, async () => {
      if (!isPaused) await leaveHotkeysAlone();
      await page.goto(example.url);
      await openStudy('Vanbedacht', 'CT thorax');
      await listen();
      await showsNextImage();
      await openDialog();
      assert.ok((await commandsRun()).includes('shareStudy'));
      if (isPaused) {
        // As when what had the focus is gone: no element of the dialog hears these.
        await page.evaluate(() => {
          let focused = document.activeElement;
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          (focused as HTMLElement).blur();
        });
        for (const key of ['i', '+', 'ArrowDown']) await page.keyboard.press(key);
      }
      assert.ok((await pressEverywhere(page, 'share-dialog')) > 20);
      assert.deepEqual(await commandsRun(), []);
      await page.evaluate(() => (document.querySelector('share-dialog') as unknown as ShareDialog).close());
      await dialog().waitFor({ state: 'detached' });
      await showsNextImage();
    });
  }

  async function leaveHotkeysAlone(): Promise<void> {
    await page.route('**/share-extension.js', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(/hotkeysManager\.(?:dis|en)able\(\)/g, 'undefined');
      assert.ok(!body.includes('able()'));
      await route.fulfill({ response, body });
    });
  }
});
