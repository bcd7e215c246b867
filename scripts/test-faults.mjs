// `npm run test:faults`: two server processes on one PostgreSQL, of which one is killed twenty times in the middle of its
// work, and a thousand wrong one-time passwords at once. `npm test` does the same at a tenth of the size.
import { must } from './run.mjs';

const test = 'server/test/processes/two-processes.test.ts';
await must(process.execPath, ['--import', 'tsx', '--conditions=source', '--test', test], {
  env: { KILLS: process.env.KILLS ?? '20', GUESSES: process.env.GUESSES ?? '1000' },
});
