import type { RecipientSearch, RecipientSort } from '../contract/recipient.js';
import type { Recipient } from '../domain/index.js';

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether each word of a text begins a word of the values. */
export function isMatch(values: readonly (string | undefined)[], text: string): boolean {
  const words = fold(values.filter((value) => value !== undefined).join(' ')).split(/[\s^=,;]+/);
  return fold(text)
    .split(/\s+/)
    .every((token) => words.some((word) => word.startsWith(token)));
}

export function matchesText(recipient: Recipient, text: string): boolean {
  const numbers = (recipient.physicianNumbers ?? []).map(({ value }) => value);
  return isMatch([recipient.displayName, recipient.description, recipient.email, ...numbers], text);
}

export function matchesCriteria(
  recipient: Recipient,
  { kind, ...fields }: Extract<RecipientSearch, { criteria: unknown }>['criteria'],
): boolean {
  return recipient.kind === kind && Object.values(fields).every((value) => matchesText(recipient, value));
}

export function paginate<T>(all: readonly T[], limit: number, cursor = '0'): { page: T[]; next: string | null } {
  const start = Number(cursor);
  const end = start + limit;
  return { page: structuredClone(all.slice(start, end)), next: end < all.length ? String(end) : null };
}

/** In the order asked for; as they are without one. */
export function sorted(recipients: readonly Recipient[], sort: RecipientSort | undefined): readonly Recipient[] {
  if (sort === undefined) return recipients;
  const isByName = sort.endsWith('name');
  const text = ({ displayName, lastName, description = '' }: Recipient) =>
    fold(isByName ? (lastName ?? displayName) : description);
  const direction = sort.startsWith('-') ? -1 : 1;
  return recipients.toSorted((one, other) => direction * text(one).localeCompare(text(other)));
}
