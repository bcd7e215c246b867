/** Registers the elements under their own tags. */
import { defineElements } from './elements.js';

export * from './elements.js';

defineElements();
