import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Share, ShareRequest } from 'pacs-share/domain';
import { linkIn, ProductPage } from '../support/node/product-page.js';

const REASON = 'Onzegbare reden voor delen';
const MESSAGE = 'Please look at slice 3';

describe('after sending', () => {
  let product: ProductPage;
  let share: Share;
  /** Lets the endpoint tell how the mails are doing. */
  let letThrough: () => void;
  const held = new Promise<void>((resolve) => (letThrough = resolve));

  before(async () => {
    product = await ProductPage.open();
    await product.signIn('sender');
    await product.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.product.url });
    await product.page.route('**/api/shares/*', async (route) => {
      if (route.request().method() === 'GET') await held;
      await route.continue();
    });
    await product.page.goto(product.product.url);
    await product.tick(2);
    await product.openDialog();
    await product.chooseRecipient('peeters');
    await product.dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
    await product.dialog.getByRole('textbox', { name: 'Message' }).fill(MESSAGE);
    await product.consent();
    share = await product.send();
  });

  after(() => product?.close());

  it('shows a mail on its way, then that it was sent, without being asked', async () => {
    await product.dialog.getByText('E-mail is being sent').waitFor();
    letThrough();
    await product.dialog.getByText('E-mail sent').waitFor();
    assert.equal(await product.dialog.getByText('E-mail is being sent').count(), 0);
    const announced = product.dialog.locator('share-confirmation [role="status"]');
    assert.match((await announced.textContent()) ?? '', /1 e-mail was sent/);
  });

  /** What the browser has on its clipboard. */
  async function clipboard(): Promise<{ text: string; html: string }> {
    return product.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const [text, html] = await Promise.all([item!.getType('text/plain'), item!.getType('text/html')]);
      return { text: await text.text(), html: await html.text() };
    });
  }

  it('copies text and markup in the language of the message, which the recipient reads', async () => {
    await product.dialog.getByRole('button', { name: 'Copy this information' }).click();
    await product.dialog.getByText('Copied (Dutch). You can paste it now.').first().waitFor();
    const { text, html } = await clipboard();
    const { link } = share.recipients[0]!;
    assert.match(text, /^2 onderzoeken gedeeld met 1 ontvanger/);
    assert.ok(text.includes('Ontvangers') && text.includes('Peeters') && text.includes(link!));
    assert.ok(html.includes('Ontvangers') && html.includes(`href="${link}"`));
    for (const form of [text, html]) assert.ok(!form.includes(REASON), 'the reason is for the register alone');
  });

  it('copies it in the language of who copies where that is chosen', async () => {
    await product.dialog.getByRole('combobox', { name: 'Language of the copied text' }).selectOption('English');
    await product.dialog.getByRole('button', { name: 'Copy this information' }).click();
    await product.dialog.getByText('Copied (English). You can paste it now.').first().waitFor();
    const { text, html } = await clipboard();
    assert.match(text, /^Shared 2 studies with 1 recipient/);
    assert.ok(html.includes('Recipients') && !html.includes('Ontvangers'));
  });

  it('prints the confirmation alone: no buttons, nothing of the page around it', async () => {
    const { page, dialog } = product;
    // The printing itself is the browser's: what it is given is kept, and looked at as on paper.
    await page.evaluate(() => {
      const original = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get(this: HTMLIFrameElement) {
          const view = original.get!.call(this) as Window | null;
          if (view) view.print = () => Object.assign(globalThis, { printed: view.document.body.firstElementChild });
          return view;
        },
      });
    });
    await dialog.getByRole('button', { name: 'Print' }).click();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() => {
      const host = (globalThis as unknown as { printed?: HTMLElement }).printed;
      const root = host?.shadowRoot?.querySelector('.root');
      if (!root) return undefined;
      const header = root.querySelector('.header')!;
      return {
        text: root.textContent.replace(/\s+/g, ' '),
        controls: [...root.querySelectorAll('button, select, a')].filter((one) => one.checkVisibility()).length,
        isShown: header.checkVisibility(),
        isStyled: getComputedStyle(header).display === 'flex',
        siblings: host!.parentElement!.childElementCount,
      };
    });
    await page.emulateMedia({ media: null });
    assert.ok(printed, 'the browser was asked to print');
    assert.match(printed.text, /Shared 2 studies with 1 recipient/);
    assert.match(printed.text, /Peeters.*Until and including/);
    assert.deepEqual({ ...printed, text: '' }, { text: '', controls: 0, isShown: true, isStyled: true, siblings: 1 });
    assert.ok(!printed.text.includes(REASON));
  });

  it('shares again: the same studies and parameters, with neither recipients nor consent', async () => {
    const { page, dialog } = product;
    await dialog.getByRole('button', { name: 'Share again' }).click();
    assert.equal(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue(), REASON);
    assert.equal(await dialog.getByRole('textbox', { name: 'Message' }).inputValue(), MESSAGE);
    assert.equal(await dialog.getByRole('checkbox', { name: /patient consents/ }).isChecked(), false);
    assert.equal(await dialog.getByRole('button', { name: /^Remove / }).count(), 0);

    await product.chooseRecipient('janssens');
    await dialog.getByRole('button', { name: 'Share studies' }).click();
    await dialog.getByText('Confirm that the patient consents.').first().waitFor();
    await product.consent();
    const [request] = await Promise.all([
      page.waitForRequest((asked) => asked.url().endsWith('/api/shares') && asked.method() === 'POST'),
      product.send(),
    ]);
    const { studies, access, reason, message, validity, recipients } = request.postDataJSON() as ShareRequest;
    assert.deepEqual(
      { studies, access, reason, message },
      {
        studies: share.studies.map(({ studyInstanceUid }) => studyInstanceUid),
        access: share.access,
        reason: REASON,
        message: MESSAGE,
      },
    );
    assert.equal('until' in validity && validity.until, 'until' in share.validity && share.validity.until);
    assert.equal(recipients.length, 1, 'nobody of before');
  });

  it('withdraws: undone, nothing is sent; else the link says that it is withdrawn', async () => {
    const { page, dialog } = product;
    const link = linkIn(await product.mailFor(2));
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'DELETE' && sent.push(request.url()));

    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await dialog.getByRole('heading', { name: 'This share is being withdrawn' }).waitFor();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByRole('heading', { name: /^Shared 2 studies/ }).waitFor();
    assert.deepEqual(sent, []);

    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    // Away from the way back, so that the time runs.
    await page.mouse.move(5, 5);
    await dialog.getByRole('heading', { name: 'This share has been withdrawn' }).waitFor();
    assert.equal(sent.length, 1);

    const recipient = await product.browser.newContext();
    const opened = await recipient.request.get(link);
    assert.equal(opened.status(), 410);
    assert.match(await opened.text(), /worden niet meer gedeeld|no longer shared/);
    await recipient.close();
  });

  it('breaks no content security policy and leaves no error', () => {
    assert.deepEqual(product.complaints, []);
  });
});
