import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import type { Share } from 'pacs-share/domain';
import { completeShare, openPolicy, otherPacs, partialShare, studies } from '../../../stories/fixtures.js';
import { formatLongDate } from '../../../src/localization/dates.js';
import { clientOf, ShareConfirmationDriver, withRecipients } from '../../support/share-confirmation-driver.js';

const unmailed = withRecipients(completeShare, () => ({ mail: 'not-requested' }));

describe('share-confirmation: what was shared', () => {
  it('draws nothing without a share', async () => {
    const confirmation = await ShareConfirmationDriver.place();
    expect(confirmation.text).to.equal('');
  });

  it('says what was shared, with whom, until when', async () => {
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, policy: openPolicy });
    const { text } = confirmation;
    expect(text).to.match(/^Shared 2 studies with 2 recipients/);
    for (const part of [
      'Shared by Dr. Sanne Voorbeeldt (Radiology, AZ Voorbeeld), 31 Jan 2027, 10:30',
      'Proefkonijn, Mieke',
      'X-ray thorax, two views',
      'Images and report',
      `Until and including ${formatLongDate('2027-02-28', 'en-GB')} (Europe/Brussels)`,
      'Dutch',
      'Second opinion',
      'At the level of the user',
      'Could you have a look at the nodule',
    ]) {
      expect(text).to.include(part);
    }
    expect(confirmation.recipient('An Peeters')).to.equal(
      'Dr. An Peeters User Shared E-mail sent Opens with a code by text message Copy link',
    );
    expect(confirmation.recipient('Tumor board')).to.include('E-mail is being sent');
  });

  it('tells who failed and why, beside who did not', async () => {
    const confirmation = await ShareConfirmationDriver.place({ share: partialShare });
    expect(confirmation.text).to.match(/^Shared 2 studies with 2 recipients; 1 did not succeed/);
    expect(confirmation.recipient('Gesloten')).to.equal(
      'PACS Ziekenhuis Gesloten PACS Not shared This recipient does not accept shared studies at the moment.',
    );
    expect(confirmation.recipient('An Peeters')).to.include('E-mail could not be delivered');
    expect(confirmation.recipient('Vanbedacht')).to.include('No e-mail address');
  });

  it('tells what was switched on, kept, opened, locked and withdrawn', async () => {
    const share: Share = {
      ...withRecipients(completeShare, ({ rid }) =>
        rid === 'r1'
          ? { locked: true, openedAt: '2027-01-31T11:00:00Z', kept: { access: 'images-and-report-write' } }
          : { withdrawn: true },
      ),
      urgent: true,
      anonymize: true,
      furtherSharing: true,
      reportAccessible: false,
    };
    const confirmation = await ShareConfirmationDriver.place({ share });
    const { text } = confirmation;
    for (const part of ['Urgent', 'Anonymized', 'May be shared further', 'The report is not accessible']) {
      expect(text).to.include(part);
    }
    const first = confirmation.recipient('An Peeters');
    expect(first).to.include('Keeps wider access from an earlier share: Images and report, may add to the report');
    expect(first).to.match(/Opened 31 Jan 2027/);
    expect(first).to.include('Locked after too many wrong codes');
    expect(confirmation.recipient('Tumor board')).to.equal('Tumor board thorax Group Withdrawn');
  });

  it('tells namesakes apart, in words and in the names of buttons', async () => {
    const namesake = { ...completeShare.recipients[0]!, rid: 'r3', id: 'user-an-peeters-2' };
    const share = { ...completeShare, recipients: [...completeShare.recipients, namesake] };
    const confirmation = await ShareConfirmationDriver.place({ share, client: clientOf(share) });
    expect(confirmation.recipient('ID user-an-peeters-2')).to.include('Dr. An Peeters');
    expect(confirmation.has('button', 'Copy link for Dr. An Peeters (ID user-an-peeters-2)')).to.equal(true);
    expect(confirmation.has('button', 'Withdraw the access of Dr. An Peeters (ID user-an-peeters)')).to.equal(true);
    expect(confirmation.recipient('Tumor board'), 'nobody else is called so').not.to.include('ID ');
  });

  it('shows names and the message as text', async () => {
    const message = '<img src=x onerror=alert(1)>\nhttps://example.org';
    const share = {
      ...withRecipients(completeShare, () => ({ displayName: '<b>Ina</b>' })),
      message,
      studies: [studies[4]!],
    };
    const confirmation = await ShareConfirmationDriver.place({ share });
    expect(confirmation.text).to.include('<b>Ina</b>').and.to.include('<script>, "Ali" & Co');
    expect(confirmation.root.querySelector('blockquote p')?.textContent).to.equal(message);
    expect(confirmation.root.querySelector('img, b, script, blockquote a')).to.equal(null);
  });

  it('draws at most 50 recipients until the rest is asked for', async () => {
    const recipients = Array.from({ length: 70 }, (_recipient, index) => ({
      ...completeShare.recipients[0]!,
      rid: `r${index}`,
      displayName: `Dr. Nummer ${index}`,
    }));
    const confirmation = await ShareConfirmationDriver.place({ share: { ...completeShare, recipients } });
    expect(confirmation.root.querySelectorAll('[part="recipient"]')).to.have.length(50);
    await confirmation.click('button', 'Show 20 more');
    expect(confirmation.root.querySelectorAll('[part="recipient"]')).to.have.length(70);
  });

  it('announces itself, and its headline takes the focus', async () => {
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    expect(confirmation.announced).to.equal('Shared 2 studies with 2 recipients');
    confirmation.element.focus();
    expect(confirmation.root.activeElement?.textContent.trim()).to.equal('Shared 2 studies with 2 recipients');
    await confirmation.element.updateComplete;
    expect(confirmation.announced, 'once is enough').to.equal('');
  });

  it('fires nothing for a share that is set, and shares again when asked', async () => {
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    expect(confirmation.events).to.deep.equal([]);
    await confirmation.click('button', 'Share again');
    expect(confirmation.events).to.deep.equal([
      {
        type: 'share-again',
        detail: { studyInstanceUids: studies.slice(0, 2).map(({ studyInstanceUid }) => studyInstanceUid) },
      },
    ]);
  });

  it('offers without a client only what needs none', async () => {
    const confirmation = await ShareConfirmationDriver.place({ share: unmailed });
    expect(confirmation.has('button', 'Copy this information')).to.equal(true);
    expect(confirmation.has('button', /^Send e-mail/)).to.equal(false);
    expect(confirmation.has('button', /^Withdraw/)).to.equal(false);
  });

  it('keeps its keys to itself', async () => {
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', listen);
    confirmation.find('button', 'Share again').focus();
    await confirmation.press('r', 'Enter');
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([]);
    expect(confirmation.types()).to.deep.equal(['share-again']);
  });

  for (const width of [320, 560, 900]) {
    it(`has no accessibility fault and does not overflow at ${width} px`, async () => {
      for (const share of [completeShare, partialShare]) {
        const confirmation = await ShareConfirmationDriver.place({ share, client: clientOf(share) });
        confirmation.element.style.inlineSize = `${width}px`;
        await expect(confirmation.element).to.be.accessible();
        const article = confirmation.root.querySelector('article')!;
        expect(article.scrollWidth).to.be.at.most(article.clientWidth);
      }
    });
  }
});

