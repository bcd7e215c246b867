import { expect } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters, otherAnPeeters } from '../../../stories/fixtures.js';
import { memoryClient, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

describe('recipient-picker before somebody types, after earlier shares', () => {
  it('offers those shared with recently after the favorites, once each, under a heading', async () => {
    const client = memoryClient();
    client.getRecentRecipients = () => Promise.resolve([anPeeters, otherAnPeeters]);
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.until(() => picker.options.length === 5, 'three favorites, one recent, somebody new');
    expect(picker.options[3]).to.contain('General practice');
    await picker.sees('Shared with recently');
    await picker.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(picker.values).to.deep.equal([`user:${otherAnPeeters.id}`]);
  });

  it('offers the favorites alone where the recent ones cannot be had', async () => {
    const client = memoryClient().fail('getRecentRecipients', new ShareFailure('not-found'));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.until(() => picker.options.length === 4, 'three favorites and somebody new');
    expect(picker.text).not.to.contain('Shared with recently');
  });
});
