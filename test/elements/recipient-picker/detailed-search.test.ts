import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { ShareFailure, type RecipientPage, type RecipientSearch, type ShareClient } from 'pacs-share/client';
import type { Recipient } from 'pacs-share/domain';
import type { RecipientPicker } from 'pacs-share/elements';
import { anPeeters, openPolicy, otherAnPeeters, otherPacs, tumorBoard } from '../../../stories/fixtures.js';
import { DetailedSearchDriver } from '../../support/detailed-search-driver.js';
import { find, findAll } from '../../support/find.js';
import { memoryClient, picked } from '../../support/recipient-picker-driver.js';
import { ShareDialogDriver } from '../../support/share-dialog-driver.js';

const open = DetailedSearchDriver.open.bind(DetailedSearchDriver);

const crowd: Recipient[] = ['Adams', 'Bakker', 'Claes', 'Dubois', 'Evers'].map((lastName, index) => ({
  ...anPeeters,
  id: `crowd-${index}`,
  displayName: `Dr. Kim ${lastName}`,
  firstName: 'Kim',
  lastName,
  description: `${'ZYXWV'[index]}-ward · Gent`,
}));
const crowdNames = crowd.map(({ displayName }) => displayName);

function crowdClient(limit = 2) {
  const policy = {
    ...openPolicy,
    recipients: { ...openPolicy.recipients, search: { ...openPolicy.recipients.search, limit } },
  };
  return memoryClient({ policy, recipients: crowd });
}

interface Question {
  search: RecipientSearch;
  signal: AbortSignal | undefined;
  answer: (recipients: Recipient[], rest?: Partial<RecipientPage>) => void;
  fail: (error: unknown) => void;
}

/** Keeps each question until the test answers it. */
function slowClient(): { client: ShareClient; questions: Question[] } {
  const client = memoryClient();
  const questions: Question[] = [];
  client.searchRecipients = (search, options) =>
    new Promise((resolve, fail) => {
      const answer: Question['answer'] = (recipients, rest) => resolve({ recipients, next: null, ...rest });
      questions.push({ search, signal: options?.signal, answer, fail });
    });
  return { client, questions };
}

describe('recipient-picker: the detailed search as a dialog', () => {
  it('opens by its icon, names itself, and starts at the first criterion', async () => {
    const search = await open();
    expect(search.dialog.matches(':modal')).to.equal(true);
    expect(search.focused).to.equal('First name');
    expect(search.icon?.getAttribute('aria-haspopup')).to.equal('dialog');
  });

  it('is not there before it is opened, nor after it is closed', async () => {
    const search = await open();
    await search.picker.press('Escape');
    await search.picker.until(() => search.picker.root.querySelector('dialog') === null, 'gone');
  });

  it('closes by Escape, without choosing, and gives the focus back', async () => {
    const search = await open();
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    await search.tick(/Cardiology/);
    await search.picker.press('Escape');
    expect(search.isOpen).to.equal(false);
    expect(search.focused).to.equal('Detailed search');
    expect(search.picker.values).to.deep.equal([]);
    await search.reopen();
    expect((search.find('textbox', 'Last name') as HTMLInputElement).value).to.equal('peeters');
    expect(search.findAll('button', /^Add 1/)).to.have.length(0);
  });

  for (const button of ['Close', 'Cancel']) {
    it(`closes by ${button}, and gives the focus back`, async () => {
      const search = await open();
      await search.push(button);
      expect(search.isOpen).to.equal(false);
      expect(search.focused).to.equal('Detailed search');
    });
  }

  it('keeps Tab inside, both ways', async () => {
    const search = await open();
    const seen = new Set<string>();
    for (const isBack of [false, true]) {
      if (isBack) await sendKeys({ down: 'Shift' });
      for (let count = 0; count < 20; count += 1) {
        await search.picker.press('Tab');
        const active = document.activeElement === search.picker.element ? search.picker.root.activeElement : null;
        if (active) expect(search.dialog.contains(active), search.focused).to.equal(true);
        seen.add(search.focused);
      }
      if (isBack) await sendKeys({ up: 'Shift' });
    }
    for (const name of ['Close', 'First name', 'Search', 'Cancel']) expect([...seen]).to.include(name);
  });

  it('keeps its keys from the page', async () => {
    const search = await open();
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', hear);
    await search.picker.press('a', 'Enter', 'Escape');
    document.removeEventListener('keydown', hear);
    expect(heard).to.deep.equal([]);
    expect(search.isOpen).to.equal(false);
  });

  it('closes alone, inside a dialog of the page', async () => {
    const search = await open();
    await search.picker.press('Escape');
    const outer = document.createElement('dialog');
    search.picker.element.before(outer);
    outer.append(search.picker.element);
    outer.showModal();
    await search.reopen();
    await search.picker.press('Escape');
    expect(search.isOpen).to.equal(false);
    expect(outer.open).to.equal(true);
    expect(search.focused).to.equal('Detailed search');
    outer.close();
  });
});

