import type { Issue } from './issue.js';

/** The mail that a recipient would get, as the endpoint would write it. */
export interface MailPreview {
  /** Index into the recipients of the request. */
  recipient: number;
  /** BCP 47. */
  language: string;
  subject: string;
  text: string;
  /** A whole document, to be shown where nothing in it can run or load. */
  html: string;
}

/** Whether an issue is no hindrance to a preview: no mail tells of the consent nor of the reason. */
export function isMissedInPreview({ code }: Issue): boolean {
  return code === 'consent-missing' || code === 'reason-missing' || code === 'reason-too-long';
}
