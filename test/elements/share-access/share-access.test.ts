import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import { formatLongDate } from '../../../src/localization/dates.js';
import { partialShare, studies } from '../../../stories/fixtures.js';
import { ShareAccessDriver } from '../../support/share-access-driver.js';
import { withRecipients } from '../../support/share-confirmation-driver.js';
import { clientOf, place, share } from './access-shares.js';

const lastDay = formatLongDate('2027-02-28', 'en-GB');

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

  it('tells when it was opened in the zone of the department, as when it was shared', async () => {
    const apia = { until: '2027-02-28', timeZone: 'Pacific/Apia' };
    const access = await place(clientOf({ ...share, validity: apia }));
    expect(access.text).to.include('31 Jan 2027, 22:30');
    expect(access.row('An Peeters')).to.include('Opened 1 Feb 2027, 00:00');
  });

  it('counts somebody who has access by two shares once', async () => {
    const access = await place(clientOf({ ...share, id: 'share-8', sharedAt: '2026-12-01T09:00:00Z' }, share));
    expect(access.rows('An Peeters')).to.have.length(2);
    expect(access.text).to.include('2 recipients have access.');
  });

  it('does not wait for a PACS to open anything', async () => {
    const access = await place(clientOf(withRecipients(share, ({ rid }) => (rid === 'r2' ? { kind: 'pacs' } : {}))));
    expect(access.row('Tumor board')).to.include('PACS').and.not.to.include('opened');
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

  it('tells namesakes apart, in words and in the names of buttons', async () => {
    const namesakes = {
      ...share,
      recipients: [
        ...share.recipients,
        { ...share.recipients[0]!, rid: 'r3', id: 'an-peeters-2', displayName: 'dr. an peeters', locked: false },
      ],
    };
    const access = await place(clientOf(namesakes));
    expect(access.row('ID an-peeters-2')).to.include('dr. an peeters');
    expect(access.row('Dr. An Peeters')).to.match(/ID user-an-peeters /);
    expect(access.has('button', 'Withdraw the access of dr. an peeters (ID an-peeters-2)')).to.equal(true);
    expect(access.row('Tumor board'), 'nobody else is called so').not.to.include('ID ');
  });
});

describe('share-access: following what becomes of it', () => {
  const queued = withRecipients(share, ({ rid }) => (rid === 'r2' ? { mail: 'queued' } : {}));

  it('follows mails that are on their way, with all that the endpoint tells by then', async () => {
    const client = clientOf(queued);
    const access = await place(client);
    expect(access.row('Tumor board')).to.include('E-mail is being sent');
    Object.assign(client.shares[0]!.recipients[1]!, { mail: 'sent', openedAt: '2027-02-01T08:00:00Z' });
    await waitUntil(() => access.row('Tumor board').includes('E-mail sent'), 'news', { timeout: 4000 });
    expect(access.row('Tumor board')).to.include('Opened 1 Feb 2027');
    expect(access.announced).to.equal('1 e-mail was sent.');
    const { length } = client.calls;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(client.calls, 'then it asks no more').to.have.length(length);
  });

  it('follows a mail that was sent again', async () => {
    const client = clientOf(share);
    const access = await place(client);
    await access.enter('Send e-mail again to Dr. An Peeters');
    await waitUntil(() => access.row('An Peeters').includes('E-mail is being sent'), 'on its way');
    expect(access.announced).to.equal('The e-mail is on its way to 1 recipient.');
    client.shares[0]!.recipients[0]!.mail = 'failed';
    await waitUntil(() => access.row('An Peeters').includes('could not be delivered'), 'news', { timeout: 4000 });
    expect(access.announced).to.equal('1 e-mail could not be delivered.');
  });

  it('says when it cannot know, keeps the list, and asks again on demand', async () => {
    const client = clientOf(queued);
    const access = await place(client);
    client.fail('getSharesOfStudy', new ShareFailure('not-signed-in', { status: 401 }));
    await access.sees('The state of the e-mails is not known now. You are signed out.');
    expect(access.rows()).to.have.length(2);
    expect(access.events).to.deep.equal(['share-sign-in-required']);
    client.recover('getSharesOfStudy');
    client.shares[0]!.recipients[1]!.mail = 'sent';
    await access.enter('Try again');
    await waitUntil(() => access.row('Tumor board').includes('E-mail sent'), 'news', { timeout: 4000 });
    expect(access.text).not.to.include('not known now');
  });

  it('goes on telling who was withdrawn here', async () => {
    const client = clientOf(queued);
    const access = await place(client);
    await access.enter('Withdraw the access of Dr. An Peeters');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    client.shares[0]!.recipients[1]!.mail = 'sent';
    await waitUntil(() => access.row('Tumor board').includes('E-mail sent'), 'news', { timeout: 4000 });
    expect(access.row('An Peeters')).to.include('Withdrawn. Dr. An Peeters has no access any more.');
  });
});
