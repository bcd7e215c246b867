import type { Access } from './access.js';
import type { CalendarDate } from './calendar-date.js';
import type { Kind } from './kind.js';

/** What the sending department allows this sender, and the defaults it sets. */
export interface Policy {
  contract: 1;
  sender: {
    id: string;
    displayName: string;
    /** BCP 47. */
    language: string;
    department: { id: string; name: string };
    admin: boolean;
  };
  /** IANA name of the department's zone. */
  timeZone: string;
  /** The department's date: no rule uses the client's clock. */
  today: CalendarDate;
  recipients: {
    kinds: Kind[];
    /** Null: no limit. */
    maximum: number | null;
    search: { minimumLength: number; limit: number };
    physicianNumbers: { system: string; label: string; pattern?: string }[];
  };
  access: { [kind in Kind]: Access[] };
  defaultAccess: Access;
  /** ISO 8601 durations; maximum null: no limit. */
  validity: { default: string; maximum: string | null; unlimited: boolean };
  /** BCP 47, the languages a message can be written in. */
  languages: string[];
  labels: { id: string; name: string; scopes: LabelScope[] }[];
  options: { twoFactor: boolean; sendMail: boolean; urgent: boolean; anonymize: boolean; furtherSharing: boolean };
  reason: { maximumLength: number; suggestions: string[] };
  message: { maximumLength: number };
  /**
   * The department's words for the patient's consent; without them the element says it in its own. Their language is
   * the endpoint's choice: the sender's, say, or by the `Accept-Language` that every browser sends.
   */
  consent?: { text: string };
  studies: { maximum: number | null; sameSource: boolean };
  /** The choices of the last share with a user. */
  remembered: { twoFactor: boolean; sendMail: boolean };
}

/** For whom a label is put on the study: the recipient's own, or the recipient's group. */
export type LabelScope = 'user' | 'group';