describe('share-dialog: the detailed search over it', () => {
  it('closes alone by Escape, adds to the draft, and keeps the focus inside', async () => {
    const dialog = await ShareDialogDriver.open();
    const root = dialog.element.shadowRoot!;
    await waitUntil(() => root.querySelector('recipient-picker'), 'the field');
    const picker = root.querySelector<RecipientPicker>('recipient-picker')!;
    const icon = () => find(picker.shadowRoot!, 'button', 'Detailed search');
    const layer = () => picker.shadowRoot!.querySelector('dialog');
    await waitUntil(() => !icon().matches(':disabled'), 'ready');
    for (const isAdding of [false, true]) {
      icon().focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => layer()?.matches(':modal'), 'open');
      find(layer()!, 'textbox', 'Last name').focus();
      if (!isAdding) {
        await sendKeys({ type: 'peeters' });
        await sendKeys({ press: 'Escape' });
      } else {
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => findAll(layer()!, 'checkbox').length === 2, 'found');
        find(layer()!, 'checkbox', /Cardiology/).focus();
        await sendKeys({ press: 'Space' });
        find(layer()!, 'button', 'Add 1 recipient').focus();
        await sendKeys({ press: 'Enter' });
      }
      await waitUntil(() => layer() === null, 'closed');
      expect(dialog.element.open).to.equal(true);
      expect(picker.shadowRoot!.activeElement).to.equal(icon());
    }
    await waitUntil(() => picker.value.length === 1, 'added');
    expect(dialog.events.map(({ type }) => type)).to.deep.equal(['share-open']);
  });
});

describe('recipient-picker: the criteria of the detailed search', () => {
  it('offers what each kind can be searched by, and changes kind by arrow keys', async () => {
    const search = await open();
    const labels = () => search.findAll('textbox').map((field) => (field as HTMLInputElement).labels![0]!.textContent);
    expect(labels()).to.deep.equal([
      'First name',
      'Last name',
      'Physician number',
      'E-mail',
      'Mobile',
      'Speciality',
      'Town',
      'Organization',
    ]);
    search.find('radio', 'User').focus();
    await search.picker.press('ArrowRight');
    expect(labels()).to.deep.equal(['Name', 'Town', 'Organization']);
    expect((search.find('radio', 'Group') as HTMLInputElement).checked).to.equal(true);
    await search.search('Name', 'tumor');
    await search.shows('Tumor board thorax');
    expect(search.text).to.contain('12');
    search.find('radio', 'Group').focus();
    await search.picker.press('ArrowRight');
    expect(search.names).to.deep.equal([]);
    await search.search('Name', 'modèle');
    await search.shows('PACS Clinique Modèle');
    expect(search.text).to.contain('External');
  });

  it('offers only the kinds that the element and the policy allow', async () => {
    const policy = {
      ...openPolicy,
      recipients: { ...openPolicy.recipients, kinds: ['user' as const, 'pacs' as const] },
    };
    const search = await open({ policy });
    expect(search.findAll('radio').map((radio) => (radio as HTMLInputElement).value)).to.deep.equal(['user', 'pacs']);
    await search.picker.press('Escape');
    const only = await open({ policy, kinds: 'group pacs new' });
    expect(only.findAll('radio')).to.have.length(0);
    expect(only.focused).to.equal('Name');
  });

  it('has no icon where there is nothing to search for', async () => {
    const search = await open();
    await search.picker.press('Escape');
    search.picker.element.kinds = 'new';
    await search.picker.until(() => search.icon === undefined, 'no icon');
  });

  it('asks for at least one field, and asks the endpoint nothing', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    await search.search('Town', '   ');
    await search.sees('Fill in at least one field.');
    await search.hears(/^Fill in at least one field\.$/);
    expect(search.focused).to.equal('First name');
    expect(questions).to.have.length(0);
    await search.enter('Town', 'Gent');
    expect(search.text).not.to.contain('Fill in at least one field.');
  });

  it('sends what was filled in, trimmed, a number without its separators', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    await search.enter('Town', ' Mechelen ');
    await search.search('Physician number', '1-23456-25-004');
    await search.picker.until(() => questions.length === 1, 'asked');
    expect(questions[0]!.search).to.deep.equal({
      criteria: { kind: 'user', physicianNumber: '12345625004', town: 'Mechelen' },
      limit: 20,
    });
  });

  it('never sends a national person number, whatever the field', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    for (const field of ['Physician number', 'Last name', 'Mobile']) {
      await search.search(field, '1 85 05 78 006 084 91');
      await search.sees('This looks like a national person number');
      expect(search.focused).to.equal(field);
      await search.enter(field, '');
    }
    await search.search('Mobile', '+4915112345678');
    await search.picker.until(() => questions.length === 1, 'a mobile number is searched for');
  });
});

