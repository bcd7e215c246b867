import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { MemoryClient } from 'pacs-share/client';
import { UNDO_WINDOW, WithdrawalController } from '../../src/controllers/withdrawal-controller.js';
import { completeShare, openPolicy, studies } from '../../stories/fixtures.js';
import { Clock } from '../support/clock.js';
import { ElementDriver } from '../support/element-driver.js';

const subject = { shareId: completeShare.id };

class WithdrawalHost extends LitElement {
  readonly client = new MemoryClient({ policy: openPolicy, studies, shares: [structuredClone(completeShare)] });
  readonly withdrawals = new WithdrawalController(this, {
    client: () => this.client,
    place: () => this.renderRoot.querySelector('p'),
    done: () => undefined,
    failed: () => undefined,
  });

  override render() {
    return html`<button @click=${() => this.withdrawals.withdraw(subject)}>Withdraw</button>
      <p><button>Undo</button></p>
      <button>Elsewhere</button>`;
  }
}
customElements.define('withdrawal-host', WithdrawalHost);

describe('the time to undo a withdrawal', () => {
  let clock: Clock;
  let driver: ElementDriver<WithdrawalHost>;

  const withdrawals = () => driver.element.withdrawals;
  const isSent = () => driver.element.client.calls.includes('withdrawShare');

  beforeEach(async () => {
    await resetMouse();
    driver = new ElementDriver(await fixture<WithdrawalHost>(html`<withdrawal-host></withdrawal-host>`));
    clock = new Clock(UNDO_WINDOW);
    clock.install();
  });

  afterEach(() => clock.restore());

  it('runs, and what was asked for is sent at its end', async () => {
    await driver.click('button', 'Withdraw');
    expect(clock.pauses).to.deep.equal([UNDO_WINDOW]);
    expect(isSent()).to.equal(false);
    await clock.pass();
    expect(isSent()).to.equal(true);
    expect(withdrawals().undoable).to.equal(undefined);
  });

  it('stands still while the pointer is at the way back, and goes on from there', async () => {
    await driver.click('button', 'Withdraw');
    await driver.point('button', 'Undo');
    expect(clock.isRunning).to.equal(false);
    await driver.point('button', 'Elsewhere');
    expect(clock.isRunning).to.equal(true);
    expect(clock.pauses.at(-1)).to.be.below(UNDO_WINDOW);
    await driver.point('button', 'Undo');
    await resetMouse();
    expect(clock.isRunning, 'the pointer has left the element').to.equal(true);
  });

  it('stands still while the keyboard is at the way back', async () => {
    await driver.enter('Withdraw');
    expect(clock.isRunning).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(driver.focused).to.equal('Undo');
    expect(clock.isRunning).to.equal(false);
    await sendKeys({ press: 'Tab' });
    expect(clock.isRunning).to.equal(true);
    await clock.pass();
    expect(isSent()).to.equal(true);
  });

  it('runs where a click has left the focus', async () => {
    await driver.click('button', 'Withdraw');
    driver.find('button', 'Undo').focus();
    expect(clock.isRunning).to.equal(true);
  });

  it('stands still while the page is hidden, and ends when it is left', async () => {
    await driver.click('button', 'Withdraw');
    const hide = (isHidden: boolean) => {
      Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      hide(true);
      expect(clock.isRunning).to.equal(false);
      hide(false);
      expect(clock.isRunning).to.equal(true);
      hide(true);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(isSent()).to.equal(true);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });
});
