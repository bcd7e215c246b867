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
