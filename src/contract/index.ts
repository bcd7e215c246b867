/** The wire format, version 1: schemas of what goes to an endpoint and what comes back. */
export * from './calls.js';
export * from './common.js';
export * from './openapi.js';
export * from './policy.js';
export * from './problem.js';
export * from './recipient.js';
export * from './share.js';
export * from './study.js';
export * from './to-share-request.js';
