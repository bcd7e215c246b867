import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { timeZoneOf, type Share, type SharedRecipient } from '../../domain/index.js';
import { lockedText, openedText, withdrawalText } from '../../localization/access-words.js';
import { accessText, mailStateText } from '../../localization/words.js';
import { icon } from '../../styles/icons.js';
import { fullName, renderKindIcon, renderName, renderWithdrawing } from '../share-confirmation/recipient-parts.js';
import type { ShareAction, Refusal } from '../share-confirmation/shares-controller.js';
import { hasEnded, notOpenedText, recipientValidity, refusalText, untilText } from './access-words.js';

export interface AccessRowProps {
  share: Share;
  recipient: SharedRecipient;
  /** What tells the recipient from another of the same name. */
  id: string | undefined;
  locale: string;
  /** Of the department; undefined while it is not known. */
  today: string | undefined;
  /** How a withdrawal stands that was asked for here. */
  leaving: 'undoable' | 'under-way' | 'with-all' | undefined;
  refusal: Refusal | undefined;
  isBusy(action: ShareAction): boolean;
  sendMail(): void;
  unlock(): void;
  withdraw(): void;
  undo(): void;
}

/** One recipient of one share: what access there is, and what can be done about it. */
export function renderAccessRow(props: AccessRowProps): TemplateResult {
  const { share, recipient, leaving, refusal } = props;
  const { rid, kind, displayName, withdrawn } = recipient;
  const state = withdrawn ? 'withdrawn' : leaving ? 'leaving' : 'active';
  return html`<li class="row ${state}" part="row" data-share=${share.id} data-rid=${rid} tabindex="-1">
    ${renderKindIcon(kind)}
    <div class="row-body">
      ${renderName(recipient, props.id)}
      ${
        withdrawn
          ? html`<p class="quiet-text">${withdrawalText('withdrawn', displayName)}</p>`
          : leaving
            ? renderLeaving(props)
            : html`${renderFacts(props)} ${renderActions(props)}`
      }
      ${
        refusal ? html`<p class="error">${icon('error')}<span>${refusalText(refusal, displayName)}</span></p>` : nothing
      }
    </div>
  </li>`;
}

function renderLeaving({ leaving, recipient, undo }: AccessRowProps): TemplateResult | typeof nothing {
  // Told, and undone, at the share.
  if (leaving === 'with-all') return nothing;
  return renderWithdrawing(recipient.displayName, leaving === 'undoable' ? undo : undefined);
}

function renderFacts({ share, recipient, locale, today }: AccessRowProps): TemplateResult {
  const { kept, kind, mail, openedAt, locked } = recipient;
  const validity = recipientValidity(share, recipient);
  const isOver = hasEnded(validity, today);
  return html`<ul class="facts">
    <li>${icon('image')}<span>${accessText(kept?.access ?? share.access)}</span></li>
    <li class=${isOver ? 'ended' : ''}>
      ${icon(isOver ? 'warning' : 'calendar')}<span>${untilText(validity, locale, today)}</span>
    </li>
    ${openedAt === null && kind === 'pacs' ? nothing : renderOpened(openedAt, share, locale)}
    ${kind === 'pacs' ? nothing : html`<li class=${mail}>${icon('mail')}<span>${mailStateText(mail)}</span></li>`}
    ${locked ? html`<li class="bad">${icon('lock')}<span>${lockedText()}</span></li>` : nothing}
  </ul>`;
}

function renderOpened(openedAt: string | null, share: Share, locale: string): TemplateResult {
  return openedAt === null
    ? html`<li>${icon('time')}<span>${notOpenedText()}</span></li>`
    : html`<li class="opened">${icon('success')}<span>${openedText(openedAt, locale, timeZoneOf(share))}</span></li>`;
}

function renderActions(props: AccessRowProps): TemplateResult | typeof nothing {
  const { share, recipient, sendMail, unlock, withdraw, isBusy } = props;
  const { kind, mail, locked } = recipient;
  const name = fullName(recipient, props.id);
  const { permissions } = share;
  const mayMail = permissions?.sendMail !== false && kind !== 'pacs' && mail !== 'no-address' && mail !== 'queued';
  const mayUnlock = permissions?.unlock === true && locked;
  const mayWithdraw = permissions?.withdraw !== false;
  if (!mayMail && !mayUnlock && !mayWithdraw) return nothing;
  return html`<div class="buttons">
    ${
      mayMail
        ? renderButton(
            {
              kind: 'mail',
              ...(mail === 'not-requested' ? firstMailWords(name) : nextMailWords(name)),
              isBusy: isBusy('mail'),
            },
            sendMail,
          )
        : nothing
    }
    ${
      mayUnlock
        ? renderButton(
            {
              kind: 'unlock',
              text: msg('Unlock', { desc: 'Button: lets a recipient try again after wrong codes' }),
              name: msg(str`Unlock ${name}`, { desc: 'Button: lets a recipient try again after wrong codes' }),
              isBusy: isBusy('unlock'),
            },
            unlock,
          )
        : nothing
    }
    ${
      mayWithdraw
        ? html`<button
            class="button quiet small danger withdraw-button"
            type="button"
            aria-label=${msg(str`Withdraw the access of ${name}`, { desc: 'Button: takes the access of one back' })}
            @click=${withdraw}
          >
            ${msg('Withdraw', { desc: 'Button: takes the share back' })}
          </button>`
        : nothing
    }
  </div>`;
}

function firstMailWords(name: string) {
  return {
    text: msg('Send the e-mail', { desc: 'Button: sends the e-mail to one recipient' }),
    name: msg(str`Send the e-mail to ${name}`, { desc: 'Button: a recipient' }),
  };
}

function nextMailWords(name: string) {
  return {
    text: msg('Send e-mail again', { desc: 'Button: sends the e-mail to one recipient once more' }),
    name: msg(str`Send e-mail again to ${name}`, { desc: 'Button: a recipient' }),
  };
}

interface ButtonWords {
  kind: 'mail' | 'unlock';
  text: string;
  /** With whom it is about. */
  name: string;
  isBusy: boolean;
}

function renderButton({ kind, text, name, isBusy }: ButtonWords, press: () => void): TemplateResult {
  return html`<button
    class="button quiet small ${kind}-button"
    type="button"
    aria-label=${name}
    aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${press}
  >
    ${isBusy ? html`<span class="spinner"></span>` : icon(kind)}${text}
  </button>`;
}
