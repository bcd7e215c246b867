import { isCalendarDate } from 'pacs-share/domain';

import { longDate } from './dates.js';
import type { MailStudy } from './patient.js';
import { escapeHtml, singleLine } from './plain-text.js';
import type { MailWords } from './words.js';

/** A study as a mail writes it in its language; only a date may be blank. */
export type ShownStudy = MailStudy;

export function shownStudies(studies: readonly MailStudy[], { locale, noDescription }: MailWords): ShownStudy[] {
  return studies.map(({ patient, description, date }) => ({
    patient: singleLine(patient),
    description: singleLine(description) || noDescription,
    date: isCalendarDate(date) ? longDate(date, locale) : singleLine(date),
  }));
}

const studyLine = ({ patient, description, date }: ShownStudy) =>
  [patient, description, date].filter((part) => part !== '').join(' · ');

export const studyLines = (studies: readonly ShownStudy[]) =>
  studies.map((study) => `- ${studyLine(study)}`).join('\n');

export const studyList = (studies: readonly ShownStudy[]) => `<ul>
${studies.map((study) => `<li dir="auto">${escapeHtml(studyLine(study))}</li>`).join('\n')}
</ul>`;
