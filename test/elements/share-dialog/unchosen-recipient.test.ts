import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ShareDialogDriver } from '../../support/share-dialog-driver.js';

describe('share-dialog with a recipient that is not chosen yet', () => {
  it('asks before it forgets what was typed', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    dialog.find('combobox', /^Recipients/).focus();
    await sendKeys({ type: 'peeters' });
    await dialog.click('button', 'Cancel');
    await dialog.sees('Keep editing');
    await dialog.click('button', 'Keep editing');
    expect((dialog.find('combobox', /^Recipients/) as HTMLInputElement).value).to.equal('peeters');
    await dialog.click('button', 'Cancel');
    await dialog.click('button', 'Close without sharing');
    expect(dialog.isOpen).to.equal(false);
  });

  it('closes at once where nothing was entered', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await dialog.click('button', 'Cancel');
    expect(dialog.isOpen).to.equal(false);
  });
});
