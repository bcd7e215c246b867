import { msg as pageMsg, type LocaleModule } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';

/** The words of a language; undefined for the source's, which stand in the code. */
export type Words = LocaleModule['templates'] | undefined;

// Not of the type by which the extraction knows a call that holds words.
type SayNow = (template: string, options?: { id?: string; desc?: string }) => string;

let composing: { words: Words } | undefined;

/**
 * `msg` for words that a text for somebody else is made of as well: inside `composeIn` they are that text's, elsewhere
 * the page's.
 */
export const msg = ((template, options) =>
  composing
    ? runtimeMsg(composing.words, template, options)
    : (pageMsg as SayNow)(template, options)) as SayNow as typeof pageMsg;

/** Makes a text of the words of another language than the page's. */
export function composeIn<Text>(words: Words, compose: () => Text): Text {
  const before = composing;
  composing = { words };
  try {
    return compose();
  } finally {
    composing = before;
  }
}
