/** What a host says in other words, or in another language. */
export { addLocale, ELEMENT_LOCALES, replaceMessages } from './languages.js';
export type { Message, Messages } from './messages.js';
