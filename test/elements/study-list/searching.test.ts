import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { ShareFailure, type MemoryClient, type StudyPage, type StudySearch } from 'pacs-share/client';
import { studies } from '../../../stories/fixtures.js';
import { clientWith, manyStudies, StudyListDriver } from '../../support/study-list-driver.js';

/** Remembers what was asked. */
function withSearches(client: MemoryClient): StudySearch[] {
  const searches: StudySearch[] = [];
  const original = client.searchStudies.bind(client);
  client.searchStudies = (search, options) => {
    searches.push(search);
    return original(search, options);
  };
  return searches;
}

async function placeFound(client: MemoryClient, width?: number): Promise<StudyListDriver> {
  const list = await StudyListDriver.place({ client, ...(width === undefined ? {} : { width }) });
  await waitUntil(() => list.rows().length > 0, 'studies are listed');
  return list;
}

describe('study-list: searching', () => {
  it('lists the studies of the endpoint and says how many', async () => {
    const list = await placeFound(clientWith());
    expect(list.rows()).to.have.length(5);
    expect(list.announced).to.equal('5 studies');
    expect(list.element.listedStudies).to.deep.equal(studies);
  });

  it('shows that it loads, and not that there are none', async () => {
    const list = await StudyListDriver.place({ client: clientWith().hold('searchStudies') });
    expect(list.root.querySelector('[aria-busy="true"]')).not.to.equal(null);
    expect(list.text).not.to.match(/no studies/i);
  });

  it('searches once the typing pauses, with what was typed', async () => {
    const client = clientWith();
    const searches = withSearches(client);
    const list = await placeFound(client);
    await list.search('mieke');
    await waitUntil(() => list.rows().length === 2, 'two studies of that patient');
    expect(searches).to.deep.equal([{}, { text: 'mieke' }]);
    expect(list.events, 'what is typed is no event of the list').to.deep.equal([]);
    await list.search('mammo');
    await list.press('Enter');
    await list.sees('Mammography');
    expect(searches.at(-1)).to.deep.equal({ text: 'mammo' });
  });

  it('says for what it found nothing, as text, and leads back', async () => {
    const list = await placeFound(clientWith());
    await list.search('<b>nobody');
    await list.sees('No studies found for <b>nobody');
    expect(list.announced).to.equal('No studies found');
    await list.click(list.find('button', 'Show all studies'));
    await waitUntil(() => list.rows().length === 5, 'all are back');
    expect(list.searchField.value).to.equal('');
    expect(list.root.activeElement).to.equal(list.searchField);
  });

  it('clears the field with Escape', async () => {
    const list = await placeFound(clientWith());
    await list.search('mieke');
    await waitUntil(() => list.rows().length === 2);
    await list.press('Escape');
    await waitUntil(() => list.rows().length === 5, 'all are back');
    expect(list.searchField.value).to.equal('');
  });

  it('lets no key that is typed into the field reach the page', async () => {
    const list = await placeFound(clientWith());
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    const types = ['keydown', 'keypress', 'keyup'] as const;
    for (const type of types) document.addEventListener(type, listen);
    await list.search('ry 1');
    await list.press('Enter', 'Escape', 'ArrowDown');
    for (const type of types) document.removeEventListener(type, listen);
    expect(heard).to.deep.equal([]);
  });

  it('tells a failure as a failure, and tries again', async () => {
    const client = clientWith().fail('searchStudies', new ShareFailure('unavailable', { retryAfter: 30 }), 1);
    const list = await StudyListDriver.place({ client });
    await list.sees('The studies could not be loaded');
    expect(list.text).to.include('Try again in 30 seconds');
    expect(list.text).not.to.match(/no studies/i);
    expect(list.announced).to.include('Try again in 30 seconds');
    await list.click(list.find('button', 'Try again'));
    await waitUntil(() => list.rows().length === 5, 'the studies are there');
    expect(list.root.activeElement).to.equal(list.searchField);
    expect(list.types()).to.deep.equal([]);
  });

  it('tells the host when the endpoint does not know who asks', async () => {
    const list = await StudyListDriver.place({
      client: clientWith().fail('searchStudies', new ShareFailure('not-signed-in', { status: 401 })),
    });
    await list.sees('You are signed out');
    expect(list.types()).to.deep.equal(['share-sign-in-required']);
  });

  it('drops an answer that comes after a later one', async () => {
    const client = clientWith();
    const pending: { search: StudySearch; answer: (page: StudyPage) => void }[] = [];
    client.searchStudies = (search) =>
      new Promise((answer) => {
        pending.push({ search, answer });
      });
    const list = await StudyListDriver.place({ client });
    await list.search('x-ray');
    await list.press('Enter');
    await waitUntil(() => pending.length === 2);
    pending[1]!.answer({ studies: [studies[1]!], next: null });
    await list.sees('X-ray');
    pending[0]!.answer({ studies: [studies[2]!], next: null });
    await aTimeout(0);
    await list.element.updateComplete;
    expect(list.rows()).to.have.length(1);
    expect(list.text).to.include('X-ray').and.not.to.include('MR knee');
  });

  it('gives up when it leaves the page, and asks again when it is back', async () => {
    const client = clientWith();
    const signals: AbortSignal[] = [];
    client.searchStudies = (_search, options) => {
      signals.push(options!.signal!);
      return signals.length === 1 ? new Promise(() => {}) : Promise.resolve({ studies: [...studies], next: null });
    };
    const list = await StudyListDriver.place({ client });
    const { parentElement } = list.element;
    list.element.remove();
    expect(signals[0]!.aborted).to.equal(true);
    parentElement!.append(list.element);
    await waitUntil(() => list.rows().length === 5, 'the studies are there');
    expect(signals).to.have.length(2);
  });

  it('does not forget what was being typed when it left the page', async () => {
    const client = clientWith();
    const searches = withSearches(client);
    const list = await placeFound(client);
    const { parentElement } = list.element;
    list.searchField.value = 'mieke';
    list.searchField.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    list.element.remove();
    await aTimeout(400);
    expect(searches, 'nobody asks for an element that is gone').to.deep.equal([{}]);
    parentElement!.append(list.element);
    await waitUntil(() => list.rows().length === 2, 'what was typed is found');
  });

  it('asks another client anew, and stops asking when the host brings its own studies', async () => {
    const list = await placeFound(clientWith());
    list.element.client = clientWith(manyStudies(2));
    await list.sees('CT number 1');
    expect(list.rows()).to.have.length(2);
    list.element.studies = studies.slice(0, 1);
    await list.element.updateComplete;
    expect(list.rows()).to.have.length(1);
    expect(list.root.querySelector('input[type="search"]')).to.equal(null);
  });

  it('keeps what is selected while other studies are searched', async () => {
    const list = await placeFound(clientWith());
    await list.click(list.checkbox('MR knee'));
    await list.search('mieke');
    await waitUntil(() => list.rows().length === 2);
    expect(list.text).to.include('1 selected, 1 not in this list');
    await list.click(list.checkbox('CT thorax'));
    expect(list.element.selectedStudies).to.deep.equal([studies[2], studies[0]]);
    await list.click(list.find('button', 'Share studies (2)'));
    expect(list.events.at(-1)?.detail).to.deep.equal({
      studyInstanceUids: [studies[2]!.studyInstanceUid, studies[0]!.studyInstanceUid],
    });
  });
});

