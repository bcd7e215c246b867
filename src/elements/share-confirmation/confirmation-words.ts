import { msg, str } from '@lit/localize';
import { personNameText, timeZoneOf, type Share, type SharedRecipient, type Study } from '../../domain/index.js';
import { formatMediumDate } from '../../localization/dates.js';
import { formatInstant } from '../../localization/format.js';
import { languageTitle } from '../../localization/intl-words.js';
import { accessText, validityText } from '../../localization/words.js';
import type { IconName } from '../../styles/icons.js';

/** One thing that holds for the whole share. */
export interface Term {
  icon: IconName;
  name: string;
  value: string;
  /** What the value does not say. */
  note?: string;
}

/** A thing that was switched on. */
export interface Mark {
  icon: IconName;
  text: string;
}

/** Who shared, and when, in the zone of the department where it is known. */
export function sharedByText(share: Share, locale: string): string {
  const { sharedAt, sharedBy } = share;
  const when = formatInstant(sharedAt, locale, timeZoneOf(share));
  return msg(str`Shared by ${sharedBy.displayName} (${sharedBy.department.name}), ${when}`, {
    desc: 'Confirmation: name, department, date and time',
  });
}

/**
 * What holds for the whole share.
 * @param labelName The label's name where it is known; otherwise its id is shown.
 */
export function terms(share: Share, locale: string, labelName?: string): Term[] {
  const list: Term[] = [
    {
      icon: 'image',
      name: msg('Access', { desc: 'Field and heading: what the recipients may see' }),
      value: accessText(share.access),
      ...reportNote(share),
    },
    {
      icon: 'calendar',
      name: msg('Valid', { desc: 'Confirmation: heading of the last day' }),
      value: validityText(share.validity, locale),
    },
    {
      icon: 'languages',
      name: msg('Language of the message', { desc: 'Field and heading' }),
      value: languageTitle(share.language, locale),
    },
  ];
  if (share.label) {
    list.push({
      icon: 'tag',
      name: msg('Label', { desc: 'Option and heading: a label on the shared studies' }),
      value: labelName ?? share.label.id,
      note:
        share.label.scope === 'user'
          ? msg('At the level of the user', { desc: 'Confirmation: who sees the label' })
          : msg('At the level of the group', { desc: 'Confirmation: who sees the label' }),
    });
  }
  return list;
}

function reportNote({ access, anonymize, reportAccessible }: Share): { note?: string } {
  if (access === 'images' || reportAccessible) return {};
  return {
    note: anonymize
      ? msg('The report is not accessible, because the studies are anonymized.', { desc: 'Confirmation: access' })
      : msg('The report is not accessible.', { desc: 'Confirmation: access' }),
  };
}

/** What was switched on. */
export function marks({ urgent, anonymize, furtherSharing }: Share): Mark[] {
  const list: Mark[] = [];
  if (urgent) list.push({ icon: 'urgent', text: msg('Urgent', { desc: 'Option and mark of a share' }) });
  if (anonymize) list.push({ icon: 'anonymize', text: msg('Anonymized', { desc: 'Mark of a share' }) });
  if (furtherSharing) list.push({ icon: 'forward', text: msg('May be shared further', { desc: 'Mark of a share' }) });
  return list;
}

/** A study's patient and what it is, as short pieces to be set beside each other. */
export function studyPieces({ patient, description, date, modalities, accessionNumber }: Study, locale: string) {
  const birthDate = patient.birthDate === undefined ? undefined : formatMediumDate(patient.birthDate, locale);
  return {
    patient:
      personNameText(patient.name) || msg('Patient without a name', { desc: 'In place of an empty patient name' }),
    identity: present([birthDate, patient.sex, patient.id]),
    description:
      description.trim() || msg('Study without a description', { desc: 'In place of an empty study description' }),
    date: formatMediumDate(date, locale),
    modalities,
    accession: present([accessionNumber]),
  };
}

function present(values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}

/** What became of one recipient. */
export function recipientOutcomeText({ outcome, withdrawn }: SharedRecipient): string {
  if (outcome === 'failed') return msg('Not shared', { desc: 'Confirmation: outcome for one recipient' });
  return withdrawn
    ? msg('Withdrawn', { desc: 'Confirmation: one recipient has lost the access again' })
    : msg('Shared', { desc: 'Confirmation: outcome for one recipient' });
}

export function twoFactorText(): string {
  return msg('Opens with a code by text message', { desc: 'Confirmation: a recipient with two-factor' });
}

/** What an earlier, wider right means for a recipient, a sentence each. */
export function keptTexts({ kept }: SharedRecipient, locale: string): string[] {
  const sentences: string[] = [];
  if (kept?.access) {
    const access = accessText(kept.access);
    sentences.push(
      msg(str`Keeps wider access from an earlier share: ${access}`, { desc: 'Confirmation: the access that was kept' }),
    );
  }
  if (kept?.validity) {
    const validity = validityText(kept.validity, locale);
    sentences.push(
      msg(str`Keeps access for longer from an earlier share: ${validity}`, {
        desc: 'Confirmation: the validity that was kept',
      }),
    );
  }
  return sentences;
}
