/** A piece of a text, and whether it is what was typed. */
export interface TextPart {
  text: string;
  isMatch: boolean;
}

interface Folded {
  text: string;
  /** For each UTF-16 unit of the folded text, where it begins in the original; one more for the end. */
  origins: number[];
}

// Accents and case do not matter when a recipient is searched for, so they do not when it is shown why.
function fold(text: string): Folded {
  let folded = '';
  const origins: number[] = [];
  let origin = 0;
  for (const character of text) {
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) origins.push(origin);
    origin += character.length;
  }
  origins.push(origin);
  return { text: folded, origins };
}

/** A word of fewer characters than these stands within many others by accident. */
const MINIMUM_WITHIN = 3;

/** Where a word stands: at the beginning of a word if it can be, else within one. */
function find(text: string, word: string): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return at;
  }
  return word.length < MINIMUM_WITHIN ? -1 : text.indexOf(word);
}

function wordsOf(typed: string): string[] {
  return fold(typed)
    .text.split(/[\s,;]+/)
    .filter(Boolean);
}

/** Whether each word of a typed text stands somewhere in a text. */
export function isMatched(text: string, typed: string): boolean {
  const folded = fold(text).text;
  return wordsOf(typed).every((word) => folded.includes(word));
}

/** A text in pieces, with what each word of a typed text has found in it marked. */
export function matchedParts(text: string, typed: string): TextPart[] {
  const folded = fold(text);
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of wordsOf(typed)) {
    const at = find(folded.text, word);
    if (at !== -1) marked.fill(true, folded.origins[at], folded.origins[at + word.length]);
  }
  const parts: TextPart[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const isMatch = marked[at] === true;
    const last = parts.at(-1);
    if (last?.isMatch === isMatch) last.text += text[at]!;
    else parts.push({ text: text[at]!, isMatch });
  }
  return parts;
}
