import { isCalendarDate, type SharedValidity } from 'pacs-share/domain';

import type { MailStudy } from './patient.js';
import { escapeHtml, multiLine, singleLine } from './plain-text.js';
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

/** A mail in both of its forms. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * The mail that tells of a share. Whatever was typed stays text: no header, no markup, no turned direction comes of it.
 * The HTML loads nothing from anywhere. Throws a RangeError when the link is no http address.
 */
export function renderShareMail(input: ShareMailInput): RenderedMail {
  const words = mailWords(input.language);
  const facts = shareFacts(input, words);
  const subject = words.subject(facts.sender, facts.studies.length);
  return {
    subject: input.urgent ? `${words.urgent}: ${subject}` : subject,
    text: renderText(facts, words),
    html: renderHtml(facts, words),
  };
}

interface ShareFacts {
  sender: string;
  department: string;
  studies: { patient: string; description: string; date: string }[];
  link: string;
  /** Sentences about how long and how. */
  conditions: string[];
  message: string;
}

function shareFacts(
  { sender, studies, link, validity, message, twoFactor }: ShareMailInput,
  words: MailWords,
): ShareFacts {
  if (!/^https?:$/.test(new URL(link).protocol)) throw new RangeError('the link of a mail must be an http address');
  return {
    sender: singleLine(sender.displayName),
    department: singleLine(sender.department),
    studies: studies.map(({ patient, description, date }) => ({
      patient: singleLine(patient),
      description: singleLine(description) || words.noDescription,
      date: isCalendarDate(date) ? longDate(date, words) : singleLine(date),
    })),
    link: new URL(link).href,
    conditions: [validityWords(validity, words), ...(twoFactor ? [words.oneTimePassword] : [])],
    message: multiLine(message),
  };
}

function validityWords(validity: SharedValidity, words: MailWords): string {
  if ('unlimited' in validity) return words.unlimited;
  return words.until(longDate(validity.until, words), zoneName(validity, words));
}

// A calendar date has no zone: noon of the same date in UTC, written in UTC.
const noon = (date: string) => new Date(`${date}T12:00:00Z`);

function longDate(date: string, { locale }: MailWords): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(noon(date));
}

function zoneName({ until, timeZone }: { until: string; timeZone: string }, { locale }: MailWords): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  return format.formatToParts(noon(until)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

const studyLine = ({ patient, description, date }: ShareFacts['studies'][number]) =>
  [patient, description, date].filter((part) => part !== '').join(' · ');

function renderText({ sender, department, studies, link, conditions, message }: ShareFacts, words: MailWords): string {
  const quoted = message.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return [
    words.greeting,
    words.shared(sender, department, studies.length),
    studies.map((study) => `- ${studyLine(study)}`).join('\n'),
    ...(message === '' ? [] : [[words.message(sender), ...quoted].join('\n')]),
    `${words.open(studies.length)}\n${link}`,
    conditions.join('\n'),
    `-- \n${words.closing}`,
  ].join('\n\n');
}

const STYLE = {
  body: 'margin:0;padding:24px;background:#f4f6f8;color:#17212b;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d8dee4;border-radius:8px',
  message: 'margin:16px 0;padding:8px 16px;border-left:4px solid #0b6bcb',
  link: 'display:inline-block;padding:12px 20px;background:#0b5cad;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600',
  address: 'font-size:13px;color:#4a5763;word-break:break-all',
  closing: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #d8dee4;font-size:13px;color:#4a5763',
};

function renderHtml({ sender, department, studies, link, conditions, message }: ShareFacts, words: MailWords): string {
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
  const item = (study: ShareFacts['studies'][number]) => `<li dir="auto">${escapeHtml(studyLine(study))}</li>`;
  const href = escapeHtml(link);
  return `<!doctype html>
<html lang="${escapeHtml(words.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(words.subject(sender, studies.length))}</title>
</head>
<body style="${STYLE.body}">
<div style="${STYLE.card}">
${paragraph(words.greeting)}
${paragraph(words.shared(sender, department, studies.length))}
<ul>
${studies.map(item).join('\n')}
</ul>
${message === '' ? '' : `${paragraph(words.message(sender))}\n<blockquote dir="auto" style="${STYLE.message}">${escapeHtml(message).replace(/\n/g, '<br>\n')}</blockquote>\n`}<p><a href="${href}" style="${STYLE.link}">${escapeHtml(words.open(studies.length))}</a></p>
<p style="${STYLE.address}">${href}</p>
${conditions.map(paragraph).join('\n')}
<p style="${STYLE.closing}">${escapeHtml(words.closing)}</p>
</div>
</body>
</html>
`;
}
