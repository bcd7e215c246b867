import type { FrameLocator, Page } from 'playwright-core';

/** In an open dialog, on a page or in a frame of it: enters what is mandatory, sends, and sees the confirmation. */
export async function shareWithColleague(page: Page, dialog: Page | FrameLocator): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Reason' }).waitFor();
  await dialog.getByRole('combobox', { name: /^Recipients/ }).click();
  await page.keyboard.type('peeters');
  await dialog
    .getByRole('option', { name: /Peeters/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Remove / }).waitFor();
  await dialog.getByRole('textbox', { name: 'Reason' }).focus();
  await page.keyboard.type('Second opinion');
  await dialog.getByRole('checkbox', { name: /patient consents/ }).check();
  await dialog.getByRole('button', { name: 'Share studies', exact: true }).click();
  await dialog
    .getByText(/^Shared (with|\d+ stud)/)
    .first()
    .waitFor();
}
