import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { RetryWaitController } from '../../src/controllers/retry-wait-controller.js';

const refusal = {};

class WaitHost extends LitElement {
  over = 0;
  readonly wait = new RetryWaitController(this, () => (this.over += 1));

  /** Called before each rendering. */
  beforeRender: () => unknown = () => undefined;

  override render(): TemplateResult {
    this.beforeRender();
    return html`${this.wait.secondsLeft(refusal, 1)}`;
  }
}
customElements.define('wait-host', WaitHost);

describe('RetryWaitController', () => {
  const now = performance.now.bind(performance);
  afterEach(() => {
    performance.now = now;
  });

  it('tells once that the time is over, also where a timer comes early and the rendering after it late', async () => {
    let shift = 0;
    performance.now = () => now() + shift;
    const host = await fixture<WaitHost>(html`<wait-host></wait-host>`);
    expect(host.shadowRoot?.textContent).to.equal('1');
    shift = -500;
    host.beforeRender = () => (shift = 2_000);
    await waitUntil(() => host.shadowRoot?.textContent === '0', 'rendered', { timeout: 5_000 });
    await waitUntil(() => host.over === 1, 'told', { timeout: 5_000 });
    host.requestUpdate();
    await aTimeout(50);
    expect(host.over, 'once').to.equal(1);
  });
});
