import { expect, html } from '@open-wc/testing';
import { ShareFailure, type RecipientPage, type RecipientSearch, type ShareClient } from 'pacs-share/client';
import type { Recipient } from 'pacs-share/domain';
import { anPeeters, directory, openPolicy, otherAnPeeters, otherPacs, tumorBoard } from '../../../stories/fixtures.js';
import { memoryClient, picked, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

interface Question {
  text: string;
  signal: AbortSignal;
  answer: (recipients: readonly Recipient[], rest?: Partial<RecipientPage>) => void;
  fail: (error: unknown) => void;
}

/** A client whose searches are answered by the test, whenever and in whatever order it wants. */
function slowClient(): { client: ShareClient; questions: Question[] } {
  const client = memoryClient();
  const questions: Question[] = [];
  client.searchRecipients = (search: RecipientSearch, options) =>
    new Promise<RecipientPage>((resolve, reject) => {
      questions.push({
        text: 'text' in search ? search.text : '',
        signal: options!.signal!,
        answer: (recipients, rest = {}) => resolve({ recipients: [...recipients], next: null, ...rest }),
        fail: reject,
      });
    });
  return { client, questions };
}

function withPolicy(patch: Partial<typeof openPolicy.recipients>): typeof openPolicy {
  return { ...openPolicy, recipients: { ...openPolicy.recipients, ...patch } };
}

describe('recipient-picker while somebody types', () => {
  it('asks for what was typed when the typing pauses', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.type('peeters');
    await picker.until(() => questions.at(-1)?.text === 'peeters', 'asked');
    expect(questions.length).to.be.lessThan(6);
    await picker.sees('Searching…');
    expect(picker.isExpanded).to.equal(false);
    questions.at(-1)!.answer([anPeeters]);
    await picker.hears(/^1 recipient found\.$/);
    expect(picker.isExpanded).to.equal(true);
  });

  it('gives up the former request, and drops its answer however late it comes', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('pee');
    await picker.until(() => questions.length === 1, 'asked');
    await picker.paste('ters');
    await picker.until(() => questions.length === 2, 'asked anew');
    expect(questions[0]!.signal.aborted).to.equal(true);
    questions[1]!.answer([otherAnPeeters]);
    await picker.until(() => picker.options.length === 2, 'answered');
    questions[0]!.answer([anPeeters, tumorBoard]);
    await picker.element.updateComplete;
    expect(picker.options[0]).to.contain('General practice');
    expect(picker.options).to.have.length(2);
  });

  it('shows nothing of the former answer while it searches anew', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('pee');
    await picker.until(() => questions.length === 1, 'asked');
    questions[0]!.answer([anPeeters]);
    await picker.until(() => picker.options.length > 0, 'answered');
    await picker.paste('x');
    expect(picker.options).to.deep.equal([]);
    await picker.press('Enter');
    expect(picker.values).to.deep.equal([]);
    await picker.until(() => questions.length === 2, 'Enter does not wait for a pause');
  });

  it('drops a late failure too', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('pee');
    await picker.until(() => questions.length === 1, 'asked');
    await picker.paste('ters');
    questions[0]!.fail(new ShareFailure('server-error'));
    await picker.until(() => questions.length === 2, 'asked anew');
    questions[1]!.answer([]);
    await picker.sees('No recipients found for “peeters”');
    expect(picker.text).not.to.contain('failed');
  });

  it('says that none were found, and offers to add somebody new', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('nobody');
    await picker.sees('No recipients found for “nobody”');
    expect(picker.options).to.have.length(1);
    expect(picker.activeOption).to.contain('Add “nobody” as a new recipient');
    await picker.hears(/^No recipients found for “nobody”\.$/);
  });

  it('never tells a failure as none: it says so, keeps the text, and tries again', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('server-error'), 1);
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.sees('The search for recipients failed.');
    await picker.hears(/The search for recipients failed\. Something went wrong/);
    expect(picker.text).not.to.contain('No recipients');
    expect(picker.input.value).to.equal('peeters');
    expect(picker.isExpanded).to.equal(false);
    await picker.click(picker.find('button', 'Try again'));
    await picker.until(() => picker.options.length === 3, 'found after all');
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.text).not.to.contain('failed');
  });

  it('tries again by Enter, and offers to add what was typed', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('unreachable'));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.type('Peeters An');
    await picker.sees('failed');
    client.recover('searchRecipients');
    await picker.press('Enter');
    await picker.until(() => picker.options.length === 3, 'found after all');

    client.fail('searchRecipients', new ShareFailure('unreachable'));
    await picker.type('ton');
    await picker.sees('failed');
    await picker.click(picker.find('button', 'Add as a new recipient'));
    expect((picker.find('textbox', 'Last name') as HTMLInputElement).value).to.equal('Anton');
  });

  it('says when to try again where the endpoint said so', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 12 }));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.type('peeters');
    await picker.sees('Too many requests. Try again in 12 seconds.');
  });

  it('takes any error of a client, and any nonsense, for an answer that was not understood', async () => {
    const client = memoryClient();
    client.searchRecipients = () => Promise.reject(new TypeError('private detail'));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.type('peeters');
    await picker.sees('was not understood');
    expect(picker.text).not.to.contain('private detail');
    client.searchRecipients = () => Promise.resolve({} as RecipientPage);
    await picker.type('x');
    await picker.until(() => picker.text.includes('was not understood'), 'said again');
  });

  it('counts down the time that the endpoint wants to be left alone, says so once, and can then be tried again', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 3 }), 1);
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.sees('Try again in 3 seconds');
    await picker.hears(/Try again in 3 seconds/);
    await picker.click(picker.find('button', 'Try again'));
    expect(client.calls.filter((call) => call === 'searchRecipients')).to.have.length(1);
    await picker.sees('Try again in 2 seconds');
    expect(picker.spoken).to.contain('Try again in 3 seconds');
    await picker.sees('You can try again now.');
    await picker.hears(/^You can try again now\.$/);
    await picker.click(picker.find('button', 'Try again'));
    await picker.until(() => picker.options.length === 3, 'found');
  });

  it('asks nothing by Enter or by typing while the endpoint wants to be left alone, and searches for what stands there then', async () => {
    const failure = new ShareFailure('too-many-requests', { retryAfter: 3 });
    const client = memoryClient().fail('searchRecipients', failure, 1);
    const asked = () => client.calls.filter((call) => call === 'searchRecipients').length;
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('pee');
    await picker.sees('Try again in 3 seconds');
    await picker.sees('Try again in 2 seconds');
    await picker.press('Enter');
    await picker.hears(/The search for recipients failed\. Too many requests\. Try again in 2 seconds/);
    await picker.paste('ters');
    await picker.press('ArrowDown', 'Enter');
    expect(picker.text)
      .to.match(/Too many requests/)
      .and.not.to.contain('Try again in 3 seconds');
    expect(picker.text).not.to.contain('Searching');
    picker.input.select();
    await picker.press('Delete');
    await picker.paste('peeters');
    await picker.sees('You can try again now.');
    expect(asked()).to.equal(1);
    await picker.press('Enter');
    await picker.until(() => picker.options.length === 3, 'found for what stands there');
    expect(asked()).to.equal(2);
    expect(picker.text).not.to.contain('failed');
  });

  it('does not wait for one endpoint when it is given another', async () => {
    const client = memoryClient().fail('searchRecipients', new ShareFailure('too-many-requests', { retryAfter: 60 }));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('pee');
    await picker.sees('Try again in 60 seconds');
    picker.element.client = memoryClient();
    await picker.element.updateComplete;
    await picker.paste('ters');
    await picker.until(() => picker.options.length === 3, 'found');
  });

  it('hangs as long as the client does, and stays usable', async () => {
    const client = memoryClient().hold('searchRecipients');
    const picker = await RecipientPickerDriver.open({ client });
    await picker.type('peeters');
    await picker.sees('Searching…');
    client.recover('searchRecipients');
    await picker.type(' card');
    await picker.until(() => picker.options.length === 2, 'the next search is answered');
  });

  it('stops waiting when the list is closed, and searches when it is opened again', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.until(() => questions.length === 1, 'asked');
    await picker.press('Escape');
    expect(questions[0]!.signal.aborted).to.equal(true);
    questions[0]!.answer([anPeeters]);
    await picker.element.updateComplete;
    expect(picker.isExpanded).to.equal(false);
    await picker.press('ArrowDown');
    await picker.until(() => questions.length === 2, 'asked once more');
  });

  it('stops waiting when it leaves the page', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.until(() => questions.length === 1, 'asked');
    picker.element.remove();
    expect(questions[0]!.signal.aborted).to.equal(true);
  });

  it('asks for more characters where there are too few', async () => {
    const client = memoryClient({ policy: withPolicy({ search: { minimumLength: 3, limit: 20 } }) });
    const picker = await RecipientPickerDriver.open({ client });
    await picker.type('pe');
    await picker.sees('Type at least 3 characters.');
    await picker.hears(/^Type at least 3 characters\.$/);
    expect(client.calls).not.to.include('searchRecipients');
    await picker.search('e');
  });

  it('waits for the policy, then searches for what was typed meanwhile', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client, policy: null });
    await picker.type('peeters');
    await picker.sees('Searching…');
    expect(client.calls).to.deep.equal([]);
    picker.element.policy = openPolicy;
    await picker.until(() => picker.options.length === 3, 'found');
    expect(client.calls).not.to.include('getPolicy');
  });

  it('says that the policy could not be loaded, and tries again', async () => {
    const client = memoryClient().fail('getPolicy', new ShareFailure('unreachable'), 1);
    const picker = await RecipientPickerDriver.open({ client });
    await picker.sees('The recipient field could not be made ready.');
    await picker.click(picker.find('button', 'Try again'));
    await picker.until(() => !picker.text.includes('could not be made ready'), 'ready');
    await picker.choose('peeters');
  });

  it('says that there is nothing to ask where neither endpoint nor client is set', async () => {
    const picker = await RecipientPickerDriver.of(html`<recipient-picker></recipient-picker>`);
    await picker.type('peeters');
    await picker.sees('The search for recipients failed.');
  });

  it('draws 50 options of ten thousand, and asks to refine', async () => {
    const { client, questions } = slowClient();
    const crowd = Array.from({ length: 10_000 }, (_person, index) => ({
      ...anPeeters,
      id: `crowd-${index}`,
      displayName: `Peeters ${index}`,
    }));
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.until(() => questions.length === 1, 'asked');
    questions[0]!.answer(crowd);
    await picker.sees('These are the first 50. Refine your search to see others.');
    expect(picker.findAll('option', /Peeters/)).to.have.length(50);
    expect(picker.options.at(-1)).to.contain('as a new recipient');
    const start = performance.now();
    await picker.paste('x');
    expect(performance.now() - start).to.be.lessThan(500);
  });

  it('asks for no more than it draws', async () => {
    const limits: (number | undefined)[] = [];
    const client = memoryClient({ policy: withPolicy({ search: { minimumLength: 2, limit: 500 } }) });
    const search = client.searchRecipients.bind(client);
    client.searchRecipients = (question, options) => {
      limits.push(question.limit);
      return search(question, options);
    };
    const picker = await RecipientPickerDriver.open({ client });
    await picker.search('peeters');
    expect(new Set(limits)).to.deep.equal(new Set([50]));
  });

  it('says that there is more where the endpoint says so', async () => {
    const client = memoryClient({ policy: withPolicy({ search: { minimumLength: 2, limit: 2 } }) });
    const picker = await RecipientPickerDriver.open({ client });
    await picker.search('dr');
    await picker.sees('These are the first 2. Refine your search');
    await picker.hears(/2 recipients found\. These are the first 2/);
  });

  it('names the sources that did not answer', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('peeters');
    await picker.until(() => questions.length === 1, 'asked');
    questions[0]!.answer([anPeeters], { incomplete: ['Regional directory', 'Clinique Modèle'] });
    await picker.sees('Regional directory and Clinique Modèle did not answer');
    await picker.hears(/1 recipient found\. Regional directory and Clinique Modèle did not answer/);
    await picker.paste('x');
    await picker.until(() => questions.length === 2, 'asked');
    questions[1]!.answer([], { incomplete: ['Regional directory'] });
    await picker.hears(/No recipients found for “peetersx”\. Regional directory did not answer/);
    await picker.sees('Regional directory did not answer: its recipients are missing here.');
  });

  it('shows a recipient once, and only kinds that are offered', async () => {
    const { client, questions } = slowClient();
    const picker = await RecipientPickerDriver.open({ client });
    picker.element.kinds = 'user pacs';
    await picker.element.updateComplete;
    await picker.paste('model');
    await picker.until(() => questions.length === 1, 'asked');
    questions[0]!.answer([anPeeters, tumorBoard, anPeeters, otherPacs]);
    await picker.until(() => picker.options.length === 2, 'two');
    expect(picker.options.join()).to.match(/An Peeters.*PACS Clinique/);
    await picker.hears(/^2 recipients found\.$/);
  });

  it('says that there may be somebody where only the first results were of other kinds', async () => {
    const client = memoryClient({ policy: withPolicy({ search: { minimumLength: 2, limit: 1 } }) });
    const picker = await RecipientPickerDriver.open({ client });
    picker.element.kinds = 'group';
    await picker.element.updateComplete;
    await picker.type('az');
    await picker.sees('Nobody suitable among the first results for “az”. Type more');
  });

  it('recognizes a physician number with or without its separators, and shows it where it matched', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('1-23456-25-004');
    expect(picker.options[0]).to.match(/An Peeters.*RIZIV\/INAMI 12345625004/);
    await picker.sees('RIZIV/INAMI number');
    picker.input.select();
    await picker.search('12345625004');
    await picker.hears(/^1 recipient found\. RIZIV\/INAMI number$/);
    picker.input.select();
    await picker.search('19012345601');
    await picker.sees('RIZIV/INAMI or BIG number. If it is a RIZIV/INAMI number, its check digits do not agree.');
  });

  it('takes a number for what it is written like, whatever else has as many digits', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('1-23456-26-004');
    const warning = 'The check digits of this RIZIV/INAMI number do not agree: compare it with what you have.';
    await picker.sees(warning);
    await picker.hears(new RegExp(`found for “1-23456-26-004”\\. ${warning}`));
  });

  it('warns of check digits that do not agree, and hides nothing for it', async () => {
    const client = memoryClient({
      policy: withPolicy({ physicianNumbers: [{ system: 'riziv', label: 'RIZIV/INAMI' }] }),
      recipients: [{ ...anPeeters, physicianNumbers: [{ system: 'riziv', value: '12345699004' }] }],
    });
    const picker = await RecipientPickerDriver.open({ client });
    await picker.search('12345699004');
    await picker.sees('The check digits of this RIZIV/INAMI number do not agree');
    expect(picker.options[0]).to.contain('An Peeters');
  });

  it('never sends what looks like a national person number', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    for (const number of ['2 69 05 49 588 157 80', '2 69 05 49 588 157']) {
      await picker.paste(number);
      await picker.sees('looks like a national person number, which is not searched for');
      await picker.press('Enter');
      picker.input.select();
    }
    expect(client.calls).not.to.include('searchRecipients');
  });

  it('tells homonyms apart even where the directory gives them the same line', async () => {
    const { client, questions } = slowClient();
    const twin = { ...anPeeters, id: 'twin', physicianNumbers: [{ system: 'riziv', value: '12345676001' }] };
    const picker = await RecipientPickerDriver.open({ client, value: picked(anPeeters, twin) });
    await picker.paste('peeters');
    await picker.until(() => questions.length === 1, 'asked');
    questions[0]!.answer([anPeeters, twin]);
    await picker.until(() => picker.options.length === 3, 'found');
    expect(picker.options[0]).to.contain('12345625004');
    expect(picker.options[1]).to.contain('12345676001');
    expect(picker.chips[0]).to.contain('12345625004');
    expect(picker.chips[1]).to.contain('12345676001');
  });

  it('renders names as they are, whatever stands in them', async () => {
    const { client, questions } = slowClient();
    const hostile = directory.find(({ id }) => id === 'user-bobby-tables')!;
    const picker = await RecipientPickerDriver.open({ client });
    await picker.paste('<script>');
    await picker.until(() => questions.length === 1, 'asked');
    questions[0]!.answer([hostile]);
    await picker.until(() => picker.options.length === 2, 'found');
    expect(picker.options[0]?.replaceAll(' ', '')).to.contain(hostile.displayName.replaceAll(' ', ''));
    expect(picker.root.querySelector('script')).to.equal(null);
    expect(picker.root.querySelector('.option bdi')?.textContent).to.equal(hostile.displayName);
  });

  it('forgets what was found when it is given another client', async () => {
    const picker = await RecipientPickerDriver.open();
    await picker.search('peeters');
    picker.element.client = memoryClient({ recipients: [] });
    await picker.element.updateComplete;
    expect(picker.options).to.deep.equal([]);
    await picker.type(' ');
    await picker.type('a');
    await picker.sees('No recipients found');
  });
});

