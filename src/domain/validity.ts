import { addDuration, compareDates, isCalendarDate, type CalendarDate } from './calendar-date.js';
import type { Policy } from './policy.js';

/** How long a share lasts: to the end of its last day in the department's zone, or without end. */
export type Validity = { until: CalendarDate } | { unlimited: true };

/** What the sender entered; `until` may still be a text that is no date. */
export type EnteredValidity = { until: string } | { unlimited: true };

export type ValidityCode =
  'validity-missing' | 'validity-invalid' | 'validity-past' | 'validity-beyond-maximum' | 'unlimited-off';

type ValidityPolicy = Pick<Policy, 'today' | 'validity'>;

/** Whether a validity has no end. */
export function isUnlimited(validity: { until: string } | { unlimited: true }): validity is { unlimited: true } {
  return 'unlimited' in validity;
}

/** The latest last day that the policy allows; null where there is no limit. */
export function latestUntil({ today, validity }: ValidityPolicy): CalendarDate | null {
  return validity.maximum === null ? null : addDuration(today, validity.maximum);
}

/** The last day that is proposed: the policy's default from its today, never beyond its maximum. */
export function defaultUntil(policy: ValidityPolicy): CalendarDate {
  const proposed = addDuration(policy.today, policy.validity.default);
  const latest = latestUntil(policy);
  return latest !== null && compareDates(proposed, latest) > 0 ? latest : proposed;
}

/** Null where the policy allows it, else what is wrong. */
export function validityProblem(entered: EnteredValidity, policy: ValidityPolicy): ValidityCode | null {
  if (isUnlimited(entered)) return policy.validity.unlimited ? null : 'unlimited-off';
  const until = entered.until.trim();
  if (until === '') return 'validity-missing';
  if (!isCalendarDate(until)) return 'validity-invalid';
  if (compareDates(until, policy.today) < 0) return 'validity-past';
  const latest = latestUntil(policy);
  return latest !== null && compareDates(until, latest) > 0 ? 'validity-beyond-maximum' : null;
}

/** The longer of two. */
export function longerValidity(a: Validity, b: Validity): Validity {
  if (isUnlimited(a)) return a;
  if (isUnlimited(b)) return b;
  return compareDates(a.until, b.until) >= 0 ? a : b;
}
