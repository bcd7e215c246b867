import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ShareFailure } from '../../client/share-failure.js';
import type { MailState, SharedRecipient } from '../../domain/index.js';
import { leavingText, lockedText, openedText } from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { mailStateText, problemText } from '../../localization/words.js';
import { icon, type IconName } from '../../styles/icons.js';
import { keptTexts, recipientOutcomeText, twoFactorText } from './confirmation-words.js';
import { fullName, renderKindIcon, renderName } from './recipient-parts.js';

const MAIL_ICONS: Readonly<Record<MailState, IconName>> = {
  'not-requested': 'mail',
  'no-address': 'info',
  queued: 'time',
  sent: 'check',
  failed: 'warning',
};

const STATUS_ICONS = { shared: 'check', failed: 'close', withdrawn: 'info', leaving: 'time' } as const;

export interface ConfirmationRecipientProps {
  locale: string;
  /** Of the department; undefined where it is not known. */
  timeZone: string | undefined;
  /** What tells the recipient from another of the same name. */
  id: string | undefined;
  /** Whether the mail is being asked for. */
  isMailing: boolean;
  /** Why the mail could not be asked for. */
  mailFailure: ShareFailure | undefined;
  /** Whether the link was copied last. */
  isLinkCopied: boolean;
  copyLink(): void;
  /** Whether the access is being taken back. */
  isLeaving: boolean;
  /** Undefined where that is not offered. */
  withdraw: (() => void) | undefined;
  /** Undefined where that is not offered. */
  unlock: (() => void) | undefined;
  isUnlocking: boolean;
}

/** One recipient: what became of the share, of the mail, and the link where there is one. */
export function renderRecipient(recipient: SharedRecipient, props: ConfirmationRecipientProps): TemplateResult {
  const { kind, problem } = recipient;
  const status = statusOf(recipient, props);
  return html`
    <li class="recipient ${status}" part="recipient" data-rid=${recipient.rid}>
      ${renderKindIcon(kind)} ${renderName(recipient, props.id)}
      <span class="outcome ${status}"
        >${icon(STATUS_ICONS[status])}${status === 'leaving' ? leavingText() : recipientOutcomeText(recipient)}</span
      >
      ${status === 'failed' ? html`<p class="rest bad">${problemText(problem?.code)}</p>` : nothing}
      ${status === 'shared' ? html`<div class="rest">${renderFacts(recipient, props)}</div>` : nothing}
    </li>
  `;
}

function statusOf({ outcome, withdrawn }: SharedRecipient, { isLeaving }: ConfirmationRecipientProps) {
  if (outcome === 'failed') return 'failed';
  if (withdrawn) return 'withdrawn';
  return isLeaving ? 'leaving' : 'shared';
}

function renderFacts(recipient: SharedRecipient, props: ConfirmationRecipientProps): TemplateResult {
  const { twoFactor, openedAt, locked, link, kind, mail } = recipient;
  const { locale, timeZone, mailFailure } = props;
  return html`
    <ul class="facts">
      ${kind === 'pacs' ? nothing : renderMail(mail, props)}
      ${twoFactor ? html`<li>${icon('twoFactor')}<span>${twoFactorText()}</span></li>` : nothing}
      ${openedAt === null ? nothing : html`<li>${icon('success')}<span>${openedText(openedAt, locale, timeZone)}</span></li>`}
      ${locked ? html`<li class="bad">${icon('lock')}<span>${lockedText()}</span></li>` : nothing}
      ${locked && props.unlock ? html`<li class="link-item">${renderUnlock(recipient, props)}</li>` : nothing}
      ${link === undefined ? nothing : html`<li class="link-item">${renderLink(recipient, props)}</li>`}
      ${props.withdraw ? html`<li class="link-item">${renderWithdraw(recipient, props)}</li>` : nothing}
    </ul>
    ${mailFailure ? html`<p class="error">${icon('error')}<span>${failureText(mailFailure)}</span></p>` : nothing}
    ${keptTexts(recipient, locale).map((text) => html`<p class="kept">${icon('info')}<span>${text}</span></p>`)}
  `;
}

function renderMail(mail: MailState, { isMailing }: ConfirmationRecipientProps): TemplateResult {
  const state = isMailing ? 'queued' : mail;
  return html`<li class="mail ${state}">
    ${state === 'queued' ? html`<span class="spinner"></span>` : icon(MAIL_ICONS[state])}
    <span>${mailStateText(state)}</span>
  </li>`;
}

function renderLink(recipient: SharedRecipient, props: ConfirmationRecipientProps): TemplateResult {
  const { isLinkCopied, copyLink } = props;
  const name = fullName(recipient, props.id);
  return html`<button
    class="button quiet small link-button"
    type="button"
    aria-label=${msg(str`Copy link for ${name}`, { desc: 'Button: copies the link of one recipient' })}
    @click=${copyLink}
  >
    ${icon(isLinkCopied ? 'check' : 'copy')}
    ${
      isLinkCopied
        ? msg('Link copied', { desc: 'After copying the link of one recipient' })
        : msg('Copy link', { desc: 'Button: copies the link of one recipient' })
    }
  </button>`;
}

function renderUnlock(recipient: SharedRecipient, { id, unlock, isUnlocking }: ConfirmationRecipientProps) {
  const name = fullName(recipient, id);
  return html`<button
    class="button quiet small unlock-button"
    type="button"
    aria-label=${msg(str`Unlock ${name}`, { desc: 'Button: lets a recipient try again after wrong codes' })}
    aria-disabled=${isUnlocking ? 'true' : 'false'}
    @click=${unlock}
  >
    ${isUnlocking ? html`<span class="spinner"></span>` : icon('unlock')}
    ${msg('Unlock', { desc: 'Button: lets a recipient try again after wrong codes' })}
  </button>`;
}

function renderWithdraw(recipient: SharedRecipient, { id, withdraw }: ConfirmationRecipientProps): TemplateResult {
  const name = fullName(recipient, id);
  return html`<button
    class="button quiet small danger withdraw-button"
    type="button"
    aria-label=${msg(str`Withdraw the access of ${name}`, { desc: 'Button: takes the access of one back' })}
    @click=${withdraw}
  >
    ${msg('Withdraw', { desc: 'Button: takes the share back' })}
  </button>`;
}
