import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ShareFailure } from '../../client/share-failure.js';
import { failureText } from '../../localization/failure-text.js';
import { icon } from '../../styles/icons.js';

/** What came of the last action, told beside the buttons. */
export type ActionNote =
  | { about: 'copied' }
  | { about: 'mailed'; recipients: number }
  | { about: 'withdrawn' }
  | { about: 'mail-failed' | 'withdraw-failed' | 'mail-state-unknown'; failure: ShareFailure };

export interface ActionsProps {
  note: ActionNote | undefined;
  /** A text to be copied by hand; undefined where the browser did it. */
  manualText: string | undefined;
  /** How many recipients could be mailed; undefined without a client. */
  mailable: number | undefined;
  isMailing: boolean;
  /** Undefined where there is nothing to withdraw, or nobody to ask. */
  withdrawal: 'offered' | 'asked' | 'busy' | undefined;
  copy(): void;
  sendMail(): void;
  shareAgain(): void;
  askWithdrawal(): void;
  withdraw(): void;
  keep(): void;
  refresh(): void;
}

export function renderActions(props: ActionsProps): TemplateResult {
  const { note, manualText, withdrawal, copy, shareAgain, askWithdrawal } = props;
  return html`
    <footer class="actions" part="actions">
      ${note ? renderNote(note, props) : nothing} ${manualText === undefined ? nothing : renderManualCopy(manualText)}
      ${
        withdrawal === 'asked' || withdrawal === 'busy'
          ? renderWithdrawal(props)
          : html`<div class="buttons">
              <button class="button copy-button" type="button" @click=${copy}>
                ${icon('copy')}${msg('Copy this information', { desc: 'Button of the confirmation' })}
              </button>
              ${renderMailButton(props)}
              <button class="button" type="button" @click=${shareAgain}>
                ${icon('share')}${msg('Share again', { desc: 'Button: shares the same studies once more' })}
              </button>
              ${
                withdrawal === undefined
                  ? nothing
                  : html`<button class="button quiet withdraw-button" type="button" @click=${askWithdrawal}>
                      ${msg('Withdraw…', { desc: 'Button: asks before it takes the share back' })}
                    </button>`
              }
            </div>`
      }
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

function renderNote(note: ActionNote, { refresh }: ActionsProps): TemplateResult {
  const isGood = !('failure' in note);
  return html`<div class="notice ${isGood ? 'success' : 'warning'} note" tabindex="-1">
    ${icon(isGood ? 'success' : 'warning')}
    <div>
      <p>${noteText(note)}</p>
      ${
        note.about === 'mail-state-unknown'
          ? html`<button class="button small" type="button" @click=${refresh}>
              ${icon('retry')}${msg('Try again', { desc: 'Button: repeats what failed' })}
            </button>`
          : nothing
      }
    </div>
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
    case 'withdrawn':
      return msg('Withdrawn. The recipients have no access any more.', { desc: 'After withdrawing a share' });
    case 'mail-failed': {
      const cause = failureText(note.failure);
      return msg(str`Not every e-mail could be sent. ${cause}`, { desc: 'After asking for mails; a sentence why' });
    }
    case 'withdraw-failed': {
      const cause = failureText(note.failure);
      return msg(str`The share was not withdrawn. ${cause}`, { desc: 'A sentence why follows' });
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

function renderWithdrawal({ withdrawal, withdraw, keep }: ActionsProps): TemplateResult {
  const isBusy = withdrawal === 'busy';
  return html`<div class="withdrawal" role="group" aria-labelledby="withdrawal-question">
    <p id="withdrawal-question">
      ${msg('Withdraw this share? Every recipient loses access at once.', { desc: 'Asked before withdrawing' })}
    </p>
    <div class="buttons">
      <button class="button danger" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${withdraw}>
        ${isBusy ? html`<span class="spinner"></span>` : nothing}
        ${msg('Withdraw', { desc: 'Button: takes the share back' })}
      </button>
      <button class="button keep-button" type="button" @click=${keep}>
        ${msg('Keep sharing', { desc: 'Button: does not withdraw' })}
      </button>
    </div>
  </div>`;
}
