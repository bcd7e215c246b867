import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ShareFailure } from '../../client/share-failure.js';
import {
  mailStateUnknownText,
  unlockedText,
  unlockFailureText,
  withdrawalFailureText,
  withdrawalText,
} from '../../localization/access-words.js';
import { failureText } from '../../localization/failure-text.js';
import { languageTitle } from '../../localization/intl-words.js';
import { icon } from '../../styles/icons.js';
import { renderWithdrawing } from './recipient-parts.js';

/** What came of the last action, told beside the buttons. */
export type ActionNote =
  | { about: 'copied'; language: string | undefined }
  | { about: 'mailed'; recipients: number }
  | { about: 'withdrawing' | 'withdrawal-undone' | 'withdrawn'; name: string | undefined }
  | { about: 'withdraw-failed'; name: string | undefined; failure: ShareFailure }
  | { about: 'unlocked'; name: string }
  | { about: 'unlock-failed'; name: string; failure: ShareFailure }
  | { about: 'mail-failed' | 'mail-state-unknown'; failure: ShareFailure };

export interface ActionsProps {
  note: ActionNote | undefined;
  locale: string;
  /** A text to be copied by hand; undefined where the browser did it. */
  manualText: string | undefined;
  /** Whether the browser may copy it still. */
  isCopyAwaited: boolean;
  /** Those that the information can be copied in; none where there is but one. */
  languages: readonly string[];
  /** The chosen one. */
  language: string;
  chooseLanguage(language: string): void;
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
  /** Undefined where nothing can be undone. */
  undo: (() => void) | undefined;
  refresh(): void;
}

export function renderActions(props: ActionsProps): TemplateResult {
  const { note, manualText, mayWithdraw, copy, shareAgain, print, withdraw } = props;
  return html`
    <footer class="actions" part="actions">
      ${note ? renderNote(note, props) : nothing}
      ${manualText === undefined ? nothing : renderManualCopy(manualText, props)}
      <div class="buttons">
        <div class="copy">
          <button class="button copy-button" type="button" @click=${copy}>
            ${icon('copy')}${msg('Copy this information', { desc: 'Button of the confirmation' })}
          </button>
          ${renderLanguages(props)}
        </div>
        ${renderMailButton(props)}
        <button class="button" type="button" @click=${shareAgain}>
          ${icon('share')}${msg('Share again', { desc: 'Button: shares the same studies once more' })}
        </button>
        <button class="button" type="button" @click=${print}>
          ${icon('print')}${msg('Print', { desc: 'Button: prints the confirmation' })}
        </button>
        ${
          mayWithdraw
            ? html`<button class="button quiet danger withdraw-button" type="button" @click=${withdraw}>
                ${msg('Withdraw', { desc: 'Button: takes the share back' })}
              </button>`
            : nothing
        }
      </div>
    </footer>
  `;
}

/** For whom it is copied is known to the user alone. */
function renderLanguages({ languages, language, locale, chooseLanguage }: ActionsProps) {
  if (languages.length === 0) return nothing;
  return html`<select
    class="input copy-language"
    aria-label=${msg('Language of the copied text', { desc: 'Name of a list beside the button that copies' })}
    @change=${(event: Event) => chooseLanguage((event.target as HTMLSelectElement).value)}
  >
    ${languages.map(
      (one) => html`<option value=${one} ?selected=${one === language}>${languageText(one, locale)}</option>`,
    )}
  </select>`;
}

/** The words are of the language, whatever its region. */
function languageText(language: string, locale: string): string {
  return languageTitle(language.split('-')[0] ?? language, locale);
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

function renderNote(note: ActionNote, { locale, refresh, undo }: ActionsProps): TemplateResult {
  if (note.about === 'withdrawing') return renderWithdrawing(note.name, undo);
  const kind = 'failure' in note ? 'warning' : 'success';
  return html`<div class="notice ${kind} note" tabindex="-1">
    ${icon(kind)}
    <div class="note-text">
      <p>${noteText(note, locale)}</p>
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
export function noteText(note: ActionNote, locale: string): string {
  switch (note.about) {
    case 'copied': {
      if (note.language === undefined) {
        return msg('Copied. You can paste it now.', { desc: 'After copying the confirmation' });
      }
      const language = languageText(note.language, locale);
      return msg(str`Copied (${language}). You can paste it now.`, {
        desc: 'After copying the confirmation: a language',
      });
    }
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
    case 'mail-state-unknown':
      return mailStateUnknownText(note.failure);
  }
}

function renderManualCopy(text: string, { language, isCopyAwaited }: ActionsProps): TemplateResult {
  const select = (element?: Element) => (element as HTMLTextAreaElement | undefined)?.select();
  return html`<div class="field manual-copy">
    <p class="warning" id="manual-copy">
      ${icon('warning')}<span>
        ${
          isCopyAwaited
            ? msg(
                'The browser has not copied this yet. Allow it if it asks, or copy the selected text yourself: Ctrl+C, or ⌘C on a Mac.',
                { desc: 'Above a text to be copied by hand, while the browser may be asking its user' },
              )
            : msg('The browser did not let this page copy. Copy the selected text yourself: Ctrl+C, or ⌘C on a Mac.', {
                desc: 'Above a text to be copied by hand',
              })
        }
      </span>
    </p>
    <textarea
      class="input"
      readonly
      rows="6"
      lang=${language}
      dir="auto"
      aria-label=${msg('Text to copy', { desc: 'Name of the field with the text to be copied by hand' })}
      aria-describedby="manual-copy"
      .value=${text}
      ${ref(select)}
    ></textarea>
  </div>`;
}
