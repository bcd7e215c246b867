import { msg, str } from '@lit/localize';
import { latestUntil, type Policy, type ReportedIssue } from '../domain/index.js';
import { formatDate } from './dates.js';
import { formatNumber } from './intl-words.js';
import { recipientLimitText } from './words.js';

/** What an issue is said with: the limits it names come from the policy. */
export interface IssueContext {
  policy: Policy;
  locale: string;
}

/** What is wrong and what to do, in a sentence. */
export function issueText({ code, pointer }: ReportedIssue, { policy, locale }: IssueContext): string {
  const number = (value: number | null) => formatNumber(value ?? 0, locale);
  const texts: Readonly<Record<ReportedIssue['code'], () => string>> = {
    'studies-missing': () => msg('Choose at least one study.', { desc: 'Issue' }),
    'studies-too-many': () =>
      policy.studies.maximum === 1
        ? msg('Only one study can be shared at once.', { desc: 'Issue' })
        : msg(str`At most ${number(policy.studies.maximum)} studies can be shared at once.`, { desc: 'Issue' }),
    'studies-mixed-source': () =>
      msg('Studies of different departments cannot be shared together. Share them one department at a time.', {
        desc: 'Issue',
      }),
    'recipients-missing': () => msg('Add at least one recipient.', { desc: 'Issue' }),
    'recipients-too-many': () => recipientLimitText(policy.recipients.maximum ?? 0, locale),
    'recipient-duplicate': () => msg('This recipient is in the list twice. Remove one.', { desc: 'Issue' }),
    'recipient-kind-off': () => msg('Your department does not share with recipients of this kind.', { desc: 'Issue' }),
    'recipient-incomplete': () => incompleteText(pointer),
    'recipient-email-invalid': () =>
      msg('This is not an e-mail address. It should look like name@hospital.example.', { desc: 'Issue' }),
    'recipient-mobile-invalid': () =>
      msg('Enter the mobile number with its country code, for example +32 470 12 34 56.', { desc: 'Issue' }),
    'recipient-unknown': () => msg('This recipient is no longer in the directory. Remove it.', { desc: 'Issue' }),
    'two-factor-no-mobile': () =>
      msg('No mobile number is registered, so no code can be sent by text message.', { desc: 'Issue' }),
    'two-factor-off': () => msg('Your department does not use text-message codes.', { desc: 'Issue' }),
    'mail-no-address': () => msg('No e-mail address is registered.', { desc: 'Issue' }),
    'mail-off': () => msg('Your department does not send e-mails about shared studies.', { desc: 'Issue' }),
    'access-unavailable': () => msg('Choose what the recipients may see.', { desc: 'Issue' }),
    'reason-missing': () => msg('Enter the reason for sharing.', { desc: 'Issue' }),
    'reason-too-long': () =>
      msg(str`The reason can have at most ${number(policy.reason.maximumLength)} characters.`, { desc: 'Issue' }),
    'language-unavailable': () => msg('Choose one of the languages offered.', { desc: 'Issue' }),
    'validity-missing': () => msg('Enter the last day of access.', { desc: 'Issue' }),
    'validity-invalid': () => msg('This date does not exist or is not written as a date.', { desc: 'Issue' }),
    'validity-past': () => msg('The last day of access is in the past.', { desc: 'Issue' }),
    'validity-beyond-maximum': () => {
      const latest = formatDate(latestUntil(policy) ?? '', locale);
      return msg(str`The last day of access can be at most ${latest}.`, { desc: 'Issue: a date' });
    },
    'unlimited-off': () => msg('Set an end date: it is required here.', { desc: 'Issue' }),
    'consent-missing': () => msg('Confirm that the patient consents.', { desc: 'Issue' }),
    'label-missing': () => msg('Choose a label, or switch the label off.', { desc: 'Issue' }),
    'label-unavailable': () => msg('This label is not available. Choose another.', { desc: 'Issue' }),
    'option-off': () => msg('Your department has switched this option off.', { desc: 'Issue' }),
    'message-too-long': () =>
      msg(str`The message can have at most ${number(policy.message.maximumLength)} characters.`, { desc: 'Issue' }),
    unknown: () =>
      msg('The sharing service did not accept this.', { desc: 'Issue: the endpoint gave a reason that is not known' }),
  };
  return texts[code]();
}

function incompleteText(pointer: string): string {
  switch (pointer.split('/').at(-1)) {
    case 'firstName':
      return msg('Enter the first name.', { desc: 'Issue of a new recipient' });
    case 'lastName':
      return msg('Enter the last name.', { desc: 'Issue of a new recipient' });
    case 'email':
      return msg('Enter the e-mail address.', { desc: 'Issue of a new recipient' });
    case 'language':
      return msg('Choose the language.', { desc: 'Issue of a new recipient' });
    default:
      return msg('The details of this recipient are not complete.', { desc: 'Issue of a new recipient' });
  }
}
