// Writes docs/images/share-dialog.png from the running product: npm start, then node scripts/make-screenshot.mjs [address].
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './find-chromium.mjs';

const address = process.argv[2] ?? 'http://localhost:8080';
const target = fileURLToPath(new URL('../docs/images/share-dialog.png', import.meta.url));

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumArguments,
  chromiumSandbox: false,
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 880 }, locale: 'en-GB' });
  await page.goto(address);
  await page
    .getByRole('button', { name: /Shares studies/ })
    .first()
    .click();
  const rows = page.locator('study-list').getByRole('checkbox', { name: /^(?!Select all)/ });
  await rows.nth(2).check();
  await rows.nth(3).check();
  await page.getByRole('button', { name: /^Share studies/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).waitFor();
  for (const text of ['janssens', 'maes']) {
    await dialog.getByRole('combobox', { name: /Recipients/ }).fill('');
    await page.keyboard.type(text);
    await dialog.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
  }
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Second opinion');
  await dialog.getByRole('checkbox', { name: /patient consents/ }).check();
  await dialog.locator('.body').evaluate((body) => body.scrollTo(0, 0));
  await page.screenshot({ path: target });
} finally {
  await browser.close();
}
