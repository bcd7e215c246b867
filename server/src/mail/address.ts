import { domainToASCII } from 'node:url';

import { isEmailAddress } from 'pacs-share/domain';

/**
 * An address as it goes to the mail server, or undefined where it is none: one plain address, without display name,
 * comment, quotes or route, since parsers disagree about those and mail would reach somebody else. An international
 * domain is turned into its ASCII form.
 */
export function mailAddress(text: string): string | undefined {
  const address = text.trim();
  if (!isEmailAddress(address)) return undefined;
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? undefined : `${address.slice(0, at)}@${domain}`;
}

/** A sender from `address` or `Name <address>`; undefined where it is neither. */
export function parseSender(text: string): { name: string; address: string } | undefined {
  const match = /^(?:([^<>"\p{Cc}]*?) *<([^<>]+)>|([^<>\s]+))$/u.exec(text.trim());
  const address = mailAddress(match?.[2] ?? match?.[3] ?? '');
  return address === undefined ? undefined : { name: match?.[1]?.trim() ?? '', address };
}
