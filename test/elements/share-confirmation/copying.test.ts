import { expect, waitUntil } from '@open-wc/testing';
import { completeShare as dutchShare } from '../../../stories/fixtures.js';
import { confirmationText } from '../../../src/elements/share-confirmation/confirmation-text.js';
import { ShareConfirmationDriver } from '../../support/share-confirmation-driver.js';

const LOCALE = 'en-GB';
/** In the language of who copies, unless told otherwise. */
const completeShare = { ...dutchShare, language: 'en' };
const { plain, html } = confirmationText(completeShare, LOCALE);
const link = 'https://share.example.org/s/invented-r1';

/** Takes a browser's way of copying away, or puts another in its place, for one test. */
function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  undo.push(() => {
    Reflect.deleteProperty(owner, name);
  });
}
const undo: (() => void)[] = [];

function refuse(): Promise<never> {
  return Promise.reject(new DOMException('no', 'NotAllowedError'));
}

/** Hears what the copy command puts on the clipboard. */
function hearCopies(): Record<string, string>[] {
  const copies: Record<string, string>[] = [];
  replace(document, 'execCommand', (command: string) => {
    expect(command).to.equal('copy');
    const clipboardData = new DataTransfer();
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    active!.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, composed: true, cancelable: true }),
    );
    copies.push(Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)])));
    return true;
  });
  return copies;
}

