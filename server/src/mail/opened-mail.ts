import { zoneName } from './dates.js';
import { htmlDocument, linkButton, paragraph, STYLE } from './html-document.js';
import { openedWords } from './opened-words.js';
import type { MailStudy } from './patient.js';
import { escapeHtml, singleLine } from './plain-text.js';
import { mailLink, worded, type RenderedMail } from './rendered-mail.js';
import { shownStudies, studyLines, studyList } from './shown-study.js';
import type { Wording } from './templates/mail-templates.js';
import { mailWords } from './words.js';

/** What the mail to a sender is made of whose share was opened. */
export interface OpenedMailInput {
  /** Of the sender, BCP 47. */
  language: string;
  /** Who opened. */
  recipient: string;
  studies: readonly MailStudy[];
  openedAt: Date;
  /** Of the department that shared. */
  timeZone: string;
  /** The page of the share. */
  link: string;
}

/** The mail that tells a sender that a recipient has opened. As little comes of what was typed as in a share's mail. */
export function renderOpenedMail(input: OpenedMailInput, wording: Wording<'opened'> = {}): RenderedMail {
  const words = mailWords(input.language);
  const own = openedWords(input.language);
  const recipient = singleLine(input.recipient);
  const studies = shownStudies(input.studies, words);
  const link = mailLink(input.link);
  const { locale } = words;
  const openedAt = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: input.timeZone,
  }).format(input.openedAt);
  const timeZone = zoneName(input.openedAt.toISOString().slice(0, 10), input.timeZone, locale);
  const view = {
    recipient,
    studies,
    count: String(studies.length),
    several: studies.length > 1,
    openedAt,
    timeZone,
    link,
    language: locale,
  };
  const sentence = own.opened(recipient, `${openedAt} (${timeZone})`);
  return worded(
    wording,
    { text: view, html: view },
    {
      subject: () => own.subject(recipient),
      text: () =>
        [words.greeting, sentence, studyLines(studies), `${own.see}\n${link}`, `-- \n${own.closing}`].join('\n\n'),
      html: () =>
        htmlDocument({
          language: locale,
          title: own.subject(recipient),
          body: [
            paragraph(words.greeting),
            paragraph(sentence),
            studyList(studies),
            linkButton(link, own.see),
            `<p style="${STYLE.closing}">${escapeHtml(own.closing)}</p>`,
          ].join('\n'),
        }),
    },
  );
}
