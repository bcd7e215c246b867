import type { Access } from './access.js';
import type { LabelChoice } from './draft.js';
import type { Kind } from './kind.js';
import type { NewRecipient, RecipientChoices } from './recipient.js';
import type { Study } from './study.js';
import type { Validity } from './validity.js';

/** What became of the mail to a recipient. */
export type MailState = 'not-requested' | 'no-address' | 'queued' | 'sent' | 'failed';

/** One recipient of a share. */
export interface SharedRecipient {
  rid: string;
  kind: Kind;
  id?: string;
  displayName: string;
  outcome: 'shared' | 'failed';
  problem?: { code: string };
  twoFactor: boolean;
  mail: MailState;
  link?: string;
  /** Instant, ISO 8601 UTC. */
  openedAt: string | null;
  locked: boolean;
  withdrawn: boolean;
  /** An earlier, wider right that was kept. */
  kept?: { access?: Access; validity?: SharedValidity };
}

/** Until when a share lasts, with the zone whose days are meant. */
export type SharedValidity = { until: string; timeZone: string } | { unlimited: true };

/** What the caller may do with a share. */
export interface SharePermissions {
  withdraw: boolean;
  changeValidity: boolean;
  sendMail: boolean;
  unlock: boolean;
}

/** What was shared. */
export interface Share {
  id: string;
  /** Instant, ISO 8601 UTC. */
  sharedAt: string;
  sharedBy: { id: string; displayName: string; department: { id: string; name: string } };
  studies: Study[];
  access: Access;
  reportAccessible: boolean;
  /** Only for the sender's side. */
  reason?: string;
  language: string;
  validity: SharedValidity;
  label: LabelChoice | null;
  urgent: boolean;
  anonymize: boolean;
  furtherSharing: boolean;
  message: string;
  withdrawn: boolean;
  /** What the caller may do; where it is absent, trying tells. */
  permissions?: SharePermissions;
  recipients: SharedRecipient[];
}

/** What is done something about: a share, or one of its recipients. */
export interface ShareSubject {
  shareId: string;
  /** Undefined for the whole share. */
  rid?: string;
}

/** What is sent to share. */
export interface ShareRequest {
  /** Study Instance UIDs. */
  studies: string[];
  recipients: ShareRequestRecipient[];
  access: Access;
  reason: string;
  language: string;
  validity: Validity;
  consent: boolean;
  label: LabelChoice | null;
  urgent: boolean;
  anonymize: boolean;
  furtherSharing: boolean;
  message: string;
}

export type ShareRequestRecipient = ({ kind: 'user' | 'group' | 'pacs'; id: string } | NewRecipient) & RecipientChoices;

/** The zone of the department; undefined where a share without end does not tell it. */
export function timeZoneOf({ validity }: Pick<Share, 'validity'>): string | undefined {
  return 'timeZone' in validity ? validity.timeZone : undefined;
}

/** Whether a recipient has access by the share. */
export function isReached({ outcome, withdrawn }: SharedRecipient): boolean {
  return outcome === 'shared' && !withdrawn;
}

/** What tells a recipient from others of the same kind and name, as far as a share knows; undefined where there are none. */
export function tellingId(
  { kind, displayName, id }: SharedRecipient,
  among: readonly SharedRecipient[],
): string | undefined {
  const name = displayName.toLowerCase();
  const isHomonym = among.some((one) => one.kind === kind && one.id !== id && one.displayName.toLowerCase() === name);
  return isHomonym ? id : undefined;
}
