import type { Kind } from './kind.js';

/** A user, group or PACS that the directory knows. */
export interface Recipient {
  kind: 'user' | 'group' | 'pacs';
  id: string;
  displayName: string;
  firstName?: string;
  lastName?: string;
  /** The line that tells homonyms apart: speciality, organization, town. */
  description?: string;
  physicianNumbers?: { system: string; value: string }[];
  /** Only if public. */
  email?: string;
  /** Only if public; E.164. */
  mobile?: string;
  /** BCP 47. */
  language: string;
  memberCount?: number;
  /** Of a group: how many members a mail and a one-time password can reach. */
  memberReach?: { mail: number; mobile: number };
  /** Whether an address and a mobile are registered, public or not. */
  reach: { mail: boolean; mobile: boolean };
  favorite: boolean;
  /** Outside the sender's organization. */
  external: boolean;
}

/** Somebody the directory does not know. */
export interface NewRecipient {
  kind: 'new';
  firstName: string;
  lastName: string;
  email: string;
  /** E.164, or as typed until it is checked. */
  mobile?: string;
  /** BCP 47. */
  language: string;
  organisation?: string;
}

/** The choices that go with a recipient. */
export interface RecipientChoices {
  /** A one-time password by text message before the study opens. */
  twoFactor: boolean;
  /** A mail that tells of the share. */
  sendMail: boolean;
  /** Becomes a favorite once the share has completed. */
  favorite: boolean;
}

/** A recipient that was chosen. */
export type PickedRecipient = (Recipient | NewRecipient) & RecipientChoices;

/** What to search the directory by; at least one field beside the kind. */
export type Criteria =
  | {
      kind: 'user';
      firstName?: string;
      lastName?: string;
      physicianNumber?: string;
      email?: string;
      mobile?: string;
      speciality?: string;
      town?: string;
      organisation?: string;
    }
  | { kind: 'group'; name?: string; town?: string; organisation?: string }
  | { kind: 'pacs'; name?: string; town?: string; organisation?: string };

/** What makes two recipients the same: kind and id; for a new one the address without regard to case. */
export function recipientKey(recipient: { kind: Kind; id?: string; email?: string }): string {
  return recipient.kind === 'new'
    ? `new:${(recipient.email ?? '').trim().toLowerCase()}`
    : `${recipient.kind}:${recipient.id ?? ''}`;
}

/** The name to show: the directory's, or the two names of a new recipient, or its address while they are blank. */
export function recipientName(recipient: Recipient | NewRecipient): string {
  if (recipient.kind !== 'new') return recipient.displayName;
  return `${recipient.firstName.trim()} ${recipient.lastName.trim()}`.trim() || recipient.email;
}

/** The name; where another of `all` has the same, whatever the case, with what tells them apart. */
export function distinctName(recipient: Recipient | NewRecipient, all: readonly (Recipient | NewRecipient)[]): string {
  const name = recipientName(recipient);
  const key = recipientKey(recipient);
  const namesakes = all.filter((other) => recipientKey(other) !== key && isSameName(recipientName(other), name));
  if (namesakes.length === 0) return name;
  const line = distinguishingLine(recipient);
  const isTold = line !== '' && namesakes.every((other) => !isSameName(distinguishingLine(other), line));
  return `${name} (${isTold ? line : [line, finalDistinction(recipient)].filter(Boolean).join(' · ')})`;
}

function distinguishingLine(recipient: Recipient | NewRecipient): string {
  return ((recipient.kind === 'new' ? recipient.email : recipient.description) ?? '').trim();
}

/** What can tell two apart whose names and lines are the same; the identifier at last. */
export function finalDistinction(recipient: Recipient | NewRecipient): string {
  if (recipient.kind === 'new') return '';
  return recipient.physicianNumbers?.[0]?.value ?? recipient.email ?? recipient.mobile ?? recipient.id;
}

