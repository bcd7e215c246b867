import { msg } from '@lit/localize';
import { KINDS, recipientKey, type NewRecipient, type PickedRecipient } from '../../domain/index.js';
import { recipientLimitText } from '../../localization/words.js';

/** What a form sends: an entry for each recipient, `kind:id`, or JSON for somebody new. Null without a name. */
export function toFormData(name: string | null, value: readonly PickedRecipient[]): FormData | null {
  if (!name) return null;
  const form = new FormData();
  for (const recipient of value) form.append(name, toFormEntry(recipient));
  return form;
}

/** What a form is told of the value, with words for it where it is not right. */
export function validityOf(
  { length }: readonly PickedRecipient[],
  isRequired: boolean,
  limit: number | null,
  locale: string,
): [ValidityStateFlags, string?] {
  if (isRequired && length === 0)
    return [{ valueMissing: true }, msg('Add at least one recipient.', { desc: 'Issue' })];
  if (limit !== null && length > limit) return [{ customError: true }, recipientLimitText(limit, locale)];
  return [{}];
}

function toFormEntry(recipient: PickedRecipient): string {
  if (recipient.kind !== 'new') return recipientKey(recipient);
  const { kind, firstName, lastName, email, mobile, language, organisation } = recipient;
  const entry: NewRecipient = {
    kind,
    firstName,
    lastName,
    email,
    ...(mobile === undefined ? {} : { mobile }),
    language,
    ...(organisation === undefined ? {} : { organisation }),
  };
  return JSON.stringify(entry);
}

/** What the browser keeps of the field when it leaves the page, to restore it on coming back. */
export function toFormState(value: readonly PickedRecipient[]): string {
  return JSON.stringify(value);
}

/** Reads a kept state; undefined where it is none of ours. */
export function fromFormState(state: unknown): PickedRecipient[] | undefined {
  if (typeof state !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(state);
    return Array.isArray(value) && value.every(isPicked) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPicked(value: unknown): value is PickedRecipient {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, reach, email, displayName } = value as Record<string, unknown>;
  if (kind === 'new') return typeof email === 'string';
  return KINDS.some((known) => known === kind) && typeof displayName === 'string' && typeof reach === 'object';
}
