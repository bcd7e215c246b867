import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import type { MessageLabel } from 'pacs-share/elements';
import { textOf } from '../../support/find.js';
import { MessageLabelDriver } from '../../support/message-label-driver.js';

describe('message-label', () => {
  it('reads its attributes', async () => {
    const element = await fixture<MessageLabel>(
      html`<message-label message="Look" sender="Dr. Ina" sent-at="2027-01-31T09:30:00Z" opened></message-label>`,
    );
    expect(element).to.include({ message: 'Look', sender: 'Dr. Ina', sentAt: '2027-01-31T09:30:00Z', opened: true });
  });

  it('draws nothing without a message', async () => {
    const label = await MessageLabelDriver.place({ message: ' \n ' });
    expect(label.isShown).to.equal(false);
    expect(label.text).to.equal('');
    label.element.message = 'Now there is one';
    await label.element.updateComplete;
    expect(label.isShown).to.equal(true);
  });

  it('tells its state by a word and a shape as well as a color', async () => {
    const label = await MessageLabelDriver.place();
    expect(label.text).to.equal('Message unopened');
    const [shape, color] = [label.label.querySelector('svg')!.innerHTML, getComputedStyle(label.label).color];
    label.element.opened = true;
    await label.element.updateComplete;
    expect(label.text).to.equal('Message opened');
    expect(label.label.querySelector('svg')!.innerHTML).not.to.equal(shape);
    expect(getComputedStyle(label.label).color).not.to.equal(color);
    expect(label.opens, 'the host has said so, not the user').to.equal(0);
  });

  it('is red until it is opened, and green after', async () => {
    const label = await MessageLabelDriver.place();
    const channels = () => {
      const [red = 0, green = 0] = getComputedStyle(label.label).color.match(/\d+/g)!.map(Number);
      return { red, green };
    };
    expect(channels().red).to.be.greaterThan(channels().green);
    label.element.opened = true;
    await label.element.updateComplete;
    expect(channels().green).to.be.greaterThan(channels().red);
  });

  it('shows sender, date and message, and leaves the state to the host', async () => {
    const label = await MessageLabelDriver.place();
    const message = await label.open();
    expect(textOf(message)).to.match(/^Message from Dr\. Ina Verzonnen 31 Jan 2027, \d\d:30/);
    expect(textOf(message)).to.include('Could you have a look?');
    expect(label.opens).to.equal(1);
    expect(label.element.opened).to.equal(false);
    expect(label.text).to.include('unopened');
    expect(label.root.activeElement, 'the message is read at once').to.equal(message);
    expect(message.matches(':popover-open')).to.equal(true);
  });

  it('shows the message as plain text, line by line, with no links', async () => {
    const hostile = '<img src=x onerror="alert(1)">\nhttps://example.org/phishing\n\tשלום';
    const label = await MessageLabelDriver.place({ message: hostile, sender: '<b>\u202eIna</b>' });
    const message = await label.open();
    const text = message.querySelector('#message')!;
    expect(text.textContent).to.equal(hostile);
    expect(getComputedStyle(text).whiteSpaceCollapse ?? getComputedStyle(text).whiteSpace).to.match(
      /preserve|pre-wrap/,
    );
    expect(message.querySelector('img, a, b')).to.equal(null);
  });

  it('closes with Escape and gives the focus back, and Escape stays inside', async () => {
    const label = await MessageLabelDriver.place();
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    label.label.focus();
    document.addEventListener('keydown', listen);
    await label.press('Enter');
    await waitUntil(() => label.message !== undefined && label.root.activeElement === label.message);
    await label.press('ArrowDown', 'r', 'Escape');
    await label.closed();
    expect(heard).to.deep.equal([]);
    await waitUntil(() => label.focused === 'Message unopened', 'the focus is back');
    await label.press('r');
    document.removeEventListener('keydown', listen);
    expect(heard, 'closed, a letter is the page\u2019s').to.deep.equal(['r']);
  });

  it('closes with its button, a press elsewhere, or a second press on the label', async () => {
    const label = await MessageLabelDriver.place();
    const message = await label.open();
    await label.click(message.querySelector('button')!);
    await label.closed();
    await waitUntil(() => label.focused === 'Message unopened', 'the focus is back');

    await label.open();
    await sendMouse({ type: 'click', position: [790, 590] });
    await label.closed();
    expect(label.focused, 'the focus is where the press took it').to.equal('');

    await label.open();
    await label.click(label.label);
    await label.closed();
    expect(label.opens).to.equal(3);
  });

  it('stays inside the window at its edges', async () => {
    const label = await MessageLabelDriver.place({ message: 'A long message. '.repeat(200) });
    for (const [side, value] of [
      ['insetInlineEnd', '4px'],
      ['insetBlockEnd', '4px'],
    ] as const) {
      Object.assign(label.element.style, { position: 'fixed', [side]: value });
      const message = await label.open();
      await new Promise(requestAnimationFrame);
      const { left, top, right, bottom } = message.getBoundingClientRect();
      expect(left, side).to.be.at.least(0);
      expect(top, side).to.be.at.least(0);
      expect(right, side).to.be.at.most(innerWidth);
      expect(bottom, side).to.be.at.most(innerHeight);
      await label.press('Escape');
      await label.closed();
    }
  });

  it('hangs below its label, at the side where reading begins', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const label = await MessageLabelDriver.place({ dir });
      Object.assign(label.element.style, { position: 'fixed', insetBlockStart: '40px', insetInlineStart: '120px' });
      const message = await label.open();
      await waitUntil(() => message.getBoundingClientRect().top > 40, 'it is placed');
      const [ours, its] = [label.label.getBoundingClientRect(), message.getBoundingClientRect()];
      expect(its.top).to.be.within(ours.bottom, ours.bottom + 8);
      const side = dir === 'rtl' ? 'right' : 'left';
      expect(its[side], dir).to.be.closeTo(ours[side], 1);
      await label.press('Escape');
      await label.closed();
    }
  });

  it('fits a window of 320 pixels, and scrolls a long message', async () => {
    await setViewport({ width: 320, height: 480 });
    try {
      const label = await MessageLabelDriver.place({ message: `${'A long message. '.repeat(200)}${'x'.repeat(90)}` });
      Object.assign(label.element.style, { position: 'fixed', insetBlockStart: '200px', insetInlineStart: '180px' });
      const message = await label.open();
      await waitUntil(() => message.getBoundingClientRect().right <= 320, 'it is placed');
      const { left, top, bottom } = message.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(top).to.be.at.least(0);
      expect(bottom).to.be.at.most(480);
      expect(message.scrollWidth).to.be.at.most(message.clientWidth);
      await label.press('End');
      await waitUntil(() => message.scrollTop > 0, 'it scrolls by the keyboard');
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('closes alone over a dialog: Escape closes one layer', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
    const label = await MessageLabelDriver.place();
    dialog.append(label.element);
    dialog.showModal();
    await label.open();
    await label.press('Escape');
    await label.closed();
    expect(dialog.open).to.equal(true);
    await label.press('Escape');
    await waitUntil(() => !dialog.open, 'the next one closes the dialog');
  });

  it('turns green while it is read, and tells the host of one press once', async () => {
    const label = await MessageLabelDriver.place();
    label.label.focus();
    await label.press('Enter');
    await waitUntil(() => label.opens > 0);
    label.element.setAttribute('opened', '');
    await label.element.updateComplete;
    expect(label.message, 'it stays open').not.to.equal(undefined);
    expect(label.text).to.include('Message opened');
    expect(label.opens).to.equal(1);
    label.element.removeAttribute('opened');
    await label.element.updateComplete;
    expect(label.text).to.include('Message unopened');
  });

  it('does without sender and date, and with a date that is none', async () => {
    const label = await MessageLabelDriver.place({ sender: '', sentAt: 'yesterday' });
    const message = await label.open();
    expect(textOf(message)).to.equal('Message Could you have a look?');
  });

  it('takes a removed attribute for nothing', async () => {
    const element = await fixture<MessageLabel>(
      html`<message-label lang="en-GB" message="Look" sender="Dr. Ina" sent-at="2027-01-31T09:30:00Z"></message-label>`,
    );
    element.removeAttribute('sender');
    element.removeAttribute('sent-at');
    await element.updateComplete;
    element.shadowRoot!.querySelector('button')!.click();
    expect(textOf(element.shadowRoot!)).to.equal('Message unopened Message Look');
    element.removeAttribute('message');
    await element.updateComplete;
    expect(textOf(element.shadowRoot!)).to.equal('');
  });

  it('has no accessibility fault, closed and open', async () => {
    const label = await MessageLabelDriver.place();
    await expect(label.element).to.be.accessible();
    await label.open();
    await expect(label.element).to.be.accessible();
    label.element.opened = true;
    await expect(label.element).to.be.accessible();
  });

  it('can be hit: at least 24 pixels high', async () => {
    const label = await MessageLabelDriver.place();
    expect(label.label.getBoundingClientRect().height).to.be.at.least(24);
  });
});
