import { msg, str } from '@lit/localize';
import type { Access, Kind, MailState, Share, SharedValidity } from '../domain/index.js';
import { isUnlimited } from '../domain/index.js';
import { formatLongDate } from './dates.js';
import { formatNumber } from './intl-words.js';
import { isSingular } from './messages.js';

/** While something is on its way. */
export function loadingText(): string {
  return msg('Loading…', { desc: 'While something is being asked for' });
}

/** What a kind of recipient is called. */
export function kindText(kind: Kind): string {
  switch (kind) {
    case 'user':
      return msg('User', { desc: 'Kind of recipient: a person of the directory' });
    case 'group':
      return msg('Group', { desc: 'Kind of recipient: a group of people' });
    case 'pacs':
      return msg('PACS', { desc: 'Kind of recipient: another picture archive' });
    case 'new':
      return msg('New recipient', { desc: 'Kind of recipient: somebody the directory does not know' });
  }
}

/** What tells two recipients of the same name apart. */
export function idText(id: string): string {
  return msg(str`ID ${id}`, {
    desc: 'What tells two recipients of the same name apart: an identifier of the directory',
  });
}

/** What an access is called. */
export function accessText(access: Access): string {
  switch (access) {
    case 'images':
      return msg('Images only', { desc: 'Access' });
    case 'images-and-report-read':
      return msg('Images and report', { desc: 'Access: the report can be read' });
    case 'images-and-report-write':
      return msg('Images and report, may add to the report', { desc: 'Access: the report can be written' });
  }
}

/** What the recipients can do with an access, in a line. */
export function accessDescription(access: Access): string {
  switch (access) {
    case 'images':
      return msg('They see the images, not the report.', { desc: 'What an access means' });
    case 'images-and-report-read':
      return msg('They see the images and can read the report.', { desc: 'What an access means' });
    case 'images-and-report-write':
      return msg('They see the images, can read the report and add a note to it.', { desc: 'What an access means' });
  }
}

/** The state of a mail. */
export function mailStateText(state: MailState): string {
  switch (state) {
    case 'not-requested':
      return msg('No e-mail sent', { desc: 'State of a mail: none was asked for' });
    case 'no-address':
      return msg('No e-mail address', { desc: 'State of a mail: there is no address to send it to' });
    case 'queued':
      return msg('E-mail is being sent', { desc: 'State of a mail' });
    case 'sent':
      return msg('E-mail sent', { desc: 'State of a mail' });
    case 'failed':
      return msg('E-mail could not be delivered', { desc: 'State of a mail' });
  }
}

/** Until when, in words with the zone whose days are meant. */
export function validityText(validity: SharedValidity, locale: string): string {
  if (isUnlimited(validity))
    return msg('Without end date', { desc: 'Check box, and validity of a share: access does not end' });
  const date = formatLongDate(validity.until, locale);
  return msg(str`Until and including ${date} (${validity.timeZone})`, {
    desc: 'Validity of a share: the last day, then the time zone',
  });
}

/** What kept an endpoint from sharing with one recipient. */
export function problemText(code: string | undefined): string {
  switch (code) {
    case 'recipient-not-accepting':
      return msg('This recipient does not accept shared studies at the moment.', { desc: 'Why one recipient failed' });
    default:
      return msg('Sharing with this recipient did not succeed.', { desc: 'Why one recipient failed, cause unknown' });
  }
}

/** How many studies. */
export function studiesText(count: number): string {
  return isSingular(count)
    ? msg(str`${count} study`, { desc: 'A count: singular' })
    : msg(str`${count} studies`, { desc: 'A count: plural' });
}

/** How many recipients. */
export function recipientsText(count: number): string {
  return isSingular(count)
    ? msg(str`${count} recipient`, { desc: 'A count: singular' })
    : msg(str`${count} recipients`, { desc: 'A count: plural' });
}

/** A sentence that says what a share came to. */
export function outcomeText(share: Share): string {
  const shared = share.recipients.filter(({ outcome }) => outcome === 'shared').length;
  const failed = share.recipients.length - shared;
  const studies = studiesText(share.studies.length);
  const recipients = recipientsText(shared);
  if (failed === 0) return msg(str`Shared ${studies} with ${recipients}`, { desc: 'Outcome: studies, recipients' });
  if (shared === 0) return msg('Nothing was shared', { desc: 'Outcome: every recipient failed' });
  return msg(str`Shared ${studies} with ${recipients}; ${failed} did not succeed`, {
    desc: 'Outcome: studies, recipients, number of recipients that failed',
  });
}

/** There are more recipients than may be. */
export function recipientLimitText(maximum: number, locale: string): string {
  if (maximum === 1) return msg('Only one recipient is allowed: remove the others.', { desc: 'Issue' });
  return msg(str`At most ${formatNumber(maximum, locale)} recipients are allowed.`, { desc: 'Issue' });
}
