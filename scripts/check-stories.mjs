// Opens every story of storybook-static, light and dark, and fails on what axe finds, on an error on the page or in its
// console, on a play function that fails, on a picture that is not what it was, and when there is no story. Stories with
// the tag "themes" are judged by axe in each theme too, and narrow, dense and from right to left.
// check-stories.mjs [--update] [part of a story's id …]: --update judges nothing, and takes the pictures as they are now
// for what they should be: look at them before. SCREENSHOTS=folder keeps each in full.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './find-chromium.mjs';
import { root } from './run.mjs';
import { serveFolder } from './serve-folder.mjs';
import { difference, isSame, readReference, referenceNames, shrunk, writeReference } from './story-pictures.mjs';

const { values, positionals: wanted } = parseArgs({
  options: { update: { type: 'boolean' } },
  allowPositionals: true,
});
const folder = join(root, 'storybook-static');
const differing = process.env.SCREENSHOTS ?? join(root, '.cache/stories');
mkdirSync(differing, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a story is seen. One of these with `pictured` has a reference for each story. */
const looks = [
  { name: 'light', scheme: 'light', pictured: true },
  { name: 'dark', scheme: 'dark', pictured: true },
];
const furtherLooks = [
  { name: 'ohif-dark', scheme: 'dark', globals: 'theme:ohif-dark' },
  { name: 'hospital', scheme: 'light', globals: 'theme:hospital' },
  { name: 'hospital, dark', scheme: 'dark', globals: 'theme:hospital' },
  { name: 'narrow, compact, right to left', scheme: 'light', globals: 'width:panel;density:compact;direction:rtl' },
];

const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const stories = Object.values(entries)
  .filter(({ type, subtype }) => type === 'story' && (subtype ?? 'story') === 'story')
  .filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
const themed = stories.filter(({ tags }) => tags.includes('themes'));
const visits = [
  ...looks.flatMap((look) => stories.map((story) => ({ story, look }))),
  ...(values.update ? [] : furtherLooks).flatMap((look) => themed.map((story) => ({ story, look }))),
];

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
if (wanted.length === 0) {
  const known = new Set(stories.flatMap(({ id }) => looks.map(({ name }) => `${id}.${name}`)));
  for (const name of referenceNames().filter((name) => !known.has(name))) {
    console.log(`✗ stories/pictures/${name}.png is of no story: delete it`);
    summary.failed += 1;
  }
}
console.log(
  `stories: ${stories.length}, ${themed.length} of them in themes: ${summary.passed} passed, ${summary.failed} failed`,
);
if (process.env.SUMMARY_FILE) writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(summary));
process.exitCode = summary.failed > 0 ? 1 : 0;

async function worker(queue) {
  // A page for each visit; a context for each color scheme, so that what all stories load is loaded once.
  const contexts = new Map();
  for (const { story, look } of queue) {
    if (!contexts.has(look.scheme)) contexts.set(look.scheme, await newContext(look.scheme));
    const problems = await visit(story, look, contexts.get(look.scheme));
    if (problems.length === 0) summary.passed += 1;
    else summary.failed += 1;
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${story.id} (${look.name})`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
}

function newContext(colorScheme) {
  return browser.newContext({
    colorScheme,
    // Nothing is judged in the middle of a transition.
    reducedMotion: 'reduce',
    viewport: { width: 1000, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
  });
}

async function visit({ id }, look, context) {
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text().split('\n')[0]}`);
  });
  try {
    // The accessibility addon would run axe too, at the same time. The typeface comes along, since machines differ.
    const globals = [`scheme:${look.scheme}`, 'a11y.manual:!true', look.pictured && 'typeface:carried', look.globals];
    await page.goto(`${server.url}/iframe.html?id=${id}&viewMode=story&globals=${globals.filter(Boolean).join(';')}`);
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
    if (!values.update) problems.push(...(await violations(page)));
    if (look.pictured) problems.push(...(await pictureProblems(page, `${id}.${look.name}`)));
    else if (process.env.SCREENSHOTS) {
      await page.screenshot({ path: join(differing, `${id}.${look.name}.png`), fullPage: true });
    }
  } catch (error) {
    problems.push(error.message);
  }
  await page.close();
  return problems;
}

async function pictureProblems(page, name) {
  const reference = readReference(name);
  let picture;
  let screenshot;
  let found;
  // What still moves gets the time to come to rest.
  for (let tries = 0; tries < 5; tries += 1) {
    if (tries > 0) await page.waitForTimeout(200 * tries);
    screenshot = await page.screenshot({ fullPage: true, animations: 'disabled' });
    const before = picture;
    picture = shrunk(screenshot);
    found = reference && difference(picture, reference);
    if (values.update ? before !== undefined && isSame(before, picture) : reference && found === undefined) break;
  }
  if (values.update) writeReference(name, picture);
  const isNew = reference === undefined && !values.update;
  if (process.env.SCREENSHOTS || isNew || found !== undefined) {
    writeFileSync(join(differing, `${name}.png`), screenshot);
  }
  if (values.update) return [];
  const advice = `see ${join(differing, `${name}.png`)}; if it is as it should be: node scripts/check-stories.mjs --update ${name.slice(0, name.lastIndexOf('.'))}`;
  if (isNew) return [`there is no stories/pictures/${name}.png: ${advice}`];
  return found === undefined ? [] : [`${found}: ${advice}`];
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
