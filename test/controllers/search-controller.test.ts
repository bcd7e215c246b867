import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { SearchController, type SearchState } from '../../src/controllers/search-controller.js';

interface Question {
  text: string;
  signal: AbortSignal;
  answer: (found: string[]) => void;
  fail: (error: unknown) => void;
}

class SearchHost extends LitElement {
  readonly questions: Question[] = [];
  readonly settled: SearchState<string[]>[] = [];
  isReady = true;
  readonly search = new SearchController<string[]>(this, {
    ask: (text, signal) =>
      new Promise((answer, fail) => {
        this.questions.push({ text, signal, answer, fail });
      }),
    isEmpty: (found) => found.length === 0,
    isReady: () => this.isReady,
    minimumLength: () => 2,
    isWithheld: (text) => text.startsWith('secret'),
    settled: (state) => this.settled.push(state),
  });

  override render(): TemplateResult {
    return html`${this.search.state.status}`;
  }
}
customElements.define('search-host', SearchHost);

async function start(): Promise<SearchHost> {
  return fixture<SearchHost>(html`<search-host></search-host>`);
}

async function asked(host: SearchHost, count: number): Promise<void> {
  await waitUntil(() => host.questions.length === count, `${count} questions`);
}

describe('SearchController', () => {
  it('goes from idle by way of waiting and searching to found', async () => {
    const host = await start();
    expect(host.search.state).to.deep.equal({ status: 'idle', text: '', because: 'blank' });
    host.search.search('an ');
    expect(host.search.state).to.deep.equal({ status: 'waiting', text: 'an' });
    await asked(host, 1);
    expect(host.search.state).to.deep.equal({ status: 'searching', text: 'an' });
    host.questions[0]!.answer(['An']);
    await waitUntil(() => host.search.state.status === 'found');
    expect(host.search.state).to.deep.equal({ status: 'found', text: 'an', answer: ['An'] });
    expect(host.settled).to.deep.equal([host.search.state]);
    await host.updateComplete;
    expect(host.shadowRoot?.textContent).to.equal('found');
  });

  it('asks once after a pause, for the last text', async () => {
    const host = await start();
    for (const text of ['pe', 'pee', 'peet']) host.search.search(text);
    await asked(host, 1);
    expect(host.questions[0]!.text).to.equal('peet');
  });

  it('tells none and failed apart', async () => {
    const host = await start();
    host.search.search('nobody');
    host.search.flush();
    host.questions[0]!.answer([]);
    await waitUntil(() => host.search.state.status === 'none');
    host.search.search('broken');
    host.search.flush();
    const error = new Error('broken');
    host.questions[1]!.fail(error);
    await waitUntil(() => host.search.state.status === 'failed');
    expect(host.search.state).to.deep.equal({ status: 'failed', text: 'broken', error });
    host.search.retry();
    expect(host.questions).to.have.length(3);
    host.questions[2]!.answer(['there']);
    await waitUntil(() => host.search.state.status === 'found');
  });

  it('takes an error that is thrown for a failure', async () => {
    const host = await start();
    const search = new SearchController<string[]>(host, {
      ask: () => {
        throw new Error('at once');
      },
      isEmpty: () => true,
      isReady: () => true,
      minimumLength: () => 1,
    });
    search.search('x');
    search.flush();
    await waitUntil(() => search.state.status === 'failed');
  });

  it('drops what comes late, out of order, or after it was given up', async () => {
    const host = await start();
    host.search.search('first');
    host.search.flush();
    host.search.search('second');
    host.search.flush();
    const [first, second] = host.questions;
    expect(first!.signal.aborted).to.equal(true);
    expect(second!.signal.aborted).to.equal(false);
    second!.answer(['two']);
    await waitUntil(() => host.search.state.status === 'found');
    first!.answer(['one']);
    await Promise.resolve();
    expect(host.search.state).to.deep.equal({ status: 'found', text: 'second', answer: ['two'] });

    host.search.search('third');
    host.search.flush();
    host.search.clear();
    expect(host.questions[2]!.signal.aborted).to.equal(true);
    host.questions[2]!.fail(new Error('late'));
    await Promise.resolve();
    expect(host.search.state.status).to.equal('idle');
    expect(host.settled).to.have.length(1);
  });

  it('says why it does not ask', async () => {
    const host = await start();
    host.search.search(' ');
    expect(host.search.state).to.include({ because: 'blank' });
    host.search.search('p');
    expect(host.search.state).to.include({ status: 'idle', because: 'too-short' });
    // Two UTF-16 units, one character.
    host.search.search('𠮷');
    expect(host.search.state).to.include({ status: 'idle', because: 'too-short' });
    host.search.search('secret 1');
    expect(host.search.state).to.include({ status: 'idle', because: 'withheld' });
    host.search.flush();
    expect(host.questions).to.deep.equal([]);
  });

  it('decides what to hold back once it knows by what', async () => {
    const host = await start();
    host.isReady = false;
    host.search.search('secret 1');
    expect(host.search.state.status).to.equal('waiting');
    host.isReady = true;
    host.requestUpdate();
    await waitUntil(() => host.search.state.status === 'idle', 'it is held back');
    expect(host.search.state).to.include({ because: 'withheld' });
    expect(host.questions).to.deep.equal([]);
  });

  it('does not ask twice for the same text', async () => {
    const host = await start();
    host.search.search('an');
    host.search.flush();
    host.questions[0]!.answer(['An']);
    await waitUntil(() => host.search.state.status === 'found');
    host.search.search('an  ');
    expect(host.search.state.status).to.equal('found');
    expect(host.questions).to.have.length(1);
  });

  it('waits until it is known how to search', async () => {
    const host = await start();
    host.isReady = false;
    host.search.search('an');
    host.search.flush();
    expect(host.search.state.status).to.equal('waiting');
    expect(host.questions).to.deep.equal([]);
    host.isReady = true;
    host.requestUpdate();
    await asked(host, 1);
  });

  it('gives up when the element leaves the page', async () => {
    const host = await start();
    host.search.search('an');
    host.search.flush();
    host.remove();
    expect(host.questions[0]!.signal.aborted).to.equal(true);
    expect(host.search.state.status).to.equal('idle');
  });
});
