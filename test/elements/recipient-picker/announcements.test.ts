import { expect } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import { pickRecipient } from 'pacs-share/domain';
import { anPeeters, openPolicy, otherAnPeeters, otherPacs, tumorBoard } from '../../../stories/fixtures.js';
import { DetailedSearchDriver } from '../../support/detailed-search-driver.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

const open = RecipientPickerDriver.open.bind(RecipientPickerDriver);

/** Everything that the live region said, in order: exactly, and each time it said it. */
function listenTo(picker: RecipientPickerDriver): string[] {
  const heard: string[] = [];
  const listen = () => {
    const { spoken } = picker;
    if (spoken !== '') heard.push(spoken);
  };
  const region = picker.root.querySelector('.root > [role="status"]')!;
  new MutationObserver(listen).observe(region, { characterData: true, childList: true, subtree: true });
  return heard;
}

async function hears(picker: RecipientPickerDriver, heard: readonly string[], text: string): Promise<void> {
  await picker.until(() => heard.includes(text), `hears “${text}”; heard: ${heard.join(' | ')}`);
  expect(heard).to.deep.equal([text]);
}

const AN = 'Dr. An Peeters, Cardiology, AZ Voorbeeld, Mechelen';
const OTHER_AN = 'Dr. An Peeters, General practice, Praktijk De Linde, Hasselt';