describe('share-confirmation: mails', () => {
  it('asks for the mails that were not asked for or failed, and not for others', async () => {
    const share: Share = {
      ...completeShare,
      recipients: [
        ...unmailed.recipients,
        { ...completeShare.recipients[0]!, rid: 'r3', displayName: 'Dr. Sent', mail: 'sent' },
        { ...completeShare.recipients[0]!, rid: 'r4', displayName: 'Dr. Failed', mail: 'failed' },
        { ...completeShare.recipients[0]!, rid: 'r5', displayName: 'Dr. Addressless', mail: 'no-address' },
        {
          ...completeShare.recipients[0]!,
          rid: 'r6',
          kind: 'pacs',
          displayName: otherPacs.displayName,
          mail: 'not-requested',
        },
        { ...completeShare.recipients[0]!, rid: 'r7', displayName: 'Dr. Gone', withdrawn: true, mail: 'failed' },
      ],
    };
    const client = clientOf(share);
    const asked: string[] = [];
    const sendMail = client.sendMail.bind(client);
    client.sendMail = (id, rid, options) => {
      asked.push(`${id} ${rid}`);
      return sendMail(id, rid, options);
    };
    const confirmation = await ShareConfirmationDriver.place({ share, client });
    await confirmation.click('button', 'Send e-mail (3)');
    await confirmation.sees('The e-mails are on their way to 3 recipients');
    expect(asked).to.deep.equal(['share-1 r1', 'share-1 r2', 'share-1 r4']);
    expect(confirmation.events).to.deep.equal([{ type: 'share-mail', detail: { recipients: 3 } }]);
    expect(confirmation.recipient('Failed')).to.include('E-mail is being sent');
    expect(confirmation.recipient('Clinique Modèle')).not.to.include('mail');
    expect(confirmation.has('button', /^Send e-mail/)).to.equal(false);
    await waitUntil(() => confirmation.focused.startsWith('The e-mails are on their way'), 'focus is not lost');
    expect(confirmation.announced).to.include('on their way to 3 recipients');
  });

  it('is busy while it asks: a second press asks nothing', async () => {
    const client = clientOf(unmailed).hold('sendMail');
    const confirmation = await ShareConfirmationDriver.place({ share: unmailed, client });
    await confirmation.click('button', /^Send e-mail/);
    await confirmation.click('button', 'Sending e-mail…');
    expect(client.calls.filter((call) => call === 'sendMail')).to.have.length(2);
    expect(confirmation.events).to.deep.equal([]);
  });

  it('says which mails could not be asked for, and lets them be asked for again', async () => {
    const client = clientOf(unmailed).fail('sendMail', new ShareFailure('unavailable'), 1);
    const confirmation = await ShareConfirmationDriver.place({ share: unmailed, client });
    await confirmation.click('button', 'Send e-mail (2)');
    await confirmation.sees('Not every e-mail could be sent.');
    expect(confirmation.recipient('An Peeters')).to.include('No e-mail sent').and.to.include('not available');
    expect(confirmation.recipient('Tumor board')).to.include('E-mail is being sent');
    expect(confirmation.events).to.deep.equal([{ type: 'share-mail', detail: { recipients: 1 } }]);
    await confirmation.click('button', 'Send e-mail (1)');
    await confirmation.sees('The e-mail is on its way to 1 recipient.');
    expect(confirmation.recipient('An Peeters')).not.to.include('not available');
  });

  it('tells the host when the endpoint does not know who asks', async () => {
    const client = clientOf(unmailed).fail('sendMail', new ShareFailure('not-signed-in', { status: 401 }));
    const confirmation = await ShareConfirmationDriver.place({ share: unmailed, client });
    await confirmation.click('button', 'Send e-mail (2)');
    await confirmation.sees('You are signed out');
    expect(confirmation.types()).to.deep.equal(['share-sign-in-required']);
  });

  it('follows the mails until they have arrived, then asks no more', async () => {
    const client = clientOf(completeShare);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    expect(confirmation.recipient('Tumor board')).to.include('E-mail is being sent');
    client.shares[0]!.recipients[1]!.mail = 'failed';
    await waitUntil(() => confirmation.recipient('Tumor board').includes('could not be delivered'), 'news', {
      timeout: 4000,
    });
    expect(confirmation.announced).to.equal('1 e-mail could not be delivered.');
    expect(confirmation.has('button', 'Send e-mail (1)')).to.equal(true);
    expect(confirmation.element.share, 'the property is the host\u2019s').to.equal(completeShare);
    expect(confirmation.events).to.deep.equal([]);
    const { length } = client.calls;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(client.calls).to.have.length(length);
  });

  it('does not ask while it cannot be seen', async () => {
    const client = clientOf(completeShare);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    confirmation.element.hidden = true;
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect(client.calls).to.deep.equal([]);
    confirmation.element.hidden = false;
    await waitUntil(() => client.calls.length === 1, 'it asks again', { timeout: 4000 });
  });

  it('gives up when it leaves the page', async () => {
    const client = clientOf(completeShare);
    const signals: AbortSignal[] = [];
    client.getShare = (_id, options) => {
      signals.push(options!.signal!);
      return new Promise(() => {});
    };
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    await waitUntil(() => signals.length === 1, 'it asks', { timeout: 4000 });
    confirmation.element.remove();
    expect(signals[0]!.aborted).to.equal(true);
  });

  it('says when it cannot know how the mails are doing, and asks again on demand', async () => {
    const client = clientOf(completeShare).fail('getShare', new ShareFailure('not-found', { status: 404 }));
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare, client });
    await confirmation.sees('The state of the e-mails is not known now.');
    client.recover('getShare');
    client.shares[0]!.recipients[1]!.mail = 'sent';
    await confirmation.click('button', 'Try again');
    await waitUntil(() => confirmation.recipient('Tumor board').includes('E-mail sent'), 'news', { timeout: 4000 });
    expect(confirmation.text).not.to.include('is not known now');
  });

  it('shows another share from its beginning', async () => {
    const client = clientOf(unmailed, partialShare);
    const confirmation = await ShareConfirmationDriver.place({ share: unmailed, client });
    await confirmation.click('button', 'Send e-mail (2)');
    await confirmation.sees('on their way');
    confirmation.element.share = partialShare;
    await confirmation.element.updateComplete;
    expect(confirmation.text).not.to.include('on their way');
    expect(confirmation.recipient('An Peeters')).to.include('could not be delivered');
  });
});
