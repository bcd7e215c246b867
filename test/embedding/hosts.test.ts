import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ShareDialog } from 'pacs-share/elements';
import { studies } from '../../stories/fixtures.js';
import { findAll, textOf } from '../support/find.js';
import { memoryClient, ShareDialogDriver } from '../support/share-dialog-driver.js';

describe('embedding: hosts', () => {
  it('gives the focus back to where it was, inside another shadow root too', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const button = document.createElement('button');
    button.textContent = 'Share';
    root.append(button);
    const dialog = await ShareDialogDriver.place();
    button.focus();
    await dialog.show(studies.slice(0, 1));
    await dialog.ready();
    expect(root.activeElement).to.equal(null);
    dialog.element.close();
    await dialog.element.updateComplete;
    expect(root.activeElement).to.equal(button);
  });

  it('shows above a host that clips and transforms', async () => {
    const host = await fixture<HTMLElement>(
      html`<div class="clip"><share-dialog .client=${memoryClient()} lang="en"></share-dialog></div>`,
    );
    Object.assign(host.style, { overflow: 'hidden', transform: 'scale(0.5)', width: '100px', height: '50px' });
    const dialog = host.querySelector<ShareDialog>('share-dialog')!;
    void dialog.show({ studies: studies.slice(0, 1) });
    await dialog.updateComplete;
    const { width, height } = dialog.shadowRoot!.querySelector('dialog')!.getBoundingClientRect();
    expect(width).to.be.greaterThan(400);
    expect(height).to.be.greaterThan(200);
  });

  it('opens and closes by its property without events', async () => {
    const dialog = await ShareDialogDriver.place();
    dialog.element.studies = studies.slice(0, 1);
    dialog.element.open = true;
    await dialog.element.updateComplete;
    expect(dialog.isOpen).to.equal(true);
    expect(dialog.element.hasAttribute('open')).to.equal(true);
    dialog.element.open = false;
    await dialog.element.updateComplete;
    expect(dialog.isOpen).to.equal(false);
    expect(dialog.types()).to.deep.equal([]);
  });

  it('rejects show() while it is open, and when it is not in the document', async () => {
    const dialog = await ShareDialogDriver.open();
    const error = await dialog.element.show().catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(DOMException);
    expect((error as DOMException).name).to.equal('InvalidStateError');
    const lone = document.createElement('share-dialog');
    expect(((await lone.show().catch((reason: unknown) => reason)) as DOMException).name).to.equal('InvalidStateError');
  });

  it('keeps what was entered when it is taken out and put back', async () => {
    const dialog = await ShareDialogDriver.open();
    await dialog.ready();
    await dialog.type(/^Reason/, 'Referral');
    const parent = dialog.element.parentElement!;
    dialog.element.remove();
    parent.append(dialog.element);
    await dialog.element.updateComplete;
    expect(dialog.find('dialog').matches(':modal')).to.equal(true);
    expect((dialog.find('textbox', /^Reason/) as HTMLInputElement).value).to.equal('Referral');
  });

  it('lies inline in a page where it is told to, without taking the focus of the page away for good', async () => {
    const dialog = await ShareDialogDriver.open({ presentation: 'inline' });
    await dialog.ready();
    expect(dialog.element.shadowRoot!.querySelector('dialog')).to.equal(null);
    await dialog.press('Escape');
    expect(textOf(dialog.root)).to.contain('Access');
  });

  it('two dialogs live beside each other', async () => {
    const first = await ShareDialogDriver.place();
    const second = await ShareDialogDriver.place();
    await first.show(studies.slice(0, 1));
    await second.show(studies.slice(1, 2));
    await second.ready();
    await first.ready();
    expect(second.text).to.contain('X-ray thorax');
    expect(first.text).to.contain('CT thorax');
    second.element.close();
    await second.element.updateComplete;
    expect(first.isOpen).to.equal(true);
  });

  it('keeps its looks under global rules that undo everything', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { all: unset } html { font-size: 62.5% }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      const dialog = await ShareDialogDriver.open();
      await dialog.ready();
      const surface = dialog.find('dialog');
      expect(getComputedStyle(surface).fontSize).to.equal('14px');
      expect(surface.getBoundingClientRect().width).to.be.greaterThan(400);
      expect(findAll(dialog.root, 'button', 'Share studies')).to.have.length(1);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  });

  it('leaves nothing behind: no storage, nothing on the console, nothing in the address', async () => {
    const said: unknown[] = [];
    const methods = ['log', 'info', 'debug', 'warn', 'error'] as const;
    const originals = methods.map((method) => console[method]);
    methods.forEach((method) => (console[method] = (...words: unknown[]) => said.push(words)));
    const { href } = location;
    try {
      const dialog = await ShareDialogDriver.open();
      await dialog.fill();
      await dialog.send();
      await dialog.sees('Shared 2 studies');
      dialog.element.close();
      await dialog.element.updateComplete;
    } finally {
      methods.forEach((method, index) => (console[method] = originals[index]!));
    }
    expect(said).to.deep.equal([]);
    expect(location.href).to.equal(href);
    expect(localStorage.length + sessionStorage.length).to.equal(0);
    expect(document.cookie).to.equal('');
  });

  it('warns of a value that cannot be used, and does not throw', async () => {
    const warnings: string[] = [];
    const original = console.warn;
    console.warn = (text: string) => warnings.push(text);
    try {
      const dialog = await ShareDialogDriver.place();
      Object.assign(dialog.element, { client: undefined, studies: 'all' });
      dialog.element.setAttribute('endpoint', 'ftp://pacs.example.org');
      await dialog.element.updateComplete;
      dialog.outcome = dialog.element.show();
      await waitUntil(() => dialog.types().includes('share-fail'));
    } finally {
      console.warn = original;
    }
    expect(warnings.join()).to.contain('studies is not a list');
    expect(warnings.join()).to.contain('endpoint is not a URL that can be used');
  });
});
