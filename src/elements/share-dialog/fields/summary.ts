import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import {
  isCalendarDate,
  isUnlimited,
  distinctName,
  keptRights,
  type Access,
  type CalendarDate,
  type EnteredValidity,
  type Kind,
  type PickedRecipient,
} from '../../../domain/index.js';
import { formatLongDate } from '../../../localization/dates.js';
import { formatNumber, languageName } from '../../../localization/intl-words.js';
import type { FieldContext } from './field.js';

/** Who gets what, until when and how, in plain sentences for each recipient: what the button is about to do. */
export function renderSummary(
  context: FieldContext,
  previews: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  const { draft, evaluation, locale } = context;
  const { access, validity, reportAccessible } = evaluation.effective;
  const isComplete = access !== null && (isUnlimited(validity) || isCalendarDate(validity.until));
  if (!isComplete || draft.recipients.length === 0) return nothing;
  const seen = reportAccessible ? access : 'images';
  return html`<section class="summary" part="summary" aria-labelledby="summary-label">
    <h3 id="summary-label" class="label">
      ${msg('What will happen', { desc: 'Heading: what sharing is about to do' })}
    </h3>
    <ul>
      ${draft.recipients.map(
        (recipient) =>
          html`<li>
            <bdi>${sightText(distinctName(recipient, draft.recipients), recipient.kind, seen, validity, locale)}</bdi>
            ${keptTexts(recipient, seen, validity, context).map((text) => html`<bdi>${text}</bdi> `)}
            ${recipient.kind === 'pacs' ? nothing : deliveryText(recipient, context)}
          </li>`,
      )}
    </ul>
    ${previews}
  </section>`;
}

function sightText(name: string, kind: Kind, access: Access, validity: EnteredValidity, locale: string): string {
  if (kind === 'pacs') return transferText(name, access);
  if (isUnlimited(validity)) return unlimitedText(name, access);
  const date = formatLongDate(validity.until, locale);
  switch (access) {
    case 'images':
      return msg(str`${name} sees the images, but not the report, to the end of ${date}.`, {
        desc: 'What will happen: recipient, last day',
      });
    case 'images-and-report-read':
      return msg(str`${name} sees the images and can read the report, to the end of ${date}.`, {
        desc: 'What will happen: recipient, last day',
      });
    case 'images-and-report-write':
      return msg(str`${name} sees the images, can read the report and add a note to it, to the end of ${date}.`, {
        desc: 'What will happen: recipient, last day',
      });
  }
}

/** What an earlier share leaves open beyond this one. */
function keptTexts(
  recipient: PickedRecipient,
  access: Access,
  validity: EnteredValidity,
  { draft, policy, locale, existingShares = [] }: FieldContext,
): string[] {
  if (recipient.kind === 'pacs') return [];
  const uids = draft.studies.map(({ studyInstanceUid }) => studyInstanceUid);
  const until = isUnlimited(validity) ? null : validity.until;
  const kept = keptRights(existingShares, recipient, uids, policy.today, { access, until });
  const name = distinctName(recipient, draft.recipients);
  const total = uids.length;
  const texts: string[] = [];
  if (kept.until) {
    texts.push(keptUntilText(name, kept.until.until, locale));
    // The same number is said once, after both.
    if (kept.until.studies !== kept.access?.studies) texts.push(...partText(kept.until.studies, total, locale));
  }
  if (kept.access) {
    texts.push(keptAccessText(name, kept.access.access), ...partText(kept.access.studies, total, locale));
  }
  return texts;
}

function keptUntilText(name: string, until: CalendarDate | null, locale: string): string {
  if (until === null) {
    return msg(str`${name} keeps access without end date, because it was given earlier.`, {
      desc: 'What will happen: recipient',
    });
  }
  const date = formatLongDate(until, locale);
  return msg(str`${name} keeps access until ${date}, because it was given earlier.`, {
    desc: 'What will happen: recipient, a date later than that of this share',
  });
}

function keptAccessText(name: string, access: Access): string {
  return access === 'images-and-report-write'
    ? msg(str`${name} can still add notes to the report, because that was given earlier.`, {
        desc: 'What will happen: recipient',
      })
    : msg(str`${name} keeps the report, because it was given earlier.`, { desc: 'What will happen: recipient' });
}

/** That not all of the studies are meant. */
function partText(count: number, total: number, locale: string): string[] {
  if (count === total) return [];
  const [some, all] = [formatNumber(count, locale), formatNumber(total, locale)];
  return [msg(str`This applies to ${some} of ${all} studies.`, { desc: 'What will happen: after a sentence' })];
}

function unlimitedText(name: string, access: Access): string {
  switch (access) {
    case 'images':
      return msg(str`${name} sees the images, but not the report, without end date.`, {
        desc: 'What will happen: recipient',
      });
    case 'images-and-report-read':
      return msg(str`${name} sees the images and can read the report, without end date.`, {
        desc: 'What will happen: recipient',
      });
    case 'images-and-report-write':
      return msg(str`${name} sees the images, can read the report and add a note to it, without end date.`, {
        desc: 'What will happen: recipient',
      });
  }
}

function transferText(name: string, access: Access): string {
  return access === 'images'
    ? msg(str`The images go to ${name}, without the report.`, { desc: 'What will happen: another PACS' })
    : msg(str`The images and the report go to ${name}.`, { desc: 'What will happen: another PACS' });
}

function deliveryText({ sendMail, twoFactor }: PickedRecipient, { evaluation, locale }: FieldContext): TemplateResult {
  const language = languageName(evaluation.effective.language?.language ?? '', locale);
  return html`<span>
      ${
        sendMail
          ? msg(str`An e-mail in ${language} is sent.`, { desc: 'What will happen: the language of the e-mail' })
          : msg('No e-mail is sent.', { desc: 'What will happen' })
      }
    </span>
    <span>
      ${
        twoFactor
          ? msg('Opening asks for a code by text message.', { desc: 'What will happen' })
          : msg('Opening asks for no code.', { desc: 'What will happen' })
      }
    </span>`;
}