describe('recipient-picker: the answers of the detailed search', () => {
  it('searches by the button too, and tells how many were found', async () => {
    const search = await open();
    await search.enter('Last name', 'peeters');
    await search.picker.click(search.find('button', 'Search'));
    await search.shows('Dr. An Peeters', 'Dr. An Peeters');
    await search.hears(/^2 recipients found\.$/);
    const names = search.findAll('checkbox').map((box) => box.getAttribute('aria-label'));
    expect(new Set(names).size).to.equal(2);
    expect(search.text).to.contain('12345625004').and.to.contain('an.peeters@az-voorbeeld.example.org');
  });

  it('says that it searches, and that none were found', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    await search.search('Last name', 'nobody');
    await search.sees('Searching…');
    questions[0]!.answer([]);
    await search.sees('No recipients match these criteria.');
    await search.hears(/^No recipients match/);
  });

  it('never tells a failure as none: keeps the text, and tries again', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('unreachable'), 1);
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.sees('The search for recipients failed.');
    await search.hears(/The search for recipients failed\. The sharing service cannot be reached/);
    expect(search.text).not.to.contain('No recipients');
    expect((search.find('textbox', 'Last name') as HTMLInputElement).value).to.equal('peeters');
    await search.push('Try again');
    await search.shows('Dr. An Peeters', 'Dr. An Peeters');
    expect(search.focused).to.equal('Search');
    expect(search.text).not.to.contain('failed');
  });

  it('says after how many seconds to try again', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 20 }));
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.sees('Too many requests. Try again in 20 seconds.');
  });

  it('counts down, asks nothing until then, says once that it is over, and can then be tried again', async () => {
    const failure = new ShareFailure('too-many-requests', { retryAfter: 3 });
    const client = memoryClient().fail('searchRecipients', failure, 1);
    const asked = () => client.calls.filter((call) => call === 'searchRecipients').length;
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.hears(/Too many requests\. Try again in 3 seconds/);
    for (const name of ['Try again', 'Search']) {
      expect(search.find('button', name).getAttribute('aria-disabled'), name).to.equal('true');
    }
    await search.sees('Try again in 2 seconds');
    await search.search('Last name', 'vanbedacht');
    await search.hears(/The search for recipients failed\. Too many requests\. Try again in 2 seconds/);
    await search.push('Search');
    await search.push('Try again');
    await search.picker.press('Escape');
    await search.reopen();
    expect(search.text).not.to.contain('failed');
    await search.search('Last name', 'peeters');
    expect(search.text).to.contain('failed').and.not.to.contain('in 3 seconds');
    await search.sees('You can try again now.');
    await search.hears(/^You can try again now\.$/);
    expect(asked()).to.equal(1);
    await search.push('Try again');
    await search.sees('2 recipients found.');
    expect(search.text).not.to.contain('failed');
  });

  it('keeps what it found in sight while sorting it is too early', async () => {
    const client = memoryClient();
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    client.fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 2 }), 1);
    await search.push('Name');
    await search.sees('Try again in 2 seconds');
    await search.push('Name');
    await search.search('Last name', 'vanbedacht');
    expect(search.names).to.have.length(2);
    await search.sees('You can try again now.');
    await search.push('Try again');
    await search.picker.until(() => search.names.join().includes('Vanbedacht'), 'what was asked last is found');
  });

  it('gives up the former question, and drops its answer and its failure', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.search('Last name', 'linde');
    await search.search('Last name', 'zonder');
    await search.picker.until(() => questions.length === 3, 'asked');
    expect(questions[0]!.signal?.aborted).to.equal(true);
    questions[2]!.answer([otherAnPeeters]);
    await search.sees('1 recipient found.');
    questions[0]!.answer([anPeeters, { ...anPeeters, id: 'late' }]);
    questions[1]!.fail(new ShareFailure('server-error'));
    await Promise.resolve();
    await search.picker.element.updateComplete;
    expect(search.names).to.deep.equal(['Dr. An Peeters']);
    expect(search.text).to.contain('General practice').and.not.to.contain('failed');
  });

  it('shows no answer that comes after it was closed', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.picker.until(() => questions.length === 1, 'asked');
    await search.picker.press('Escape');
    expect(questions[0]!.signal?.aborted).to.equal(true);
    questions[0]!.answer([anPeeters]);
    await search.reopen();
    expect(search.names).to.deep.equal([]);
  });

  it('draws no other kind, nobody twice, and at most 50; names sources that did not answer', async () => {
    const { client, questions } = slowClient();
    const search = await open({ client });
    await search.search('Last name', 'peeters');
    await search.picker.until(() => questions.length === 1, 'asked');
    const many = Array.from({ length: 200 }, (_one, index) => ({ ...anPeeters, id: `many-${index}` }));
    questions[0]!.answer([tumorBoard, ...many, ...many], { incomplete: ['Regional directory'] });
    await search.sees('50 recipients found.');
    expect(search.names).to.have.length(50);
    expect(search.names).not.to.include('Tumor board thorax');
    expect(search.text).to.contain('These are the first 50.').and.to.contain('Regional directory did not answer');
  });

  it('sorts by the headings, one way and the other, and keeps the focus there', async () => {
    const search = await open({ client: crowdClient(5) });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames);
    const sortOf = (name: string) => search.find('button', name).closest('th')!.getAttribute('aria-sort');
    expect(sortOf('Name')).to.equal('none');
    await search.push('Description');
    await search.shows(...crowdNames.toReversed());
    expect(sortOf('Description')).to.equal('ascending');
    expect(search.focused).to.equal('Description');
    await search.picker.press('Enter');
    await search.shows(...crowdNames);
    expect(sortOf('Description')).to.equal('descending');
    await search.push('Name');
    await search.picker.until(() => sortOf('Name') === 'ascending', 'by name');
    expect(sortOf('Description')).to.equal('none');
  });

  it('pages on and back, keeps the pages, and keeps the focus at the ends', async () => {
    const client = crowdClient();
    let asked = 0;
    const ask = client.searchRecipients.bind(client);
    client.searchRecipients = (...question) => {
      asked += 1;
      return ask(...question);
    };
    const search = await open({ client });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames.slice(0, 2));
    await search.push('Next');
    await search.shows(...crowdNames.slice(2, 4));
    await search.hears(/^Page 2: 2 recipients\.$/);
    await search.picker.press('Enter');
    await search.shows(...crowdNames.slice(4));
    await search.picker.press('Enter');
    expect(search.focused).to.equal('Next');
    expect(search.find('button', 'Next').getAttribute('aria-disabled')).to.equal('true');
    await search.push('Previous');
    await search.shows(...crowdNames.slice(2, 4));
    await search.picker.press('Enter');
    await search.shows(...crowdNames.slice(0, 2));
    expect(asked).to.equal(3);
  });

  it('keeps the page in sight when the next one fails, and tries that again', async () => {
    const client = crowdClient();
    const search = await open({ client });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames.slice(0, 2));
    client.fail('searchRecipients', new ShareFailure('server-error'), 1);
    await search.push('Next');
    await search.sees('The search for recipients failed.');
    expect(search.names).to.deep.equal(crowdNames.slice(0, 2));
    await search.push('Try again');
    await search.shows(...crowdNames.slice(2, 4));
  });
});

