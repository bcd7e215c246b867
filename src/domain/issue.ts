/** What can be wrong with a share: the closed list of codes. Words for them live with the localization. */
export const ISSUE_CODES = [
  'studies-missing',
  'studies-too-many',
  'studies-mixed-source',
  'recipients-missing',
  'recipients-too-many',
  'recipient-duplicate',
  'recipient-kind-off',
  'recipient-incomplete',
  'recipient-email-invalid',
  'recipient-mobile-invalid',
  'recipient-unknown',
  'two-factor-no-mobile',
  'two-factor-off',
  'mail-no-address',
  'mail-off',
  'access-unavailable',
  'reason-missing',
  'reason-too-long',
  'language-unavailable',
  'validity-missing',
  'validity-invalid',
  'validity-past',
  'validity-beyond-maximum',
  'unlimited-off',
  'consent-missing',
  'label-missing',
  'label-unavailable',
  'option-off',
  'message-too-long',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

/** One broken rule. */
export interface Issue {
  code: IssueCode;
  /** JSON pointer (RFC 6901) into the share request. */
  pointer: string;
  /** Key of the recipient it is about (see `recipientKey`). */
  recipient?: string;
}

/** What an endpoint found wrong; `unknown` for a rule that is not one of these. */
export interface ReportedIssue extends Omit<Issue, 'code'> {
  code: IssueCode | 'unknown';
}

/** Whether a text is a known code. */
export function isIssueCode(text: string): text is IssueCode {
  return (ISSUE_CODES as readonly string[]).includes(text);
}
