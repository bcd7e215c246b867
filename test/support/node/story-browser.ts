import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../scripts/find-chromium.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const URL_OF_PAGE = 'http://stories.localhost/';

/** Shows stories in a browser that can be set up as a person's: its window, its touch screen, its colors. */
export interface StoryBrowser {
  /** A page with the story `element/Name`, after its play function: `show('share-dialog/Filled', { hasTouch: true })`. */
  show(story: string, options?: BrowserContextOptions): Promise<Page>;
  /** Rejects where a page had an error. */
  stop(): Promise<void>;
}

declare global {
  /** Draws a story and plays it. */
  var showStory: (story: string) => Promise<void>;
}

/** The stories as a script of their own, from the sources: no Storybook is built. */
async function bundle(): Promise<string> {
  const files = readdirSync(`${ROOT}/stories`).filter((name) => name.endsWith('.stories.ts'));
  const imports = files.map((file, index) => `import * as file${index} from './stories/${file}';`);
  const contents = `
    import { render } from 'lit';
    ${imports.join('\n')}
    const files = [${files.map((_file, index) => `file${index}`).join(', ')}];
    globalThis.showStory = async (story) => {
      const [component, name] = story.split('/');
      const file = files.find((file) => file.default.component === component && name in file);
      if (!file) throw new Error('there is no story ' + story);
      const { default: meta, [name]: chosen } = file;
      const args = { ...meta.args, ...chosen.args };
      const canvasElement = document.querySelector('main');
      render((chosen.render ?? meta.render)(args), canvasElement);
      for (const element of canvasElement.querySelectorAll('*')) await element.updateComplete;
      await (chosen.play ?? meta.play)?.({ canvasElement, args });
    };`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    conditions: ['source'],
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Story</title>
  <style>body { margin: 8px; } :root { color-scheme: light dark; }</style>
  <main></main>
  <script type="module" src="/stories.js"></script>
</html>`;

async function newContext(browser: Browser, script: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  await context.route(`${URL_OF_PAGE}**`, (route) =>
    new URL(route.request().url()).pathname === '/stories.js'
      ? route.fulfill({ contentType: 'text/javascript', body: script, headers: { 'cache-control': 'max-age=3600' } })
      : route.fulfill({ contentType: 'text/html', body: PAGE }),
  );
  // By which tsx keeps the names of functions, those too that a test hands to the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  return context;
}

export async function startStoryBrowser(): Promise<StoryBrowser> {
  const [script, executablePath] = await Promise.all([bundle(), findChromium()]);
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments],
    chromiumSandbox: false,
  });
  const errors: Error[] = [];
  // One for all stories that are shown in the same way, so that the script is compiled once.
  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextFor = (options: BrowserContextOptions): Promise<BrowserContext> => {
    const key = JSON.stringify(options);
    const context = contexts.get(key) ?? newContext(browser, script, options);
    contexts.set(key, context);
    return context;
  };
  return {
    async show(story, options = {}) {
      const page = await (await contextFor(options)).newPage();
      page.on('pageerror', (error) => errors.push(error));
      page.setDefaultTimeout(15_000);
      await page.goto(URL_OF_PAGE);
      try {
        await page.evaluate((name) => globalThis.showStory(name), story);
      } catch (error) {
        // What kept the script from being there says more.
        throw errors[0] ?? error;
      }
      return page;
    },
    async stop() {
      await browser.close();
      if (errors[0]) throw errors[0];
    },
  };
}
