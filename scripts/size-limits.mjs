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
    title: 'the dialog, opened',
    how: 'an application that imports `defineShareDialog`: what it loads until the dialog can be used',
    app: "import { defineShareDialog } from './src/elements.ts'; defineShareDialog();",
    budget: 36,
    limit: 93,
  },
  {
    title: 'everything in English, one file',
    how: '`dist/bundle/pacs-share.js` without the other languages',
    app: "export * from './src/index.ts';",
    inline: true,
    budget: 58,
    limit: 111,
  },
];
