import { expect } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import type { Recipient } from 'pacs-share/domain';
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

  it('names both groups in the list', async () => {
    const client = memoryClient();
    client.getRecentRecipients = () => Promise.resolve([otherAnPeeters]);
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.until(() => picker.options.length === 5, 'three favorites, one recent, somebody new');
    const sizes = (name: string) => picker.find('group', name).querySelectorAll('[role="option"]').length;
    expect([sizes('Favorites'), sizes('Shared with recently')]).to.deep.equal([3, 1]);
    expect(picker.root.querySelector('[role="listbox"]')?.getAttribute('aria-label')).to.equal('Suggestions');
  });

  it('does not wait for the recent ones; when they come, the active option stays the same', async () => {
    const client = memoryClient();
    let answer: (recent: Recipient[]) => void = () => undefined;
    client.getRecentRecipients = () => new Promise((resolve) => (answer = resolve));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.until(() => picker.options.length === 4, 'three favorites and somebody new');
    await picker.press('ArrowUp');
    expect(picker.activeOption).to.contain('Add a new recipient');
    answer([otherAnPeeters]);
    await picker.until(() => picker.options.length === 5, 'the recent one');
    expect(picker.activeOption).to.contain('Add a new recipient');
    await picker.press('ArrowUp');
    expect(picker.activeOption).to.contain('General practice');
  });
});
