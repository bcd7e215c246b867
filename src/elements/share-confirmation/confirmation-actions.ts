import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ShareFailure } from '../../client/share-failure.js';
import {
  undoText,
  unlockedText,
  unlockFailureText,
  withdrawalFailureText,
  withdrawalText,
} from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { icon } from '../../styles/icons.js';

/** What came of the last action, told beside the buttons. */
export type ActionNote =
  | { about: 'copied' }
  | { about: 'mailed'; recipients: number }
  | { about: 'withdrawing' | 'withdrawal-undone' | 'withdrawn'; name: string | undefined }
  | { about: 'withdraw-failed'; name: string | undefined; failure: ShareFailure }
  | { about: 'unlocked'; name: string }
  | { about: 'unlock-failed'; name: string; failure: ShareFailure }
  | { about: 'mail-failed' | 'mail-state-unknown'; failure: ShareFailure };

export interface ActionsProps {
  note: ActionNote | undefined;
  /** A text to be copied by hand; undefined where the browser did it. */
  manualText: string | undefined;
  /** How many recipients could be mailed; undefined without a client. */
  mailable: number | undefined;
  isMailing: boolean;
  /** Whether the whole share can be taken back here. */
  mayWithdraw: boolean;
  copy(): void;
  sendMail(): void;
  shareAgain(): void;
  print(): void;
  withdraw(): void;
  undo(): void;
  refresh(): void;
}

export function renderActions(props: ActionsProps): TemplateResult {
  const { note, manualText, mayWithdraw, copy, shareAgain, print, withdraw } = props;
  return html`
    <footer class="actions" part="actions">
      ${note ? renderNote(note, props) : nothing} ${manualText === undefined ? nothing : renderManualCopy(manualText)}
      <div class="buttons">
        <button class="button copy-button" type="button" @click=${copy}>
          ${icon('copy')}${msg('Copy this information', { desc: 'Button of the confirmation' })}
        </button>
        ${renderMailButton(props)}
        <button class="button" type="button" @click=${shareAgain}>
          ${icon('share')}${msg('Share again', { desc: 'Button: shares the same studies once more' })}
        </button>
        <button class="button" type="button" @click=${print}>
          ${icon('print')}${msg('Print', { desc: 'Button: prints the confirmation' })}
        </button>
        ${
          mayWithdraw
            ? html`<button class="button quiet withdraw-button" type="button" @click=${withdraw}>
                ${msg('Withdraw', { desc: 'Button: takes the share back' })}
              </button>`
            : nothing
        }
      </div>
    </footer>
  `;
}

function renderMailButton({ mailable, isMailing, sendMail }: ActionsProps): TemplateResult | typeof nothing {
  if (!mailable && !isMailing) return nothing;
  return html`<button
    class="button mail-button"
    type="button"
    aria-disabled=${isMailing ? 'true' : 'false'}
    @click=${sendMail}
  >
    ${isMailing ? html`<span class="spinner"></span>` : icon('mail')}
    ${
      isMailing
        ? msg('Sending e-mail…', { desc: 'On the button while mails are asked for' })
        : msg(str`Send e-mail (${mailable})`, { desc: 'Button: how many recipients were not mailed yet' })
    }
  </button>`;
}

function renderNote(note: ActionNote, { refresh, undo }: ActionsProps): TemplateResult {
  const kind = 'failure' in note ? 'warning' : note.about === 'withdrawing' ? 'info' : 'success';
  return html`<div class="notice ${kind} note" tabindex="-1">
    ${icon(kind)}
    <div class="note-text">
      <p>${noteText(note)}</p>
      ${
        note.about === 'mail-state-unknown'
          ? html`<button class="button small" type="button" @click=${refresh}>
              ${icon('retry')}${msg('Try again', { desc: 'Button: repeats what failed' })}
            </button>`
          : nothing
      }
    </div>
    ${
      note.about === 'withdrawing'
        ? html`<button class="button small undo-button" type="button" @click=${undo}>
            ${icon('undo')}${undoText()}
          </button>`
        : nothing
    }
  </div>`;
}

/** What a note says, also to the live region. */
export function noteText(note: ActionNote): string {
  switch (note.about) {
    case 'copied':
      return msg('Copied. You can paste it now.', { desc: 'After copying the confirmation' });
    case 'mailed':
      return note.recipients === 1
        ? msg('The e-mail is on its way to 1 recipient.', { desc: 'After asking for mails' })
        : msg(str`The e-mails are on their way to ${note.recipients} recipients.`, {
            desc: 'After asking for mails; 2 and more',
          });
    case 'withdrawing':
    case 'withdrawal-undone':
    case 'withdrawn':
      return withdrawalText(note.about, note.name);
    case 'withdraw-failed':
      return withdrawalFailureText(note.name, note.failure);
    case 'unlocked':
      return unlockedText(note.name);
    case 'unlock-failed':
      return unlockFailureText(note.name, note.failure);
    case 'mail-failed': {
      const cause = failureText(note.failure);
      return msg(str`Not every e-mail could be sent. ${cause}`, { desc: 'After asking for mails; a sentence why' });
    }
    case 'mail-state-unknown': {
      const cause = failureText(note.failure);
      return msg(str`The state of the e-mails is not known now. ${cause}`, { desc: 'A sentence why follows' });
    }
  }
}

/** What is said when mails that were on their way have arrived, or have not. */
export function mailNews(settled: number, failed: number): string {
  if (failed === 1) return msg('1 e-mail could not be delivered.', { desc: 'Said when mails have settled' });
  if (failed > 1) return msg(str`${failed} e-mails could not be delivered.`, { desc: 'Said when mails have settled' });
  return settled === 1
    ? msg('1 e-mail was sent.', { desc: 'Said when mails have settled' })
    : msg(str`${settled} e-mails were sent.`, { desc: 'Said when mails have settled' });
}

function renderManualCopy(text: string): TemplateResult {
  const select = (element?: Element) => (element as HTMLTextAreaElement | undefined)?.select();
  return html`<div class="field manual-copy">
    <p class="warning" id="manual-copy">
      ${icon('warning')}<span>
        ${msg('The browser did not let this page copy. Copy the selected text yourself: Ctrl+C, or ⌘C on a Mac.', {
          desc: 'Above a text to be copied by hand',
        })}
      </span>
    </p>
    <textarea
      class="input"
      readonly
      rows="6"
      aria-label=${msg('Text to copy', { desc: 'Name of the field with the text to be copied by hand' })}
      aria-describedby="manual-copy"
      .value=${text}
      ${ref(select)}
    ></textarea>
  </div>`;
}
