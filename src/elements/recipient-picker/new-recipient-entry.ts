import {
  isEmailAddress,
  newRecipientProblems,
  normalizeMobile,
  recipientKey,
  withoutInvisible,
  type IssueCode,
  type NewRecipient,
} from '../../domain/index.js';

/** The fields of the form for somebody new, in order. */
export const ENTRY_FIELDS = ['firstName', 'lastName', 'email', 'mobile', 'organisation', 'language'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

/** Somebody new while the form stands open. */
export interface NewRecipientEntry {
  readonly values: Readonly<Record<EntryField, string>>;
  /** Adding was tried: what is wrong shows from then on. */
  readonly isChecked: boolean;
  /** The fields that the focus has left with something in them: what is wrong with them shows before. */
  readonly left: readonly EntryField[];
  /** Unique key of the chosen recipient that is being changed. */
  readonly replaces: string | undefined;
}

/** What is wrong with a field; `already-chosen` is no rule of the domain's. */
export type EntryProblem = IssueCode | 'already-chosen';

const BLANK: Record<EntryField, string> = {
  firstName: '',
  lastName: '',
  email: '',
  mobile: '',
  organisation: '',
  language: '',
};

/** An entry with what can be read from what was typed: a name, an address, a mobile number, or a name and an address. */
export function startEntry(typed: string, language: string): NewRecipientEntry {
  return {
    values: { ...BLANK, language, ...readTyped(typed.trim()) },
    isChecked: false,
    left: [],
    replaces: undefined,
  };
}

/** An entry that changes a new recipient who was chosen. */
export function changeEntry(recipient: NewRecipient, replaces: string): NewRecipientEntry {
  const { firstName, lastName, email, mobile = '', organisation = '', language } = recipient;
  return {
    values: { firstName, lastName, email, mobile, organisation, language },
    isChecked: true,
    left: [],
    replaces,
  };
}

/** While it changes, the field has not been left. */
export function withField(entry: NewRecipientEntry, field: EntryField, value: string): NewRecipientEntry {
  const left = entry.left.filter((other) => other !== field);
  return { ...entry, values: { ...entry.values, [field]: value }, left };
}

export function withLeft(entry: NewRecipientEntry, field: EntryField): NewRecipientEntry {
  return entry.left.includes(field) ? entry : { ...entry, left: [...entry.left, field] };
}

/** The recipient of an entry, without what is blank. */
export function toNewRecipient({ values }: NewRecipientEntry): NewRecipient {
  const { firstName, lastName, email, language } = values;
  const mobile = normalizeMobile(withoutInvisible(values.mobile));
  const organisation = values.organisation.trim();
  return {
    kind: 'new',
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    email: withoutInvisible(email).trim(),
    ...(mobile === '' ? {} : { mobile }),
    language,
    ...(organisation === '' ? {} : { organisation }),
  };
}

/**
 * What is wrong, by field.
 * @param chosen Keys of the other recipients that are chosen.
 */
export function entryProblems(
  entry: NewRecipientEntry,
  chosen: ReadonlySet<string>,
): ReadonlyMap<EntryField, EntryProblem> {
  const recipient = toNewRecipient(entry);
  const problems = new Map<EntryField, EntryProblem>();
  for (const [code, pointer] of newRecipientProblems(recipient)) {
    const field = pointer.slice(1) as EntryField;
    if (!problems.has(field)) problems.set(field, code);
  }
  if (recipient.email !== '' && chosen.has(recipientKey(recipient))) problems.set('email', 'already-chosen');
  return problems;
}

function readTyped(typed: string): Partial<Record<EntryField, string>> {
  const address = typed.split(/[\s<>,;]+/).find((word) => word.includes('@'));
  const rest = address === undefined ? typed : typed.replace(address, '').replace(/[<>";]/g, '');
  const name = readName(rest.trim());
  if (address !== undefined) return { ...name, email: isEmailAddress(address) ? address : address.replace(/\.$/, '') };
  return /^[+\d][\d\s().\-/]*$/.test(typed) ? { mobile: typed } : name;
}

function readName(text: string): { firstName?: string; lastName?: string } {
  if (text === '') return {};
  const [last = '', first] = text.split(',');
  if (first !== undefined) return { firstName: first.trim(), lastName: last.trim() };
  const [firstName = '', ...lastName] = text.split(/\s+/);
  return lastName.length > 0 ? { firstName, lastName: lastName.join(' ') } : { lastName: firstName };
}