describe('recipient-picker before somebody types', () => {
  it('offers the favorites when the field gets the focus by the user', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.until(() => picker.options.length === 4, 'three favorites and the way to somebody new');
    expect(picker.options[0]).to.contain('An Peeters');
    expect(picker.activeOption).to.equal(undefined);
    await picker.press('Enter');
    expect(picker.values).to.deep.equal([]);
    await picker.press('ArrowDown', 'Enter');
    expect(picker.values).to.deep.equal(['user:user-an-peeters']);
    expect(client.calls).to.deep.equal(['getPolicy', 'getFavorites', 'getRecentRecipients']);
  });

  it('opens nothing when the host moves the focus there, nor where there are none', async () => {
    const client = memoryClient({ recipients: [] });
    const picker = await RecipientPickerDriver.open({ client });
    picker.element.focus();
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(client.calls).not.to.include('getFavorites');
    await picker.click(picker.input);
    await picker.until(() => client.calls.includes('getFavorites'), 'asked');
    await picker.element.updateComplete;
    expect(picker.isExpanded).to.equal(false);
    await picker.press('ArrowDown');
    await picker.sees('No favorites yet.');
    await picker.hears(/^No favorites yet\./);
  });

  it('opens the favorites by ArrowDown, the first active', async () => {
    const picker = await RecipientPickerDriver.open();
    picker.element.focus();
    await picker.press('ArrowDown');
    await picker.until(() => /An Peeters/.test(picker.activeOption ?? ''), 'the first is active');
    expect(picker.root.querySelector('[role="listbox"]')?.getAttribute('aria-label')).to.equal('Favorites');
  });

  it('opens them when the policy has come, where they were asked for before', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client, policy: null });
    picker.element.focus();
    await picker.press('ArrowDown');
    expect(client.calls).to.deep.equal([]);
    picker.element.policy = openPolicy;
    await picker.until(() => /An Peeters/.test(picker.activeOption ?? ''), 'the first is active');
  });

  it('opens and closes them by the star, whatever stands in the field', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    await picker.search('peeters');
    const star = picker.find('button', 'Favorites');
    await picker.click(star);
    await picker.until(() => picker.options.some((option) => option.includes('Tumor board')), 'favorites');
    expect(star.getAttribute('aria-expanded')).to.equal('true');
    expect(picker.root.activeElement).to.equal(picker.input);
    expect(picker.input.value).to.equal('peeters');
    await picker.click(star);
    expect(picker.isExpanded).to.equal(false);
    await picker.click(star);
    // Asked anew at each opening by the star: there may be others by now.
    expect(picker.isExpanded).to.equal(true);
    expect(client.calls.filter((call) => call === 'getFavorites')).to.have.length(2);
  });

  it('tells a failure of the favorites to whoever asked for them, and tries again', async () => {
    const client = memoryClient().fail('getFavorites', new ShareFailure('server-error'), 2);
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.until(() => client.calls.includes('getFavorites'), 'asked');
    await picker.element.updateComplete;
    expect(picker.text).not.to.contain('could not be loaded');
    await picker.press('ArrowDown');
    await picker.sees('Your favorites could not be loaded.');
    expect(picker.text).not.to.contain('No favorites');
    await picker.click(picker.find('button', 'Try again'));
    await picker.until(() => picker.options.length === 4, 'there after all');
  });

  it('asks for the favorites no more while the endpoint wants to be left alone', async () => {
    const failure = new ShareFailure('too-many-requests', { retryAfter: 2 });
    const client = memoryClient().fail('getFavorites', failure, 1);
    const asked = () => client.calls.filter((call) => call === 'getFavorites').length;
    const picker = await RecipientPickerDriver.open({ client });
    await picker.press('Tab');
    await picker.press('ArrowDown');
    await picker.sees('Your favorites could not be loaded.');
    await picker.press('ArrowDown');
    await picker.click(picker.find('button', 'Favorites'));
    await picker.click(picker.find('button', 'Try again'));
    expect(asked()).to.equal(1);
    await picker.sees('You can try again now.');
    await picker.click(picker.find('button', 'Try again'));
    await picker.until(() => picker.options.length === 4, 'there after all');
  });
});
