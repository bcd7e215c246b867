// `npm test`: every step, or those named: node scripts/test.mjs [rules] [browser] [server] [conformance] [end-to-end] [embedding] [stories]
// The last line is the sum of all steps. A step that finds no test, or whose count cannot be read, has failed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { duration, root, run } from './run.mjs';

// Of this run alone, since two may be under way.
const reports = mkdtempSync(join(tmpdir(), 'pacs-share-test-'));
const typescript = ['--import', 'tsx', '--conditions=source'];

const steps = {
  /** The rules' vectors, and whatever else needs no browser. */
  rules: (summary) => nodeTests(summary, files('test', '.node.test.ts')),

  browser: async (summary) => {
    const code = await run('web-test-runner', ['--coverage', ...passedOn], { env: { SUMMARY_FILE: summary } });
    return { code, ...readSummary(summary) };
  },

  server: (summary) =>
    nodeTests(summary, files('server/test', '.test.ts'), [
      'c8',
      '--include=server/src/**',
      '--reporter=text',
      '--reporter=lcovonly',
      '--reporter=json-summary',
      '--report-dir=coverage/server',
      `--temp-directory=${join(reports, 'coverage')}`,
    ]),

  /** Our server by the kit that anybody’s endpoint is looked at by, and whether the kit sees what is wrong. */
  conformance: (summary) => nodeTests(summary, files('conformance/test', '.test.ts')),

  'end-to-end': async (summary) => {
    const code = await run(process.execPath, ['scripts/build.mjs', '--bundle-only', '--if-stale']);
    if (code !== 0) return { code, problem: 'the bundle could not be built' };
    return nodeTests(summary, files('test/end-to-end', '.e2e.ts'), [], 1);
  },

  embedding: async (summary) => {
    const code = await run(process.execPath, ['scripts/build.mjs', '--if-stale']);
    if (code !== 0) return { code, problem: 'the package could not be built' };
    return nodeTests(summary, files('test/package', '.package.ts'));
  },

  stories: async (summary) => {
    const code = await run(process.execPath, ['scripts/storybook.mjs', 'build', '--if-stale']);
    if (code !== 0) return { code, problem: 'the Storybook could not be built' };
    const checked = await run(process.execPath, ['scripts/check-stories.mjs'], { env: { SUMMARY_FILE: summary } });
    return { code: checked, ...readSummary(summary) };
  },
};

const inBrowser = ['browser', 'end-to-end', 'embedding', 'stories'];

// node scripts/test.mjs browser -- --files test/elements/share-dialog.test.ts
const separator = process.argv.indexOf('--');
const named = process.argv.slice(2, separator === -1 ? undefined : separator);
const passedOn = separator === -1 ? [] : process.argv.slice(separator + 1);
const unknown = named.find((name) => !(name in steps));
if (unknown !== undefined) {
  console.error(`${unknown} is none of the steps ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

const chosen = Object.keys(steps).filter((name) => named.length === 0 || named.includes(name));
try {
  // Once for all steps, each of which may otherwise fetch one.
  if (chosen.some((name) => inBrowser.includes(name))) process.env.CHROME_PATH = await findChromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

let passed = 0;
let failed = 0;
const lines = [];
for (const name of chosen) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const result = judge(await steps[name](join(reports, `${name}.txt`)));
  passed += result.passed;
  failed += result.failed;
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  const problem = result.problem === undefined ? '' : `: ${result.problem}`;
  lines.push(
    `${result.failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${result.passed} passed, ${result.failed} failed${skipped}` +
      `${problem} (${duration((performance.now() - start) / 1000)})`,
  );
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Whatever went wrong without a failed test counts as one, so that the last line never reads better than the truth. */
function judge({ code, passed = 0, failed = 0, skipped = 0, problem }) {
  if (problem === undefined && passed + failed === 0) problem = 'no test ran';
  if (problem === undefined && code !== 0 && failed === 0) problem = `ended with exit code ${code}`;
  return { passed, failed: failed === 0 && problem !== undefined ? 1 : failed, skipped, problem };
}

async function nodeTests(summary, paths, [wrapper, ...wrapperOptions] = [], concurrency = availableParallelism()) {
  if (paths.length === 0) return { code: 1, problem: 'there is no test file' };
  const node = [
    ...typescript,
    '--test',
    // Left to itself, Node keeps one processor free: half of a small machine.
    `--test-concurrency=${concurrency}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${summary}`,
    ...paths,
  ];
  const code = await (wrapper === undefined
    ? run(process.execPath, node)
    : run(wrapper, [...wrapperOptions, process.execPath, ...node]));
  return { code, ...readTap(summary) };
}

// The totals at the end of a TAP report: "# pass 12".
function readTap(path) {
  const text = read(path);
  const total = (name) => Number(text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1]);
  const counts = ['pass', 'fail', 'cancelled', 'skipped', 'todo'].map(total);
  if (counts.some(Number.isNaN)) return { problem: 'the report has no totals' };
  const [pass, fail, cancelled, skipped, todo] = counts;
  return { passed: pass, failed: fail + cancelled, skipped: skipped + todo };
}

function readSummary(path) {
  try {
    const { passed, failed, skipped } = JSON.parse(read(path));
    if (![passed, failed, skipped].every(Number.isInteger)) throw new Error('not three numbers');
    return { passed, failed, skipped };
  } catch {
    return { problem: 'the report has no totals' };
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

// Node 20 takes no globs.
function files(folder, ending) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return files(path, ending);
      return entry.name.endsWith(ending) ? [path] : [];
    })
    .sort();
}
