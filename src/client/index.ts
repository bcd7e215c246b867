/** How the elements reach an endpoint: over HTTP, or in memory. */
export * from './client-source.js';
export * from './http-client.js';
export * from './late-client.js';
export * from './memory-client.js';
export * from './share-client.js';
export * from './share-failure.js';
