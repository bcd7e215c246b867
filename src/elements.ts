/** The elements' classes, types and events. Importing this registers nothing. */
import { defineStudyList } from './elements/study-list/define.js';

export * from './events.js';
export { StudyList } from './elements/study-list/study-list.js';
export { defineStudyList };

export interface DefineOptions {
  /** In front of every tag: `acme-` gives `acme-share-dialog` and so on. */
  prefix?: string;
}

/**
 * Registers all elements. Two versions live on one page under two prefixes; a tag that is taken stays with its first
 * owner, and a warning names both versions.
 */
export function defineElements({ prefix = '' }: DefineOptions = {}): void {
  defineStudyList(prefix);
}
