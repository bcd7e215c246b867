/** Marks, overrides and isolates that turn the direction of the text after them: a name could pose as another. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Everything that ends a line, in one system or another. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

const CONTROL = /[\p{Cc}\ufeff]/gu;

const LONE_SURROGATE = /\p{Cs}/gu;

const harmless = (text: string) => text.replace(DIRECTION, '').replace(LONE_SURROGATE, '\ufffd');

/** A text for one line of a mail or for a header: without line breaks, control characters and turns of direction. */
export function singleLine(text: string): string {
  return harmless(text).replace(CONTROL, ' ').replace(/\s+/gu, ' ').trim();
}

/** A text for the body of a mail: its lines and blank lines stay. */
export function multiLine(text: string): string {
  return harmless(text)
    .replace(LINE_BREAK, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/gu, '    ').replace(CONTROL, '').trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/gu, '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as itself in HTML, in an element as well as in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}