describe('what is heard of a recipient field', () => {
  it('has one live region, there from the start and empty', async () => {
    const picker = await open();
    expect(picker.root.querySelectorAll('[role="status"], [role="alert"], [aria-live]')).to.have.length(1);
    expect(picker.spoken).to.equal('');
  });

  it('how many were found, once', async () => {
    const picker = await open();
    const heard = listenTo(picker);
    await picker.search('peeters');
    await hears(picker, heard, '2 recipients found.');
    await picker.press('ArrowDown', 'ArrowUp');
    expect(heard).to.have.length(1);
  });

  it('the same number again, once more', async () => {
    const picker = await open();
    const heard = listenTo(picker);
    await picker.search('peeters');
    await picker.press('Backspace');
    await picker.until(() => heard.length === 2, 'twice');
    expect(heard).to.deep.equal(['2 recipients found.', '2 recipients found.']);
  });

  it('that one was found, that there are more, and who did not answer', async () => {
    const client = memoryClient();
    client.searchRecipients = () =>
      Promise.resolve({ recipients: [anPeeters], next: 'more', incomplete: ['Regional directory'] });
    const picker = await open({ client });
    const heard = listenTo(picker);
    await picker.search('peeters');
    await hears(
      picker,
      heard,
      '1 recipient found. These are the first 1. Refine your search to see others. ' +
        'Regional directory did not answer: its recipients are missing here.',
    );
  });

  it('that nobody was found', async () => {
    const picker = await open();
    const heard = listenTo(picker);
    await picker.search('nobody');
    await hears(picker, heard, 'No recipients found for “nobody”.');
  });

  it('that a search takes long, once, and then what came of it', async () => {
    const picker = await open({ client: memoryClient({ latency: 2600 }), policy: openPolicy });
    const heard = listenTo(picker);
    await picker.search('peeters');
    await picker.until(() => heard.length === 2, 'both');
    expect(heard).to.deep.equal(['Searching…', '2 recipients found.']);
  });

  it('that it failed', async () => {
    const picker = await open({ client: memoryClient().fail('searchRecipients', new ShareFailure('timeout')) });
    const heard = listenTo(picker);
    await picker.type('peeters');
    await picker.until(() => heard.length > 0, 'something');
    expect(heard).to.have.length(1);
    expect(heard[0]).to.match(/^The search for recipients failed\. .+\.$/);
    expect(picker.text).to.contain(heard[0]!.replace('The search for recipients failed. ', ''));
  });

  it('when to try again after too many searches', async () => {
    const failure = new ShareFailure('too-many-requests', { retryAfter: 30 });
    const picker = await open({ client: memoryClient().fail('searchRecipients', failure) });
    const heard = listenTo(picker);
    await picker.type('peeters');
    await picker.until(() => heard.length > 0, 'something');
    expect(heard[0]).to.match(/^The search for recipients failed\. .*30 seconds/);
  });

  it('why nothing is searched for', async () => {
    const picker = await open({ policy: openPolicy });
    const heard = listenTo(picker);
    await picker.type('p');
    await hears(picker, heard, 'Type at least 2 characters.');
  });

  it('who was added, removed and brought back, namesakes told apart', async () => {
    const picker = await open({ policy: openPolicy, value: picked(otherAnPeeters) });
    await picker.search('peeters');
    const heard = listenTo(picker);
    await picker.press('Enter');
    await hears(picker, heard, `Added ${AN}.`);
    await picker.click(picker.find('button', /^Remove .*General practice/));
    await picker.until(() => heard.length === 2, 'removed');
    await picker.click(picker.find('button', 'Undo'));
    await picker.until(() => heard.length === 3, 'back');
    expect(heard.slice(1)).to.deep.equal([`Removed ${OTHER_AN}. Undo follows the list.`, `Added ${OTHER_AN}.`]);
  });

  it('namesakes of one department by their numbers', async () => {
    const twin = { ...otherAnPeeters, description: anPeeters.description! };
    const picker = await open({ policy: openPolicy, value: picked(anPeeters, twin) });
    expect(picker.chips).to.deep.equal([
      'Dr. An Peeters User · Cardiology · AZ Voorbeeld · Mechelen · 12345625004',
      'Dr. An Peeters User · Cardiology · AZ Voorbeeld · Mechelen · 12345676001',
    ]);
    for (const number of ['12345625004', '12345676001']) {
      expect(picker.findAll('button', `Remove ${AN}, ${number}`)).to.have.length(1);
      expect(picker.findAll('button', `Favorite: ${AN}, ${number}`)).to.have.length(1);
    }
  });

  it('new recipients of one name by their addresses, whatever they are called by', async () => {
    const [first, second] = ['an@praktijk.example.org', 'peeters@praktijk.example.org'];
    const known = { ...anPeeters, displayName: 'An Peeters' };
    const added = { kind: 'new' as const, firstName: 'An', lastName: 'Peeters', email: first, language: 'nl' };
    const value = [...picked(known), pickRecipient(added, openPolicy)];
    const picker = await open({ policy: openPolicy, value });
    await picker.search(second);
    await picker.press('Enter');
    await picker.until(() => picker.focused.startsWith('First name'), 'the form');
    const heard = listenTo(picker);
    await picker.press('A', 'n', 'Tab', 'P', 'e', 'e', 't', 'e', 'r', 's', 'Enter');
    await hears(picker, heard, `Added An Peeters, ${second}.`);
    expect(picker.chips).to.deep.equal([
      'An Peeters User · Cardiology · AZ Voorbeeld · Mechelen',
      `An Peeters New recipient · ${first}`,
      `An Peeters New recipient · ${second}`,
    ]);
    for (const address of [first, second]) {
      for (const what of ['Change', 'Remove']) {
        expect(picker.findAll('button', `${what} An Peeters, ${address}`), what).to.have.length(1);
      }
    }
    await picker.click(picker.find('button', `Remove An Peeters, ${first}`));
    await picker.hears(/^Removed An Peeters, an@praktijk\.example\.org\. Undo follows the list\.$/);
    await picker.sees(`Removed An Peeters, ${first}.`);
  });

  it('that the last one was added that may be', async () => {
    const picker = await open({ policy: openPolicy, value: picked(otherPacs) });
    picker.element.maximum = 2;
    await picker.search('peeters card');
    const heard = listenTo(picker);
    await picker.press('Enter');
    await hears(picker, heard, `Added ${AN}. 2 recipients are the most you can add.`);
  });

  it('that somebody is chosen already', async () => {
    const picker = await open({ policy: openPolicy, value: picked(anPeeters) });
    await picker.search('peeters');
    const heard = listenTo(picker);
    await picker.press('Enter');
    await hears(picker, heard, `${AN} is chosen already.`);
  });

  it('several that are added at once, in one sentence', async () => {
    const search = await DetailedSearchDriver.open({ policy: openPolicy });
    await search.search('Town', 'mechelen');
    await search.hears(/recipients? found/);
    await search.tick(/An Peeters/);
    await search.tick(/Wout Zondernummer/);
    const heard = listenTo(search.picker);
    await search.push('Add 2 recipients');
    await hears(search.picker, heard, `Added ${AN} and Dr. Wout Zondernummer, Pneumology, AZ Voorbeeld, Mechelen.`);
  });

  it('in the detailed search, inside its layer: that it takes long, and what came of it', async () => {
    const search = await DetailedSearchDriver.open({ client: memoryClient({ latency: 2600 }), policy: openPolicy });
    await search.search('Town', 'mechelen');
    await search.hears(/^Searching…$/);
    await search.hears(/^\d+ recipients? found\.$/);
  });

  it('in which order the detailed search shows whom it found, both ways', async () => {
    const search = await DetailedSearchDriver.open({ policy: openPolicy });
    await search.search('Town', 'mechelen');
    await search.hears(/^2 recipients found\.$/);
    await search.push('Name');
    await search.hears(/^2 recipients found\. Sorted by name, from A to Z\.$/);
    await search.push('Name');
    await search.hears(/^2 recipients found\. Sorted by name, from Z to A\.$/);
    await search.push('Description');
    await search.hears(/^2 recipients found\. Sorted by description, from A to Z\.$/);
  });

  it('in the detailed search, that the last one was ticked that may be', async () => {
    const search = await DetailedSearchDriver.open({ policy: openPolicy, maximum: 2 });
    await search.search('Town', 'mechelen');
    await search.hears(/found/);
    await search.tick(/An Peeters/);
    expect(search.spoken).to.equal('2 recipients found.');
    await search.tick(/Wout Zondernummer/);
    await search.hears(/^2 recipients are the most you can add\.$/);
  });

  it('that a favorite was removed', async () => {
    const picker = await open({ policy: openPolicy, client: memoryClient({ recipients: [anPeeters, tumorBoard] }) });
    picker.element.focus();
    await picker.press('ArrowDown');
    await picker.until(() => picker.options.length > 1, 'favorites');
    const heard = listenTo(picker);
    await picker.press('Delete');
    await picker.until(() => heard.length > 0, 'something');
    expect(heard[0]).to.contain(AN);
  });
});
