/** Folded names are mostly written with these. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** A shorter word with another letter is another name. */
const SHORTEST = 4;
/** From here on, what is typed may be a name that is not typed to its end. */
const SHORTEST_BEGINNING = 5;
/** Each letter costs some fifty looks into the index; no name of one word is longer. */
const LONGEST = 24;
/** So many words are tried otherwise, each by itself. */
const MOST_WORDS = 3;

/** A text search query for each way to write one of the words, and what must be there beside it. */
export interface NearWords {
  queries: string[];
  /** The last one may not be typed to its end. */
  others: readonly { word: string; isLast: boolean }[];
}

/**
 * Words with one letter missing, added, wrong or swapped with the next: names one slip of the finger away. The first
 * letter stays, which is hardly ever mistaken.
 */
export function nearWords(words: readonly string[]): NearWords[] {
  const all = words.map((word, index) => ({ word, isLast: index === words.length - 1 }));
  const ofEach = all.map((one) => ({ word: one.word, others: all.filter((other) => other !== one) }));
  const joined = words.length > 1 ? [{ word: words.join(''), others: [] }] : []; // vandenberghe: van den berghe
  return [...ofEach, ...joined]
    .filter(({ word }) => isTried(word))
    .slice(0, MOST_WORDS)
    .map(({ word, others }) => ({ queries: queriesFor(word), others }));
}

function isTried(word: string): boolean {
  const { length } = [...word];
  return length >= SHORTEST && length <= LONGEST;
}

function queriesFor(word: string): string[] {
  const letters = [...word];
  const isBeginning = letters.length >= SHORTEST_BEGINNING;
  const before = letters.slice(0, -1).join('');
  return [...slipsOf(letters)]
    .filter((slip) => !isBeginning || !slip.startsWith(word)) // which is found as typed
    .map((slip) => `${quoted(slip)}${isBeginning && slip !== before ? ':*' : ''}`);
}

/** A word as itself in a text search query. */
export function quoted(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}

function slipsOf(letters: readonly string[]): Set<string> {
  const slips = new Set<string>();
  for (let place = 1; place <= letters.length; place++) {
    const before = letters.slice(0, place).join('');
    const [letter = '', next = '', ...rest] = letters.slice(place);
    const after = `${next}${rest.join('')}`;
    if (letter !== '') slips.add(before + after);
    if (next !== '') slips.add(`${before}${next}${letter}${rest.join('')}`);
    for (const other of LETTERS) {
      if (letter !== '') slips.add(before + other + after);
      slips.add(`${before}${other}${letter}${after}`);
    }
  }
  slips.delete(letters.join(''));
  return slips;
}
