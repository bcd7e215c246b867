import { isEmailAddress, type AddressCaution, type Policy, type RecipientCheck } from 'pacs-share/domain';

import type { Directory } from './directory.js';
import { domainOf, looksLikeKnown, mixesScripts } from './domain-look.js';
import { FREE_MAIL_DOMAINS } from './free-mail.js';
import { toMobileNumber } from './mobile-number.js';

/** What was asked about, and by whom. */
export interface RecipientQuestion {
  email: string;
  mobile?: string | undefined;
  /** Country of a mobile without one. */
  country: string | undefined;
  askerId: string;
  kinds: Policy['recipients']['kinds'];
}

/** What of the question cannot be looked up. */
export interface QuestionProblem {
  code: 'recipient-email-invalid' | 'recipient-mobile-invalid';
  pointer: '/email' | '/mobile';
}

/**
 * What the directory knows of somebody who is about to become a new recipient. It asks the same of the database whether
 * the address has an owner or not: how long the answer takes tells nothing.
 */
export async function checkRecipient(
  directory: Directory,
  { email, mobile = '', country, askerId, kinds }: RecipientQuestion,
): Promise<RecipientCheck | { problems: QuestionProblem[] }> {
  const address = email.trim().toLowerCase();
  const problems: QuestionProblem[] = [];
  if (!isEmailAddress(address)) problems.push({ code: 'recipient-email-invalid', pointer: '/email' });
  const number = mobile.trim() === '' ? undefined : toMobileNumber(mobile, country);
  if (mobile.trim() !== '' && number === undefined) {
    problems.push({ code: 'recipient-mobile-invalid', pointer: '/mobile' });
  }
  if (problems.length > 0) return { problems };

  const owner = await directory.ownerOf(address, askerId);
  const domain = domainOf(address);
  const isKnown = await directory.isDomainKnown(domain);
  const known = [...(await directory.domains()), ...FREE_MAIL_DOMAINS];
  const checks: readonly (readonly [AddressCaution, boolean])[] = [
    ['domain-new', !isKnown],
    ['domain-free-mail', FREE_MAIL_DOMAINS.has(domain)],
    ['domain-mixed-script', mixesScripts(domain)],
    ['domain-look-alike', looksLikeKnown(domain, known)],
  ];
  return {
    ...(number !== undefined && { mobile: number }),
    user: kinds.includes('user') ? owner : null,
    cautions: checks.filter(([, applies]) => applies).map(([caution]) => caution),
  };
}
