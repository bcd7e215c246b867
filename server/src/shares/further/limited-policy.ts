import { ACCESSES, addDuration, compareDates, daysBetween, type Access, type Policy } from 'pacs-share/domain';

import type { Limit } from './received-rights.js';

/** The most days that a duration of the contract can have. */
const MOST_DAYS = 999_999;

/**
 * The policy for somebody who shares on what was received: the department's, as far as the limit goes. Never to another
 * PACS: what was sent there does not end with what was received.
 */
export function limitedPolicy(policy: Policy, limit: Limit): Policy {
  const within = (accesses: readonly Access[]) =>
    accesses.filter((access) => ACCESSES.indexOf(access) <= ACCESSES.indexOf(limit.access));
  const { user, group, pacs, new: other } = policy.access;
  return {
    ...policy,
    recipients: { ...policy.recipients, kinds: policy.recipients.kinds.filter((kind) => kind !== 'pacs') },
    access: { user: within(user), group: within(group), pacs: within(pacs), new: within(other) },
    defaultAccess: within([policy.defaultAccess])[0] ?? limit.access,
    validity: limitedValidity(policy, limit.until),
    options: { ...policy.options, anonymize: policy.options.anonymize || limit.anonymize },
  };
}

/**
 * How long a share may last that is made from another.
 *
 * @param until the last day of that other one; null: unlimited
 */
export function limitedValidity(
  { today, validity }: Pick<Policy, 'today' | 'validity'>,
  until: string | null,
): Policy['validity'] {
  if (until === null) return validity;
  const isBeyond = (duration: string) => compareDates(addDuration(today, duration), until) > 0;
  const left = `P${Math.min(Math.max(daysBetween(today, until), 0), MOST_DAYS)}D`;
  return {
    default: isBeyond(validity.default) ? left : validity.default,
    maximum: validity.maximum === null || isBeyond(validity.maximum) ? left : validity.maximum,
    unlimited: false,
  };
}
