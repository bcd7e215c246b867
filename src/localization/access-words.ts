import { msg, str } from '@lit/localize';
import { failureText, type FailureWords } from './failure-text.js';

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
