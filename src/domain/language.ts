import type { Policy } from './policy.js';

/** Why a language was chosen by itself. */
export type MailLanguageReason = 'majority' | 'first-recipient' | 'sender' | 'first-offered';

/** The language of the message, and why. */
export interface MailLanguage {
  language: string;
  because: MailLanguageReason;
  /** How many of the recipients have it. */
  count: number;
}

/**
 * The language that more than half of the recipients have; otherwise the first recipient's; if that is not offered
 * the sender's, else the first offered. A variety that is not offered counts as the language it is of. Undefined only where the policy offers none.
 */
export function mailLanguage(
  recipients: readonly { language: string }[],
  policy: Pick<Policy, 'languages' | 'sender'>,
): MailLanguage | undefined {
  const counts = new Map<string, number>();
  const wanted = recipients.map(({ language }) => offeredLanguage(language, policy.languages) ?? language);
  for (const language of wanted) counts.set(language, (counts.get(language) ?? 0) + 1);
  const chosen = (language: string, because: MailLanguageReason): MailLanguage => ({
    language,
    because,
    count: counts.get(language) ?? 0,
  });
  const offered = (language: string) => policy.languages.includes(language);

  const majority = [...counts].find(([, count]) => count * 2 > recipients.length)?.[0];
  const preferred = majority ?? wanted[0];
  if (preferred !== undefined && offered(preferred)) {
    return chosen(preferred, majority === undefined ? 'first-recipient' : 'majority');
  }
  const own = offeredLanguage(policy.sender.language, policy.languages);
  if (own !== undefined) return chosen(own, 'sender');
  const [first] = policy.languages;
  return first === undefined ? undefined : chosen(first, 'first-offered');
}

/** The offered language that a tag asks for: itself, else what it is a variety of (`nl-BE` is `nl`). */
export function offeredLanguage(tag: string, offered: readonly string[]): string | undefined {
  if (offered.includes(tag)) return tag;
  const end = tag.lastIndexOf('-');
  return end < 1 ? undefined : offeredLanguage(tag.slice(0, end), offered);
}
