/** Where one ideograph or syllable is a whole word: too short to tell a name by. */
const WHOLE_WORD_SCRIPTS = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*$/u;

const UNSPACED_SCRIPTS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const WORD = /[\p{L}\p{M}]+/gu;

/** Letters: "de" and "Li" stand in too many texts that mean nobody. */
const SHORTEST_NAME = 3;

const folded = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * A text without the words of a name (a DICOM PN string, say), each replaced by an ellipsis, whatever their case and
 * accents; the shortest words stay. Scripts without spaces are found inside words. For texts typed by hand, such as a
 * study's description, which sometimes hold the patient's name.
 */
export function withoutName(text: string, name: string): string {
  const words = (name.match(WORD) ?? []).filter((word) => !WHOLE_WORD_SCRIPTS.test(word));
  const unspaced = words.filter((word) => UNSPACED_SCRIPTS.test(word));
  const spaced = new Set(words.filter((word) => [...word].length >= SHORTEST_NAME).map(folded));
  const withoutSpaced = text.replace(WORD, (word) => (spaced.has(folded(word)) ? '…' : word));
  return unspaced.reduce((rest, word) => rest.replaceAll(word, '…'), withoutSpaced);
}

/** Whether a text holds a word of a name that `withoutName` would take out. */
export function holdsName(text: string, name: string): boolean {
  return withoutName(text, name) !== text;
}
