/** The rules of sharing: pure, without clock, words or network; the same on the server and in the browser. */
export * from './access.js';
export * from './anonymize.js';
export * from './calendar-date.js';
export * from './draft.js';
export * from './evaluate.js';
export * from './failure.js';
export * from './issue.js';
export * from './kind.js';
export * from './language.js';
export * from './outcome.js';
export * from './person-name.js';
export * from './physician-number.js';
export * from './policy.js';
export * from './recipient.js';
export * from './share.js';
export * from './study.js';
export * from './validity.js';
