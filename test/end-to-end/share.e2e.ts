import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { policySchema, shareSchema } from 'pacs-share/contract';
import type { Share, Study } from 'pacs-share/domain';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.mjs';
import { startProduct, type RunningProduct } from '../support/node/running-product.js';

interface Outbox {
  mails: { to: string; subject: string; text: string; html: string; sentAt: string }[];
  texts: { to: string; text: string; sentAt: string }[];
}

interface Person {
  id: string;
  displayName: string;
  role: string;
  department: { id: string; name: string } | null;
}

const REASON = 'Onzegbare reden voor delen';
const MESSAGE = 'Please look at slice 3';

describe('the whole product, from ticking studies to reading the mail', () => {
  let product: RunningProduct;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What a browser complains of: errors of scripts and of the content security policy. */
  const complaints: string[] = [];

  const get = async <T>(path: string): Promise<T> =>
    (await (await context.request.get(product.url + path)).json()) as T;
  const outbox = () => get<Outbox>('/demo/outbox');
  const dialog = () => page.getByRole('dialog');
  const people = () => get<Person[]>('/demo/people');

  async function signIn(role: string, department?: string): Promise<Person> {
    const person = (await people()).find(
      (candidate) => candidate.role === role && (!department || candidate.department?.id === department),
    );
    assert.ok(person, `there is a ${role}`);
    const response = await context.request.post(`${product.url}/demo/session`, {
      data: { user: person.id },
      headers: { origin: product.url },
    });
    assert.equal(response.status(), 200);
    return person;
  }

  async function tick(count: number): Promise<Study[]> {
    const found = await context.request.post(`${product.url}/api/studies/search`, {
      data: { limit: 30 },
      headers: { origin: product.url },
    });
    const { studies } = (await found.json()) as { studies: Study[] };
    const rows = page.locator('study-list').getByRole('checkbox', { name: /^(?!Select all)/ });
    await rows.nth(count - 1).waitFor();
    for (let index = 0; index < count; index += 1) await rows.nth(index).check();
    return studies.slice(0, count);
  }

  async function openDialog(): Promise<void> {
    await page.getByRole('button', { name: /^Share studies/ }).click();
    await dialog().getByRole('textbox', { name: 'Reason' }).waitFor();
  }

  async function chooseRecipient(text: string): Promise<Locator> {
    const removers = dialog().getByRole('button', { name: /^Remove / });
    const before = await removers.count();
    await dialog()
      .getByRole('combobox', { name: /Recipients/ })
      .fill('');
    await page.keyboard.type(text);
    await dialog().getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await removers.nth(before).waitFor();
    return removers.nth(before);
  }

  async function send(): Promise<Share> {
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/api/shares') && answer.request().method() === 'POST'),
      dialog().getByRole('button', { name: 'Share studies' }).click(),
    ]);
    assert.equal(response.status(), 201, await response.text());
    await dialog()
      .getByText(/^Shared \d+ stud/)
      .first()
      .waitFor();
    return shareSchema.parse(await response.json());
  }

  async function mailFor(count: number): Promise<Outbox['mails'][number]> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { mails } = await outbox();
      const mail = mails.at(-1);
      if (mails.length >= count && mail) return mail;
      await wait(100);
    }
    return assert.fail('the mail did not arrive');
  }

  before(async () => {
    product = await startProduct();
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });

  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('shows who one can be, and signs in', async () => {
    await page.goto(product.url);
    const [sender] = (await people()).filter(({ role }) => role === 'sender');
    await page.getByRole('button', { name: new RegExp(sender!.displayName) }).click();
    await page.locator('study-list').getByRole('checkbox').nth(5).waitFor();
    const policy = policySchema.parse(await get('/api/policy'));
    assert.equal(policy.sender.displayName, sender!.displayName);
  });

  it('shares two studies with a colleague, with the keys of the viewer silent meanwhile', async () => {
    const ticked = await tick(2);
    await openDialog();
    const colleague = await chooseRecipient('peeters');
    assert.match((await colleague.getAttribute('aria-label')) ?? '', /Peeters/);
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('');
    await page.keyboard.type(REASON);
    await dialog().getByRole('textbox', { name: 'Message' }).focus();
    await page.keyboard.type(MESSAGE);
    await dialog().getByRole('checkbox', { name: 'Urgent' }).check();
    await dialog()
      .getByRole('checkbox', { name: /patient consents/ })
      .check();
    assert.equal(await page.locator('#hotkey').textContent(), 'none');

    const share = await send();
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
    await dialog().getByText('E-mail sent').waitFor();

    const mail = await mailFor(1);
    assert.match(mail.to, /peeters/);
    assert.match(mail.subject, /^(Urgent|Dringend)/);
    for (const text of [mail.text, mail.html]) {
      assert.ok(text.includes(MESSAGE));
      assert.ok(text.includes(`${product.url}/s/`));
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
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url });
    await dialog().getByRole('button', { name: 'Copy this information' }).click();
    await dialog()
      .getByText(/^Copied/)
      .first()
      .waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /Peeters/);
    assert.ok(!copied.includes(REASON));
  });

  it('gives the keys and the focus back when it closes', async () => {
    await dialog().getByRole('button', { name: 'Done' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.locator('canvas').focus();
    await page.keyboard.press('i');
    assert.notEqual(await page.locator('#hotkey').textContent(), 'none');
  });

  it('lets the recipient open the link; looking at it alone opens nothing', async () => {
    const { mails } = await outbox();
    const link = /http:\S+\/s\/[\w-]+/.exec(mails.at(-1)!.text)![0];
    const list = await get<{ shares: Share[] }>(
      `/api/shares?study=${(await lastShare()).studies[0]!.studyInstanceUid}`,
    );
    assert.equal(list.shares.length, 1);

    const scanner = await browser.newContext();
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
    const { shares } = await get<{ shares: Share[] }>(`/api/shares?study=${await firstSharedStudy()}`);
    return shareSchema.parse(shares.at(-1));
  }

  async function firstSharedStudy(): Promise<string> {
    const found = await context.request.post(`${product.url}/api/studies/search`, {
      data: { limit: 1 },
      headers: { origin: product.url },
    });
    return ((await found.json()) as { studies: Study[] }).studies[0]!.studyInstanceUid;
  }

  it('keeps what was shared when it is stopped and started again', async () => {
    const before = await lastShare();
    await product.restart();
    assert.deepEqual((await lastShare()).id, before.id);
    assert.equal((await outbox()).mails.length, 1, 'the mail is not sent again');
  });

  it('holds a strict department to its policy, and says why', async () => {
    await signIn('sender', 'radiology-clinique-modele');
    const policy = policySchema.parse(await get('/api/policy'));
    assert.equal(policy.recipients.maximum, 3);
    await page.goto(product.url);
    await tick(1);
    await openDialog();
    const unlimited = dialog().getByRole('checkbox', { name: /^Without end date/ });
    assert.equal(await unlimited.isDisabled(), true);
    await dialog().getByText('Your department always sets an end date.').waitFor();
    await dialog().getByRole('button', { name: 'Share studies' }).click();
    await dialog()
      .getByText(/things are missing or wrong/)
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('speaks Dutch where the page does', async () => {
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'nl'));
    await page.getByRole('button', { name: /^Onderzoeken delen/ }).click();
    await dialog().getByRole('heading', { name: 'Onderzoeken delen' }).waitFor();
    await dialog().getByRole('textbox', { name: 'Reden' }).waitFor();
    await dialog().getByRole('button', { name: 'Annuleren' }).click();
    await dialog().waitFor({ state: 'detached' });
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
    assert.deepEqual(complaints, []);
  });

  it('writes nothing about a patient, a person or a reason to its log', async () => {
    const log = product.output();
    assert.ok(!log.includes(REASON) && !log.includes('peeters'));
    const studies = await get<{ shares: Share[] }>(`/api/shares?study=${await firstSharedStudy()}`);
    for (const { patient } of studies.shares.flatMap((share) => share.studies)) {
      for (const part of patient.name.split(/[\^=\s]+/).filter((word) => word.length > 3)) {
        assert.ok(!log.includes(part));
      }
    }
  });
});
