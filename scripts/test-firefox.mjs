// `npm run test:firefox`: the tests of the browser in Firefox, which is installed where Debian has it. More words go to
// the test runner: npm run test:firefox -- --files test/elements/message-label/message-label.test.ts
import { run } from './run.mjs';

process.exitCode = await run('web-test-runner', process.argv.slice(2), { env: { BROWSERS: 'firefox' } });