describe('share-confirmation: copying', () => {
  afterEach(() => {
    for (const step of undo.splice(0)) step();
  });

  it('puts text and markup on the clipboard, and says so', async () => {
    const written: ClipboardItem[] = [];
    replace(navigator, 'clipboard', {
      write: (items: ClipboardItem[]) => Promise.resolve(void written.push(...items)),
    });
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('Copied. You can paste it now.');
    const read = async (type: string) => (await written[0]!.getType(type)).text();
    expect(await read('text/plain')).to.equal(plain);
    expect(await read('text/html')).to.equal(html);
    expect(confirmation.events).to.deep.equal([{ type: 'share-copy', detail: { copied: true } }]);
    expect(confirmation.announced).to.equal('Copied. You can paste it now.');
  });

  it('puts the text alone there where the browser takes no markup', async () => {
    const texts: string[] = [];
    replace(navigator, 'clipboard', {
      write: refuse,
      writeText: (text: string) => Promise.resolve(void texts.push(text)),
    });
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('Copied.');
    expect(texts).to.deep.equal([plain]);
  });

  it('uses the copy command where there is no clipboard, as on plain http', async () => {
    replace(navigator, 'clipboard', undefined);
    const copies = hearCopies();
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('Copied.');
    expect(copies).to.deep.equal([{ 'text/plain': plain, 'text/html': html }]);
    expect(confirmation.focused).to.equal('Copy this information');
    expect(confirmation.root.querySelector('textarea')).to.equal(null);
  });

  it('really copies by command in this browser', async () => {
    replace(navigator, 'clipboard', undefined);
    const heard: string[] = [];
    const listen = (event: Event) => heard.push(event.type);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    confirmation.root.addEventListener('copy', listen, { capture: true });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('Copied.');
    expect(heard, 'a copy event has gone through our field').to.have.length(1);
    expect(confirmation.events).to.deep.equal([{ type: 'share-copy', detail: { copied: true } }]);
  });

  it('gives the text to be copied by hand where nothing works, and says so', async () => {
    replace(navigator, 'clipboard', { write: refuse, writeText: refuse });
    replace(document, 'execCommand', () => false);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('The browser did not let this page copy.');
    expect(confirmation.text).not.to.include('Copied.');
    const field = confirmation.find('textbox', 'Text to copy') as HTMLTextAreaElement;
    await waitUntil(() => confirmation.root.activeElement === field, 'it has the focus');
    expect(field.value).to.equal(plain);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal(plain);
    expect(field.readOnly).to.equal(true);
    expect(confirmation.events).to.deep.equal([{ type: 'share-copy', detail: { copied: false } }]);
    await expect(confirmation.element).to.be.accessible();
  });

  it('gives the text to be copied by hand where the browser says nothing, and says so when it was copied after all', async () => {
    let allow!: () => void;
    replace(navigator, 'clipboard', { write: () => new Promise<void>((resolve) => (allow = resolve)) });
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    expect(confirmation.text).not.to.include('Copied.');
    await confirmation.sees('The browser has not copied this yet.', 8000);
    const field = confirmation.find('textbox', 'Text to copy') as HTMLTextAreaElement;
    await waitUntil(() => confirmation.root.activeElement === field, 'it has the focus');
    expect(field.value).to.equal(plain);
    expect(confirmation.events).to.deep.equal([{ type: 'share-copy', detail: { copied: false } }]);
    allow();
    await confirmation.sees('Copied. You can paste it now.');
    expect(confirmation.has('textbox', 'Text to copy')).to.equal(false);
    await waitUntil(() => confirmation.focused === 'Copy this information', 'the focus is not lost');
    expect(confirmation.events.at(-1)).to.deep.equal({ type: 'share-copy', detail: { copied: true } });
  }).timeout(15_000);

  it('tries no other way once the text is there to be copied by hand', async () => {
    let refuseLate!: (error: Error) => void;
    replace(navigator, 'clipboard', { write: () => new Promise<void>((_resolve, reject) => (refuseLate = reject)) });
    const copies = hearCopies();
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('The browser has not copied this yet.', 8000);
    refuseLate(new DOMException('no', 'NotAllowedError'));
    await confirmation.sees('The browser did not let this page copy.');
    expect(copies).to.deep.equal([]);
    expect(confirmation.text).not.to.include('Copied.');
  }).timeout(15_000);

  it('takes a command that has done nothing for a failure', async () => {
    replace(navigator, 'clipboard', undefined);
    replace(document, 'execCommand', () => true);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy this information');
    await confirmation.sees('The browser did not let this page copy.');
    expect(confirmation.events).to.deep.equal([{ type: 'share-copy', detail: { copied: false } }]);
  });

  it('copies the link of one recipient', async () => {
    const texts: string[] = [];
    replace(navigator, 'clipboard', { writeText: (text: string) => Promise.resolve(void texts.push(text)) });
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy link for Dr. An Peeters');
    await waitUntil(() => confirmation.recipient('An Peeters').includes('Link copied'), 'it says so');
    expect(texts).to.deep.equal([link]);
    expect(confirmation.recipient('Tumor board')).not.to.include('Link copied');
    expect(confirmation.announced).to.equal('Link copied');
    expect(confirmation.events, 'the confirmation was not copied').to.deep.equal([]);
  });

  it('gives a link to be copied by hand where nothing works', async () => {
    replace(navigator, 'clipboard', undefined);
    replace(document, 'execCommand', () => false);
    const confirmation = await ShareConfirmationDriver.place({ share: completeShare });
    await confirmation.click('button', 'Copy link for Dr. An Peeters');
    await waitUntil(() => confirmation.has('textbox', 'Text to copy'));
    expect((confirmation.find('textbox', 'Text to copy') as HTMLTextAreaElement).value).to.equal(link);
    expect(confirmation.recipient('An Peeters')).not.to.include('Link copied');
  });

  describe('in the language of the message', () => {
    const written: ClipboardItem[] = [];
    const copied = async (type: string) => (await written.at(-1)!.getType(type)).text();
    const language = (confirmation: ShareConfirmationDriver) =>
      confirmation.find('combobox', 'Language of the copied text') as HTMLSelectElement;

    async function place(properties: Partial<ShareConfirmationDriver['element']> = {}) {
      written.length = 0;
      replace(navigator, 'clipboard', {
        write: (items: ClipboardItem[]) => Promise.resolve(void written.push(...items)),
      });
      const confirmation = await ShareConfirmationDriver.place({ share: dutchShare, ...properties });
      await waitUntil(() => confirmation.has('combobox'), 'the words are there');
      return confirmation;
    }

    it('words and dates are the recipients\u2019, the page\u2019s stay', async () => {
      const confirmation = await place();
      await confirmation.click('button', 'Copy this information');
      await confirmation.sees('Copied (Dutch). You can paste it now.');
      expect(await copied('text/plain'))
        .to.match(/^2 onderzoeken gedeeld met 2 ontvangers\n/)
        .and.to.include('Dr. An Peeters · Gebruiker · Gedeeld')
        .and.to.include('Tot en met zondag 28 februari 2027');
      const markup = await copied('text/html');
      expect(markup)
        .to.match(/^<div lang="nl">/)
        .and.to.include('Ontvangers');
      expect(confirmation.text).to.include('Shared 2 studies with 2 recipients');
    });

    it('may be the sender\u2019s, as is chosen with the keyboard, until another share is shown', async () => {
      const confirmation = await place();
      expect([...language(confirmation).options].map(({ text }) => text)).to.deep.equal(['Dutch', 'English']);
      language(confirmation).focus();
      await confirmation.press('ArrowDown', 'Tab');
      await confirmation.enter('Copy this information');
      await confirmation.sees('Copied (English).');
      expect(await copied('text/plain')).to.match(/^Shared 2 studies with 2 recipients\n/);
      confirmation.element.share = { ...dutchShare };
      await confirmation.element.updateComplete;
      expect(language(confirmation).value).to.equal('nl');
      await expect(confirmation.element).to.be.accessible();
    });

    it('is in the field to be copied by hand too', async () => {
      const confirmation = await place();
      replace(navigator, 'clipboard', undefined);
      replace(document, 'execCommand', () => false);
      await confirmation.click('button', 'Copy this information');
      await waitUntil(() => confirmation.has('textbox', 'Text to copy'));
      const field = confirmation.find('textbox', 'Text to copy') as HTMLTextAreaElement;
      expect(field.value).to.match(/^2 onderzoeken gedeeld/);
      expect(field.lang).to.equal('nl');
    });

    it('is not asked for where the two are the same, or where there are no words for it', async () => {
      for (const share of [completeShare, { ...dutchShare, language: 'xx' }]) {
        const confirmation = await ShareConfirmationDriver.place({ share });
        await new Promise(requestAnimationFrame);
        expect(confirmation.has('combobox')).to.equal(false);
      }
      const dutch = await place({ locale: 'fr' });
      dutch.element.locale = 'nl-BE';
      await waitUntil(() => !dutch.has('combobox'), 'a variety of Dutch is Dutch');
    });
  });
});
