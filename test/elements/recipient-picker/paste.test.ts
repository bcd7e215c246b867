import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { ShareFailure } from 'pacs-share/client';
import { anPeeters, openPolicy, otherAnPeeters } from '../../../stories/fixtures.js';
import { memoryClient, RecipientPickerDriver } from '../../support/recipient-picker-driver.js';

/** Pastes as the keys of a browser do: whoever takes the event keeps the text out of the field. */
async function pasteList(picker: RecipientPickerDriver, text: string): Promise<boolean> {
  picker.element.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true });
  // Firefox takes an empty one of its own instead.
  if (event.clipboardData !== clipboardData) Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  const isTaken = !picker.input.dispatchEvent(event);
  await picker.element.updateComplete;
  return isTaken;
}

const NIR = '1 85 05 78 006 084 91';

describe('recipient-picker where a list is pasted', () => {
  it('makes chips of the exact hits, and keeps the others with what to do', async () => {
    const client = memoryClient();
    const picker = await RecipientPickerDriver.open({ client });
    const list = `"Peeters, An" <an.peeters@az-voorbeeld.example.org>; 1-23456-76-001\nnobody@example.org, Peeters; ${NIR}`;
    expect(await pasteList(picker, list)).to.equal(true);
    await picker.hears(/^From the pasted list: 2 added, 3 to look at\.$/);
    expect(picker.values).to.have.members([`user:${anPeeters.id}`, `user:${otherAnPeeters.id}`]);
    expect(picker.input.value).to.equal('');
    const items = picker.findAll('listitem', /Dismiss|nobody|Peeters|NIR/).map((item) => item.textContent);
    expect(items.some((item) => /nobody@example\.org[^]*Not found/.test(item))).to.equal(true);
    await picker.sees('No single exact match.');
    await picker.sees('Looks like a national person number');
    expect(client.calls.filter((call) => call === 'searchRecipients')).to.have.length(4);
  });

  it('leaves a single item, and a name with its comma, to the browser', async () => {
    const picker = await RecipientPickerDriver.open();
    for (const text of ['an.peeters@az-voorbeeld.example.org', 'Peeters, An', 'Peeters, An <an@example.org>']) {
      expect(await pasteList(picker, text), text).to.equal(false);
    }
  });

  it('adds an unknown address as somebody new, and is done with it then', async () => {
    const picker = await RecipientPickerDriver.open();
    await pasteList(picker, 'nobody@example.org; an.peeters@az-voorbeeld.example.org');
    await picker.hears(/1 added, 1 to look at/);
    await picker.click(picker.find('button', 'Add as new: nobody@example.org'));
    expect((picker.find('textbox', 'E-mail') as HTMLInputElement).value).to.equal('nobody@example.org');
    for (const [field, value] of [
      ['First name', 'Noor'],
      ['Last name', 'Nieuwkomer'],
    ] as const) {
      picker.find('textbox', field).focus();
      (picker.find('textbox', field) as HTMLInputElement).select();
      document.execCommand('insertText', false, value);
    }
    await picker.press('Enter');
    await picker.until(() => picker.values.length === 2, 'added');
    expect(picker.text).not.to.contain('From the pasted list');
  });

  it('lets one choose where there is no exact match', async () => {
    const picker = await RecipientPickerDriver.open();
    await pasteList(picker, 'Peeters; an.peeters@az-voorbeeld.example.org');
    await picker.hears(/1 added, 1 to look at/);
    await picker.click(picker.find('button', 'Choose one: Peeters'));
    await picker.until(() => picker.options.length > 1, 'suggestions');
    expect(picker.root.activeElement).to.equal(picker.input);
    await picker.press('ArrowDown', 'Enter');
    await picker.until(() => picker.values.length === 2, 'chosen');
    expect(picker.text).not.to.contain('From the pasted list');
  });

  it('tells a failure as one, asks no more after too many requests, and tries again', async () => {
    const failure = new ShareFailure('too-many-requests', { retryAfter: 2 });
    const client = memoryClient().fail('searchRecipients', failure);
    const picker = await RecipientPickerDriver.open({ client });
    const list = Array.from({ length: 9 }, (_item, index) => `person${index}@example.org`);
    await pasteList(picker, [...list, anPeeters.email].join('\n'));
    await picker.hears(/0 added, 10 to look at/);
    await picker.sees('Try again in 2 seconds');
    expect(picker.text).not.to.contain('Not found');
    const asked = () => client.calls.filter((call) => call === 'searchRecipients').length;
    expect(asked()).to.be.at.most(3);
    const before = asked();
    client.recover('searchRecipients');
    const again = picker.find('button', `Try again: ${anPeeters.email}`);
    expect(again.getAttribute('aria-disabled')).to.equal('true');
    await picker.click(again);
    expect(asked(), 'the endpoint is left alone').to.equal(before);
    await picker.until(() => again.getAttribute('aria-disabled') === null, 'the time is over');
    await picker.hears(/^You can try again now\.$/);
    await picker.click(picker.find('button', `Try again: ${anPeeters.email}`));
    await picker.until(() => picker.values.length === 1, 'added after all');
  });

  for (const width of [320, 390]) {
    it(`breaks a long address at its dots on ${width} px, with what to do in reach`, async () => {
      await setViewport({ width, height: 600 });
      try {
        const picker = await RecipientPickerDriver.open();
        const address = 'ada.bergerdorff@neuroradiology.universitair-ziekenhuis-nergenshuizen.example.org';
        await pasteList(picker, `${address}; nobody@example.org`);
        await picker.hears(/0 added, 2 to look at/);
        const value = picker.root.querySelector('.pasted-value')!;
        expect(value.textContent).to.equal(address);
        const words = document.createTreeWalker(value, NodeFilter.SHOW_TEXT);
        for (let word = words.nextNode(); word; word = words.nextNode()) {
          const range = new Range();
          range.selectNodeContents(word);
          if (!word.textContent!.includes('-')) {
            expect(new Set([...range.getClientRects()].map(({ top }) => top)).size, word.textContent!).to.be.at.most(1);
          }
        }
        const { left, right } = picker.element.getBoundingClientRect();
        for (const name of [`Add as new: ${address}`, `Dismiss ${address}`, 'Dismiss nobody@example.org']) {
          const button = picker.find('button', name);
          const box = button.getBoundingClientRect();
          expect(box.left, name).to.be.at.least(left);
          expect(box.right, name).to.be.at.most(right);
          expect(Math.min(box.width, box.height), name).to.be.at.least(24);
          expect(
            value.getBoundingClientRect().right <= box.left || box.top >= value.getBoundingClientRect().bottom,
            name,
          ).to.be.true;
        }
        expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
        await expect(picker.element).to.be.accessible();
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });
  }

  it('says what is listed twice, what is over the maximum, and what is too much', async () => {
    const policy = { ...openPolicy, recipients: { ...openPolicy.recipients, maximum: 1 } };
    const picker = await RecipientPickerDriver.open({ client: memoryClient({ policy }) });
    const rest = Array.from({ length: 50 }, (_item, index) => `person${index}@example.org`);
    await pasteList(picker, [anPeeters.email, anPeeters.email, '12345676001', ...rest].join(','));
    await picker.hears(/1 added, 49 to look at/);
    await picker.sees('Chosen or listed already.');
    await picker.sees('Only the first 50 were looked up. Left out: 3.');
    expect(picker.findAll('button', 'Try again: 12345676001')).to.have.length(1);
    expect(picker.values).to.deep.equal([`user:${anPeeters.id}`]);
    await picker.click(picker.find('button', 'Dismiss all'));
    expect(picker.text).not.to.contain('From the pasted list');
  });

  it('goes to the next item when one is dismissed, and to the field after the last', async () => {
    const picker = await RecipientPickerDriver.open();
    await pasteList(picker, 'one@example.org; two@example.org');
    await picker.hears(/0 added, 2 to look at/);
    picker.find('button', 'Dismiss one@example.org').focus();
    await picker.press('Enter');
    expect(picker.focused).to.equal('Dismiss two@example.org');
    await picker.press('Enter');
    expect(picker.root.activeElement).to.equal(picker.input);
  });

  it('gives up when it leaves the page', async () => {
    const client = memoryClient();
    const signals: AbortSignal[] = [];
    client.searchRecipients = (_search, options) => {
      signals.push(options!.signal!);
      return new Promise(() => undefined);
    };
    const picker = await RecipientPickerDriver.open({ client });
    await pasteList(picker, 'a1@example.org; b2@example.org; c3@example.org; d4@example.org');
    await picker.until(() => signals.length === 3, 'three at once');
    picker.element.remove();
    expect(signals.every(({ aborted }) => aborted)).to.equal(true);
  });

  it('adds the owner of an address that is not public, where a check of the whole address names them', async () => {
    const { email: address, ...hidden } = anPeeters;
    const client = memoryClient({ recipients: [hidden, otherAnPeeters] });
    client.searchRecipients = () => Promise.resolve({ recipients: [hidden], next: null });
    client.checkRecipient = ({ email }) => Promise.resolve({ user: email === address ? hidden : null, cautions: [] });
    const picker = await RecipientPickerDriver.open({ client });
    await pasteList(picker, `${address}; somebody@example.org`);
    await picker.hears(/^From the pasted list: 1 added, 1 to look at\.$/);
    expect(picker.values).to.deep.equal([`user:${hidden.id}`]);
    await picker.sees('No single exact match.');
  });

  it('leaves the choice to the user where nothing can check an address', async () => {
    const { email: address, ...hidden } = anPeeters;
    const client = memoryClient().fail('checkRecipient', new ShareFailure('not-found'));
    client.searchRecipients = () => Promise.resolve({ recipients: [hidden], next: null });
    const picker = await RecipientPickerDriver.open({ client });
    await pasteList(picker, `${address}; somebody@example.org`);
    await picker.hears(/^From the pasted list: 0 added, 2 to look at\.$/);
    await picker.click(picker.find('button', `Choose one: ${address}`));
    await picker.until(() => picker.options.length > 1, 'suggestions');
  });

  it('counts what is no recipient yet as entered', async () => {
    const picker = await RecipientPickerDriver.open();
    await pasteList(picker, `nobody@example.org; ${anPeeters.email}`);
    await picker.hears(/1 added, 1 to look at/);
    expect(picker.element.unchosenText).to.equal('nobody@example.org');
    await picker.click(picker.find('button', 'Add as new: nobody@example.org'));
    await picker.click(picker.find('button', 'Dismiss nobody@example.org'));
    expect(picker.element.unchosenText).to.equal('nobody@example.org');
    await picker.click(picker.find('button', 'Cancel'));
    expect(picker.element.unchosenText).to.equal('');
  });
});
