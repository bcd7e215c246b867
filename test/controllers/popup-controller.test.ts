import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { PopupController } from '../../src/controllers/popup-controller.js';

class PopupHost extends LitElement {
  isOpen = false;
  lines = 2;

  constructor() {
    super();
    new PopupController(this, {
      anchor: () => this.anchor,
      popup: () => this.popup,
      isOpen: () => this.isOpen,
    });
  }

  get anchor(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('button')!;
  }

  get popup(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('div')!;
  }

  override render(): TemplateResult {
    const lines = Array.from({ length: this.lines }, (_line, index) => html`<p>${index}</p>`);
    return html`<button>anchor</button>
      <div popover="manual">${lines}</div>`;
  }

  async open(): Promise<void> {
    Object.assign(this.popup.style, { margin: '0', inset: 'auto', padding: '0', border: '0' });
    this.anchor.style.inlineSize = '240px';
    this.isOpen = true;
    this.requestUpdate();
    await this.updateComplete;
    await waitUntil(() => this.popup.style.left.endsWith('px'), 'placed');
  }
}
customElements.define('popup-host', PopupHost);

async function place(style: Partial<CSSStyleDeclaration> = {}): Promise<PopupHost> {
  const host = await fixture<PopupHost>(html`<popup-host></popup-host>`);
  Object.assign(host.style, { position: 'fixed', left: '20px', top: '20px' }, style);
  return host;
}

describe('PopupController', () => {
  it('shows below the anchor, as wide as it, and closes', async () => {
    const host = await place();
    await host.open();
    expect(host.popup.matches(':popover-open')).to.equal(true);
    const [anchor, popup] = [host.anchor.getBoundingClientRect(), host.popup.getBoundingClientRect()];
    expect(popup.top).to.equal(anchor.bottom + 4);
    expect([popup.left, popup.width]).to.deep.equal([anchor.left, anchor.width]);
    host.isOpen = false;
    host.requestUpdate();
    await host.updateComplete;
    expect(host.popup.matches(':popover-open')).to.equal(false);
  });

  for (const [side, style] of [
    ['below', {}],
    ['above', { top: `${window.innerHeight - 40}px` }],
  ] as const) {
    it(`comes up ${side} the anchor, before what makes it follow is there`, async () => {
      const host = await place(style);
      Object.assign(host.popup.style, { margin: '0', inset: 'auto', padding: '0', border: '0' });
      host.isOpen = true;
      host.requestUpdate();
      await host.updateComplete;
      const [anchor, popup] = [host.anchor.getBoundingClientRect(), host.popup.getBoundingClientRect()];
      expect(side === 'below' ? popup.top - anchor.bottom : anchor.top - popup.bottom).to.be.closeTo(4, 0.5);
      expect([popup.left, popup.width]).to.deep.equal([anchor.left, anchor.width]);
    });
  }

  it('follows the anchor while it is open', async () => {
    const host = await place();
    await host.open();
    host.style.left = '90px';
    await waitUntil(() => host.popup.getBoundingClientRect().left === 90, 'moved along');
  });

  it('goes above where there is little room below, and stays there when it grows', async () => {
    const host = await place({ top: `${window.innerHeight - 40}px` });
    await host.open();
    expect(host.popup.getBoundingClientRect().bottom).to.equal(host.anchor.getBoundingClientRect().top - 4);
    host.lines = 100;
    host.requestUpdate();
    await host.updateComplete;
    await waitUntil(() => host.popup.getBoundingClientRect().height > 100, 'grown');
    const edge = host.anchor.getBoundingClientRect().top - 4;
    await waitUntil(() => host.popup.getBoundingClientRect().bottom === edge, 'above still');
    expect(host.popup.getBoundingClientRect().top).to.be.at.least(8);
  });

  it('is no higher than there is room', async () => {
    const host = await place({ top: '100px' });
    host.lines = 100;
    await host.open();
    const { bottom, height } = host.popup.getBoundingClientRect();
    expect(height).to.be.at.most(416);
    expect(bottom).to.be.at.most(window.innerHeight - 8);
  });

  it('is hidden while its anchor is scrolled out of sight', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <popup-host></popup-host>
        <p></p>
      </div>`,
    );
    Object.assign(box.style, { blockSize: '120px', overflow: 'auto' });
    box.querySelector('p')!.style.blockSize = '600px';
    const host = box.querySelector<PopupHost>('popup-host')!;
    await host.open();
    expect(getComputedStyle(host.popup).visibility).to.equal('visible');
    box.scrollTop = 400;
    await waitUntil(() => getComputedStyle(host.popup).visibility === 'hidden', 'hidden');
    box.scrollTop = 0;
    await waitUntil(() => getComputedStyle(host.popup).visibility === 'visible', 'back');
  });

  it('closes when the element leaves the page, and opens when it is back', async () => {
    const host = await place();
    await host.open();
    const parent = host.parentElement!;
    host.remove();
    expect(host.popup.matches(':popover-open')).to.equal(false);
    parent.append(host);
    host.requestUpdate();
    await host.updateComplete;
    expect(host.popup.matches(':popover-open')).to.equal(true);
  });
});
