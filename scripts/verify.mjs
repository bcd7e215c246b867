// `npm run verify`: every check that needs no browser, all of them even when one fails, and a summary.
import { duration, run } from './run.mjs';

const checks = [
  'typecheck',
  'lint',
  'format:check',
  'arrows',
  'localize:check',
  'analyze',
  'docs:check',
  'tokens:check',
  'lockfile:check',
  'size:check',
];

const failed = [];
const lines = [];
for (const check of checks) {
  console.log(`\n── ${check} ──`);
  const start = performance.now();
  const code = await run('npm', ['run', '--silent', check]);
  if (code !== 0) failed.push(check);
  lines.push(`${code === 0 ? 'passed' : 'FAILED'}  ${check} (${duration((performance.now() - start) / 1000)})`);
}
console.log(`\n${lines.join('\n')}\n${checks.length - failed.length} checks passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
