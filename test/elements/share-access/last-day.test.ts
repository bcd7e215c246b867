import { expect, waitUntil } from '@open-wc/testing';
import { MemoryClient, ShareFailure } from 'pacs-share/client';
import { formatLongDate } from '../../../src/localization/dates.js';
import { strictPolicy, studies } from '../../../stories/fixtures.js';
import type { ShareAccessDriver } from '../../support/share-access-driver.js';
import { clientOf, place, share } from './access-shares.js';

const lastDay = formatLongDate('2027-02-28', 'en-GB');

describe('share-access: the last day', () => {
  async function edit(client: MemoryClient): Promise<ShareAccessDriver> {
    const access = await place(client);
    await access.enter(/^Change the last day/);
    await waitUntil(() => access.focused === 'Access until', 'the field has the focus');
    return access;
  }

  it('is typed in the order of the locale, and saved', async () => {
    const client = clientOf(share);
    const access = await edit(client);
    await expect(access.element).to.be.accessible();
    await access.type('15/3/2027');
    await access.press('Enter');
    const day = formatLongDate('2027-03-15', 'en-GB');
    await waitUntil(() => access.row('An Peeters').includes(day), 'the new day');
    expect(client.shares[0]!.validity).to.deep.equal({ until: '2027-03-15', timeZone: 'Europe/Brussels' });
    await waitUntil(() => access.focused.startsWith('Change the last day'), 'back where it began');
    expect(access.announced).to.include(day);
  });

  it('says what is wrong with it, and asks the endpoint nothing', async () => {
    const client = clientOf(share);
    const access = await edit(client);
    for (const [text, told] of [
      ['', 'Enter the last day of access.'],
      ['30/2/2027', 'This date does not exist'],
      ['1/1/2020', 'The last day of access is in the past.'],
    ] as const) {
      const field = access.find('textbox', 'Access until') as HTMLInputElement;
      field.focus();
      field.select();
      await access.press('Backspace');
      if (text !== '') await access.type(text);
      await access.press('Enter');
      await access.sees(told);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
    }
    expect(client.calls).not.to.include('changeValidity');
    await access.press('Escape');
    await waitUntil(() => access.focused.startsWith('Change the last day'));
    expect(access.row('An Peeters')).to.include(lastDay);
  });

  it('is bound to what the department allows', async () => {
    const client = new MemoryClient({ policy: strictPolicy, studies, shares: [structuredClone(share)] });
    const access = await edit(client);
    await access.sees('At most until');
    expect(access.has('checkbox', 'Without end date')).to.equal(false);
    await access.type('1/1/2030');
    await access.press('Enter');
    await access.sees('The last day of access can be at most');
  });

  it('may be none where that is allowed', async () => {
    const client = clientOf(share);
    const access = await edit(client);
    access.find('checkbox', 'Without end date').focus();
    await access.press('Space');
    await access.enter('Save');
    await waitUntil(() => access.row('An Peeters').includes('Without end date'), 'without end');
    expect(client.shares[0]!.validity).to.deep.equal({ unlimited: true });
  });

  it('stays as it is when the endpoint refuses, which is told', async () => {
    const issues = [{ code: 'validity-beyond-maximum', pointer: '/validity' }] as const;
    const client = clientOf(share).fail('changeValidity', new ShareFailure('rules-broken', { status: 422, issues }), 1);
    const access = await edit(client);
    await access.press('Enter');
    await access.sees('The last day of access can be at most');
    client.fail('changeValidity', new ShareFailure('unavailable'), 1);
    await access.press('Enter');
    await access.sees('The last day was not changed. The sharing service is not available');
    expect(access.row('An Peeters')).to.include(lastDay);
  });

  it('says when the rules of the department cannot be had, and asks again', async () => {
    const client = clientOf(share).fail('getPolicy', new ShareFailure('unavailable'), 1);
    const access = await place(client);
    await access.enter(/^Change the last day/);
    await access.sees('The sharing service is not available');
    await access.enter('Try again');
    await waitUntil(() => access.focused === 'Access until', 'the field has the focus');
  });

  it('leads on to the field from the button that one waits at, and takes the focus from nowhere else', async () => {
    for (const stays of [true, false]) {
      const client = clientOf(share);
      let answer = (): void => undefined;
      const getPolicy = client.getPolicy.bind(client);
      client.getPolicy = () => new Promise((resolve) => (answer = () => resolve(getPolicy())));
      const access = await place(client);
      await access.enter(/^Change the last day/);
      await waitUntil(() => access.focused === 'Cancel', 'there is nothing else yet');
      if (!stays) access.find('button', /^Unlock/).focus();
      answer();
      await waitUntil(() => access.has('textbox', 'Access until'), 'the field');
      await access.element.updateComplete;
      await waitUntil(() => access.focused === 'Access until' || !stays);
      if (!stays) expect(access.focused).to.match(/^Unlock/);
      access.element.remove();
    }
  });
});
