import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { ShareFailure } from 'pacs-share/client';
import { MailWatchController } from '../../src/controllers/mail-watch-controller.js';
import { Clock } from '../support/clock.js';

class WatchHost extends LitElement {
  isDue = true;
  checks = 0;
  answer: () => Promise<void> = () => Promise.resolve();
  readonly watch = new MailWatchController(this, {
    isDue: () => this.isDue,
    check: () => {
      this.checks += 1;
      return this.answer();
    },
  });

  override render() {
    return html`<p>Here</p>`;
  }
}
customElements.define('mail-watch-host', WatchHost);

describe('watching mails', () => {
  let clock: Clock;
  let host: WatchHost;

  async function place(): Promise<void> {
    host = await fixture<WatchHost>(html`<mail-watch-host></mail-watch-host>`);
    for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
  }

  beforeEach(async () => {
    clock = new Clock();
    await place();
    // Seen and due by now: from its beginning, with the clock of the test.
    host.watch.restart();
    clock.install();
    host.watch.restart();
    await host.updateComplete;
  });

  afterEach(() => clock.restore());

  it('asks at growing intervals of at most half a minute', async () => {
    for (let turn = 0; turn < 7; turn += 1) await clock.pass();
    expect(clock.pauses).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(host.checks).to.equal(7);
  });

  it('runs no timer once there is nothing to wait for', async () => {
    host.isDue = false;
    await clock.pass();
    expect(host.checks).to.equal(1);
    expect(clock.isRunning).to.equal(false);
  });

  it('stops when the element leaves the page', () => {
    expect(clock.isRunning).to.equal(true);
    host.remove();
    expect(clock.isRunning).to.equal(false);
  });

  it('waits as long as the endpoint wants', async () => {
    host.answer = () => Promise.reject(new ShareFailure('too-many-requests', { status: 429, retryAfter: 90 }));
    await clock.pass();
    expect(clock.pauses.at(-1)).to.be.within(80_000, 90_000);
    expect(host.watch.failure?.retryAfter, 'told at once: it takes long').to.equal(90);
    const asked = clock.pauses.length;
    host.watch.restart();
    await waitUntil(() => clock.pauses.length > asked, 'it waits on');
    expect(clock.pauses.at(-1), 'on demand, too').to.be.within(80_000, 90_000);
  });

  it('says so after three failures in a row, goes on asking, and takes it back with the first answer', async () => {
    host.answer = () => Promise.reject(new ShareFailure('unreachable'));
    await clock.pass();
    await clock.pass();
    expect(host.watch.failure).to.equal(undefined);
    await clock.pass();
    expect(host.watch.failure?.code).to.equal('unreachable');
    await clock.pass();
    expect(clock.pauses).to.deep.equal([1000, 2000, 4000, 8000, 16_000]);

    host.answer = () => Promise.resolve();
    await clock.pass();
    expect(host.watch.failure).to.equal(undefined);
    expect(clock.isRunning).to.equal(true);
  });

  it('begins anew on demand', async () => {
    host.answer = () => Promise.reject(new ShareFailure('unreachable'));
    for (let turn = 0; turn < 3; turn += 1) await clock.pass();
    host.watch.restart();
    await waitUntil(() => clock.pauses.at(-1) === 1000, 'it asks soon');
    expect(host.watch.failure).to.equal(undefined);
  });

  it('forgets failures once it was answered', async () => {
    const passing = () => Promise.reject(new ShareFailure('timeout'));
    for (const answer of [passing, passing, () => Promise.resolve(), passing, passing]) {
      host.answer = answer;
      await clock.pass();
    }
    expect(host.watch.failure).to.equal(undefined);
    expect(clock.isRunning).to.equal(true);
  });

  it('gives up at once where asking again cannot help', async () => {
    host.answer = () => Promise.reject(new ShareFailure('not-signed-in', { status: 401 }));
    await clock.pass();
    expect(host.watch.failure?.code).to.equal('not-signed-in');
    expect(clock.isRunning).to.equal(false);
  });
});
