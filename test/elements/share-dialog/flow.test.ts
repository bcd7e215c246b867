import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { ShareFailure, type MemoryClient } from 'pacs-share/client';
import { openPolicy, refusingPacs, strictPolicy, studies } from '../../../stories/fixtures.js';
import { nameOf } from '../../support/find.js';
import { memoryClient, ShareDialogDriver } from '../../support/share-dialog-driver.js';

describe('share-dialog: from opening to confirmation', () => {
  it('opens with focus in the recipient field and says so', async () => {
    const dialog = await ShareDialogDriver.open();
    await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox', 'the recipient field has focus');
    expect(nameOf(dialog.focused as HTMLElement)).to.match(/^Recipients/);
    expect(dialog.types()).to.deep.equal(['share-open']);
    expect(dialog.find('dialog').matches(':modal')).to.equal(true);
    expect(nameOf(dialog.find('dialog'))).to.equal('Share studies');
  });

  it('shares: what was entered is what is sent, once', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    await dialog.type(/^Message/, 'Please look');
    await dialog.click('checkbox', /^Urgent/);
    await dialog.send();
    await dialog.sees('Shared 2 studies with 1 recipient');

    expect(client.shares).to.have.length(1);
    const [share] = client.shares;
    expect(share).to.include({
      access: 'images-and-report-read',
      reason: 'Second opinion',
      message: 'Please look',
      language: 'nl',
      urgent: true,
      anonymize: false,
    });
    expect(share?.validity).to.deep.equal({ until: '2027-02-28', timeZone: 'Europe/Brussels' });
    expect(share?.recipients.map(({ displayName }) => displayName)).to.deep.equal(['Dr. An Peeters']);
    expect(dialog.types()).to.deep.equal(['share-open', 'share-before-send', 'share-complete']);
    expect(dialog.events.at(-1)?.detail).to.deep.equal({
      shareId: 'share-1',
      studyInstanceUids: studies.slice(0, 2).map(({ studyInstanceUid }) => studyInstanceUid),
      recipients: 1,
    });

    await dialog.click('button', 'Done');
    expect(await dialog.outcome).to.deep.equal({ status: 'shared', shareId: 'share-1' });
    expect(dialog.events.at(-1)).to.deep.equal({ type: 'share-close', detail: { reason: 'done' } });
    expect(dialog.isOpen).to.equal(false);
  });

  it('can be used with the keyboard alone', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.ready();
    await dialog.chooseRecipient('tumor board');
    const tabTo = async (isThere: (name: string, element: HTMLElement) => boolean) => {
      for (let steps = 0; steps < 60; steps += 1) {
        const focused = dialog.focused as HTMLElement;
        if (isThere(nameOf(focused), focused)) return;
        await dialog.press('Tab');
      }
      throw new Error('it cannot be reached with Tab');
    };
    await tabTo((_name, element) => (element as HTMLInputElement).type === 'radio');
    await dialog.press('ArrowUp');
    await tabTo((name) => name.startsWith('Reason'));
    await dialog.press('R', 'e', 'f');
    await tabTo((name) => name.includes('patient consents'));
    await dialog.press('Space');
    await tabTo((name) => name === 'Share studies');
    await dialog.press('Enter');
    await dialog.sees('Shared 2 studies');
    expect(client.shares[0]?.access).to.equal('images');
    expect(client.shares[0]?.reason).to.equal('Ref');
    await tabTo((name) => name === 'Done');
    await dialog.press('Enter');
    expect(await dialog.outcome).to.deep.equal({ status: 'shared', shareId: 'share-1' });
  });

  it('says what is missing, moves focus there, and leads to each field', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    expect(dialog.text).not.to.contain('Add at least one recipient');
    await dialog.send();
    await dialog.sees('3 things are missing or wrong');
    expect((dialog.focused as HTMLElement).id).to.equal('issue-summary');
    await dialog.click('button', 'Enter the reason for sharing.');
    expect(nameOf(dialog.focused as HTMLElement)).to.equal('Reason');
    await dialog.press('x');
    await waitUntil(() => dialog.text.includes('2 things are missing or wrong'), 'the summary follows');
    await dialog.click('button', 'Add at least one recipient.');
    expect(dialog.focused?.getAttribute('role')).to.equal('combobox');
    await dialog.click('button', 'Confirm that the patient consents.');
    expect(nameOf(dialog.focused as HTMLElement)).to.contain('patient consents');
  });

  it('never ticks the consent, nor keeps it for sharing again', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({
      client,
      draft: { reason: 'Referral', consent: true } as never,
    });
    await dialog.ready();
    const consent = () => dialog.find('checkbox', /patient consents/) as HTMLInputElement;
    expect(consent().checked).to.equal(false);
    expect((dialog.find('textbox', /^Reason/) as HTMLInputElement).value).to.equal('Referral');
    await dialog.fill();
    await dialog.send();
    await dialog.sees('Shared 2 studies');
    expect(dialog.spoken).to.equal('Shared 2 studies with 1 recipient');
    await dialog.click('button', /Share again/);
    await dialog.ready();
    expect(dialog.spoken, 'of another share').to.equal('');
    expect(consent().checked).to.equal(false);
    expect(dialog.chips()).to.deep.equal([]);
    expect((dialog.find('textbox', /^Reason/) as HTMLInputElement).value).to.equal('Second opinion');
    expect(dialog.types()).to.include('share-again');
  });

  it('remembers the choices of the last share with a user, by asking the endpoint', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    await dialog.click('checkbox', /Text-message code/);
    await dialog.send();
    await dialog.sees('Shared 2 studies');
    await dialog.click('button', /Share again/);
    await dialog.ready();
    await dialog.chooseRecipient('an peeters gen');
    expect((dialog.find('checkbox', /Text-message code/) as HTMLInputElement).checked).to.equal(true);
    expect(localStorage.length + sessionStorage.length).to.equal(0);
  });

  it('confirms what was shared and keeps the failed recipients for the next try', async () => {
    const client = memoryClient({ refusing: { [refusingPacs.id]: 'recipient-not-accepting' } });
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    await dialog.chooseRecipient('gesloten');
    await dialog.send();
    await dialog.sees('Shared 2 studies with 1 recipient; 1 did not succeed');
    await dialog.sees('does not accept shared studies');
    await dialog.click('button', /Try again for those that failed/);
    await dialog.ready();
    expect(dialog.chips()).to.have.length(1);
    expect(dialog.chips()[0]).to.contain('Gesloten');
    expect((dialog.find('checkbox', /patient consents/) as HTMLInputElement).checked).to.equal(false);
  });
});