describe('recipient-picker: choosing in the detailed search', () => {
  it('adds those ticked on several pages, as one change, and says so', async () => {
    const search = await open({ client: crowdClient() });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames.slice(0, 2));
    await search.tick(/Adams/);
    await search.push('Next');
    await search.shows(...crowdNames.slice(2, 4));
    await search.tick(/Dubois/);
    await search.push('Add 2 recipients');
    expect(search.isOpen).to.equal(false);
    expect(search.picker.values).to.deep.equal(['user:crowd-0', 'user:crowd-3']);
    expect(search.picker.heard).to.deep.equal(['input', 'change']);
    await search.picker.hears(/^Added Dr\. Kim Adams, .*and Dr\. Kim Dubois, /);
    expect(search.focused).to.equal('Detailed search');
  });

  it('keeps ticks when another kind is searched for, and tells whom', async () => {
    const search = await open();
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    await search.tick(/General practice/);
    search.find('radio', 'User').focus();
    await search.picker.press('ArrowRight');
    await search.search('Name', 'tumor');
    await search.shows('Tumor board thorax');
    await search.tick(/Tumor/);
    expect(search.text).to.contain('Dr. An Peeters General practice · Praktijk De Linde · Hasselt');
    await search.push('Add 2 recipients');
    expect(search.picker.values).to.deep.equal(['user:user-an-peeters-2', 'group:group-tumor-board']);
  });

  it('adds nothing while nothing is ticked, and says why', async () => {
    const search = await open();
    await search.push('Add recipients');
    await search.hears(/^Tick at least one recipient first\.$/);
    expect(search.isOpen).to.equal(true);
  });

  it('takes a tick back, by the name too', async () => {
    const search = await open({ client: crowdClient() });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames.slice(0, 2));
    const name = search.dialog.querySelector<HTMLElement>('tbody .who-name')!;
    await search.picker.click(name);
    await search.sees('Add 1 recipient');
    await search.picker.click(name);
    await search.sees('Add recipients');
  });

  it('shows those chosen already, and does not let them be chosen again', async () => {
    const search = await open({ value: picked(anPeeters) });
    await search.search('Last name', 'peeters');
    await search.sees('Already chosen');
    const box = search.find('checkbox', /Cardiology/) as HTMLInputElement;
    expect([box.checked, box.disabled]).to.deep.equal([true, true]);
    expect((search.find('checkbox', /General practice/) as HTMLInputElement).disabled).to.equal(false);
  });

  it('lets no more be ticked than the maximum, and says why', async () => {
    const search = await open({ client: crowdClient(5), value: picked(otherPacs), maximum: 2 });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames);
    await search.tick(/Adams/);
    await search.sees('2 recipients are the most you can add.');
    await search.tick(/Bakker/);
    await search.hears(/^2 recipients are the most you can add\.$/);
    const second = search.find('checkbox', /Bakker/) as HTMLInputElement;
    expect([second.checked, second.getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
    await search.tick(/Adams/);
    await search.tick(/Bakker/);
    await search.push('Add 1 recipient');
    expect(search.picker.values).to.deep.equal(['pacs:pacs-clinique-modele', 'user:crowd-1']);
    // The field is full, and its icons are off with it.
    expect(search.picker.root.activeElement).to.equal(search.picker.input);
  });
});

