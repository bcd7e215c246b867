import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ProductPage } from '../support/node/product-page.js';

const REASON = 'Second opinion';

describe('a session that ends while the dialog is filled in', () => {
  let product: ProductPage;
  let name: string;

  before(async () => {
    product = await ProductPage.open();
    name = (await product.signIn('sender')).displayName;
    await product.page.goto(product.product.url);
    await product.tick(1);
    await product.openDialog();
    await product.chooseRecipient('peeters');
    await product.dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
    await product.consent();
    await product.context.clearCookies();
  });

  after(() => product?.close());

  it('has one sign in in another window, and keeps what was entered', async () => {
    const { page, dialog } = product;
    const [signIn] = await Promise.all([
      page.waitForEvent('popup'),
      dialog.getByRole('button', { name: 'Share studies' }).click(),
    ]);
    await dialog.getByText('You are signed out. Sign in again; what you entered is kept.').first().waitFor();
    await Promise.all([signIn.waitForEvent('close'), signIn.getByRole('button', { name: new RegExp(name) }).click()]);
    assert.equal(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue(), REASON);
    assert.equal(await dialog.getByRole('button', { name: /^Remove / }).count(), 1);
  });

  it('shares once signed in again', async () => {
    const share = await product.send();
    assert.equal(share.reason, REASON);
    assert.equal(share.recipients.length, 1);
  });
});