describe('study-list: page after page', () => {
  it('loads the next page and keeps the focus on the button', async () => {
    const client = clientWith(manyStudies(120));
    const searches = withSearches(client);
    const list = await placeFound(client);
    expect(list.rows()).to.have.length(50);
    expect(list.announced).to.equal('50 studies, and there are more');
    await list.click(list.find('button', 'Show more studies'));
    await waitUntil(() => list.rows().length === 100, 'two pages');
    expect(list.focused).to.equal('Show more studies');
    expect(searches.at(-1)).to.deep.equal({ cursor: '50' });
    await list.press('Enter');
    await waitUntil(() => list.rows().length === 120, 'all pages');
    await waitUntil(() => list.focused === 'All 120 studies are shown', 'focus stays near');
  });

  it('keeps the rows when the next page fails, says so, and tries again', async () => {
    const client = clientWith(manyStudies(60));
    const list = await placeFound(client);
    client.fail('searchStudies', new ShareFailure('offline'), 2);
    await list.click(list.find('button', 'Show more studies'));
    await list.sees('You are offline');
    expect(list.rows()).to.have.length(50);
    await list.click(list.find('button', 'Show more studies'));
    await waitUntil(() => client.calls.length === 3);
    await list.sees('You are offline');
    await list.click(list.find('button', 'Show more studies'));
    await waitUntil(() => list.rows().length === 60, 'all pages');
    expect(list.text).not.to.include('You are offline');
  });

  it('asks once, however often the button is pressed', async () => {
    const client = clientWith(manyStudies(120));
    const list = await placeFound(client);
    client.hold('searchStudies');
    const button = list.find('button', 'Show more studies');
    await list.click(button);
    await list.click(button);
    expect(client.calls).to.have.length(2);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
  });
});

describe('study-list: for everybody', () => {
  for (const width of [320, 700, 1100]) {
    it(`has no accessibility fault at ${width} px`, async () => {
      const list = await placeFound(clientWith(), width);
      await list.click(list.checkbox('MR knee'));
      await expect(list.element).to.be.accessible();
    });
  }

  it('does not grow wider than its place', async () => {
    for (const width of [280, 320, 600, 1000]) {
      const list = await StudyListDriver.place({ studies, width });
      const scroller = list.root.querySelector('[role="table"]')!.parentElement!;
      expect(scroller.scrollWidth, `${width} px`).to.be.at.most(scroller.clientWidth);
    }
  });
});
