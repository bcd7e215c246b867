import { html } from 'hono/html';

import { randomId } from '../../database/random-id.js';
import { MAXIMUM_NOTE_LENGTH, type NoteProblem, type ReportNote } from '../../shares/report-notes.js';
import { readableInstant } from '../page.js';
import type { LinkWords } from './words.js';

/** A note that was refused, as it was typed. */
export interface RefusedNote {
  studyInstanceUid: string;
  problem: NoteProblem;
  text: string;
}

/** The notes to a report, with who wrote them and when. */
export function noteList(notes: readonly ReportNote[], words: LinkWords, timeZone: string) {
  if (notes.length === 0) return '';
  return html`<section class="notes">
    <h3>${words.notes}</h3>
    ${notes.map(
      ({ authorName, text, at }) =>
        html`<p class="quiet small" dir="auto">
            <strong>${authorName}</strong>, ${readableInstant(at, words.locale, timeZone)}
          </p>
          <p class="lines" dir="auto">${text}</p>`,
    )}
  </section>`;
}

/** Where somebody who may write the report adds a note to it. Its id goes with it: sent twice, it is added once. */
export function noteForm(base: string, uid: string, refused: RefusedNote | undefined, words: LinkWords) {
  const field = `note-${uid}`;
  const problem =
    refused && (refused.problem === 'missing' ? words.noteMissing : words.noteTooLong(MAXIMUM_NOTE_LENGTH));
  return html`<form method="post" action="${base}/notes">
    <input type="hidden" name="id" value="${randomId()}" />
    <label for="${field}">${words.noteLabel}</label>
    ${problem === undefined ? '' : html`<p class="notice bad" role="alert" id="${field}-problem">${problem}</p>`}
    <textarea
      id="${field}"
      name="text"
      rows="4"
      required
      maxlength="${MAXIMUM_NOTE_LENGTH}"
      dir="auto"
      aria-describedby="${field}-hint${problem === undefined ? '' : ` ${field}-problem`}"
      ${problem === undefined ? '' : html`aria-invalid="true" autofocus`}
    >
${refused?.text ?? ''}</textarea>
    <p class="quiet small" id="${field}-hint">${words.noteHint}</p>
    <p><button>${words.addNote}</button></p>
  </form>`;
}
