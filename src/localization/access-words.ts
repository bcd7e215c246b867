import { msg, str } from '@lit/localize';
import type { Share } from '../domain/index.js';
import { failureText, type FailureWords } from './failure-text.js';
import { formatInstant } from './format.js';

/**
 * How a withdrawal stands, in a sentence.
 * @param name Whose access; undefined for everybody's.
 */
export function withdrawalText(
  state: 'withdrawing' | 'withdrawal-undone' | 'withdrawn',
  name: string | undefined,
): string {
  switch (state) {
    case 'withdrawing':
      return name === undefined
        ? msg('The share is withdrawn in a few seconds, unless you undo it.', {
            desc: 'A withdrawal that can be undone',
          })
        : msg(str`The access of ${name} is withdrawn in a few seconds, unless you undo it.`, {
            desc: 'A withdrawal that can be undone: a recipient',
          });
    case 'withdrawal-undone':
      return name === undefined
        ? msg('Nothing was withdrawn: the recipients keep access.', { desc: 'After undoing a withdrawal' })
        : msg(str`Nothing was withdrawn: ${name} keeps access.`, { desc: 'After undoing a withdrawal: a recipient' });
    case 'withdrawn':
      return name === undefined
        ? msg('Withdrawn. The recipients have no access any more.', { desc: 'After withdrawing a share' })
        : msg(str`Withdrawn. ${name} has no access any more.`, { desc: 'After withdrawing the access of a recipient' });
  }
}

/** Takes a withdrawal back while that is possible. */
export function undoText(): string {
  return msg('Undo', { id: 'undo-withdrawal', desc: 'Button: takes a withdrawal back while that is possible' });
}

/** That access was not taken back, and why. */
export function withdrawalFailureText(name: string | undefined, failure: FailureWords): string {
  const cause = failureText(failure);
  return name === undefined
    ? msg(str`The share was not withdrawn. ${cause}`, { desc: 'A sentence why follows' })
    : msg(str`The access of ${name} was not withdrawn. ${cause}`, { desc: 'A recipient, then a sentence why' });
}

export function unlockedText(name: string): string {
  return msg(str`${name} is unlocked and can try again.`, { desc: 'After unlocking a recipient' });
}

export function unlockFailureText(name: string, failure: FailureWords): string {
  const cause = failureText(failure);
  return msg(str`${name} was not unlocked. ${cause}`, { desc: 'A recipient, then a sentence why' });
}

/** Beside the way back of a withdrawal. */
export function undoHint(): string {
  return msg('The time stands still while the pointer or the keyboard is here.', {
    desc: 'Beside Undo, which can be pressed for some seconds',
  });
}

/** That access is being taken back. */
export function leavingText(): string {
  return msg('Being withdrawn', { desc: 'State of a recipient: access ends in a moment, unless it is undone' });
}

/** When a recipient opened it, in the zone of the department where it is known. */
export function openedText(instant: string, locale: string, timeZone: string | undefined): string {
  const when = formatInstant(instant, locale, timeZone);
  return msg(str`Opened ${when}`, { desc: 'Confirmation: date and time when a recipient opened the studies' });
}

export function lockedText(): string {
  return msg('Locked after too many wrong codes', { desc: 'Confirmation: a recipient' });
}

/** That it is not known how mails are doing, and why. */
export function mailStateUnknownText(failure: FailureWords): string {
  const cause = failureText(failure);
  return msg(str`The state of the e-mails is not known now. ${cause}`, { desc: 'A sentence why follows' });
}

/** What is said when mails that were on their way have arrived, or have not; undefined where none has. */
export function mailNews(before: readonly Share[], after: readonly Share[]): string | undefined {
  const states = (shares: readonly Share[]) =>
    new Map(shares.flatMap(({ id, recipients }) => recipients.map(({ rid, mail }) => [`${id} ${rid}`, mail])));
  const earlier = states(before);
  const settled = [...states(after)].filter(([key, mail]) => earlier.get(key) === 'queued' && mail !== 'queued');
  const failed = settled.filter(([, mail]) => mail === 'failed').length;
  if (failed === 1) return msg('1 e-mail could not be delivered.', { desc: 'Said when mails have settled' });
  if (failed > 1) return msg(str`${failed} e-mails could not be delivered.`, { desc: 'Said when mails have settled' });
  if (settled.length === 0) return undefined;
  return settled.length === 1
    ? msg('1 e-mail was sent.', { desc: 'Said when mails have settled' })
    : msg(str`${settled.length} e-mails were sent.`, { desc: 'Said when mails have settled' });
}
