import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Share } from 'pacs-share/domain';
import { linkIn, ProductPage } from '../support/node/product-page.js';

const WRONG = '000000';

describe('a recipient who is locked out', () => {
  let product: ProductPage;
  let elsewhere: BrowserContext;
  let recipient: Page;
  let share: Share;
  let link: string;

  before(async () => {
    product = await ProductPage.open();
    await product.signIn('sender', 'radiology-az-voorbeeld');
    await product.page.goto(product.product.url);
    await product.tick(1);
    await product.openDialog();
    await product.chooseRecipient('janssens');
    await product.dialog.getByRole('checkbox', { name: 'Text-message code' }).check();
    await product.dialog.getByRole('textbox', { name: 'Reason' }).fill('Tweede lezing');
    await product.consent();
    share = await product.send();
    link = linkIn(await product.mailFor(1));
    elsewhere = await product.browser.newContext();
    recipient = await elsewhere.newPage();
    recipient.setDefaultTimeout(30_000);
  });

  after(() => product?.close());

  /** The code that was texted last. */
  async function texted(count: number): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { texts } = await product.outbox();
      const code = /\d{6,}/.exec(texts.at(-1)?.text ?? '')?.[0];
      if (texts.length >= count && code !== undefined) return code;
      await wait(100);
    }
    return assert.fail('no code was texted');
  }

  const enter = async (code: string) => {
    await recipient.locator('#code').fill(code);
    await recipient
      .locator('form', { has: recipient.locator('#code') })
      .getByRole('button')
      .click();
    await recipient.waitForLoadState();
  };

  it('is locked by five wrong codes, and the right one opens nothing then', async () => {
    assert.equal(share.recipients[0]?.twoFactor, true);
    await recipient.goto(link);
    await recipient.locator('form[action$="/code"] button').click();
    const code = await texted(1);
    assert.notEqual(code, WRONG);
    for (let tries = 0; tries < 5; tries += 1) await enter(WRONG);
    assert.equal(await recipient.locator('#code').count(), 0, 'no code is asked for any more');
    const answer = await elsewhere.request.post(`${link}/open`, {
      form: { code },
      headers: { origin: product.product.url },
    });
    assert.equal(answer.status(), 423);
  });

  it('is shown as locked to the sender, who may not unlock', async () => {
    await product.page.goto(`${product.product.url}/shares/${share.id}`);
    const row = product.page.locator('share-access').getByRole('listitem').filter({ hasText: 'Janssens' }).first();
    await row.getByText('Locked after too many wrong codes').waitFor();
    assert.equal(await row.getByRole('button', { name: /^Unlock/ }).count(), 0);
  });

  it('is let in again by an administrator of the department, and a new code opens', async () => {
    await product.signIn('admin', 'radiology-az-voorbeeld');
    await product.page.goto(`${product.product.url}/shares/${share.id}`);
    const access = product.page.locator('share-access');
    await access.getByRole('button', { name: /^Unlock .*Janssens/ }).click();
    await access.getByText('Locked after too many wrong codes').waitFor({ state: 'detached' });
    await access.getByText(/Janssens is unlocked and can try again/).waitFor({ state: 'attached' });

    const { texts } = await product.outbox();
    await recipient.goto(link);
    await recipient.locator('form[action$="/code"] button').last().click();
    await enter(await texted(texts.length + 1));
    await recipient.getByRole('article').first().waitFor();
    await product.page.reload();
    await access
      .getByText(/^Opened /)
      .first()
      .waitFor();
  });

  it('breaks no content security policy and leaves no error', () => {
    assert.deepEqual(product.complaints, []);
  });
});
