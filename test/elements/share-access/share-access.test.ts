import { expect, waitUntil } from '@open-wc/testing';
import { MemoryClient, ShareFailure } from 'pacs-share/client';
import type { Share } from 'pacs-share/domain';
import { formatLongDate } from '../../../src/localization/format.js';
import { completeShare, openPolicy, partialShare, strictPolicy, studies } from '../../../stories/fixtures.js';
import { ShareAccessDriver } from '../../support/share-access-driver.js';
import { withRecipients } from '../../support/share-confirmation-driver.js';

const all = { withdraw: true, changeValidity: true, sendMail: true, unlock: true };
const none = { withdraw: false, changeValidity: false, sendMail: false, unlock: false };

/** Two recipients: one has opened it and is locked now. */
const share: Share = {
  ...withRecipients(completeShare, ({ rid }) =>
    rid === 'r1' ? { openedAt: '2027-01-31T11:00:00Z', locked: true, mail: 'sent' } : { mail: 'not-requested' },
  ),
  permissions: all,
};

const lastDay = formatLongDate('2027-02-28', 'en-GB');

function clientOf(...shares: Share[]): MemoryClient {
  return new MemoryClient({ policy: openPolicy, studies, shares: structuredClone(shares) });
}

async function place(client: MemoryClient): Promise<ShareAccessDriver> {
  const access = await ShareAccessDriver.place({ client });
  await waitUntil(() => access.rows().length > 0, 'there are rows');
  return access;
}

describe('share-access: who has access', () => {
  it('draws nothing without somebody to ask', async () => {
    const access = await ShareAccessDriver.place();
    expect(access.text).to.equal('');
  });

  it('says with each recipient what access there is, by whom, until when', async () => {
    const access = await place(clientOf(share));
    expect(access.text).to.include('Shared by Dr. Sanne Voorbeeldt (Radiology, AZ Voorbeeld), 31 Jan 2027, 10:30');
    const first = access.row('An Peeters');
    for (const part of [
      'User',
      'Images and report',
      `Until and including ${lastDay} (Europe/Brussels)`,
      'Opened 31 Jan 2027',
      'E-mail sent',
      'Locked after too many wrong codes',
    ]) {
      expect(first).to.include(part);
    }
    expect(access.row('Tumor board')).to.include('Group').and.to.include('Not opened yet');
    expect(access.announced).to.equal('2 recipients have access.');
    expect(access.text).to.include('2 recipients have access.');
    await expect(access.element).to.be.accessible();
  });

  it('lists the newest share first, and neither whom it failed for nor who lost access', async () => {
    const older = { ...partialShare, sharedAt: '2026-12-01T09:00:00Z' };
    const gone = { ...withRecipients(share, () => ({ withdrawn: true })), id: 'share-9', withdrawn: true };
    const access = await place(clientOf(older, gone, share));
    expect(access.rows('Gesloten')).to.deep.equal([]);
    expect(access.rows()).to.have.length(4);
    expect(access.rows('An Peeters')[0]).to.include('Opened');
    expect(access.rows('An Peeters')[1]).to.include('could not be delivered');
  });

  it('tells the wider and longer right that was kept, and what has ended', async () => {
    const kept = withRecipients(share, ({ rid }) =>
      rid === 'r1' ? { kept: { access: 'images-and-report-write', validity: { unlimited: true } } } : {},
    );
    const access = await place(clientOf({ ...kept, validity: { until: '2027-01-30', timeZone: 'Europe/Brussels' } }));
    expect(access.row('An Peeters')).to.include('Images and report, may add to the report Without end date');
    await waitUntil(() => access.row('Tumor board').includes('Access has ended'), 'the department knows the day');
    expect(access.text).to.include('1 recipient has access.');
  });

  it('says that nobody has access', async () => {
    const access = await ShareAccessDriver.place({ client: clientOf() });
    await access.sees('Nobody has access to this study.');
    expect(access.announced).to.equal('Nobody has access to this study.');
    await expect(access.element).to.be.accessible();
  });

  it('says that it is loading, and gives up when it leaves the page', async () => {
    const client = clientOf(share).hold('getSharesOfStudy');
    const access = await ShareAccessDriver.place({ client });
    await access.sees('Loading…');
    const parent = access.element.parentElement!;
    access.element.remove();
    client.recover('getSharesOfStudy');
    parent.append(access.element);
    await waitUntil(() => access.rows().length === 2, 'back on the page it asks again');
  });

  it('never tells a failure as "nobody", and tries again', async () => {
    const client = clientOf(share).fail('getSharesOfStudy', new ShareFailure('unavailable'), 1);
    const access = await ShareAccessDriver.place({ client });
    await access.sees('The sharing service is not available');
    expect(access.text).not.to.include('Nobody');
    expect(access.announced).to.include('not available');
    await expect(access.element).to.be.accessible();
    await access.enter('Try again');
    await waitUntil(() => access.rows().length === 2, 'rows');
    expect(access.focused).to.equal('Who has access');
  });

  it('tells the host when the endpoint does not know who asks', async () => {
    const client = clientOf().fail('getSharesOfStudy', new ShareFailure('not-signed-in', { status: 401 }));
    const access = await ShareAccessDriver.place({ client });
    await access.sees('You are signed out');
    expect(access.events).to.deep.equal(['share-sign-in-required']);
  });

  it('follows another study', async () => {
    const access = await place(clientOf(share));
    access.element.study = studies[3]!.studyInstanceUid;
    await access.sees('Nobody has access');
    expect(access.rows()).to.deep.equal([]);
  });

  it('asks again when the host says so', async () => {
    const client = clientOf();
    const access = await ShareAccessDriver.place({ client });
    await access.sees('Nobody has access');
    client.shares.push(structuredClone(share));
    access.element.reload();
    await waitUntil(() => access.rows().length === 2, 'rows');
  });

  for (const width of [320, 900]) {
    it(`does not overflow at ${width} px`, async () => {
      const access = await place(clientOf(share, partialShare));
      access.element.style.inlineSize = `${width}px`;
      await expect(access.element).to.be.accessible();
      const root = access.root.querySelector('.root')!;
      expect(root.scrollWidth).to.be.at.most(root.clientWidth);
    });
  }
});

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
    await waitUntil(() => access.has('textbox', 'Access until'), 'the field');
  });
});
