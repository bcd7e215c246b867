// How large what a page loads may be.
/**
 * `budget` is what we aim at, `limit` what fails the check, both in KiB of gzip. Where the budget is not met yet, the
 * limit keeps it from getting worse: it is lowered whenever the size has come down, and never raised above what a
 * feature needs.
 */
export const PRODUCTS = [
  {
    title: 'message-label alone',
    how: 'an application that imports `defineMessageLabel` from `pacs-share/elements`',
    app: "import { defineMessageLabel } from './src/elements.ts'; defineMessageLabel();",
    budget: 8,
    limit: 14,
  },
  {
    title: 'the dialog, opened at an endpoint',
    how:
      'an application that imports `defineShareDialog`: all that it loads until recipients can be chosen and studies ' +
      'sent to an endpoint; what speaks with it, and what places the suggestions, are loaded beside it and counted, since they are needed',
    app: "import { defineShareDialog } from './src/elements.ts'; defineShareDialog();",
    late: ['http-client', 'popup-placement'],
    budget: 36,
    limit: 79,
  },
  {
    title: 'the dialog, opened with a client of the page',
    how: 'the same in a page that reaches the endpoint by a client of its own',
    app: "import { defineShareDialog } from './src/elements.ts'; defineShareDialog();",
    late: ['popup-placement'],
    budget: 36,
    limit: 63,
  },
  {
    title: 'everything in English, one file',
    how: '`dist/bundle/pacs-share.js` without the other languages',
    app: "export * from './src/index.ts';",
    inline: true,
    budget: 58,
    limit: 113,
  },
];
