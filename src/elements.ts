/** The elements' classes, types and events. Importing this registers nothing. */
export * from './events.js';
