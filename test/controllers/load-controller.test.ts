import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { LoadController } from '../../src/controllers/load-controller.js';

class LoadHost extends LitElement {
  readonly requests: { signal: AbortSignal; answer: (value: string) => void; fail: (error: unknown) => void }[] = [];
  isThere = true;
  readonly load = new LoadController<string>(this, (signal) =>
    this.isThere ? new Promise((answer, fail) => this.requests.push({ signal, answer, fail })) : undefined,
  );

  override render(): TemplateResult {
    return html`${this.load.state.status}`;
  }
}
customElements.define('load-host', LoadHost);

describe('LoadController', () => {
  it('asks once and keeps the answer', async () => {
    const host = await fixture<LoadHost>(html`<load-host></load-host>`);
    expect(host.load.state.status).to.equal('idle');
    host.load.load();
    host.load.load();
    expect(host.load.state.status).to.equal('loading');
    host.requests[0]!.answer('there');
    await waitUntil(() => host.load.value === 'there');
    host.load.load();
    host.load.retry();
    expect(host.requests).to.have.length(1);
    await host.updateComplete;
    expect(host.shadowRoot?.textContent).to.equal('loaded');
  });

  it('keeps a failure until it is tried again', async () => {
    const host = await fixture<LoadHost>(html`<load-host></load-host>`);
    const error = new Error('broken');
    host.load.load();
    host.requests[0]!.fail(error);
    await waitUntil(() => host.load.state.status === 'failed');
    expect(host.load.state).to.deep.equal({ status: 'failed', error });
    host.load.load();
    expect(host.requests).to.have.length(1);
    host.load.retry();
    host.requests[1]!.answer('there');
    await waitUntil(() => host.load.value === 'there');
  });

  it('takes an error that is thrown for a failure', async () => {
    const host = await fixture<LoadHost>(html`<load-host></load-host>`);
    const load = new LoadController<string>(host, () => {
      throw new Error('at once');
    });
    load.load();
    await waitUntil(() => load.state.status === 'failed');
  });

  it('stays idle while there is nobody to ask', async () => {
    const host = await fixture<LoadHost>(html`<load-host></load-host>`);
    host.isThere = false;
    host.load.load();
    expect(host.load.state.status).to.equal('idle');
    host.isThere = true;
    host.load.load();
    expect(host.load.state.status).to.equal('loading');
  });

  it('drops an answer to a request that was given up', async () => {
    const host = await fixture<LoadHost>(html`<load-host></load-host>`);
    host.load.load();
    host.load.reset();
    expect(host.requests[0]!.signal.aborted).to.equal(true);
    host.load.load();
    host.requests[1]!.answer('new');
    await waitUntil(() => host.load.value === 'new');
    host.requests[0]!.answer('old');
    await Promise.resolve();
    expect(host.load.value).to.equal('new');
  });

  it('gives up when the element leaves the page, and keeps what it has', async () => {
    const host = await fixture<LoadHost>(html`<load-host></load-host>`);
    host.load.load();
    host.remove();
    expect(host.requests[0]!.signal.aborted).to.equal(true);
    expect(host.load.state.status).to.equal('idle');
  });
});
