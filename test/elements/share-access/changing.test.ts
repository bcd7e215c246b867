import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import { clientOf, place, share } from './access-shares.js';

const none = { withdraw: false, changeValidity: false, sendMail: false, unlock: false };

describe('share-access: what can be done', () => {
  it('offers only what is allowed', async () => {
    const readOnly = await place(clientOf({ ...share, permissions: none }));
    expect(readOnly.has('button')).to.equal(false);

    const { permissions: _permissions, ...silent } = share;
    const untold = await place(clientOf(silent));
    expect(untold.has('button', /^Unlock/), 'never where nobody said so').to.equal(false);
    expect(untold.has('button', 'Withdraw the access of Dr. An Peeters')).to.equal(true);
  });

  it('withdraws one: marked at once, undone, then sent when it leaves the page', async () => {
    const client = clientOf(share);
    const access = await place(client);
    await access.enter('Withdraw the access of Dr. An Peeters');
    expect(access.row('An Peeters')).to.include('is withdrawn in a few seconds, unless you undo it.');
    expect(access.announced).to.include('The access of Dr. An Peeters is withdrawn in a few seconds');
    expect(access.text).to.include('1 recipient has access.');
    await waitUntil(() => access.focused === 'Undo');
    await expect(access.element).to.be.accessible();
    await access.press('Enter');
    await waitUntil(() => access.focused === 'Withdraw the access of Dr. An Peeters');
    expect(access.announced).to.equal('Nothing was withdrawn: Dr. An Peeters keeps access.');
    expect(client.calls).not.to.include('withdrawRecipient');

    await access.press('Enter');
    access.element.remove();
    await waitUntil(() => client.shares[0]!.recipients[0]!.withdrawn, 'it is sent');
    expect(client.shares[0]!.recipients[1]!.withdrawn).to.equal(false);
  });

  it('withdraws all of a share', async () => {
    const client = clientOf(share);
    const access = await place(client);
    await access.enter(/^Withdraw for all/);
    expect(access.announced).to.include('The share is withdrawn in a few seconds');
    expect(access.text).to.include('Nobody has access to this study.');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await waitUntil(() => client.shares[0]!.withdrawn, 'it is sent');
    await waitUntil(() => access.row('Tumor board').includes('has no access any more'), 'it is told');
    expect(access.has('button')).to.equal(false);
  });

  it('tells at the row why it was not withdrawn, and puts the access back', async () => {
    const client = clientOf(share).fail('withdrawRecipient', new ShareFailure('may-not-share', { status: 403 }));
    const access = await place(client);
    await access.enter('Withdraw the access of Dr. An Peeters');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await waitUntil(() => access.row('An Peeters').includes('was not withdrawn'), 'it is told');
    expect(access.row('An Peeters')).to.include('You may not share studies.').and.to.include('Opened');
    expect(access.row('Tumor board')).not.to.include('not withdrawn');
    expect(access.announced).to.include('The access of Dr. An Peeters was not withdrawn.');
    await waitUntil(() => access.focused.startsWith('Dr. An Peeters'), 'focus is not lost');
  });

  it('unlocks', async () => {
    const client = clientOf(share);
    const access = await place(client);
    await access.enter('Unlock Dr. An Peeters');
    await waitUntil(() => !access.row('An Peeters').includes('Locked'), 'unlocked');
    expect(client.shares[0]!.recipients[0]!.locked).to.equal(false);
    expect(access.announced).to.equal('Dr. An Peeters is unlocked and can try again.');
  });

  it('sends the mail again, once however often it is pressed', async () => {
    const client = clientOf(share);
    const access = await place(client);
    access.find('button', 'Send e-mail again to Dr. An Peeters').focus();
    client.latency = 50;
    await access.press('Enter', 'Enter');
    await waitUntil(() => access.row('An Peeters').includes('E-mail is being sent'), 'on its way');
    expect(client.calls.filter((call) => call === 'sendMail')).to.have.length(1);
    expect(access.row('Tumor board')).to.include('No e-mail sent');
    await waitUntil(() => access.focused.startsWith('Dr. An Peeters'), 'focus is not lost');
  });

  it('tells at the row that a mail was not sent, and who is signed out', async () => {
    const client = clientOf(share).fail('sendMail', new ShareFailure('not-signed-in', { status: 401 }));
    const access = await place(client);
    await access.enter('Send the e-mail to Tumor board thorax');
    await waitUntil(() => access.row('Tumor board').includes('The e-mail was not sent. You are signed out.'), 'told');
    expect(access.events).to.deep.equal(['share-sign-in-required']);
  });
});
