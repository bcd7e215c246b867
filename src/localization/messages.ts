import { _installMsgImplementation } from '@lit/localize/init/install.js';
import { generateMsgId, HASH_DELIMITER } from '@lit/localize/internal/id-generation.js';
import type { MsgOptions, TemplateLike } from '@lit/localize/internal/types.js';
import type { TemplateResult } from 'lit';
import { pluralForm } from './format.js';

/**
 * What a message says, with `{0}`, `{1}` for what is filled in. Where a language needs more forms than the English has,
 * one text for each category of Intl.PluralRules; the first number that is filled in decides.
 */
export type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

/** Messages by their English text or by their id; docs/messages.md lists both. */
export type Messages = Readonly<Record<string, Message>>;

/** The words in use: the first of the dictionaries that has a message says it; without one, the English of the source. */
export interface Words {
  locale: string;
  dictionaries: readonly Messages[];
}

let words: Words = { locale: 'en', dictionaries: [] };

export function useWords(next: Words): void {
  words = next;
}

/** Makes a text of other words than the page's, for somebody who reads another language. */
export function composeIn<Text>(other: Words, compose: () => Text): Text {
  const pages = words;
  words = other;
  try {
    return compose();
  } finally {
    words = pages;
  }
}

/** The locale of the words in use, for what Intl says in the middle of a sentence. */
export function wordsLocale(): string {
  return words.locale;
}

/** Whether a count takes the singular in the words in use: in French, 0 does. */
export function isSingular(count: number): boolean {
  // Before the first paint of English, nothing asks Intl: its first use is slow.
  return words.dictionaries.length === 0 ? count === 1 : pluralForm(count, words.locale) === 'one';
}

/** The same messages, each by its id as well. */
export function byId(messages: Messages): Messages {
  const result: Record<string, Message> = {};
  for (const [key, message] of Object.entries(messages)) {
    const parts = key.split(/\{\d+\}/);
    result[hash(parts, false)] = message;
    // In a template, what is filled in stands between tags of its own.
    if (parts.length > 1) result[hash(parts.join(`<bdi>${HASH_DELIMITER}</bdi>`), true)] = message;
  }
  return { ...result, ...messages };
}

/** As in scripts/make-locales.mjs, which finds out whether that is enough to tell all messages apart. */
const ID_LENGTH = 8;

function hash(...template: Parameters<typeof generateMsgId>): string {
  return generateMsgId(...template).slice(0, ID_LENGTH);
}

const ids = new Map<string | TemplateStringsArray, string>();

function idOf(template: TemplateLike): string {
  const strings = typeof template === 'string' ? template : template.strings;
  let id = ids.get(strings);
  if (id === undefined) {
    id = hash(strings, typeof template !== 'string' && !('strTag' in template));
    ids.set(strings, id);
  }
  return id;
}

function localized(id: string, values: readonly unknown[]): string | undefined {
  const message = words.dictionaries.find((dictionary) => id in dictionary)?.[id];
  const text = typeof message === 'object' ? inForm(message, values) : message;
  // Neither Switzerland nor Liechtenstein writes ß.
  return /^de-(CH|LI)\b/.test(words.locale) ? text?.replaceAll('ß', 'ss') : text;
}

function inForm(message: Exclude<Message, string>, values: readonly unknown[]): string {
  // A number may have been formatted by then.
  const count = values.map(String).find((value) => /^\d[\d\s.,’']*$/.test(value));
  return message[pluralForm(Number(count?.replaceAll(/\D/g, '')), words.locale)] ?? message.other;
}

/** The template with the text around its values taken from a message, in the order of the message. */
function inTemplate(template: TemplateResult, text: string): TemplateResult {
  const parts = text.split(/\{(\d+)\}/);
  const last = parts.length - 1;
  const strings = parts
    .map((part) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .flatMap((part, index) =>
      index % 2 === 0 ? [`${index > 0 ? '</bdi>' : ''}${part}${index < last ? '<bdi>' : ''}`] : [],
    );
  return {
    ...template,
    strings: templateStrings(text, strings),
    values: parts.flatMap((part, index) => (index % 2 === 1 ? [template.values[Number(part)]] : [])),
  };
}

// Lit knows a template by the identity of its strings.
const templates = new Map<string, TemplateStringsArray>();

function templateStrings(text: string, strings: string[]): TemplateStringsArray {
  const kept = templates.get(text) ?? Object.assign(strings, { raw: strings });
  templates.set(text, kept);
  return kept;
}

function fill(text: string, values: readonly unknown[]): string {
  return text.replaceAll(/\{(\d+)\}/g, (_match, index: string) => String(values[Number(index)]));
}

function translate(template: string, options?: MsgOptions): string;
function translate(template: Exclude<TemplateLike, string | TemplateResult>, options?: MsgOptions): string;
function translate(template: TemplateResult, options?: MsgOptions): TemplateResult;
function translate(template: TemplateLike, options?: MsgOptions): string | TemplateResult;
function translate(template: TemplateLike, options?: MsgOptions): string | TemplateResult {
  const values = typeof template === 'string' ? [] : template.values;
  const text = words.dictionaries.length > 0 ? localized(options?.id ?? idOf(template), values) : undefined;
  if (typeof template === 'string') return text ?? template;
  if (!('strTag' in template)) return text === undefined ? template : inTemplate(template, text);
  return text === undefined
    ? template.strings.map((part, index) => (index > 0 ? `${String(values[index - 1])}${part}` : part)).join('')
    : fill(text, values);
}

// Installed once a module instance: this is the place.
_installMsgImplementation(translate);
