import { expect } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters, otherAnPeeters } from '../../../stories/fixtures.js';
import { DetailedSearchDriver } from '../../support/detailed-search-driver.js';
import { textOf } from '../../support/find.js';
import { memoryClient, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

async function openFavorites(client = memoryClient()): Promise<RecipientPickerDriver> {
  const picker = await RecipientPickerDriver.open({ client });
  picker.element.focus();
  await picker.press('ArrowDown');
  await picker.until(() => picker.options.length === 4 && picker.activeOption !== undefined, 'three favorites');
  return picker;
}

describe('recipient-picker with favorites to remove', () => {
  it('removes the active favorite by Delete, and goes on to the next', async () => {
    const client = memoryClient();
    const picker = await openFavorites(client);
    const [first, second] = picker.options;
    expect(first).to.match(/^Dr\. An Peeters/);
    await picker.press('Delete');
    await picker.hears(/^Dr\. An Peeters.* is no longer a favorite\.$/);
    expect(picker.options).to.have.length(3);
    expect(picker.options).not.to.include(first);
    expect(picker.activeOption).to.equal(second);
    expect(picker.values).to.deep.equal([]);
    expect(await client.getFavorites()).to.have.length(2);
  });

  it('tells the key at the list and at each favorite', async () => {
    const picker = await openFavorites();
    await picker.sees('Press Delete to remove a favorite from this list.');
    const described = picker.findAll('option').map((option) => option.getAttribute('aria-describedby'));
    expect(described).to.deep.equal(['favorite-hint', 'favorite-hint', 'favorite-hint', null]);
  });

  it('removes by the pointer without choosing', async () => {
    const picker = await openFavorites();
    const second = picker.findAll('option')[1]!;
    const name = picker.options[1];
    await picker.click(second.querySelector<HTMLElement>('[title="Remove from favorites"]')!);
    await picker.hears(/is no longer a favorite\.$/);
    expect(picker.options).to.have.length(3);
    expect(picker.options).not.to.include(name);
    expect(picker.values).to.deep.equal([]);
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('takes a favorite out at once, and puts it back where that fails', async () => {
    const client = memoryClient();
    let fail: (error: unknown) => void = () => undefined;
    client.removeFavorite = () => new Promise((_, reject) => (fail = reject));
    const picker = await openFavorites(client);
    const before = picker.options;
    await picker.press('Delete');
    expect(picker.options).to.deep.equal(before.slice(1));
    fail(new ShareFailure('server-error'));
    await picker.hears(/^Dr\. An Peeters.* is still a favorite\. /);
    expect(picker.options).to.deep.equal(before);
    expect(picker.activeOption).to.equal(before[1]);
  });

  it('leaves Delete alone where no favorite is active', async () => {
    const client = memoryClient();
    const picker = await openFavorites(client);
    await picker.press('ArrowUp', 'Delete');
    expect(picker.activeOption).to.contain('Add a new recipient');
    await picker.press('Escape');
    await picker.search('peeters');
    await picker.press('Delete');
    expect(client.calls).not.to.include('removeFavorite');
  });

  it('asks anew whenever the star opens the list, which shows the old ones meanwhile', async () => {
    const client = memoryClient();
    const picker = await openFavorites(client);
    await picker.press('Escape');
    const [first] = await client.getFavorites();
    let answer: () => void = () => undefined;
    client.getFavorites = () => new Promise((resolve) => (answer = () => resolve([first!])));
    await picker.click(picker.find('button', 'Favorites'));
    expect(picker.options).to.have.length(4);
    answer();
    await picker.until(() => picker.options.length === 2, 'the favorites of now');
  });

  it('keeps the old ones where asking anew fails', async () => {
    const client = memoryClient();
    const picker = await openFavorites(client);
    await picker.press('Escape');
    client.fail('getFavorites', new ShareFailure('server-error'));
    await picker.click(picker.find('button', 'Favorites'));
    await picker.until(() => client.calls.filter((call) => call === 'getFavorites').length === 2, 'asked');
    expect(picker.options).to.have.length(4);
  });

  it('takes the star from its chip too, so that sharing does not bring it back', async () => {
    const client = memoryClient();
    const picker = await openFavorites(client);
    await picker.press('Enter');
    expect(picker.element.value[0]?.favorite).to.equal(true);
    await picker.press('ArrowDown', 'Delete');
    await picker.hears(/is no longer a favorite\.$/);
    const [star] = picker.findAll('button', /^Favorite: Dr\. An Peeters/);
    expect(star?.getAttribute('aria-pressed')).to.equal('false');
    expect(picker.element.value[0]?.favorite).to.equal(false);
  });

  it('takes the star from what was found before', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    const stars = () => picker.findAll('option').filter((option) => option.querySelector('.favorite')).length;
    expect(stars()).to.equal(1);
    await picker.click(picker.find('button', 'Favorites'));
    await picker.until(() => picker.options.length === 4, 'favorites');
    await picker.press('ArrowDown', 'End', 'ArrowDown', 'Delete');
    await picker.hears(/^Dr\. An Peeters.* is no longer a favorite\.$/);
    await picker.press('Escape', 'ArrowDown');
    await picker.until(() => picker.options.some((option) => option.includes('General practice')), 'found anew');
    expect(stars()).to.equal(0);
  });
});

describe('recipient-picker: the star in every place', () => {
  const starred = (search: DetailedSearchDriver): string[] =>
    [...search.dialog.querySelectorAll('tbody tr')]
      .filter((row) => row.querySelector('.favorite'))
      .map((row) => row.querySelector('.description')!.textContent.replace(/\s+/g, ' ').trim());

  it('shows in the detailed search, is not there while it is removed elsewhere, and comes back where that fails', async () => {
    const client = memoryClient();
    let fail: (error: unknown) => void = () => undefined;
    client.removeFavorite = () => new Promise((_, reject) => (fail = reject));
    const search = await DetailedSearchDriver.open({ client });
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    expect(starred(search)).to.have.length(1);
    expect(starred(search)[0]).to.contain('Cardiology');
    await search.picker.press('Escape');
    search.picker.element.focus();
    await search.picker.press('ArrowDown', 'Delete');
    await search.reopen();
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    expect(starred(search)).to.deep.equal([]);
    fail(new ShareFailure('server-error'));
    await search.picker.until(() => starred(search).length === 1, 'it is a favorite still');
  });

  it('follows the chip in the detailed search and in what is found, and stays in the list of favorites', async () => {
    const search = await DetailedSearchDriver.open();
    const { picker } = search;
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    await search.tick(/General practice/);
    await search.tick(/Cardiology/);
    await search.push('Add 2 recipients');
    await picker.click(picker.find('button', /^Favorite: .*General practice/));
    await picker.click(picker.find('button', /^Favorite: .*Cardiology/));
    await search.reopen();
    await search.search('Last name', 'peeters');
    await search.sees('2 recipients found.');
    expect(starred(search)).to.have.length(1);
    expect(starred(search)[0]).to.contain('General practice');
    await picker.press('Escape');
    await picker.search('peeters');
    const marked = picker.findAll('option').filter((option) => option.querySelector('.favorite'));
    expect(marked.map(textOf).join()).to.contain('General practice').and.not.to.contain('Cardiology');
    await picker.click(picker.find('button', 'Favorites'));
    await picker.until(() => picker.options.length === 4, 'what is stored');
    expect(picker.findAll('option').filter((option) => option.querySelector('.favorite'))).to.have.length(3);
  });
});

describe('recipient-picker with many favorites', () => {
  const many = Array.from({ length: 12 }, (_one, index) => ({
    ...anPeeters,
    id: `favorite-${index}`,
    displayName: `Dr. ${['Ada', 'Bea', 'Cleo', 'Dora'][index % 4]} Verzonnen ${index}`,
    favorite: true,
  }));

  async function openMany(client = memoryClient({ recipients: [...many, otherAnPeeters] })) {
    const picker = await RecipientPickerDriver.open({ client });
    await picker.until(() => !picker.find('button', 'Favorites').hasAttribute('disabled'), 'ready');
    picker.find('button', 'Favorites').focus();
    await picker.press('Enter');
    await picker.until(() => picker.options.length === 13, 'twelve favorites and somebody new');
    return { picker, client };
  }

  it('filters them by typing, and chooses by Enter', async () => {
    const { picker, client } = await openMany();
    await picker.sees('Type to filter your favorites.');
    await picker.hears(/^Type to filter your favorites\.$/);
    await picker.type('cleo');
    expect(picker.options).to.have.length(4);
    expect(picker.activeOption).to.contain('Cleo');
    await picker.hears(/^3 recipients found\.$/);
    await picker.press('ArrowDown', 'Enter');
    expect(picker.values).to.deep.equal(['user:favorite-6']);
    expect(picker.input.value).to.equal('');
    expect(client.calls).not.to.include('searchRecipients');
  });

  it('searches for everybody by Enter where no favorite fits', async () => {
    const { picker } = await openMany();
    await picker.type('practice');
    await picker.sees('No favorite fits “practice”. Press Enter to search for it.');
    await picker.hears(/^No favorite fits “practice”\./);
    expect(picker.activeOption).to.equal(undefined);
    await picker.press('Enter');
    await picker.until(() => picker.options.some((option) => option.includes('Peeters')), 'found');
  });

  it('removes from the filtered list too', async () => {
    const { picker, client } = await openMany();
    await picker.type('cleo');
    await picker.press('Delete');
    await picker.hears(/Cleo Verzonnen 2.* is no longer a favorite\.$/);
    expect(picker.options).to.have.length(3);
    expect(picker.activeOption).to.contain('Cleo Verzonnen 6');
    expect(await client.getFavorites()).to.have.length(11);
  });

  it('types over what stood in the field when the star was pressed', async () => {
    const { picker } = await openMany();
    await picker.press('Escape');
    await picker.type('pee');
    await picker.click(picker.find('button', 'Favorites'));
    await picker.until(() => picker.options.length === 13, 'all of them');
    await picker.type('dora');
    expect(picker.input.value).to.equal('dora');
    expect(picker.options).to.have.length(4);
  });

  it('searches by typing where the list was not opened by the star', async () => {
    const picker = await RecipientPickerDriver.open({
      client: memoryClient({ recipients: [...many, otherAnPeeters] }),
    });
    await picker.press('Tab');
    await picker.until(() => picker.options.length === 13, 'favorites');
    await picker.type('peeters');
    await picker.until(() => picker.options.some((option) => option.includes('Peeters')), 'found');
  });
});
