import { isUnlimited, type SharedValidity } from 'pacs-share/domain';

import { longDate, zoneName } from './dates.js';
import { htmlDocument, linkButton, paragraph, STYLE } from './html-document.js';
import type { MailStudy } from './patient.js';
import { escapeHtml, multiLine, singleLine } from './plain-text.js';
import { mailLink, worded, type RenderedMail } from './rendered-mail.js';
import { shownStudies, studyLines, studyList, type ShownStudy } from './shown-study.js';
import type { Wording } from './templates/mail-templates.js';
import type { TemplateView } from './templates/placeholders.js';
import { mailWords, type MailWords } from './words.js';

/** What the mail about a share is made of. It has no place for the patient's name, nor for the reason. */
export interface ShareMailInput {
  /** BCP 47; English is used for a language without words. */
  language: string;
  urgent: boolean;
  sender: { displayName: string; department: string };
  /** At least one; see `mailStudy`. */
  studies: readonly MailStudy[];
  /** Where the recipient opens them, `https://…`. */
  link: string;
  validity: SharedValidity;
  /** The sender's own words; may be blank. */
  message: string;
  /** Whether a one-time password will be asked for. */
  twoFactor: boolean;
}

/**
 * The mail that tells of a share. Whatever was typed stays text: no header, no markup, no turned direction comes of it.
 * The HTML loads nothing from anywhere. Throws a RangeError when the link is no http address.
 *
 * @param wording what takes the place of our own words; the word for urgent stands in front of any subject
 */
export function renderShareMail(input: ShareMailInput, wording: Wording<'share'> = {}): RenderedMail {
  const words = mailWords(input.language);
  const facts = shareFacts(input, words);
  const view = (message: string): TemplateView<'share'> => ({ ...viewOf(input, facts, words), message });
  const mail = worded(
    wording,
    { text: view(quoted(facts.message)), html: view(facts.message) },
    {
      subject: () => words.subject(facts.sender, facts.studies.length),
      text: () => renderText(facts, words),
      html: () => renderHtml(facts, words),
    },
  );
  return input.urgent ? { ...mail, subject: `${words.urgent}: ${mail.subject}` } : mail;
}

interface ShareFacts {
  sender: string;
  department: string;
  studies: ShownStudy[];
  link: string;
  /** Last day, and whose day it is; undefined: unlimited. */
  end: { until: string; timeZone: string } | undefined;
  twoFactor: boolean;
  message: string;
}

function shareFacts(
  { sender, studies, link, validity, message, twoFactor }: ShareMailInput,
  words: MailWords,
): ShareFacts {
  const { locale } = words;
  return {
    sender: singleLine(sender.displayName),
    department: singleLine(sender.department),
    studies: shownStudies(studies, words),
    link: mailLink(link),
    end: isUnlimited(validity)
      ? undefined
      : {
          until: longDate(validity.until, locale),
          timeZone: zoneName(validity.until, validity.timeZone, locale),
        },
    twoFactor,
    message: multiLine(message),
  };
}

function viewOf(
  { urgent }: ShareMailInput,
  { sender, department, studies, link, end, twoFactor }: ShareFacts,
  { locale }: MailWords,
): Omit<TemplateView<'share'>, 'message'> {
  return {
    sender,
    department,
    studies,
    count: String(studies.length),
    several: studies.length > 1,
    link,
    until: end?.until ?? '',
    timeZone: end?.timeZone ?? '',
    unlimited: end === undefined,
    twoFactor,
    urgent,
    language: locale,
  };
}

/** Sentences about how long and how. */
function conditions({ end, twoFactor }: ShareFacts, words: MailWords): string[] {
  const validity = end ? words.until(end.until, end.timeZone) : words.unlimited;
  return [validity, ...(twoFactor ? [words.oneTimePassword] : [])];
}

// Line by line, so that what somebody typed cannot pose as the mail.
const quoted = (message: string) =>
  message === ''
    ? ''
    : message
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');

function renderText(facts: ShareFacts, words: MailWords): string {
  const { sender, department, studies, link, message } = facts;
  return [
    words.greeting,
    words.shared(sender, department, studies.length),
    studyLines(studies),
    ...(message === '' ? [] : [`${words.message(sender)}\n${quoted(message)}`]),
    `${words.open(studies.length)}\n${link}`,
    conditions(facts, words).join('\n'),
    `-- \n${words.closing}`,
  ].join('\n\n');
}

function renderHtml(facts: ShareFacts, words: MailWords): string {
  const { sender, department, studies, link, message } = facts;
  const body = [
    paragraph(words.greeting),
    paragraph(words.shared(sender, department, studies.length)),
    studyList(studies),
    ...(message === '' ? [] : [paragraph(words.message(sender)), blockquote(message)]),
    linkButton(link, words.open(studies.length)),
    ...conditions(facts, words).map(paragraph),
    `<p style="${STYLE.closing}">${escapeHtml(words.closing)}</p>`,
  ];
  return htmlDocument({
    language: words.locale,
    title: words.subject(sender, studies.length),
    body: body.join('\n'),
  });
}

const blockquote = (message: string) =>
  `<blockquote dir="auto" style="${STYLE.message}">${escapeHtml(message).replace(/\n/g, '<br>\n')}</blockquote>`;
