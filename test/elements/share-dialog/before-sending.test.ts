import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import { directory, openPolicy, studies } from '../../../stories/fixtures.js';
import { findAll, textOf } from '../../support/find.js';
import { memoryClient, ShareDialogDriver } from '../../support/share-dialog-driver.js';

/** The sentences about what sharing will do, one a recipient. */
function summary(dialog: ShareDialogDriver): string[] {
  const section = dialog.root.querySelector<HTMLElement>('[part~="summary"]');
  return section ? findAll(section, 'listitem').map((item) => textOf(item).replace(/\s+/g, ' ').trim()) : [];
}

describe('share-dialog: what makes a sender sure before sending', () => {
  it('says in plain words what each recipient gets', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    expect(summary(dialog)).to.deep.equal([]);
    await dialog.chooseRecipient('an peeters card');
    expect(summary(dialog)).to.deep.equal([
      'Dr. An Peeters sees the images and can read the report, to the end of Sunday, February 28, 2027. An e-mail in Dutch is sent. Opening asks for no code.',
    ]);
    await dialog.click('checkbox', /^Anonymize/);
    expect(summary(dialog)[0]).to.contain('sees the images, but not the report, to the end of');
    await dialog.click('checkbox', /^Without end date/);
    expect(summary(dialog)[0]).to.contain('but not the report, without end date.');
  });

  it('points out that the studies are of two patients, and hears of it no more once one is left', async () => {
    const other = studies.find(({ patient }) => patient.id !== studies[0]!.patient.id)!;
    const dialog = await ShareDialogDriver.open({ studies: [studies[0]!, other] });
    await dialog.ready();
    await dialog.sees('The studies belong to 2 different patients.');
    await waitUntil(() => dialog.spoken.includes('The studies belong to 2 different patients.'), 'it is said');
    await dialog.click('button', `Do not share ${other.description}`);
    const list = dialog.root.querySelector<HTMLElement>('#studies')!;
    expect(textOf(list)).not.to.contain('different patients');
  });

  it('says nothing of patients where the studies are of one', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    expect(dialog.text).not.to.contain('different patients');
  });

  it('tells namesakes apart', async () => {
    const recipients = directory
      .filter(({ displayName }) => displayName === 'Dr. An Peeters')
      .map((recipient) => ({ ...recipient, twoFactor: false, sendMail: true }));
    const dialog = await ShareDialogDriver.open({ draft: { recipients } });
    await dialog.ready();
    const names = summary(dialog).map((sentence) => sentence.slice(0, sentence.indexOf(' sees')));
    expect(names).to.have.length(2);
    expect(new Set(names)).to.have.length(2);
    for (const name of names) expect(name).to.match(/^Dr. An Peeters \(.+\)$/);
  });

  it('claims nothing while it is not settled', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await dialog.chooseRecipient('an peeters card');
    await dialog.type(/^Access until/, 'soon');
    await dialog.press('Tab');
    expect(summary(dialog)).to.deep.equal([]);
  });

  it('warns where anonymizing does not reach the name', async () => {
    const [study] = studies;
    const patient = { name: 'Voorbeeldpatiënt^Mila' };
    const named = { ...study!, patient, description: 'CT thorax VOORBEELDPATIENT' };
    const dialog = await ShareDialogDriver.open({ studies: [named] });
    await dialog.ready();
    await dialog.type(/^Message/, 'Mila has a nodule');
    expect(dialog.text).not.to.contain('patient’s name');
    await dialog.click('checkbox', /^Anonymize/);
    const notes = () => findAll(dialog.root, 'note').map(textOf).join(' ');
    expect(notes()).to.contain('The description of a study holds the patient’s name');
    expect(notes()).to.contain('The message holds the patient’s name');
    expect(notes()).not.to.contain('The reason holds');
    await dialog.type(/^Message/, 'There is a nodule');
    expect(notes()).not.to.contain('The message holds');
  });

  it('says aloud that a chosen access is asked for again, away from the focus', async () => {
    const dialog = await ShareDialogDriver.open({ draft: { access: 'images' } });
    await dialog.ready();
    const status = () =>
      [...dialog.root.querySelectorAll('[role="status"]')].map((region) => region.textContent).join();
    expect(status()).not.to.contain('Choose what the recipients may see.');
    await dialog.chooseRecipient('an peeters card');
    await waitUntil(() => status().includes('Choose what the recipients may see.'), 'it is announced');
  });

  it('explains how far the policy lets access go', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    const field = dialog.find('textbox', /^Access until/);
    const hint = dialog.root.getElementById('validity-hint')!;
    expect(field.getAttribute('aria-describedby')).to.contain('validity-hint');
    expect(textOf(hint)).to.equal(
      'To the end of Sunday, February 28, 2027 (Europe/Brussels). At most until 01/31/2028.',
    );
    await dialog.click('checkbox', /^Without end date/);
    expect(textOf(hint)).to.equal('Access does not end by itself.');
  });

  it('asks for the consent in the words of the department', async () => {
    const consent = { text: 'Toestemming volgens het reglement van het testziekenhuis.' };
    const dialog = await ShareDialogDriver.open({ client: memoryClient({ policy: { ...openPolicy, consent } }) });
    await dialog.ready();
    expect(dialog.findAll('checkbox', /reglement van het testziekenhuis/)).to.have.length(1);
    expect(dialog.findAll('checkbox', /patient consents/)).to.have.length(0);
  });
});

