import { msg, str } from '@lit/localize';
import { finalDistinction, recipientName, type NewRecipient, type Recipient } from '../../domain/index.js';
import { formatNumber } from '../../localization/intl-words.js';
import { isSingular } from '../../localization/messages.js';

type Anybody = Recipient | NewRecipient;

/** How many members a group has. */
function membersText(count: number, locale: string): string {
  const number = formatNumber(count, locale);
  return isSingular(count)
    ? msg(str`${number} member`, { desc: 'Size of a group: singular' })
    : msg(str`${number} members`, { desc: 'Size of a group: plural' });
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(' · ');
}

/** The second line of a recipient: what it is, where, and for a group how many. */
function recipientLine(recipient: Anybody, locale: string): string {
  if (recipient.kind === 'new') return join([recipient.email, recipient.organisation]);
  const { description, memberCount } = recipient;
  return join([description, memberCount === undefined ? undefined : membersText(memberCount, locale)]);
}

/** What a recipient is found by, in one text. */
export function searchedTexts({ displayName, description, email, physicianNumbers = [] }: Recipient): string {
  return join([displayName, description, email, ...physicianNumbers.map(({ value }) => value)]);
}

/** The second lines of recipients that are shown together: no two with the same name have the same line. */
export function recipientLines(recipients: readonly Anybody[], locale: string): string[] {
  const lines = recipients.map((recipient) => recipientLine(recipient, locale));
  const count = new Map<string, number>();
  const looks = recipients.map((recipient, index) =>
    `${recipientName(recipient)}\n${lines[index] ?? ''}`.toLowerCase(),
  );
  for (const look of looks) count.set(look, (count.get(look) ?? 0) + 1);
  return recipients.map((recipient, index) => {
    const line = lines[index] ?? '';
    return (count.get(looks[index] ?? '') ?? 0) > 1 ? join([line, finalDistinction(recipient)]) : line;
  });
}

/** A recipient in one line, for what is spoken: name and what tells it from others of that name. */
export function spokenRecipient(recipient: Anybody, line: string): string {
  return [recipientName(recipient), ...line.split(' · ')].filter((part) => part !== '').join(', ');
}