describe('share-dialog: sending', () => {
  it('sends once for a double click', async () => {
    const client = memoryClient({ latency: 60 });
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    const button = dialog.find('button', 'Share studies');
    button.click();
    button.click();
    await dialog.sees('Sharing…');
    expect(dialog.find('button', 'Sharing…').getAttribute('aria-busy')).to.equal('true');
    await dialog.sees('Shared 2 studies');
    expect(client.calls.filter((call) => call === 'createShare')).to.have.length(1);
    expect(dialog.types().filter((type) => type === 'share-before-send')).to.have.length(1);
  });

  it('lets the host decide: prevented, rejected, later', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    const once = (listener: (event: Event & { waitUntil(decision: Promise<unknown>): void }) => void) =>
      dialog.element.addEventListener('share-before-send', listener, { once: true });

    once((event) => event.preventDefault());
    await dialog.send();
    await waitUntil(() => dialog.findAll('button', 'Share studies').length === 1);
    once((event) => event.waitUntil(Promise.reject(new Error('no'))));
    await dialog.send();
    await waitUntil(() => dialog.findAll('button', 'Share studies').length === 1);
    expect(client.calls).not.to.include('createShare');

    let release!: () => void;
    once((event) => event.waitUntil(new Promise<void>((resolve) => (release = resolve))));
    await dialog.send();
    await dialog.sees('Sharing…');
    expect(client.calls).not.to.include('createShare');
    release();
    await dialog.sees('Shared 2 studies');
  });

  it('after a lost answer says so, and trying again shares once', async () => {
    const client = memoryClient();
    const lost = new LossyClient(client);
    const dialog = await ShareDialogDriver.open({ client: lost.client });
    await dialog.fill();
    await dialog.send();
    await dialog.sees('We could not confirm that the studies were shared');
    expect(client.shares).to.have.length(1);
    expect(dialog.events.at(-1)).to.deep.equal({ type: 'share-fail', detail: { code: 'timeout' } });
    expect(dialog.text).not.to.contain('Studies shared');
    await dialog.click('button', 'Try again');
    await dialog.sees('Shared 2 studies');
    expect(client.shares).to.have.length(1);
    expect(new Set(lost.keys).size).to.equal(1);
  });

  for (const [code, words, status] of [
    ['offline', 'You are offline', undefined],
    ['unavailable', 'not available at the moment', 503],
    ['may-not-share', 'You may not share studies', 403],
    ['refused', 'refused this', 400],
  ] as const) {
    it(`says ${code} and keeps what was entered`, async () => {
      const failure = new ShareFailure(code, status === undefined ? {} : { status });
      const client = memoryClient().fail('createShare', failure, 1);
      const dialog = await ShareDialogDriver.open({ client });
      await dialog.fill();
      await dialog.send();
      await dialog.sees(words);
      expect(dialog.chips()).to.have.length(1);
      const detail = status === undefined ? { code } : { code, status };
      expect(dialog.events.at(-1)).to.deep.equal({ type: 'share-fail', detail });
      await dialog.send();
      await dialog.sees('Shared 2 studies');
    });
  }

  it('asks the host to sign in and goes on from where it was', async () => {
    const client = memoryClient().fail('createShare', new ShareFailure('not-signed-in', { status: 401 }), 1);
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    await dialog.send();
    await dialog.sees('You are signed out');
    expect(dialog.types().slice(-2)).to.deep.equal(['share-fail', 'share-sign-in-required']);
    await dialog.click('button', 'Try again');
    await dialog.sees('Shared 2 studies');
  });

  it('leads back to the form when the rules have changed meanwhile', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    client.policy = { ...strictPolicy, validity: { default: 'P1W', maximum: 'P2W', unlimited: false } };
    await dialog.click('checkbox', /^Allow further sharing/);
    await dialog.send();
    await dialog.sees('Your department has switched this option off.');
    expect((dialog.focused as HTMLElement).id).to.equal('issue-summary');
    expect(client.shares).to.have.length(0);
  });

  it('marks a recipient that the endpoint no longer knows', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    (client as unknown as { recipients: unknown[] }).recipients = [];
    await dialog.send();
    await dialog.sees('no longer in the directory');
    expect(client.shares).to.have.length(0);
  });
});

