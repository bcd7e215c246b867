import {
  addDays,
  addDuration,
  addMonths,
  anonymousName,
  calendarDate,
  compareDates,
  daysBetween,
  daysInMonth,
  isCalendarDate,
  isEmailAddress,
  isMobileNumber,
  isNationalPersonNumber,
  isReportAccessible,
  longerValidity,
  mailLanguage,
  normalizeMobile,
  normalizePhysicianNumber,
  parseDuration,
  parsePersonName,
  personInitials,
  personNameText,
  recipientKey,
  recipientName,
  recognizePhysicianNumbers,
  startOfMonth,
  textLength,
  weekdayOf,
  weeksOfMonth,
  widerAccess,
  type Policy,
} from 'pacs-share/domain';

/** What vectors can ask for by name; all of them take and give what JSON can hold. */
const DERIVATIONS = {
  addDays,
  addDuration,
  addMonths,
  anonymousName,
  calendarDate,
  compareDates,
  daysBetween,
  daysInMonth,
  isCalendarDate,
  isEmailAddress,
  isMobileNumber,
  isNationalPersonNumber,
  isReportAccessible,
  longerValidity,
  // Of the recipients' languages, those that the policy offers, and the sender's.
  mailLanguage: (recipients: string[], languages: string[], sender: string) =>
    mailLanguage(
      recipients.map((language) => ({ language })),
      { languages, sender: { language: sender } as Policy['sender'] },
    ),
  normalizeMobile,
  normalizePhysicianNumber,
  parseDuration,
  parsePersonName,
  personInitials,
  personNameText,
  recipientKey,
  recipientName,
  // Of a text and the names of systems, or systems as a policy has them; gives the system, or more where asked.
  recognizePhysicianNumbers: (text: string, systems: (string | { system: string; pattern?: string })[]) =>
    recognizePhysicianNumbers(
      text,
      systems.map((system) =>
        typeof system === 'string' ? { system, label: system } : { label: system.system, ...system },
      ),
    ).map(({ label: _label, ...number }) => number),
  startOfMonth,
  textLength,
  weekdayOf,
  weeksOfMonth,
  widerAccess,
} satisfies Record<string, (...of: never[]) => unknown>;

/** Calls a derivation by its name. */
export function derive(name: string, of: readonly unknown[]): unknown {
  if (!Object.hasOwn(DERIVATIONS, name)) throw new Error(`there is no derivation ${name}`);
  const derivation = DERIVATIONS[name as keyof typeof DERIVATIONS] as (...of: readonly unknown[]) => unknown;
  return derivation(...of);
}
