import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { serveExample } from '../../examples/lib/serve-example.mjs';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.mjs';
import { serveFolder } from '../../scripts/serve-folder.mjs';
import { PRODUCTS } from '../../scripts/size-limits.mjs';
import { startProduct, type RunningProduct } from '../support/node/running-product.js';
import { shareWithColleague } from '../support/node/share-with-colleague.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = join(root, 'test/package/bundlers');
/** Where the bundlers are installed once, and again when their lock file changes. */
const application = join(root, '.cache/bundlers');
const bin = join(root, 'node_modules/.bin');

const execute = promisify(execFile);
const shell = process.platform === 'win32';
const npm = (args: string[], cwd: string) => execute('npm', [...args, '--no-audit', '--no-fund'], { cwd, shell });

/** Runs a script of the application's folder in Node as anybody would: without the conditions of this repository. */
const node = (args: string[]) =>
  execute(process.execPath, args, { cwd: application, env: { ...process.env, NODE_OPTIONS: '' } });

describe('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacs-share-package-'));
  let packed: string;
  let browser: Browser;
  let product: RunningProduct | undefined;

  before(async () => {
    await npm(['pack', '--pack-destination', folder], root);
    const name = readdirSync(folder).find((candidate) => candidate.endsWith('.tgz'));
    assert.ok(name, 'npm pack has left a package');
    packed = join(folder, name);
    await installBundlers();
    rmSync(join(application, 'node_modules/pacs-share'), { recursive: true, force: true });
    await npm(['install', '--no-save', '--no-package-lock', '--ignore-scripts', packed], application);
    for (const file of readdirSync(fixture)) {
      if (!file.startsWith('package')) cpSync(join(fixture, file), join(application, file));
    }
    cpSync(join(root, 'test/package/types'), join(application, 'types'), { recursive: true });
    browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] });
  });

  after(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const bundler of ['vite', 'rollup', 'esbuild', 'webpack', 'parcel']) {
    it(`is built by ${bundler} into a page that shows the elements, and loads a language when it is used`, async () => {
      const output = join(folder, bundler);
      await node(['build.mjs', bundler, 'index.html', output]);
      const server = await serveFolder(output);
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      try {
        await page.goto(`${server.url}/index.html`);
        const label = page.locator('message-label');
        await label.getByRole('button', { name: 'Message' }).click();
        await label.getByRole('dialog', { name: 'Message from Ina Voorbeeld' }).waitFor();
        assert.equal(await page.locator('html').getAttribute('data-registered'), 'true');
        await label.evaluate((element) => element.setAttribute('locale', 'nl'));
        await label.getByRole('dialog', { name: 'Bericht van Ina Voorbeeld' }).waitFor();
        assert.deepEqual(errors, []);
      } finally {
        await page.close();
        server.close();
      }
    });
  }

  for (const bundler of ['rollup', 'esbuild', 'vite']) {
    it(`leaves out all but the message label where ${bundler} builds an application with it alone`, async () => {
      const output = join(folder, `label-${bundler}`);
      await node(['build.mjs', bundler, 'label.js', output]);
      const scripts = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
      const entry = scripts.find((name) => /(^|[\\/])label[^\\/]*\.js$/.test(name));
      assert.ok(entry, `one of ${scripts.join(', ')} is the entry`);
      const loaded = staticallyImported(join(output, entry));
      const code = loaded.map((path) => readFileSync(path, 'utf8')).join('\n');
      for (const other of ['recipient-picker', 'share-dialog', 'study-list', 'favorites']) {
        assert.ok(!code.includes(other), `nothing of ${other} is left`);
      }
      const { limit } = PRODUCTS.find(({ title }) => title === 'message-label alone') ?? assert.fail('no such product');
      // Rollup by itself does not minify.
      if (bundler !== 'rollup') {
        const size = loaded.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1024;
        assert.ok(size <= limit, `${size.toFixed(1)} KiB are at most ${limit}`);
      }
    });
  }

  for (const name of ['react', 'vue']) {
    it(`shares from the example of an application in ${name}`, async () => {
      const source = join(application, 'examples', name);
      cpSync(join(root, 'examples', name), source, {
        recursive: true,
        filter: (path) => !/node_modules|dist/.test(path),
      });
      await node([join(application, 'node_modules/vite/bin/vite.js'), 'build', source, '--outDir', join(folder, name)]);
      product ??= await startProduct();
      const { url, close } = await serveExample(name, { endpoint: product.url, folder: join(folder, name) });
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
        await shareWithColleague(page, page);
        await page.getByRole('button', { name: 'Done' }).click();
        await page.locator('#result').getByText('The studies were shared.').waitFor();
        assert.deepEqual(complaints, []);
      } finally {
        await page.close();
        close();
      }
    });
  }

  it('can be imported in Node, every entry of it, without a DOM', async () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
    const entries = Object.keys(exports).filter((entry) => !/\.json$|\*/.test(entry));
    assert.ok(entries.length > 8, 'there are entries');
    for (const entry of entries) {
      await node(['--input-type=module', '--eval', `await import('${entry.replace('.', 'pacs-share')}')`]);
    }
  });

  it('has types that hold in TypeScript, JSX, Vue and Svelte, and refuse what is wrong', async () => {
    await node([join(application, 'node_modules/typescript/bin/tsc'), '-p', 'types']).catch(reportOutput);
  });

  it('has a component for React of every element, with a property for every event', () => {
    const installed = (path: string) => readFileSync(join(application, 'node_modules/pacs-share', path), 'utf8');
    const { modules } = JSON.parse(installed('custom-elements.json')) as {
      modules: { declarations?: { tagName?: string; events?: { name: string }[] }[] }[];
    };
    const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
    assert.ok(elements.length >= 6, 'there are elements');
    const components = installed('dist/react.js').split(/(?=tagName:)/);
    for (const { tagName, events = [] } of elements) {
      const component = components.find((text) => text.startsWith(`tagName: "${tagName}"`));
      assert.ok(component, `there is a component of ${tagName}`);
      for (const { name } of events)
        assert.ok(component.includes(`"${name}"`), `${tagName} has a property for ${name}`);
    }
  });

  it('is what npm and TypeScript expect of a package', async () => {
    const env = { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0' };
    await execute(join(bin, 'publint'), [packed, '--strict'], { cwd: root, shell, env }).catch(reportOutput);
    await execute(join(bin, 'attw'), [packed, '--profile', 'esm-only'], { cwd: root, shell, env }).catch(reportOutput);
  });

  it('names the hash of every file that a page may load', () => {
    const bundle = join(application, 'node_modules/pacs-share/dist/bundle');
    const integrity = JSON.parse(readFileSync(join(bundle, 'integrity.json'), 'utf8')) as Record<string, string>;
    const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => name.replaceAll('\\', '/'));
    assert.deepEqual(Object.keys(integrity).sort(), files.sort());
    for (const [name, value] of Object.entries(integrity)) {
      const hash = createHash('sha384').update(readFileSync(join(bundle, name)));
      assert.equal(value, `sha384-${hash.digest('base64')}`, name);
    }
    const notices = readFileSync(join(bundle, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['lit-html', 'zod', 'ky', '@floating-ui/dom', 'lucide']) assert.ok(notices.includes(name), name);
  });
});

async function installBundlers(): Promise<void> {
  const lock = readFileSync(join(fixture, 'package-lock.json'), 'utf8');
  const stamp = join(application, '.stamp');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  mkdirSync(application, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(fixture, file), join(application, file));
  await npm(['ci', '--ignore-scripts'], application);
  writeFileSync(stamp, hash);
}

/** A built script and those that it imports before it runs. */
function staticallyImported(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const code = readFileSync(path, 'utf8');
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
    staticallyImported(join(path, '..', name!), seen);
  }
  return [...seen];
}

function reportOutput({ stdout, stderr }: { stdout: string; stderr: string }): never {
  assert.fail(`${stdout}\n${stderr}`);
}