describe('share-dialog: the policy', () => {
  it('says that it could not be had, and tries again', async () => {
    const client = memoryClient().fail('getPolicy', new ShareFailure('unreachable'), 1);
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.sees('The sharing service cannot be reached');
    expect(dialog.types()).to.deep.equal(['share-open', 'share-fail']);
    await dialog.click('button', 'Try again');
    await dialog.ready();
  });

  it('shows studies and the recipient field while it is awaited', async () => {
    const dialog = await ShareDialogDriver.open({ client: memoryClient().hold('getPolicy') });
    await dialog.sees('CT thorax');
    expect(dialog.findAll('combobox', /^Recipients/)).to.have.length(1);
    expect(dialog.find('button', 'Share studies').getAttribute('aria-disabled')).to.equal('true');
    await dialog.send();
    expect(dialog.types()).to.deep.equal(['share-open']);
  });

  it('turns off what it does not allow, and says why', async () => {
    const dialog = await ShareDialogDriver.open({
      client: memoryClient({ policy: strictPolicy }),
      studies: studies.slice(3, 4),
    });
    await dialog.ready();
    expect((dialog.find('checkbox', /^Anonymize/) as HTMLInputElement).disabled).to.equal(true);
    expect((dialog.find('checkbox', /^Without end date/) as HTMLInputElement).disabled).to.equal(true);
    expect(dialog.text).to.contain('An end date is required here.');
    expect(dialog.text).to.contain('Your department has no labels.');
  });

  it('without an endpoint fails visibly instead of waiting for ever', async () => {
    const dialog = await ShareDialogDriver.place();
    Object.assign(dialog.element, { client: undefined });
    await dialog.show(studies.slice(0, 1));
    await dialog.sees('Sharing is not set up on this page');
  });
});

