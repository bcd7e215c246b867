import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { css, LitElement, type TemplateResult } from 'lit';
import { LatePartController } from '../../src/controllers/late-part-controller.js';

const styles = css`
  p {
    color: rgb(1, 2, 3);
  }
`;

class LateHost extends LitElement {
  readonly imports: { arrive: () => void; fail: () => void }[] = [];
  readonly done: string[] = [];
  missed = 0;
  readonly late = new LatePartController<{ name: string; styles: typeof styles }>(
    this,
    () =>
      new Promise((resolve, reject) =>
        this.imports.push({ arrive: () => resolve({ name: 'part', styles }), fail: () => reject(new TypeError()) }),
      ),
    () => (this.missed += 1),
  );

  use(what: string): void {
    this.late.use(({ name }) => this.done.push(`${what} by ${name}`));
  }

  override render(): TemplateResult {
    const { value, isAwaited, failure } = this.late;
    return html`<p>${value?.name} ${isAwaited ? 'awaited' : ''} ${failure ? 'failed' : ''}</p>`;
  }
}
customElements.define('late-host', LateHost);

async function place(): Promise<{ host: LateHost; text: () => string }> {
  const host = await fixture<LateHost>(html`<late-host></late-host>`);
  return { host, text: () => host.shadowRoot!.querySelector('p')!.textContent.replace(/\s+/g, ' ').trim() };
}

describe('LatePartController', () => {
  it('loads nothing before it is needed', async () => {
    const { host, text } = await place();
    expect(host.imports).to.have.length(0);
    expect(text()).to.equal('');
  });

  it('says that it waits, and does what was asked last once the part is there, with its styles', async () => {
    const { host, text } = await place();
    host.use('first');
    host.use('last');
    await waitUntil(() => text() === 'awaited');
    expect(host.imports).to.have.length(1);
    host.imports[0]!.arrive();
    await waitUntil(() => text() === 'part');
    expect(host.done).to.deep.equal(['last by part']);
    expect(getComputedStyle(host.shadowRoot!.querySelector('p')!).color).to.equal('rgb(1, 2, 3)');
    host.use('more');
    expect(host.done.at(-1), 'at once').to.equal('more by part');
    expect(host.imports).to.have.length(1);
  });

  it('keeps what was asked of a part that could not be loaded, for another attempt', async () => {
    const { host, text } = await place();
    host.use('this');
    host.imports[0]!.fail();
    await waitUntil(() => text() === 'failed');
    expect(host.missed).to.equal(1);
    host.late.retry();
    await waitUntil(() => text() === 'awaited');
    host.imports[1]!.arrive();
    await waitUntil(() => text() === 'part');
    expect(host.done).to.deep.equal(['this by part']);
  });

  it('tells nobody of a failure ahead of its use, and tries again when it is used', async () => {
    const { host, text } = await place();
    host.late.prefetch();
    host.late.prefetch();
    expect(host.imports).to.have.length(1);
    host.imports[0]!.fail();
    await waitUntil(() => {
      host.late.prefetch();
      return host.imports.length === 2;
    }, 'the failure has come');
    expect([text(), host.missed]).to.deep.equal(['', 0]);
    host.use('this');
    expect(host.imports, 'on its way already').to.have.length(2);
    host.imports[1]!.arrive();
    await waitUntil(() => host.done.length === 1);
  });

  it('forgets what was asked when the element leaves the page', async () => {
    const { host, text } = await place();
    host.use('this');
    const { parentNode } = host;
    host.remove();
    host.imports[0]!.arrive();
    await waitUntil(() => host.late.value !== undefined);
    parentNode!.append(host);
    await waitUntil(() => text() === 'part');
    expect(host.done).to.deep.equal([]);
  });
});