describe('recipient-picker: the detailed search for everybody', () => {
  for (const scheme of ['light', 'dark']) {
    it(`has nothing for axe to find, ${scheme}`, async () => {
      const root = document.documentElement;
      root.style.colorScheme = scheme;
      root.style.background = 'Canvas';
      try {
        const search = await open({ value: picked(anPeeters), client: memoryClient(), maximum: 2 });
        await search.search('Town', ' ');
        await search.sees('Fill in at least one field.');
        await expect(search.picker.element).to.be.accessible();
        await search.search('Last name', 'peeters');
        await search.sees('2 recipients found.');
        await search.tick(/General/);
        await expect(search.picker.element).to.be.accessible();
      } finally {
        root.removeAttribute('style');
      }
    });
  }

  it('has targets of 24 px', async () => {
    const search = await open({ client: crowdClient() });
    await search.search('Town', 'gent');
    await search.shows(...crowdNames.slice(0, 2));
    const inputs = [...search.findAll('checkbox'), ...search.findAll('radio')].map((input) => input.closest('label')!);
    for (const target of [...search.findAll('button'), ...inputs]) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent).to.be.at.least(24);
    }
  });

  it('turns rows into cards on 320 px, with nothing lost, and brings them into view', async () => {
    await setViewport({ width: 320, height: 600 });
    try {
      const search = await open({ value: picked(otherPacs) });
      await search.search('Last name', 'peeters');
      await search.sees('2 recipients found.');
      const body = search.dialog.querySelector('.detailed-body')!;
      await search.picker.until(() => body.scrollTop > 0, 'scrolled to what was found');
      expect(body.scrollWidth).to.equal(body.clientWidth);
      expect(search.dialog.scrollTop).to.equal(0);
      for (const text of ['Cardiology · AZ Voorbeeld', 'Physician number', '12345625004', 'an.peeters@', 'External']) {
        expect(search.text).to.contain(text);
      }
      await search.picker.click(search.find('checkbox', /Cardiology/));
      await search.sees('Add 1 recipient');
      await search.push('Description');
      await search.sees('2 recipients found.');
      await expect(search.picker.element).to.be.accessible();
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
