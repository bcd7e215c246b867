// Opens every story of storybook-static, light and dark, and fails on what axe finds, on an error on the page or in its
// console, on a play function that fails, and when there is no story.
// check-stories.mjs [part of a story's id …]; SCREENSHOTS=folder keeps a picture of each.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './find-chromium.mjs';
import { root } from './run.mjs';
import { serveFolder } from './serve-folder.mjs';

const folder = join(root, 'storybook-static');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const themes = ['light', 'dark'];
const screenshots = process.env.SCREENSHOTS;
if (screenshots) mkdirSync(screenshots, { recursive: true });

const wanted = process.argv.slice(2);
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const stories = Object.values(entries)
  .filter(({ type, subtype }) => type === 'story' && (subtype ?? 'story') === 'story')
  .filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
const visits = themes.flatMap((theme) => stories.map((story) => ({ story, theme })));

const summary = { passed: 0, failed: 0, skipped: 0 };
const server = await serveFolder(folder);
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumArguments,
  chromiumSandbox: false,
});
try {
  const queue = visits.values();
  await Promise.all([1, 2].map(() => worker(queue)));
} finally {
  await browser.close();
  server.close();
}

if (stories.length === 0) {
  console.error('There is no story.');
  summary.failed = 1;
}
console.log(
  `stories: ${stories.length}, each ${themes.join(' and ')}: ${summary.passed} passed, ${summary.failed} failed`,
);
if (process.env.SUMMARY_FILE) writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(summary));
process.exitCode = summary.failed > 0 ? 1 : 0;

async function worker(queue) {
  // A page for each visit; a context for each theme, so that what all stories load is loaded once.
  const contexts = new Map();
  for (const { story, theme } of queue) {
    if (!contexts.has(theme)) contexts.set(theme, await newContext(theme));
    const problems = await visit(story, theme, contexts.get(theme));
    if (problems.length === 0) summary.passed += 1;
    else summary.failed += 1;
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${story.id} (${theme})`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
}

function newContext(theme) {
  return browser.newContext({
    colorScheme: theme,
    // Nothing is judged in the middle of a transition.
    reducedMotion: 'reduce',
    viewport: { width: 1000, height: 900 },
  });
}

async function visit({ id }, theme, context) {
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text().split('\n')[0]}`);
  });
  try {
    // The accessibility addon would run axe too, at the same time.
    const globals = `theme:${theme};a11y.manual:!true`;
    await page.goto(`${server.url}/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
    const phase = await page.waitForFunction(
      () => {
        const render = globalThis.__STORYBOOK_PREVIEW__?.currentRender;
        if (document.body.classList.contains('sb-show-errordisplay')) return 'errored';
        if (document.body.classList.contains('sb-show-nopreview')) return 'missing';
        return ['finished', 'errored', 'aborted'].includes(render?.phase) && render.phase;
      },
      undefined,
      { timeout: 30_000 },
    );
    const outcome = await phase.jsonValue();
    if (outcome !== 'finished') {
      const text = await page.locator('#error-message').textContent();
      problems.push(`the story is ${outcome}: ${text?.split('\n')[0] ?? ''}`);
    }
    problems.push(...(await violations(page)));
    if (screenshots) await page.screenshot({ path: join(screenshots, `${id}.${theme}.png`), fullPage: true });
  } catch (error) {
    problems.push(error.message);
  }
  await page.close();
  return problems;
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // These judge a whole page, and a story is none.
      rules: {
        bypass: { enabled: false },
        'landmark-one-main': { enabled: false },
        'page-has-heading-one': { enabled: false },
        region: { enabled: false },
      },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => ({ target: target.flat().join(' >>> '), failureSummary })),
    }));
  });
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `axe ${id}: ${help}: ${target}: ${(failureSummary ?? '').split('\n').slice(1).join(' ').trim()}`,
    ),
  );
}