describe('share-dialog: the preview of the e-mail', () => {
  const sendMail = { twoFactor: false, sendMail: true };
  const recipients = directory
    .filter(({ kind, reach }) => kind === 'user' && reach.mail)
    .slice(0, 2)
    .map((recipient) => ({ ...recipient, ...sendMail }));

  async function open(client = memoryClient()): Promise<ShareDialogDriver> {
    const dialog = await ShareDialogDriver.open({ client, draft: { recipients, message: 'Please <b>look</b>' } });
    await dialog.ready();
    return dialog;
  }

  it('shows the mail as text, with whom it goes to, before reason and consent are given', async () => {
    const dialog = await open();
    await dialog.click('button', 'Preview the e-mail');
    await dialog.sees('has shared an exam with you');
    await dialog.sees('Please <b>look</b>');
    const mail = dialog.root.querySelector<HTMLElement>('[part~="mail-preview"]')!;
    for (const { displayName } of recipients) expect(textOf(mail)).to.contain(displayName);
    await dialog.click('button', 'Hide the e-mail');
    expect(dialog.text).not.to.contain('has shared an exam with you');
  });

  it('is gone as soon as it would no longer be true', async () => {
    const dialog = await open();
    await dialog.click('button', 'Preview the e-mail');
    await dialog.sees('Please <b>look</b>');
    await dialog.type(/^Message/, 'Something else');
    expect(dialog.text).not.to.contain('has shared an exam with you');
    await dialog.click('button', 'Preview the e-mail');
    await dialog.sees('Something else');
  });

  it('says when it could not be had, and tries again', async () => {
    const client = memoryClient().fail('previewMails', new ShareFailure('server-error', { status: 500 }), 1);
    const dialog = await open(client);
    await dialog.click('button', 'Preview the e-mail');
    await dialog.sees('Try again');
    await dialog.click('button', 'Try again');
    await dialog.sees('has shared an exam with you');
  });

  it('is not offered where the endpoint has none, nor where nobody gets a mail', async () => {
    const lacking = memoryClient().fail('previewMails', new ShareFailure('not-found', { status: 404 }));
    const dialog = await open(lacking);
    await dialog.click('button', 'Preview the e-mail');
    await waitUntil(() => dialog.findAll('button', 'Preview the e-mail').length === 0, 'the button goes');
    expect(dialog.findAll('button', 'Try again')).to.have.length(0);

    const silent = await ShareDialogDriver.open({
      draft: { recipients: recipients.map((recipient) => ({ ...recipient, sendMail: false })) },
    });
    await silent.ready();
    expect(silent.findAll('button', 'Preview the e-mail')).to.have.length(0);
  });
});
