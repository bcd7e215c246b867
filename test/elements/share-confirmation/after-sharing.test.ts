import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import type { Share } from 'pacs-share/domain';
import { completeShare, partialShare } from '../../../stories/fixtures.js';
import { clientOf, ShareConfirmationDriver, withRecipients } from '../../support/share-confirmation-driver.js';

/** Longer than a withdrawal can be undone. */
const WINDOW = 12_000;

const lockedShare: Share = {
  ...withRecipients(completeShare, ({ rid }) => ({ locked: rid === 'r1' })),
  permissions: { withdraw: true, changeValidity: true, sendMail: true, unlock: true },
};

describe('share-confirmation: withdrawing', () => {
  it('marks the share at once, and takes it back when the time to undo has passed', async function () {
    this.timeout(WINDOW + 4000);
    const client = clientOf(completeShare);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    confirmation.find('button', 'Withdraw').focus();
    await confirmation.press('Enter');
    expect(confirmation.text).to.match(/^This share is being withdrawn/);
    expect(confirmation.recipient('An Peeters')).to.equal('Dr. An Peeters User Being withdrawn');
    expect(confirmation.announced).to.equal('The share is withdrawn in a few seconds, unless you undo it.');
    await waitUntil(() => confirmation.focused === 'Undo', 'the way back has the focus');
    expect(confirmation.text).to.include('The time stands still while the pointer or the keyboard is here.');
    await confirmation.press('Tab');
    expect(confirmation.has('button', /^Withdraw/)).to.equal(false);
    await expect(confirmation.element).to.be.accessible();
    expect(client.calls, 'nothing is sent yet').not.to.include('withdrawShare');

    await waitUntil(() => client.calls.includes('withdrawShare'), 'it is sent', { timeout: WINDOW });
    await confirmation.sees('This share has been withdrawn');
    expect(client.shares[0]!.withdrawn).to.equal(true);
    expect(confirmation.recipient('An Peeters')).to.equal('Dr. An Peeters User Withdrawn');
    expect(confirmation.announced).to.equal('Withdrawn. The recipients have no access any more.');
    expect(confirmation.focused, 'where the user has moved on to').to.equal('Copy this information');
    expect(confirmation.events).to.deep.equal([]);
  });

  it('undoes it with a key, and nothing was ever sent', async () => {
    const client = clientOf(completeShare);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    await confirmation.click('button', 'Withdraw');
    await waitUntil(() => confirmation.focused === 'Undo');
    await confirmation.press('Enter');
    expect(confirmation.text).to.match(/^Shared 2 studies/);
    expect(confirmation.announced).to.equal('Nothing was withdrawn: the recipients keep access.');
    await waitUntil(() => confirmation.focused === 'Withdraw', 'back where it began');
    confirmation.element.remove();
    expect(client.calls).not.to.include('withdrawShare');
  });

  it('takes one recipient back, and the other keeps access', async () => {
    const client = clientOf(completeShare);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    await confirmation.click('button', 'Withdraw the access of Dr. An Peeters');
    expect(confirmation.recipient('An Peeters')).to.equal('Dr. An Peeters User Being withdrawn');
    expect(confirmation.recipient('Tumor board')).to.include('Shared');
    expect(confirmation.announced).to.include('The access of Dr. An Peeters is withdrawn in a few seconds');
    await confirmation.press('Enter');
    expect(confirmation.recipient('An Peeters')).to.include('Shared');
    await waitUntil(() => confirmation.focused === 'Withdraw the access of Dr. An Peeters');
    await confirmation.press('Enter');

    await confirmation.click('button', 'Withdraw');
    await waitUntil(() => client.calls.includes('withdrawRecipient'), 'another one sends the first at once');
    expect(client.shares[0]!.recipients.map(({ withdrawn }) => withdrawn)).to.deep.equal([true, false]);
    expect(client.calls).not.to.include('withdrawShare');
    expect(confirmation.announced).to.include('The share is withdrawn in a few seconds');
  });

  it('sends it at once when it leaves the page, and when another share is shown', async () => {
    const client = clientOf(completeShare, partialShare);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    await confirmation.click('button', 'Withdraw');
    confirmation.element.share = partialShare;
    await confirmation.element.updateComplete;
    await waitUntil(() => client.shares[0]!.withdrawn, 'the first is withdrawn');
    expect(confirmation.text).to.match(/^Shared 2 studies with 2 recipients; 1 did not succeed/);
    expect(client.shares[1]!.withdrawn).to.equal(false);

    await confirmation.click('button', 'Withdraw');
    confirmation.element.remove();
    await waitUntil(() => client.shares[1]!.withdrawn, 'the second is withdrawn');
  });

  it('puts the access back and says so when it could not be withdrawn', async () => {
    const client = clientOf(completeShare).fail('withdrawShare', new ShareFailure('not-signed-in', { status: 401 }));
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    await confirmation.click('button', 'Withdraw');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await confirmation.sees('The share was not withdrawn. You are signed out.');
    expect(confirmation.text).to.match(/^Shared 2 studies/);
    expect(confirmation.has('button', 'Withdraw')).to.equal(true);
    expect(confirmation.types()).to.deep.equal(['share-sign-in-required']);
  });

  it('is not offered to who may not, nor without an endpoint', async () => {
    const share: Share = {
      ...withRecipients(lockedShare, () => ({ mail: 'failed' })),
      permissions: { withdraw: false, changeValidity: false, sendMail: false, unlock: false },
    };
    for (const properties of [{ share, client: clientOf(share) }, { share: lockedShare }]) {
      const confirmation = await ShareConfirmationDriver.place(properties);
      expect(confirmation.has('button', /Withdraw|Unlock|Send e-mail/)).to.equal(false);
    }
  });
});

