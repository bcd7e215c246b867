import { expect } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import type { GroupMember, Recipient } from 'pacs-share/domain';
import { directory } from '../../../stories/fixtures.js';
import { findAll, textOf } from '../../support/find.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

const group: Recipient = {
  ...directory.find(({ kind }) => kind === 'group')!,
  memberCount: 60,
  memberReach: { mail: 58, mobile: 41 },
};
const members: GroupMember[] = Array.from({ length: 60 }, (_member, index) => ({
  displayName: `Lid ${index + 1} Verzonnen`,
  description: 'Testziekenhuis',
  reach: { mail: index > 1, mobile: index > 18 },
}));
const withMembers = () => memoryClient({ members: { [group.id]: members } });

function names(picker: RecipientPickerDriver): string[] {
  const list = picker.root.querySelector<HTMLElement>('[part~="members"]');
  return list ? findAll(list, 'listitem').map(textOf) : [];
}

describe('recipient-picker and the members of a group', () => {
  it('says on demand who is in it, and how many can be reached', async () => {
    const client = withMembers();
    const picker = await RecipientPickerDriver.open({ client, value: picked(group) });
    expect(client.calls).not.to.include('getMembers');
    const button = picker.find('button', 'Who is in this group?');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.focus();
    await picker.press('Enter');
    await picker.until(() => names(picker).length === 50, 'the first page');
    expect(names(picker)[0])
      .to.contain('Lid 1 Verzonnen')
      .and.contain('no e-mail address')
      .and.contain('no mobile number');
    expect(names(picker)[49]).not.to.contain('no mobile');
    expect(picker.text).to.contain('Of 60 members, 58 can get an e-mail and 41 a text-message code.');
    picker.find('button', 'Show more members').focus();
    await picker.press('Enter');
    await picker.until(() => names(picker).length === 60, 'all of them');
    expect(picker.findAll('button', 'Show more members')).to.have.length(0);
    picker.find('button', 'Hide the members').focus();
    await picker.press('Enter');
    expect(names(picker)).to.have.length(0);
  });

  it('tries again after a failure', async () => {
    const client = withMembers().fail('getMembers', new ShareFailure('unavailable', { status: 503 }), 1);
    const picker = await RecipientPickerDriver.open({ client, value: picked(group) });
    picker.find('button', 'Who is in this group?').focus();
    await picker.press('Enter');
    await picker.until(() => picker.text.includes('The members could not be had.'), 'the failure is said');
    picker.find('button', 'Try again').focus();
    await picker.press('Enter');
    await picker.until(() => names(picker).length === 50, 'the first page');
  });

  it('is not offered where the endpoint cannot tell, nor at somebody who is no group', async () => {
    const lacking = withMembers().fail('getMembers', new ShareFailure('not-found', { status: 404 }));
    const picker = await RecipientPickerDriver.open({ client: lacking, value: picked(group, directory[0]!) });
    expect(picker.findAll('button', 'Who is in this group?')).to.have.length(1);
    picker.find('button', 'Who is in this group?').focus();
    await picker.press('Enter');
    await picker.until(() => picker.findAll('button', 'Who is in this group?').length === 0, 'the button goes');
    expect(picker.text).not.to.contain('could not be had');
  });
});