/** As it strikes the eye. */
function seen(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

function isSameName(one: string, other: string): boolean {
  return seen(one) === seen(other);
}

const MAXIMUM_ADDRESS_LENGTH = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets
const MAXIMUM_LOCAL_PART_LENGTH = 64; // RFC 5321, 4.5.3.1.1
const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/**
 * Whether a text is an address that mail can be sent to: the dot-atom form of RFC 5321 and 6531, a domain of two
 * labels or more. Quoted local parts, comments, address literals and display names are refused on purpose: parsers
 * disagree about them.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > MAXIMUM_ADDRESS_LENGTH) return false;
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    local.length <= MAXIMUM_LOCAL_PART_LENGTH &&
    LOCAL_PART.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/**
 * A mobile number without the separators people type; `00` in front becomes `+`, and a trunk zero in parentheses
 * goes where a country code stands before it: `+32 (0)470` is dialed `+32470`.
 */
export function normalizeMobile(text: string): string {
  const close = text.replace(/[\s.\-/\u00a0\u2010-\u2015]/g, '');
  const dialed = close.replace(/^(\(?(?:\+|00)\d+\)?)\(0\)/, '$1').replace(/[()]/g, '');
  return dialed.startsWith('00') ? `+${dialed.slice(2)}` : dialed;
}

/** Whether a text is an international number after E.164: `+`, a country code, 8 to 15 digits in all. */
export function isMobileNumber(text: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(normalizeMobile(text));
}

/** Why two-factor can't be asked for: `two-factor-off` by policy, `two-factor-no-mobile` without a registered mobile. */
export type TwoFactorRefusal = 'two-factor-off' | 'two-factor-no-mobile';

/** Null where two-factor may be asked for this recipient, else why not. */
export function twoFactorRefusal(
  recipient: Recipient | NewRecipient,
  options: { twoFactor: boolean },
): TwoFactorRefusal | null {
  if (!options.twoFactor) return 'two-factor-off';
  switch (recipient.kind) {
    case 'user':
      return recipient.reach.mobile ? null : 'two-factor-no-mobile';
    case 'new':
      return recipient.mobile?.trim() ? null : 'two-factor-no-mobile';
    case 'group': // each member that opens it needs one: offered, with a note, unless nobody could
      return recipient.memberReach?.mobile === 0 ? 'two-factor-no-mobile' : null;
    case 'pacs':
      return 'two-factor-no-mobile';
  }
}

/** Why no mail can be sent: `mail-off` by policy, `mail-no-address` without a registered address. */
export type MailRefusal = 'mail-off' | 'mail-no-address';

/** Null where a mail may be sent to this recipient, else why not. */
export function mailRefusal(recipient: Recipient | NewRecipient, options: { sendMail: boolean }): MailRefusal | null {
  if (!options.sendMail) return 'mail-off';
  switch (recipient.kind) {
    case 'user':
    case 'group':
      return recipient.reach.mail ? null : 'mail-no-address';
    case 'new':
      return recipient.email.trim() ? null : 'mail-no-address';
    case 'pacs':
      return 'mail-no-address';
  }
}

/** The part of a policy that says what a recipient starts with. */
export interface PickingPolicy {
  remembered: { twoFactor: boolean; sendMail: boolean };
  options: { twoFactor: boolean; sendMail: boolean };
}

/**
 * A recipient with the choices it starts with: for a user those remembered from the last share with one, for somebody
 * new a mail (nothing else would tell them), for others none; each only where it may be chosen.
 */
export function pickRecipient(recipient: Recipient | NewRecipient, policy: PickingPolicy): PickedRecipient {
  const { remembered, options } = policy;
  const wanted = recipient.kind === 'user' ? remembered : { twoFactor: false, sendMail: recipient.kind === 'new' };
  return {
    ...recipient,
    twoFactor: wanted.twoFactor && twoFactorRefusal(recipient, options) === null,
    sendMail: wanted.sendMail && mailRefusal(recipient, options) === null,
    favorite: recipient.kind !== 'new' && recipient.favorite,
  };
}
