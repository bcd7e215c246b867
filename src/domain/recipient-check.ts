import type { Recipient } from './recipient.js';

/**
 * What makes an address worth a second look: nobody has been written to at its domain, its domain is that of a
 * provider open to everybody, its domain mixes scripts, or its domain reads like one that is known.
 */
export const ADDRESS_CAUTIONS = ['domain-new', 'domain-free-mail', 'domain-mixed-script', 'domain-look-alike'] as const;

export type AddressCaution = (typeof ADDRESS_CAUTIONS)[number];

/** What the endpoint knows of an address and a mobile before they become a new recipient. */
export interface RecipientCheck {
  /** The mobile in E.164, where one was given and is one. */
  mobile?: string;
  /** The user whom the address belongs to: exactly, never by its beginning. */
  user: Recipient | null;
  cautions: AddressCaution[];
}

const LOOK_ALIKE_SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** Whether a label of an address's domain mixes scripts whose letters look alike: no organization is called so. */
export function hasMixedScripts(address: string): boolean {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.some((label) => LOOK_ALIKE_SCRIPTS.filter((script) => script.test(label)).length > 1);
}
