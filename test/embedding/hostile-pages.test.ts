import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { ShareDialog } from 'pacs-share/elements';
import { studies } from '../../stories/fixtures.js';
import { memoryClient, ShareDialogDriver } from '../support/share-dialog-driver.js';

/**
 * By a real click: Escape closes everything at once that pages have opened by themselves, without anybody having clicked
 * or typed since the last of it.
 */
async function click(element: Element): Promise<void> {
  const { x, y } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + 5), Math.round(y + 5)] });
}

/** What a person would hit in the middle of the page. */
const frontmost = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2);

const surfaceOf = (element: ShareDialog) => element.shadowRoot!.querySelector('dialog')!;

describe('embedding: pages that make it hard', () => {
  describe('another modal dialog', () => {
    it('lies below, and gets the focus back when Escape closes ours alone', async () => {
      const other = await fixture<HTMLDialogElement>(html`<dialog><button>Share</button></dialog>`);
      const dialog = await ShareDialogDriver.place();
      const opener = await fixture<HTMLElement>(html`<button>Open</button>`);
      opener.addEventListener('click', () => other.showModal());
      await click(opener);
      const button = other.querySelector('button')!;
      button.addEventListener('click', () => void dialog.show(studies.slice(0, 1)));
      await click(button);
      await dialog.ready();
      expect(frontmost()).to.equal(dialog.element);
      await sendKeys({ press: 'Escape' });
      await dialog.element.updateComplete;
      expect(dialog.isOpen).to.equal(false);
      expect(other.open).to.equal(true);
      expect(document.activeElement).to.equal(button);
    });

    it('lies above where it opens later, and Escape closes that one alone', async () => {
      const dialog = await ShareDialogDriver.open();
      await dialog.ready();
      await dialog.type(/^Reason/, 'Referral');
      const other = await fixture<HTMLDialogElement>(html`<dialog><button>Stay signed in</button></dialog>`);
      other.showModal();
      await sendKeys({ press: 'Escape' });
      expect(other.open).to.equal(false);
      expect(dialog.isOpen).to.equal(true);
      expect(frontmost()).to.equal(dialog.element);
      expect(dialog.types()).to.deep.equal(['share-open']);
    });
  });

  // Browsers close at once all that pages have opened by themselves, unless the key is taken before they hear of it.
  describe('Escape, where nobody has clicked or typed since the page opened', () => {
    it('a modal dialog and ours over it: closes ours alone', async () => {
      const other = await fixture<HTMLDialogElement>(html`<dialog><button>Share</button></dialog>`);
      const dialog = await ShareDialogDriver.place();
      other.showModal();
      await dialog.show(studies.slice(0, 1));
      await dialog.ready();
      await waitUntil(() => dialog.focused?.getAttribute('role') === 'combobox');
      await sendKeys({ press: 'Escape' });
      await dialog.element.updateComplete;
      expect(dialog.isOpen).to.equal(false);
      expect(other.open).to.equal(true);
    });

    it('two of ours: closes the one that has the focus', async () => {
      const first = await ShareDialogDriver.open();
      const second = await ShareDialogDriver.open();
      await first.ready();
      await second.ready();
      await waitUntil(() => second.focused?.getAttribute('role') === 'combobox');
      await sendKeys({ press: 'Escape' });
      await second.element.updateComplete;
      expect(second.isOpen).to.equal(false);
      expect(first.isOpen).to.equal(true);
    });

    it('one over ours: keeps what was entered in ours', async () => {
      const dialog = await ShareDialogDriver.open({ draft: { reason: 'Referral' } });
      await dialog.ready();
      const other = await fixture<HTMLDialogElement>(html`<dialog><button>Stay signed in</button></dialog>`);
      other.showModal();
      await sendKeys({ press: 'Escape' });
      await dialog.element.updateComplete;
      expect(other.open).to.equal(false);
      expect(surfaceOf(dialog.element).matches(':modal')).to.equal(true);
      expect((dialog.find('textbox', /^Reason/) as HTMLTextAreaElement).value).to.equal('Referral');
    });
  });

  describe('an element that fills the screen', () => {
    /** A browser gives the screen to those alone who have just clicked. */
    async function fillScreen(element: HTMLElement): Promise<void> {
      const filled = new Promise<void>((resolve, reject) => {
        element.addEventListener('click', () => void element.requestFullscreen().then(resolve, reject), { once: true });
      });
      await click(element);
      await filled;
    }

    afterEach(async () => {
      if (document.fullscreenElement) await document.exitFullscreen();
    });

    for (const place of ['within', 'beside'] as const) {
      it(`lets the dialog ${place} it be seen and used`, async () => {
        const page = await fixture<HTMLElement>(html`<main><section>Images</section></main>`);
        const viewer = page.querySelector('section')!;
        Object.assign(viewer.style, { width: '300px', height: '200px' });
        const element = document.createElement('share-dialog');
        element.client = memoryClient();
        element.lang = 'en';
        (place === 'within' ? viewer : page).append(element);
        await fillScreen(viewer);
        void element.show({ studies: studies.slice(0, 1) });
        await element.updateComplete;
        expect(document.fullscreenElement).to.equal(viewer);
        expect(surfaceOf(element).matches(':modal')).to.equal(true);
        expect(frontmost()).to.equal(element);
      });
    }
  });

  it('lays itself out from right to left as the page does', async () => {
    const page = await fixture<HTMLElement>(html`<main dir="rtl"><share-dialog lang="en"></share-dialog></main>`);
    const element = page.querySelector<ShareDialog>('share-dialog')!;
    element.client = memoryClient();
    void element.show({ studies: studies.slice(0, 1) });
    await element.updateComplete;
    const surface = surfaceOf(element);
    expect(getComputedStyle(surface).direction).to.equal('rtl');
    expect(surface.scrollWidth).to.be.at.most(surface.clientWidth);
    const close = surface.querySelector('[part~="header"] button')!.getBoundingClientRect();
    const { left, width } = surface.getBoundingClientRect();
    expect(close.left + close.width / 2).to.be.lessThan(left + width / 2);
  });
});
