// Two people at two browsers: what one shares, the other receives, is locked out of, is let into again, answers and
// shares on. SHOTS=folder keeps a picture of each step; WIDTH=390 and LOCALE=de see it otherwise.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Share } from 'pacs-share/domain';
import { linkIn, ProductPage } from '../support/node/product-page.js';

const { SHOTS, WIDTH, LOCALE = 'en-GB' } = process.env;
const RECIPIENT = 'Tom Janssens';
const REASON = 'Onzegbare reden';
const MESSAGE = 'Please look at slice 3';
const NOTE = 'Slice 3 shows nothing new.';

describe('two people at two browsers', () => {
  let product: ProductPage;
  let theirs: BrowserContext;
  let recipient: Page;
  let share: Share;
  let link: string;
  let codes = 0;
  const complaints: string[] = [];

  before(async () => {
    product = await ProductPage.open();
    theirs = await product.browser.newContext({
      locale: LOCALE,
      viewport: { width: Number(WIDTH ?? 1280), height: WIDTH === undefined ? 900 : 844 },
    });
    recipient = await theirs.newPage();
    recipient.setDefaultTimeout(15_000);
    recipient.on('pageerror', (error) => complaints.push(error.message));
    // What a wrong code, a locked and a withdrawn link are answered with is said in the console, too.
    recipient.on('console', (said) => {
      if (said.type() === 'error' && !/status of (422|423|410)/.test(said.text())) complaints.push(said.text());
    });
  });
  after(() => product?.close());

  let steps = 0;
  async function shown(page: Page, name: string): Promise<void> {
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(overflow <= 0, `${name}: ${overflow} px too wide`);
    steps += 1;
    const path = join(SHOTS ?? '', `${String(steps).padStart(2, '0')}-${name}.png`);
    if (SHOTS !== undefined) await page.screenshot({ path, fullPage: true });
  }

  /** The code texted last, of so many as were asked for. */
  async function texted(): Promise<string> {
    codes += 1;
    for (let tries = 0; tries < 100; tries += 1) {
      const { texts } = await product.outbox();
      const code = /\d{6,}/.exec(texts.at(-1)?.text ?? '')?.[0];
      if (texts.length >= codes && code !== undefined) return code;
      await wait(100);
    }
    return assert.fail('no code was texted');
  }

  const askForCode = () => recipient.locator('form[action$="/code"] button').last().click();
  async function enter(code: string): Promise<void> {
    await recipient.locator('#code').fill(code);
    const form = recipient.locator('form', { has: recipient.locator('#code') });
    await Promise.all([recipient.waitForEvent('load'), form.getByRole('button').click()]);
  }
  const signIn = (context: BrowserContext, user: string) =>
    context.request.post(`${product.product.url}/demo/session`, {
      data: { user },
      headers: { origin: product.product.url },
    });

  it('one shares two studies, urgent, with a code and leave to share on', async () => {
    await product.signIn('sender', 'radiology-az-voorbeeld');
    await product.page.goto(product.product.url);
    // Two of one patient, with reports.
    const rows = product.page.locator('study-list').getByRole('checkbox', { name: /Vanbedacht/ });
    await rows.nth(1).waitFor();
    for (const index of [0, 1]) await rows.nth(index).check();
    await product.openDialog();
    await product.chooseRecipient(RECIPIENT);
    const { dialog } = product;
    await dialog.getByRole('checkbox', { name: 'Text-message code' }).check();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
    await dialog.getByRole('radio', { name: /Images and report.*(writ|add)/i }).check();
    await dialog.getByRole('textbox', { name: 'Message' }).fill(MESSAGE);
    await dialog.getByRole('checkbox', { name: 'Urgent' }).check();
    await dialog.getByRole('checkbox', { name: /^Allow further sharing/ }).check();
    await product.consent();
    await shown(product.page, 'dialog');
    share = await product.send();
    await dialog.getByText('E-mail sent').waitFor();
    await shown(product.page, 'confirmation');
    assert.deepEqual([share.recipients[0]?.displayName, share.recipients[0]?.twoFactor], [RECIPIENT, true]);
    assert.equal(share.furtherSharing, true);
  });

  it('the other finds it in the mail, without the name and the reason, and a page that tells nothing yet', async () => {
    const mail = await product.mailFor(1);
    assert.match(mail.subject, /^(Urgent|Dringend)/);
    assert.ok(mail.text.includes(MESSAGE));
    assert.ok(!mail.text.includes(REASON) && !mail.html.includes(REASON));
    link = linkIn(mail);
    await recipient.goto(link);
    await shown(recipient, 'link');
    const text = await recipient.locator('body').innerText();
    for (const { patient, description } of share.studies) {
      const [family = ''] = patient.name.split('^');
      assert.ok(!text.includes(family) && !text.includes(description));
    }
  });

  it('enters five wrong codes and is locked out, and is told whom to ask', async () => {
    await askForCode();
    const code = await texted();
    await shown(recipient, 'code');
    const wrong = code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    await enter(wrong);
    await recipient.getByRole('alert').waitFor();
    await shown(recipient, 'wrong-code');
    for (let tries = 1; tries < 5; tries += 1) await enter(wrong);
    await recipient.getByText(share.sharedBy.department.name).waitFor();
    assert.equal(await recipient.locator('#code').count(), 0);
    await shown(recipient, 'locked');
  });

  it('the sender sees that it is locked, and an admin of the department unlocks it', async () => {
    const { page } = product;
    const status = `${product.product.url}/shares/${share.id}`;
    await page.goto(status);
    const access = page.locator('share-access');
    // Once for each study.
    const locked = access.getByText('Locked after too many wrong codes');
    await locked.first().waitFor();
    assert.equal(await access.getByRole('button', { name: /^Unlock/ }).count(), 0);
    await shown(page, 'status-locked');
    await product.signIn('admin', 'radiology-az-voorbeeld');
    await page.goto(status);
    await access
      .getByRole('button', { name: /^Unlock .*Janssens/ })
      .first()
      .click();
    await access.getByText(/Janssens is unlocked and can try again/).waitFor({ state: 'attached' });
    await page.reload();
    await access.getByText('Not opened yet').first().waitFor();
    assert.equal(await locked.count(), 0);
    await shown(page, 'status-unlocked');
  });

  it('the other opens it with a new code: message, images, report', async () => {
    await recipient.reload();
    await askForCode();
    await enter(await texted());
    await recipient.getByRole('article').first().waitFor();
    await shown(recipient, 'opened');
    assert.ok((await recipient.getByRole('article').count()) >= 2);
    await recipient.locator(`message-label[message="${MESSAGE}"]`).first().waitFor();
    assert.ok(!(await recipient.locator('body').innerText()).includes(REASON));
  });

  it('adds a note to the report once signed in, and sees the label turn green in the list', async () => {
    const person = (await product.people()).find(({ displayName }) => displayName === RECIPIENT);
    assert.equal((await signIn(theirs, person?.id ?? '')).status(), 200);
    await recipient.goto(link);
    await recipient.locator('form[action$="/notes"] textarea').first().fill(NOTE);
    await Promise.all([
      recipient.waitForEvent('load'),
      recipient.locator('form[action$="/notes"] button').first().click(),
    ]);
    await recipient.getByText(NOTE).first().waitFor();
    await shown(recipient, 'note');
    await recipient.goto(`${product.product.url}/received`);
    await recipient.locator('message-label[opened]').first().waitFor();
    await shown(recipient, 'received');
  });

  it('shares one on, and the one who shared first sees it and ends all of it', async () => {
    const button = recipient.locator('button[data-share-on]').first();
    await button.click();
    const dialog = recipient.getByRole('dialog');
    const field = dialog.locator('recipient-picker input[role="combobox"]');
    await field.waitFor();
    await shown(recipient, 'sharing-on');
    await field.fill('peeters');
    await dialog.getByRole('listbox').getByRole('option').first().waitFor();
    await recipient.keyboard.press('Enter');
    await dialog.locator('#reason').fill(REASON);
    await dialog.locator('#consent').check();
    await shown(recipient, 'sharing-on-filled');
    const made = recipient.waitForResponse((answer) => /\/api\/received\/[\w-]+\/shares$/.test(answer.url()));
    await dialog.getByRole('button', { name: 'Onderzoeken delen' }).click();
    assert.equal((await made).status(), 201);
    await shown(recipient, 'shared-on');

    await product.signIn('sender', 'radiology-az-voorbeeld');
    await product.page.goto(`${product.product.url}/shares/${share.id}`);
    await product.page
      .locator('share-access')
      .getByText(/^Opened /)
      .first()
      .waitFor();
    await shown(product.page, 'status-opened');
    const ended = await product.context.request.delete(`${product.product.url}/api/shares/${share.id}`, {
      headers: { origin: product.product.url },
    });
    assert.equal(ended.status(), 204);
    await recipient.goto(`${product.product.url}/received`);
    assert.equal(await recipient.locator('message-label').count(), 0);
    await shown(recipient, 'nothing-received');
    await recipient.goto(link);
    assert.equal(await recipient.getByRole('article').count(), 0);
    await shown(recipient, 'withdrawn');
  });

  it('breaks no content security policy and leaves no error', () => {
    assert.deepEqual([...product.complaints, ...complaints], []);
  });
});