describe('share-confirmation: unlocking', () => {
  it('lets a locked recipient in again', async () => {
    const client = clientOf(lockedShare);
    const confirmation = await ShareConfirmationDriver.place({ share: lockedShare, client });
    expect(confirmation.recipient('An Peeters')).to.include('Locked after too many wrong codes');
    confirmation.find('button', 'Unlock Dr. An Peeters').focus();
    await confirmation.press('Enter');
    await confirmation.sees('Dr. An Peeters is unlocked and can try again.');
    expect(confirmation.recipient('An Peeters')).not.to.include('Locked');
    expect(client.shares[0]!.recipients[0]!.locked).to.equal(false);
    await waitUntil(() => confirmation.focused.includes('is unlocked'), 'focus is not lost');
  });

  it('says why it could not, and is not offered where nobody said that it may be', async () => {
    const client = clientOf(lockedShare).fail('unlock', new ShareFailure('may-not-share', { status: 403 }));
    const confirmation = await ShareConfirmationDriver.place({ share: lockedShare, client });
    await confirmation.click('button', 'Unlock Dr. An Peeters');
    await confirmation.sees('Dr. An Peeters was not unlocked.');
    expect(confirmation.recipient('An Peeters')).to.include('Locked');

    const { permissions: _permissions, ...silent } = lockedShare;
    const other = await ShareConfirmationDriver.place({ share: silent, client: clientOf(silent) });
    expect(other.has('button', /^Unlock/)).to.equal(false);
    expect(other.has('button', 'Withdraw')).to.equal(true);
  });
});

describe('share-confirmation: printing', () => {
  it('prints the confirmation alone, without buttons', async () => {
    const printed: { text: string; buttons: number; sheets: number }[] = [];
    const original = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      configurable: true,
      get(this: HTMLIFrameElement) {
        const view = original.get!.call(this) as Window;
        view.print = () => {
          const root = view.document.body.firstElementChild!.shadowRoot!;
          printed.push({
            text: root.textContent.replace(/\s+/g, ' ').trim(),
            buttons: root.querySelectorAll('button').length,
            sheets: root.adoptedStyleSheets.length,
          });
          view.dispatchEvent(new Event('afterprint'));
        };
        return view;
      },
    });
    try {
      const confirmation = await ShareConfirmationDriver.place({
        share: completeShare,
        client: clientOf(completeShare),
      });
      confirmation.find('button', 'Print').focus();
      await confirmation.press('Enter');
      expect(printed).to.have.length(1);
      expect(printed[0]!.text)
        .to.match(/^Shared 2 studies/)
        .and.to.include('Dr. An Peeters');
      expect(printed[0]!.buttons).to.equal(0);
      expect(printed[0]!.sheets).to.be.greaterThan(1);
      expect(confirmation.root.querySelector('iframe'), 'the copy is gone').to.equal(null);
    } finally {
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', original);
    }
  });
});
