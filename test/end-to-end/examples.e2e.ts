import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Frame, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { serveExample } from '../../examples/lib/serve-example.mjs';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.mjs';
import { startProduct, type RunningProduct } from '../support/node/running-product.js';
import { shareWithColleague } from '../support/node/share-with-colleague.js';

/** A name as intranets have: over plain http, a browser trusts it less than localhost. */
const INTRANET = 'reading-room.hospital.example';

describe('the examples', () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    product = await startProduct();
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...chromiumArguments, `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`],
      chromiumSandbox: false,
    });
  });

  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** Opens an example, and fails if its page complains of anything. */
  async function visit(name: string, act: (page: Page) => Promise<void>, options: { hostName?: string } = {}) {
    const { url, close } = await serveExample(name, { endpoint: product.url, ...options });
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    try {
      await page.goto(url);
      await act(page).catch((error: unknown) => {
        throw new AggregateError([error], `${name}: ${[...complaints, String(error)].join('\n')}`);
      });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      close();
    }
  }

  const result = (page: Page): Locator => page.locator('#result');

  it('plain page: shares what is ticked in the list, with the bundle under its hash', async () => {
    await visit('plain-html', async (page) => {
      const integrity = await page.locator('script[src]').getAttribute('integrity');
      assert.match(integrity ?? '', /^sha384-/);
      await page
        .getByRole('checkbox', { name: /^(?!Select all)/ })
        .nth(1)
        .check();
      await page.getByRole('button', { name: /^Share studies/ }).click();
      await shareWithColleague(page, page);
      await page.getByRole('button', { name: 'Done' }).click();
      await result(page).getByText('The studies were shared.').waitFor();
    });
  });

  it('plain page: nothing runs of a bundle that is not the one with the hash', async () => {
    const { url, close } = await serveExample('plain-html', { endpoint: product.url });
    const page = await browser.newPage();
    try {
      await page.route('**/pacs-share.js', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()}\n;` });
      });
      const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
      await page.goto(url);
      await refused;
      assert.equal(await page.evaluate(() => customElements.get('share-dialog') === undefined), true);
    } finally {
      await page.close();
      close();
    }
  });

  it('intranet: over plain http under the strictest policy, by its hotkey, and copies the confirmation', async () => {
    await visit(
      'intranet',
      async (page) => {
        assert.equal(await page.evaluate(() => window.isSecureContext), false);
        await page.locator('#image').getByText(/\w/).waitFor();
        await page.locator('#image').focus();
        await page.keyboard.press('s');
        await shareWithColleague(page, page);
        assert.equal(await page.locator('#hotkey').textContent(), 's', 'nothing that was typed is a hotkey');
        await page.getByRole('button', { name: 'Copy this information' }).click();
        await page
          .getByText(/^Copied/)
          .first()
          .waitFor();
        await page.keyboard.press('Escape');
        await result(page).getByText('The study was shared.').waitFor();
        await page.keyboard.press('x');
        assert.equal(await page.locator('#hotkey').textContent(), 'x', 'the hotkeys are back');
      },
      { hostName: INTRANET },
    );
  });

  describe('iframe', () => {
    const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe[title]');

    it('shares from another origin, as high as what it shows, and tells how it ended', async () => {
      await visit('iframe', async (page) => {
        await page.getByRole('button', { name: 'Share' }).click();
        const frame = frameOf(page);
        await frame.getByRole('textbox', { name: 'Reason' }).waitFor();
        const [outer, inner] = [new URL(page.url()).origin, new URL(page.frames()[1]!.url()).origin];
        assert.notEqual(outer, inner);
        assert.equal(await page.evaluate(() => customElements.get('share-dialog') === undefined), true);
        const form = await hasItsHeight(page);
        await shareWithColleague(page, frame);
        const confirmation = await hasItsHeight(page);
        assert.notEqual(form, confirmation);
        await frame.getByRole('button', { name: 'Done' }).click();
        await result(page).getByText('The study was shared.').waitFor();
        assert.equal(await page.locator('iframe').count(), 0);
      });
    });

    it('tells that nothing was shared', async () => {
      await visit('iframe', async (page) => {
        await page.getByRole('button', { name: 'Share' }).click();
        await frameOf(page).getByRole('button', { name: 'Cancel' }).click();
        await result(page).getByText('Nothing was shared.').waitFor();
      });
    });

    it('cannot be framed by another origin', async () => {
      await visit('iframe', async (page) => {
        const frameOrigin = await page.locator('body').getAttribute('data-frame-origin');
        const other = await page.context().newPage();
        const { url, close } = await serveExample('plain-html', { endpoint: product.url });
        try {
          await other.goto(url);
          const refused = other.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
          await other.evaluate((address) => {
            document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
          }, `${frameOrigin}/`);
          await refused;
        } finally {
          close();
        }
      });
    });

    it('takes no orders from another origin or another window, on either side', async () => {
      await visit('iframe', async (page) => {
        await page.evaluate(() => {
          const forger = Object.assign(document.createElement('iframe'), { name: 'forger' });
          forger.setAttribute('sandbox', 'allow-scripts');
          document.body.append(forger);
        });
        const forger = page.frame({ name: 'forger' })!;
        await page.getByRole('button', { name: 'Share' }).click();
        await frameOf(page).getByRole('textbox', { name: 'Reason' }).waitFor();
        const isHeard = await listen(page.mainFrame(), 'pacs-share:result');
        await forger.evaluate(() => {
          window.parent.postMessage({ type: 'pacs-share:result', version: 1, status: 'shared' }, '*');
        });
        await isHeard();
        assert.equal(await result(page).textContent(), '', 'the host hears its frame alone');

        // Beside it, one that the host has not opened yet.
        const arrival = page.waitForEvent('framenavigated', (arrived) => arrived.name() === 'closed');
        await page.evaluate((name) => {
          const src = `${document.body.dataset['frameOrigin']}/`;
          document.body.append(Object.assign(document.createElement('iframe'), { name, src }));
        }, 'closed');
        const frame = await arrival;
        // By the clock: a frame that is out of sight draws nothing.
        await frame.waitForFunction(() => customElements.get('share-dialog') !== undefined, undefined, { polling: 50 });
        const isHeardInside = await listen(frame, 'pacs-share:open');
        const order = { type: 'pacs-share:open', version: 1, studies: [], locale: 'nl' };
        await forger.evaluate((forged) => {
          window.parent.frames[window.parent.length - 1]!.postMessage(forged, '*');
        }, order);
        await isHeardInside();
        assert.equal(await frame.locator('html').getAttribute('lang'), 'en', 'the frame hears its host alone');
        await page.evaluate((real) => {
          window.frames[window.length - 1]!.postMessage(real, '*');
        }, order);
        await frame.getByRole('textbox', { name: 'Reden' }).waitFor();
      });
    });

    /** Listens last of all in a frame; what it answers waits until the page's own listeners have had such a message. */
    async function listen(frame: Frame, type: string): Promise<() => Promise<unknown>> {
      const heard = await frame.evaluateHandle((awaited) => {
        const isHeard = new Promise<void>((resolve) => {
          window.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => {
            if (data.type === awaited) resolve();
          });
        });
        return { isHeard };
      }, type);
      return () => heard.evaluate(({ isHeard }) => isHeard);
    }

    /** The frame has no scroll bar of its own: it is as high as what is in it. */
    async function hasItsHeight(page: Page): Promise<number> {
      const inside = page.frames()[1]!;
      await inside.waitForFunction(() => document.documentElement.scrollHeight <= window.innerHeight);
      return (await page.locator('iframe').boundingBox())!.height;
    }
  });
});
