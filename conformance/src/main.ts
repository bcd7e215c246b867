import { readArguments, USAGE } from './arguments.js';
import { CannotRun } from './kit.js';
import { tableOf } from './report.js';
import { runChecks } from './run.js';

process.exitCode = await main();

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2), process.env);
  if (read === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if ('wrong' in read) return fail(`${read.wrong}\n\n${USAGE}`);
  const { run, json, yes } = read;
  if (!yes) return fail(`This shares studies at ${run.endpoint}, and withdraws them again: say --yes if you mean it.`);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  try {
    const report = await runChecks({ ...run, signal: stopping.signal });
    if (report.results.length === 0) return fail('No point has such a name.');
    process.stdout.write(`${json ? JSON.stringify(report, undefined, 2) : tableOf(report)}\n`);
    if (stopping.signal.aborted) return 2;
    return report.results.some(({ outcome }) => outcome === 'broken') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return fail(`Nothing can be told of this endpoint: ${error.message}`);
  }
}

function fail(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}
