import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { shareSchema } from 'pacs-share/contract';
import type { Share, Study } from 'pacs-share/domain';
import { chromiumArguments, findChromium } from '../../../scripts/find-chromium.mjs';
import { startProduct, type RunningProduct } from './running-product.js';

export interface Outbox {
  mails: { to: string; subject: string; text: string; html: string; sentAt: string }[];
  texts: { to: string; text: string; sentAt: string }[];
}

export interface Person {
  id: string;
  displayName: string;
  role: string;
  department: { id: string; name: string } | null;
}

/** Uses the running product, with the viewer's page in a browser, as a person does. */
export class ProductPage {
  /** What the browser complains of: errors of scripts and of the content security policy. */
  readonly complaints: string[] = [];

  private constructor(
    readonly product: RunningProduct,
    readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
  }

  static async open(): Promise<ProductPage> {
    const product = await startProduct();
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    return new ProductPage(product, browser, context, await context.newPage());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.product.stop();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.context.request.get(this.product.url + path)).json()) as T;
  }

  outbox(): Promise<Outbox> {
    return this.get<Outbox>('/demo/outbox');
  }

  people(): Promise<Person[]> {
    return this.get<Person[]>('/demo/people');
  }

  async signIn(role: string, department?: string): Promise<Person> {
    const person = (await this.people()).find(
      (candidate) => candidate.role === role && (!department || candidate.department?.id === department),
    );
    assert.ok(person, `there is a ${role}`);
    const response = await this.context.request.post(`${this.product.url}/demo/session`, {
      data: { user: person.id },
      headers: { origin: this.product.url },
    });
    assert.equal(response.status(), 200);
    return person;
  }

  async tick(count: number): Promise<Study[]> {
    const found = await this.context.request.post(`${this.product.url}/api/studies/search`, {
      data: { limit: 30 },
      headers: { origin: this.product.url },
    });
    const { studies } = (await found.json()) as { studies: Study[] };
    const rows = this.page.locator('study-list').getByRole('checkbox', { name: /^(?!Select all)/ });
    await rows.nth(count - 1).waitFor();
    for (let index = 0; index < count; index += 1) await rows.nth(index).check();
    return studies.slice(0, count);
  }

  async openDialog(): Promise<void> {
    await this.page.getByRole('button', { name: /^Share studies/ }).click();
    await this.dialog.getByRole('textbox', { name: 'Reason' }).waitFor();
  }

  async chooseRecipient(text: string): Promise<Locator> {
    const removers = this.dialog.getByRole('button', { name: /^Remove / });
    const before = await removers.count();
    await this.dialog.getByRole('combobox', { name: /Recipients/ }).fill('');
    await this.page.keyboard.type(text);
    await this.dialog.getByRole('listbox').getByRole('option').first().waitFor();
    await this.page.keyboard.press('Enter');
    await removers.nth(before).waitFor();
    return removers.nth(before);
  }

  async consent(): Promise<void> {
    await this.dialog.getByRole('checkbox', { name: /patient consents/ }).check();
  }

  async send(): Promise<Share> {
    const [response] = await Promise.all([
      this.page.waitForResponse(
        (answer) => answer.url().endsWith('/api/shares') && answer.request().method() === 'POST',
      ),
      this.dialog.getByRole('button', { name: 'Share studies' }).click(),
    ]);
    assert.equal(response.status(), 201, await response.text());
    await this.dialog
      .getByText(/^Shared \d+ stud/)
      .first()
      .waitFor();
    return shareSchema.parse(await response.json());
  }

  async mailFor(count: number): Promise<Outbox['mails'][number]> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { mails } = await this.outbox();
      const mail = mails.at(-1);
      if (mails.length >= count && mail) return mail;
      await wait(100);
    }
    return assert.fail('the mail did not arrive');
  }
}

/** The link that a mail leads to. */
export function linkIn({ text }: Outbox['mails'][number]): string {
  const [link] = /http:\S+\/s\/[\w-]+/.exec(text) ?? [];
  return link ?? assert.fail('there is no link in the mail');
}
