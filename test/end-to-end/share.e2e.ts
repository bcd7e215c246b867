import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { policySchema, shareSchema } from 'pacs-share/contract';
import type { Share, Study } from 'pacs-share/domain';
import { linkIn, ProductPage } from '../support/node/product-page.js';

const REASON = 'Onzegbare reden voor delen';
const MESSAGE = 'Please look at slice 3';

describe('the whole product, from ticking studies to reading the mail', () => {
  let product: ProductPage;
  let page: Page;

  before(async () => {
    product = await ProductPage.open();
    ({ page } = product);
  });

  after(() => product?.close());

  it('shows who one can be, and signs in', async () => {
    await page.goto(product.product.url);
    const [sender] = (await product.people()).filter(({ role }) => role === 'sender');
    await page.getByRole('button', { name: new RegExp(sender!.displayName) }).click();
    await page.locator('study-list').getByRole('checkbox').nth(5).waitFor();
    const policy = policySchema.parse(await product.get('/api/policy'));
    assert.equal(policy.sender.displayName, sender!.displayName);
  });

  it('shares two studies with a colleague, with the keys of the viewer silent meanwhile', async () => {
    const ticked = await product.tick(2);
    await product.openDialog();
    const colleague = await product.chooseRecipient('peeters');
    assert.match((await colleague.getAttribute('aria-label')) ?? '', /Peeters/);
    await product.dialog.getByRole('textbox', { name: 'Reason' }).fill('');
    await page.keyboard.type(REASON);
    await product.dialog.getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.type(MESSAGE);
    await product.dialog.getByRole('checkbox', { name: 'Urgent' }).check();
    await product.dialog.getByRole('checkbox', { name: /patient consents/ }).check();
    assert.equal(await page.locator('#hotkey').textContent(), 'none');

    const share = await product.send();
    assert.deepEqual(
      share.studies.map(({ studyInstanceUid }) => studyInstanceUid),
      ticked.map(({ studyInstanceUid }) => studyInstanceUid),
    );
    assert.equal(share.reason, REASON);
    assert.equal(share.urgent, true);
    assert.deepEqual(
      share.recipients.map(({ outcome, mail }) => [outcome, mail]),
      [['shared', 'queued']],
    );
    await product.dialog.getByText('E-mail sent').waitFor();

    const mail = await product.mailFor(1);
    assert.match(mail.to, /peeters/);
    assert.match(mail.subject, /^(Urgent|Dringend)/);
    for (const text of [mail.text, mail.html]) {
      assert.ok(text.includes(MESSAGE));
      assert.ok(text.includes(`${product.product.url}/s/`));
      assert.ok(!text.includes(REASON), 'the reason is never in a mail');
      for (const { patient, description } of ticked) {
        assert.ok(text.includes(description.replaceAll('&', '&amp;')) || text.includes(description));
        const names = patient.name.split(/[\^=\s]+/).filter((part) => part.length > 2);
        for (const name of names) assert.ok(!text.includes(name), 'the name of a patient is never in a mail');
      }
    }
    assert.ok(!mail.subject.includes(REASON));
  });

  it('copies the confirmation, without the reason', async () => {
    await product.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.product.url });
    await product.dialog.getByRole('button', { name: 'Copy this information' }).click();
    await product.dialog
      .getByText(/^Copied/)
      .first()
      .waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /Peeters/);
    assert.ok(!copied.includes(REASON));
  });

  it('gives the keys and the focus back when it closes', async () => {
    await product.dialog.getByRole('button', { name: 'Done' }).click();
    await product.dialog.waitFor({ state: 'detached' });
    await page.locator('canvas').focus();
    await page.keyboard.press('i');
    assert.notEqual(await page.locator('#hotkey').textContent(), 'none');
  });

  it('lets the recipient open the link; looking at it alone opens nothing', async () => {
    const link = linkIn(await product.mailFor(1));
    const list = await product.get<{ shares: Share[] }>(
      `/api/shares?study=${(await lastShare()).studies[0]!.studyInstanceUid}`,
    );
    assert.equal(list.shares.length, 1);

    const scanner = await product.browser.newContext();
    await scanner.request.get(link);
    await scanner.request.head(link);
    assert.equal((await lastShare()).recipients[0]?.openedAt, null, 'a scanner opens nothing');

    const recipient = await scanner.newPage();
    await recipient.goto(link);
    const before = await recipient.locator('body').innerText();
    assert.ok(!before.includes(MESSAGE));
    await recipient.getByRole('button').first().click();
    await recipient.getByRole('article').first().waitFor();
    await recipient.locator('message-label').getByRole('button').first().click();
    await recipient.getByText(MESSAGE).first().waitFor();
    assert.ok(!(await recipient.content()).includes(REASON), 'the reason is never shown to a recipient');
    await scanner.close();
    assert.notEqual((await lastShare()).recipients[0]?.openedAt, null);
  });

  async function lastShare(): Promise<Share> {
    const { shares } = await product.get<{ shares: Share[] }>(`/api/shares?study=${await firstSharedStudy()}`);
    return shareSchema.parse(shares.at(-1));
  }

  async function firstSharedStudy(): Promise<string> {
    const found = await product.context.request.post(`${product.product.url}/api/studies/search`, {
      data: { limit: 1 },
      headers: { origin: product.product.url },
    });
    return ((await found.json()) as { studies: Study[] }).studies[0]!.studyInstanceUid;
  }

  it('keeps what was shared when it is stopped and started again', async () => {
    const before = await lastShare();
    await product.product.restart();
    assert.deepEqual((await lastShare()).id, before.id);
    assert.equal((await product.outbox()).mails.length, 1, 'the mail is not sent again');
  });

  it('holds a strict department to its policy, and says why', async () => {
    await product.signIn('sender', 'radiology-clinique-modele');
    const policy = policySchema.parse(await product.get('/api/policy'));
    assert.equal(policy.recipients.maximum, 3);
    await page.goto(product.product.url);
    await product.tick(1);
    await product.openDialog();
    const unlimited = product.dialog.getByRole('checkbox', { name: /^Without end date/ });
    assert.equal(await unlimited.isDisabled(), true);
    await product.dialog.getByText('An end date is required here.').waitFor();
    await product.dialog.getByRole('button', { name: 'Share studies' }).click();
    await product.dialog.getByText(/things are missing or wrong/).waitFor();
    await page.keyboard.press('Escape');
    await product.dialog.waitFor({ state: 'detached' });
  });

  it('speaks Dutch where the page does', async () => {
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'nl'));
    await page.getByRole('button', { name: /^Onderzoeken delen/ }).click();
    await product.dialog.getByRole('heading', { name: 'Onderzoeken delen' }).waitFor();
    await product.dialog.getByRole('textbox', { name: 'Reden' }).waitFor();
    await product.dialog.getByRole('button', { name: 'Annuleren' }).click();
    await product.dialog.waitFor({ state: 'detached' });
  });

  it('draws each shape of an icon beside the others, after minifying too', async () => {
    const shapes = await page.evaluate(() => {
      const list = document.querySelector('study-list')?.shadowRoot;
      const icons = [...(list?.querySelectorAll('svg.icon') ?? [])];
      return icons.map((icon) => icon.querySelectorAll('* > *').length - icon.children.length);
    });
    assert.ok(shapes.length > 0);
    assert.ok(shapes.every((nested) => nested === 0));
  });

  it('breaks no content security policy and leaves no error', () => {
    assert.deepEqual(product.complaints, []);
  });

  it('writes nothing about a patient, a person or a reason to its log', async () => {
    const log = product.product.output();
    assert.ok(!log.includes(REASON) && !log.includes('peeters'));
    const studies = await product.get<{ shares: Share[] }>(`/api/shares?study=${await firstSharedStudy()}`);
    for (const { patient } of studies.shares.flatMap((share) => share.studies)) {
      for (const part of patient.name.split(/[\^=\s]+/).filter((word) => word.length > 3)) {
        assert.ok(!log.includes(part));
      }
    }
  });
});
