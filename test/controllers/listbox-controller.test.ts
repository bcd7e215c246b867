import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { ListboxController } from '../../src/controllers/listbox-controller.js';

class ListboxHost extends LitElement {
  count = 25;
  readonly listbox = new ListboxController(this, {
    count: () => this.count,
    list: () => this.renderRoot.querySelector('div'),
    option: (index) => this.renderRoot.querySelector<HTMLElement>(`#o${index}`),
  });

  override render(): TemplateResult {
    return html`<div>
      ${Array.from({ length: this.count }, (_option, index) => html`<p id="o${index}">${index}</p>`)}
    </div>`;
  }

  list(): HTMLElement {
    const list = this.renderRoot.querySelector<HTMLElement>('div')!;
    Object.assign(list.style, { blockSize: '100px', overflow: 'auto' });
    return list;
  }
}
customElements.define('listbox-host', ListboxHost);

describe('ListboxController', () => {
  it('moves by keys, round at the ends, by ten with the page keys', async () => {
    const host = await fixture<ListboxHost>(html`<listbox-host></listbox-host>`);
    const { listbox } = host;
    const after = (key: string) => (listbox.handleKey(key), listbox.active);
    expect(listbox.active).to.equal(-1);
    expect(after('ArrowDown')).to.equal(0);
    expect(after('ArrowUp')).to.equal(24);
    expect(after('ArrowDown')).to.equal(0);
    expect(after('PageDown')).to.equal(10);
    expect(after('PageDown')).to.equal(20);
    expect(after('PageDown')).to.equal(24);
    expect(after('PageUp')).to.equal(14);
    expect(['Home', 'End', 'Enter', 'a', 'ArrowLeft'].map((key) => listbox.handleKey(key))).not.to.include(true);
    expect(listbox.active).to.equal(14);
  });

  it('has no active option where there is none', async () => {
    const host = await fixture<ListboxHost>(html`<listbox-host></listbox-host>`);
    host.listbox.activate(3);
    host.count = 2;
    expect(host.listbox.active).to.equal(-1);
    host.count = 0;
    expect(host.listbox.handleKey('ArrowDown')).to.equal(false);
  });

  it('scrolls its list to the active option, and nothing else', async () => {
    const host = await fixture<ListboxHost>(html`<listbox-host></listbox-host>`);
    const list = host.list();
    host.listbox.activate(20);
    await host.updateComplete;
    const option = () => host.renderRoot.querySelector('#o20')!.getBoundingClientRect();
    expect(option().bottom).to.be.at.most(list.getBoundingClientRect().bottom + 1);
    expect(list.scrollTop).to.be.greaterThan(0);
    host.listbox.activate(0);
    await host.updateComplete;
    expect(list.scrollTop).to.be.lessThan(20);
    const before = list.scrollTop;
    host.listbox.activate(24, { scroll: false });
    await host.updateComplete;
    expect(list.scrollTop).to.equal(before);
    expect(window.scrollY).to.equal(0);
  });
});
