// `npm run test:firefox`, `npm run test:webkit`: the tests of the browser in that engine, which is installed where Debian
// has it. More words go to the test runner: npm run test:webkit -- --files test/elements/message-label/message-label.test.ts
import { run } from './run.mjs';

const [engine, ...passedOn] = process.argv.slice(2);
process.exitCode = await run('web-test-runner', passedOn, { env: { BROWSERS: engine } });
