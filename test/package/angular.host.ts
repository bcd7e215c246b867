import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { serveExample } from '../../examples/lib/serve-example.mjs';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.mjs';
import { startProduct, type RunningProduct } from '../support/node/running-product.js';
import { shareWithColleague } from '../support/node/share-with-colleague.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'examples/angular');
/** Where Angular is installed once, and again when the example wants others: its TypeScript is older than ours. */
const application = join(root, '.cache/angular');

const execute = promisify(execFile);
const shell = process.platform === 'win32';
const npm = (args: string[], cwd: string) => execute('npm', [...args, '--no-audit', '--no-fund'], { cwd, shell });

describe('an application in Angular with the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacs-share-angular-'));
  let browser: Browser;
  let product: RunningProduct;

  before(async () => {
    await installAngular();
    for (const name of ['angular.json', 'tsconfig.json', 'src']) {
      cpSync(join(source, name), join(application, name), { recursive: true });
    }
    const { stdout } = await npm(['pack', '--json', '--pack-destination', folder], root);
    const [packed] = JSON.parse(stdout) as { filename: string }[];
    rmSync(join(application, 'node_modules/pacs-share'), { recursive: true, force: true });
    await npm(
      ['install', '--no-save', '--no-package-lock', '--ignore-scripts', join(folder, packed!.filename)],
      application,
    );
    const cli = join(application, 'node_modules/@angular/cli/bin/ng.js');
    await execute(process.execPath, [cli, 'build'], {
      cwd: application,
      env: { ...process.env, NODE_OPTIONS: '', NG_CLI_ANALYTICS: 'false' },
    });
    product = await startProduct();
    browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] });
  });

  after(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shares the studies of a property, and hears the events in its template', async () => {
    const { url, close } = await serveExample('angular', { endpoint: product.url, folder: join(application, 'dist') });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => complaints.push(message.text()));
    try {
      await page.goto(url);
      await page
        .getByRole('checkbox', { name: /^(?!Select all)/ })
        .nth(1)
        .check();
      await page.getByRole('button', { name: /^Share studies/ }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('#result').getByText('Nothing was shared.').waitFor();
      await page.getByRole('button', { name: /^Share studies/ }).click();
      await shareWithColleague(page, page);
      await page.getByRole('button', { name: 'Done' }).click();
      await page.locator('#result').getByText('The studies were shared with 1.').waitFor();
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
      close();
    }
  });
});

async function installAngular(): Promise<void> {
  const wanted = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  delete wanted.dependencies['pacs-share'];
  const text = JSON.stringify(wanted);
  const stamp = join(application, '.stamp');
  const hash = createHash('sha256').update(text).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  mkdirSync(application, { recursive: true });
  writeFileSync(join(application, 'package.json'), text);
  await npm(['install', '--no-package-lock', '--ignore-scripts'], application);
  writeFileSync(stamp, hash);
}
