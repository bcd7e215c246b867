import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { LatePart } from '../../controllers/late-part-controller.js';
import { distinctName, type MailPreview, type PickedRecipient } from '../../domain/index.js';
import { formatList } from '../../localization/intl-words.js';
import { mailStyles } from './mails.styles.js';

/** Shows mails; loaded when they are first wanted. */
export interface MailsPart extends LatePart {
  render: typeof renderMails;
}

/** A mail, and all who would get it. */
interface SharedMail extends Omit<MailPreview, 'recipient'> {
  recipients: number[];
}

export const mailsPart: MailsPart = { render: renderMails, styles: mailStyles };

/** Each mail once, as text: nothing in them is live. */
function renderMails(
  previews: readonly MailPreview[],
  recipients: readonly PickedRecipient[],
  locale: string,
): TemplateResult {
  return html`${distinctMails(previews).map((mail) => renderMail(mail, recipients, locale))}`;
}

function renderMail(mail: SharedMail, recipients: readonly PickedRecipient[], locale: string): TemplateResult {
  const names = mail.recipients.flatMap((index) => {
    const recipient = recipients[index];
    return recipient ? [distinctName(recipient, recipients)] : [];
  });
  return html`<article class="mail" part="mail-preview">
    <dl>
      <dt>${msg('To', { desc: 'Of an e-mail: the recipients' })}</dt>
      <dd><bdi>${formatList(names, locale)}</bdi></dd>
      <dt>${msg('Subject', { desc: 'Of an e-mail' })}</dt>
      <dd lang=${mail.language} dir="auto">${mail.subject}</dd>
    </dl>
    <pre class="mail-text" lang=${mail.language} dir="auto">${mail.text.trim()}</pre>
  </article>`;
}

/** Each mail once, with those who get the same. */
function distinctMails(previews: readonly MailPreview[]): SharedMail[] {
  const mails = new Map<string, SharedMail>();
  for (const { recipient, ...mail } of previews) {
    const key = JSON.stringify([mail.subject, mail.text]);
    const known = mails.get(key);
    if (known) known.recipients.push(recipient);
    else mails.set(key, { ...mail, recipients: [recipient] });
  }
  return [...mails.values()];
}
