import type { ReceivedShareRequest } from 'pacs-share/contract';
import { recipientKey, type Issue } from 'pacs-share/domain';

import { toMobileNumber } from '../directory/mobile-number.js';

type Recipients = ReceivedShareRequest['recipients'];

/** The recipients with the new ones' mobiles in E.164, and those that can be none. */
export function withMobileNumbers(
  recipients: Recipients,
  country: string | undefined,
): { recipients: Recipients; issues: Issue[] } {
  const issues: Issue[] = [];
  return {
    recipients: recipients.map((recipient, index) => {
      if (recipient.kind !== 'new' || (recipient.mobile ?? '').trim() === '') return recipient;
      const mobile = toMobileNumber(recipient.mobile ?? '', country);
      if (mobile !== undefined) return { ...recipient, mobile };
      const pointer = `/recipients/${index}/mobile`;
      issues.push({ code: 'recipient-mobile-invalid', pointer, recipient: recipientKey(recipient) });
      return recipient;
    }),
    issues,
  };
}

/** Both, each once: the judge sees for itself what is no number at all. */
export function mergedIssues(found: readonly Issue[], more: readonly Issue[]): Issue[] {
  const isNew = ({ code, pointer }: Issue) => !found.some((other) => other.code === code && other.pointer === pointer);
  return [...found, ...more.filter(isNew)];
}