describe('share-dialog: fields', () => {
  it('clears an access that became unavailable and asks again', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await dialog.click('radio', /^Images only/);
    await dialog.chooseRecipient('an peeters card');
    await dialog.sees('Choose what the recipients may see.');
    await dialog.sees('Not available when sharing with a user.');
    expect(
      dialog.findAll('radio').filter((radio) => (radio as HTMLInputElement).checked && radio.id === ''),
    ).to.have.length(0);
  });

  it('lets the language follow the recipients until one is chosen, and gives the choice back', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    const language = () => dialog.find('combobox', /^Language/) as HTMLSelectElement;
    expect(language().value).to.equal('en');
    await dialog.chooseRecipient('benoit');
    await dialog.sees('Chosen for you: the language of the recipient.');
    expect(language().value).to.equal('fr');
    language().value = 'de';
    language().dispatchEvent(new Event('change', { bubbles: true }));
    await dialog.sees('Chosen by you.');
    await dialog.chooseRecipient('chloe');
    await dialog.chooseRecipient('tumor');
    expect(language().value).to.equal('de');
    await dialog.click('button', 'Follow the recipients');
    expect(language().value).to.equal('fr');
    expect(dialog.text).to.contain('Chosen for you. 2 of 3 recipients: French.');
  });

  it('takes a typed date in the order of the locale', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client, locale: 'nl-BE' });
    await waitUntil(() => dialog.findAll('textbox', /^(Access until|Toegang tot)/).length === 1);
    await dialog.type(/^(Access until|Toegang tot)/, '5/3/27');
    await dialog.press('Tab');
    const input = dialog.find('textbox', /^(Access until|Toegang tot)/) as HTMLInputElement;
    expect(input.value).to.equal('05/03/2027');
  });

  for (const [typed, words] of [
    ['02/31/2027', 'This date does not exist'],
    ['01/30/2027', 'in the past'],
    ['02/01/2028', 'can be at most 01/31/2028'],
    ['next week', 'This date does not exist'],
  ] as const) {
    it(`says what is wrong with ${typed} and keeps it`, async () => {
      const dialog = await ShareDialogDriver.open();
      await dialog.ready();
      await dialog.type(/^Access until/, typed);
      await dialog.press('Tab');
      await dialog.sees(words);
      expect((dialog.find('textbox', /^Access until/) as HTMLInputElement).value).to.equal(typed);
    });
  }

  it('chooses a date in the calendar with keys and gives the focus back', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await dialog.click('button', 'Choose the date in a calendar');
    await waitUntil(() => dialog.focused?.getAttribute('data-date') === '2027-02-28', 'the day has the focus');
    await dialog.press('ArrowUp', 'ArrowRight');
    expect(dialog.focused?.getAttribute('data-date')).to.equal('2027-02-22');
    await dialog.press('PageDown', 'Enter');
    expect((dialog.find('textbox', /^Access until/) as HTMLInputElement).value).to.equal('03/22/2027');
    expect(nameOf(dialog.focused as HTMLElement)).to.equal('Choose the date in a calendar');
    await dialog.press('Enter', 'Escape');
    expect(dialog.isOpen, 'Escape closes the calendar alone').to.equal(true);
    expect(dialog.findAll('group', 'Calendar')).to.have.length(0);
  });

  it('puts a label on, at a level that it allows', async () => {
    const client = memoryClient();
    const dialog = await ShareDialogDriver.open({ client });
    await dialog.fill();
    await dialog.click('checkbox', /^Label/);
    await dialog.send();
    await dialog.sees('Choose a label, or switch the label off.');
    const label = dialog.find('combobox', 'Which label') as HTMLSelectElement;
    label.value = 'tumor-board';
    label.dispatchEvent(new Event('change', { bubbles: true }));
    await dialog.send();
    await dialog.sees('Shared 2 studies');
    expect(client.shares[0]?.label).to.deep.equal({ id: 'tumor-board', scope: 'group' });
  });

  it('counts the message and keeps what is too long', async () => {
    const dialog = await ShareDialogDriver.open({
      client: memoryClient({ policy: { ...openPolicy, message: { maximumLength: 5 } } }),
    });
    await dialog.ready();
    await dialog.type(/^Message/, 'abcdef');
    await dialog.sees('6 of 5');
    await dialog.sees('The message can have at most 5 characters.');
    expect((dialog.find('textbox', /^Message/) as HTMLTextAreaElement).value).to.equal('abcdef');
  });

  it('takes a study out of several', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await dialog.click('button', 'Do not share CT thorax');
    await waitUntil(() => !dialog.text.includes('CT thorax'));
    await aTimeout(0);
    expect(dialog.text).to.contain('1 study');
  });
});

/** A client whose first answer to a share gets lost after it has arrived. */
class LossyClient {
  readonly keys: string[] = [];
  readonly client: MemoryClient;

  constructor(client: MemoryClient) {
    const { keys } = this;
    this.client = new Proxy(client, {
      get(target, property, receiver) {
        if (property !== 'createShare') {
          const value = Reflect.get(target, property, receiver) as unknown;
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        }
        return async (...[request, options]: Parameters<MemoryClient['createShare']>) => {
          keys.push(options.idempotencyKey);
          const share = await target.createShare(request, options);
          if (keys.length === 1) throw new ShareFailure('timeout');
          return share;
        };
      },
    });
  }
}
