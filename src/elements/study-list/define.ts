import { defineElement } from '../../support/define-element.js';
import { StudyList } from './study-list.js';

/** Registers `<study-list>`, under a prefix where one is given. */
export function defineStudyList(prefix = ''): void {
  defineElement('study-list', StudyList, prefix);
}

declare global {
  interface HTMLElementTagNameMap {
    'study-list': StudyList;
  }
}
