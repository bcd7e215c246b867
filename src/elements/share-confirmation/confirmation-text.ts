import { msg } from '@lit/localize';
import { tellingId, type Share, type SharedRecipient, type Study } from '../../domain/index.js';
import { idText, kindText, outcomeText, problemText } from '../../localization/words.js';
import {
  keptTexts,
  marks,
  recipientOutcomeText,
  sharedByText,
  studyPieces,
  terms,
  twoFactorText,
} from './confirmation-words.js';

/** The same information in two forms, for the clipboard. */
export interface ConfirmationText {
  plain: string;
  html: string;
}

interface Item {
  text: string;
  further: readonly string[];
  link?: string;
}

interface Section {
  heading: string;
  items: readonly Item[];
}

/**
 * What a sender keeps of a share: recipients with their links, studies, access, validity, who and when. The reason is
 * left out: it is for the endpoint's register alone.
 * @param locale BCP 47, of the reader.
 */
export function confirmationText(share: Share, locale: string, labelName?: string): ConfirmationText {
  const title = clean(outcomeText(share));
  const by = clean(sharedByText(share, locale));
  const sections: Section[] = [
    {
      heading: msg('Recipients', { desc: 'Field and heading' }),
      items: share.recipients.map((recipient) =>
        recipientItem(recipient, tellingId(recipient, share.recipients), locale),
      ),
    },
    {
      heading: msg('Studies', { desc: 'Heading' }),
      items: share.studies.map((study) => studyItem(study, locale)),
    },
    {
      heading: msg('Access and validity', { desc: 'Heading in the confirmation' }),
      items: termItems(share, locale, labelName),
    },
  ];
  return { plain: toPlain(title, by, sections), html: toHtml(title, by, sections, locale) };
}

function recipientItem(recipient: SharedRecipient, id: string | undefined, locale: string): Item {
  const { displayName, kind, outcome, problem, twoFactor, link } = recipient;
  const isShared = outcome === 'shared';
  return {
    text: pieces([
      displayName,
      kindText(kind),
      ...(id === undefined ? [] : [idText(id)]),
      recipientOutcomeText(recipient),
    ]),
    further: [
      ...(isShared ? [] : [problemText(problem?.code)]),
      ...(isShared && twoFactor ? [twoFactorText()] : []),
      ...keptTexts(recipient, locale),
    ].map(clean),
    ...(link === undefined || recipient.withdrawn ? {} : { link }),
  };
}

function studyItem(study: Study, locale: string): Item {
  const { patient, identity, description, date, modalities, accession } = studyPieces(study, locale);
  return {
    text: pieces([patient, ...identity]),
    further: [pieces([description, date, ...modalities, ...accession])],
  };
}

function termItems(share: Share, locale: string, labelName?: string): Item[] {
  const options = marks(share).map(({ text }) => ({ text: clean(text), further: [] }));
  return [
    ...terms(share, locale, labelName).map(({ name, value, note }) => ({
      text: clean(`${name}: ${value}`),
      further: note === undefined ? [] : [clean(note)],
    })),
    ...options,
  ];
}

function toPlain(title: string, by: string, sections: readonly Section[]): string {
  const blocks = sections.map(({ heading, items }) =>
    [
      heading,
      ...items.flatMap(({ text, further, link }) => [
        `- ${text}`,
        ...[...further, ...(link === undefined ? [] : [link])].map((line) => `  ${line}`),
      ]),
    ].join('\n'),
  );
  return [`${title}\n${by}`, ...blocks].join('\n\n');
}

function toHtml(title: string, by: string, sections: readonly Section[], locale: string): string {
  const item = ({ text, further, link }: Item) =>
    `<li dir="auto">${[escape(text), ...further.map(escape), ...(link === undefined ? [] : [anchor(link)])].join('<br>')}</li>`;
  const section = ({ heading, items }: Section) =>
    `<p><strong>${escape(heading)}</strong></p><ul>${items.map(item).join('')}</ul>`;
  const head = `<p><strong>${escape(title)}</strong><br>${escape(by)}</p>`;
  return `<div lang="${escape(locale)}">${head}${sections.map(section).join('')}</div>`;
}

/** A link as one that can be followed, unless its scheme is not the web's. */
function anchor(link: string): string {
  const isWeb = /^https?:\/\//i.test(link);
  return isWeb ? `<a href="${escape(link)}">${escape(link)}</a>` : escape(link);
}

function pieces(texts: readonly string[]): string {
  return texts.map(clean).join(' · ');
}

/** One line, without the characters that would turn the direction of what follows. */
function clean(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
