import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LoadState } from '../../controllers/load-controller.js';
import { distinctName, type MailPreview, type PickedRecipient } from '../../domain/index.js';
import { formatList } from '../../localization/format.js';
import { icon } from '../../styles/icons.js';

export interface MailPreviewsProps {
  state: LoadState<MailPreview[]>;
  recipients: readonly PickedRecipient[];
  locale: string;
  failure: (error: unknown) => TemplateResult;
  show(): void;
  hide(): void;
}

/** A mail, and all who would get it. */
interface SharedMail extends Omit<MailPreview, 'recipient'> {
  recipients: number[];
}

/** The mails as the endpoint would send them, on demand. As text: nothing in them is live. */
export function renderMailPreviews(props: MailPreviewsProps): TemplateResult {
  const { state, show, hide } = props;
  const isOpen = state.status !== 'idle';
  return html`<div class="previews" part="mail-previews">
    <button
      type="button"
      class="button"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="mail-previews"
      @click=${isOpen ? hide : show}
    >
      ${icon('mail')}
      ${
        isOpen
          ? msg('Hide the e-mail', { desc: 'Button: closes the preview of the e-mail' })
          : msg('Preview the e-mail', { desc: 'Button: shows the e-mail that will be sent' })
      }
    </button>
    <div id="mail-previews" aria-live="polite" aria-busy=${state.status === 'loading' ? 'true' : 'false'}>
      ${renderState(props)}
    </div>
  </div>`;
}

function renderState({ state, recipients, locale, failure }: MailPreviewsProps): TemplateResult | typeof nothing {
  switch (state.status) {
    case 'idle':
      return nothing;
    case 'loading':
      return html`<p class="hint">${msg('The preview is being made…', { desc: 'While waiting for the e-mails' })}</p>`;
    case 'failed':
      return failure(state.error);
    case 'loaded':
      return html`${distinctMails(state.value).map((mail) => renderMail(mail, recipients, locale))}`;
  }
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
