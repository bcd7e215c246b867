import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { ProductPage } from '../support/node/product-page.js';

/** Who is looked for, by which keys, and how the option and the chip tell who it is. */
const WANTED = [
  {
    who: 'somebody by a part of a known RIZIV/INAMI number',
    keys: ['1', '6', '3', '3', '5'],
    option: /An Peeters.*General practitioner.*RIZIV\/INAMI 1-63352-93-104/,
    chip: /An Peeters.*General practitioner/,
  },
  {
    who: 'the second of two homonyms',
    keys: ['p', 'e', 'e', 't', 'ArrowDown'],
    option: /An Peeters.*Orthopedic surgeon/,
    chip: /An Peeters.*Orthopedic surgeon/,
  },
  {
    who: 'a group',
    keys: ['m', 'u', 'l', 't', 'i'],
    option: /Multidisciplinary oncology meeting.*Group.*3 members/,
    chip: /Multidisciplinary oncology meeting.*3 members/,
  },
  {
    who: 'a PACS',
    keys: ['p', 'a', ' ', 'f', 'i'],
    option: /PACS CHU Fictif.*PACS.*Lille/,
    chip: /PACS CHU Fictif.*Lille/,
  },
] as const;

describe('finding a recipient in the running product', () => {
  let product: ProductPage;
  let page: Page;
  let field: Locator;

  before(async () => {
    product = await ProductPage.open();
    ({ page } = product);
    await product.signIn('sender');
    await page.goto(product.product.url);
    await product.tick(1);
    await product.openDialog();
    field = product.dialog.getByRole('combobox', { name: /Recipients/ });
  });

  after(() => product?.close());

  afterEach(async () => {
    const remove = product.dialog.getByRole('button', { name: /^Remove / });
    while ((await remove.count()) > 0) await remove.first().click();
    await field.fill('');
  });

  const active = (text: RegExp): Locator => product.dialog.locator('[part~="active"]').filter({ hasText: text });
  const chosen = (name: RegExp): Locator => product.dialog.getByRole('button', { name }).and(page.locator('.remove'));

  for (const { who, keys, option, chip } of WANTED) {
    it(`finds ${who} in under 6 keystrokes, and chooses by Enter`, async () => {
      assert.ok(keys.length < 6);
      await field.focus();
      for (const key of keys) {
        // An arrow is pressed by whoever sees the list.
        if (key.length > 1) await active(/./).waitFor();
        await page.keyboard.press(key === ' ' ? 'Space' : key);
      }
      await active(option).waitFor();
      await page.keyboard.press('Enter');
      await chosen(chip).waitFor();
    });
  }

  it('finds somebody by a number that is pasted, with its separators or without', async () => {
    for (const number of ['1-63352-93-104', '16335293104']) {
      await paste(number);
      await active(/An Peeters.*General practitioner/).waitFor();
      assert.equal(await product.dialog.getByRole('listbox').getByRole('option').count(), 2, 'nobody else but new');
      await page.keyboard.press('Enter');
      await chosen(/An Peeters.*General practitioner/).waitFor();
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Delete');
      await chosen(/An Peeters/).waitFor({ state: 'detached' });
    }
  });

  it('makes chips of a list that is pasted, and says what to do about the rest', async () => {
    await paste('1-63352-93-104; 17127131117\nnobody@example.com, 1 85 05 78 006 084 91');
    await chosen(/An Peeters.*General practitioner/).waitFor();
    await chosen(/An Peeters.*Orthopedic surgeon/).waitFor();
    await product.dialog.getByRole('button', { name: 'Add as new: nobody@example.com' }).waitFor();
    await product.dialog.getByText('Looks like a national person number, which is not searched for.').waitFor();
    await product.dialog.getByRole('button', { name: 'Dismiss all' }).click();
  });

  it('finds several in detail, and tells homonyms apart there too', async () => {
    await product.dialog.getByRole('button', { name: 'Detailed search' }).click();
    const layer = page.getByRole('dialog', { name: 'Detailed search' });
    await layer.getByRole('textbox', { name: 'Last name' }).fill('Peeters');
    await page.keyboard.press('Enter');
    for (const line of ['General practitioner', 'Orthopedic surgeon, Ziekenhuis De Proef, Hasselt']) {
      await layer.getByRole('checkbox', { name: new RegExp(`^An Peeters, ${line}`) }).check();
    }
    await layer.getByRole('button', { name: 'Add 2 recipients' }).click();
    await chosen(/An Peeters.*General practitioner/).waitFor();
    await chosen(/An Peeters.*Orthopedic surgeon/).waitFor();
  });

  it('complained of nothing meanwhile', () => assert.deepEqual(product.complaints, []));

  /** By the keys of the browser, from its clipboard. */
  async function paste(text: string): Promise<void> {
    await product.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.product.url });
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await field.focus();
    await page.keyboard.press('Control+V');
  }
});
