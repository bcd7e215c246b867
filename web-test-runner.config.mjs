// BROWSERS=chromium (default), firefox, webkit, or several, separated by commas.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArguments, findChromium } from './scripts/find-chromium.mjs';
import { firefoxLauncher } from './scripts/firefox-launcher.mjs';
import { WebKitLauncher } from './scripts/webkit-launcher.mjs';
import { summaryReporter } from './scripts/summary-reporter.mjs';

const launchers = {
  chromium: async () =>
    chromeLauncher({
      launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
      async createPage({ context }) {
        const page = await context.newPage();
        // A page in the background would neither get focus nor fire focus events.
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  firefox: firefoxLauncher,
  webkit: async () => new WebKitLauncher(),
};

const names = (process.env.BROWSERS ?? 'chromium').split(',');
const unknown = names.find((name) => !(name in launchers));
if (unknown !== undefined) throw new Error(`BROWSERS: ${unknown} is none of ${Object.keys(launchers).join(', ')}`);

/** The time zone of a computer that a page runs on; '' for this one's. Answers whether the browser can have another. */
const timeZoneCommand = {
  name: 'emulate-time-zone',
  async executeCommand({ command, payload, session }) {
    if (command !== 'emulate-time-zone') return undefined;
    if (!session.browser.name.includes('hrom')) return false;
    await session.browser.getPage(session.id).emulateTimezone(payload === '' ? undefined : payload);
    return true;
  },
};

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  // 'source' resolves pacs-share/... to the TypeScript files: no build is needed.
  nodeResolve: { exportConditions: ['source', 'development', 'browser'] },
  // Pages beside each other steal each other's focus and time.
  concurrency: 1,
  testFramework: { config: { timeout: 20_000 } },
  // A file of real keystrokes takes its time on a busy machine.
  testsFinishTimeout: 600_000,
  browsers: await Promise.all(names.map((name) => launchers[name]())),
  plugins: [
    timeZoneCommand,
    esbuildPlugin({
      ts: true,
      target: 'esnext',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.startsWith('Lit is in dev mode')),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summaryReporter()],
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/localization/generated/**'],
    reportDir: 'coverage/browser',
    filterBrowserLogs: ({ args }) =>
      !args.some((arg) => typeof arg === 'string' && arg.startsWith('Lit is in dev mode')),
    reporters: ['text', 'lcovonly', 'json-summary'],
  },
};
