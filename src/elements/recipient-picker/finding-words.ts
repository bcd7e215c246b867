import { msg, str } from '@lit/localize';
import { recipientName, type AddressCaution, type Policy } from '../../domain/index.js';
import { issueText } from '../../localization/issue-text.js';
import type { EntryFinding } from './entry-check.js';
import type { EntryField, EntryProblem } from './new-recipient-entry.js';

/** What to look at once more before somebody new is added. */
export function cautionText(caution: AddressCaution): string {
  switch (caution) {
    case 'domain-new':
      return msg('Nothing has been shared with an address of this domain before.', {
        desc: 'A caution about a new recipient',
      });
    case 'domain-free-mail':
      return msg('This is an address of a provider that is open to everybody, not of an organization.', {
        desc: 'A caution about a new recipient',
      });
    case 'domain-mixed-script':
      return msg('The domain of this address mixes alphabets: letters may not be what they look like.', {
        desc: 'A caution about a new recipient',
      });
    case 'domain-look-alike':
      return msg('The domain of this address reads almost like one that you know. Check it letter by letter.', {
        desc: 'A caution about a new recipient',
      });
  }
}

/** That the address is somebody's whom the directory knows. */
export function ownerText({ user }: EntryFinding): string {
  if (!user) return '';
  const name = recipientName(user);
  return user.description
    ? msg(str`This address belongs to ${name} (${user.description}).`, { desc: 'An address is a known user’s' })
    : msg(str`This address belongs to ${name}.`, { desc: 'An address is a known user’s' });
}

/** All that a check found, to be heard. */
export function findingText(finding: EntryFinding): string {
  return [ownerText(finding), ...finding.cautions.map(cautionText)].filter(Boolean).join(' ');
}

/** What is wrong with a field. */
export function entryProblemText(
  problem: EntryProblem,
  field: EntryField,
  context: { policy: Policy; locale: string },
): string {
  return problem === 'already-chosen'
    ? msg('Somebody with this address is chosen already.', { desc: 'Problem of a new recipient' })
    : issueText({ code: problem, pointer: `/${field}` }, context);
}
