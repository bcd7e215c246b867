import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { Share } from 'pacs-share/domain';
import { linkIn, ProductPage } from '../support/node/product-page.js';

const PICTURES = process.env['PICTURES'];

describe('an exam that is shared on', () => {
  let product: ProductPage;
  let share: Share;
  let further: Share;
  /** The browser of who receives first, and of whom it is shared on with. */
  let first: Page;
  let second: Page;
  let link: string;

  const picture = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };

  async function browserOf(options: Parameters<typeof product.browser.newContext>[0] = {}): Promise<Page> {
    const context: BrowserContext = await product.browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => product.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && product.complaints.push(message.text()));
    return page;
  }

  async function signIn(page: Page, name: string): Promise<void> {
    const person = (await product.people()).find(({ displayName }) => displayName === name);
    assert.ok(person, `there is ${name}`);
    const response = await page.request.post(`${product.product.url}/demo/session`, {
      data: { user: person.id },
      headers: { origin: product.product.url },
    });
    assert.equal(response.status(), 200);
  }

  before(async () => {
    product = await ProductPage.open();
    product.page.setDefaultTimeout(60_000);
    first = await browserOf();
    second = await browserOf({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
    await signIn(first, 'Tom Janssens');
    await product.signIn('sender', 'radiology-az-voorbeeld');
    await product.page.goto(product.product.url);
    await product.tick(1);
    await product.openDialog();
    await product.chooseRecipient('janssens');
    await product.dialog.getByRole('textbox', { name: 'Reason' }).fill('Tweede lezing');
    await product.dialog.getByRole('checkbox', { name: /further sharing/i }).check();
    await product.consent();
    share = await product.send();
  });

  after(() => product?.close());

  it('is offered to share on to who received it, in his own language', async () => {
    await first.goto(`${product.product.url}/received`);
    await first.getByRole('button', { name: 'Met anderen delen' }).waitFor();
    await picture(first, 'received');
    await first.getByRole('button', { name: 'Openen' }).click();
    await first.getByRole('article').first().waitFor();
    await picture(first, 'opened');
    await first.getByRole('button', { name: 'Met anderen delen' }).click();
    const dialog = first.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reden' }).waitFor();
    const unlimited = dialog.getByRole('checkbox', { name: /onbeperkt/i });
    assert.equal((await unlimited.count()) === 0 || (await unlimited.isDisabled()), true, 'no longer than received');
    await picture(first, 'dialog');
  });

  it('is shared on with our own dialog, and the next one is told by mail', async () => {
    const dialog = first.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /Ontvangers/ }).pressSequentially('chiara bern');
    await dialog
      .getByRole('listbox')
      .getByRole('option', { name: /Bernasconi/ })
      .click();
    await dialog
      .getByRole('button', { name: /Bernasconi.*verwijderen|verwijder.*Bernasconi/i })
      .first()
      .waitFor();
    await dialog.getByRole('textbox', { name: 'Reden' }).fill('Mening gevraagd');
    await dialog.getByRole('checkbox', { name: /patiënt/ }).check();
    const [response] = await Promise.all([
      first.waitForResponse((answer) => answer.url().endsWith('/shares') && answer.request().method() === 'POST'),
      dialog
        .getByRole('button', { name: /delen$/ })
        .last()
        .click(),
    ]);
    assert.equal(response.status(), 201, await response.text());
    further = (await response.json()) as Share;
    assert.equal(further.sharedBy.displayName, 'Tom Janssens');
    await picture(first, 'confirmed');
    link = linkIn(await product.mailFor(1));
  });

  it('opens for the next one, on a telephone', async () => {
    await second.goto(link);
    await picture(second, 'entrance-320-dark');
    await second.locator('form[action$="/open"] button').click();
    await second.getByRole('article').first().waitFor();
    assert.equal(await second.getByRole('button', { name: /altri|others|anderen/ }).count(), 0, 'not to share on');
    await picture(second, 'opened-320-dark');
  });

  it('is shown to the sender: who has it now, and by whom', async () => {
    await product.page.goto(`${product.product.url}/shares/${share.id}`);
    const access = product.page.locator('share-access');
    await access
      .getByText(/Tom Janssens/)
      .first()
      .waitFor();
    await access
      .getByText(/Chiara Bernasconi/)
      .first()
      .waitFor();
    await picture(product.page, 'sender');
  });

  it('is closed to both once the sender withdraws', async () => {
    await product.page.getByRole('button', { name: 'Withdraw the share' }).click();
    await product.page.getByText('Withdrawn').first().waitFor();
    for (const page of [first, second]) {
      if (page === first) await page.goto(share.recipients[0]?.link ?? '');
      else await page.reload();
      assert.equal(await page.getByRole('article').count(), 0);
      assert.equal(await page.locator('.notice.bad').count(), 1);
    }
    await picture(second, 'withdrawn-320-dark');
    await first.goto(`${product.product.url}/received`);
    assert.equal(await first.getByRole('article').count(), 0);
    const answer = await first.request.get(`${product.product.url}/api/policy`);
    assert.equal(answer.status(), 403);
  });

  it('breaks no content security policy and leaves no error', () => {
    // A closed page answers 410, which browsers write down.
    assert.deepEqual(
      product.complaints.filter((complaint) => !/status of (410|403)/.test(complaint)),
      [],
    );
  });
});
