import { html } from 'hono/html';

import type { Caller } from '../../auth/caller.js';
import { mailStudy } from '../../mail/patient.js';
import { mailWords } from '../../mail/words.js';
import { linkToken } from '../../shares/link-token.js';
import { mayShareOn, type ReceivedShare } from '../../shares/received-shares.js';
import type { ShareContext } from '../../shares/share-context.js';
import { studyForRecipient } from '../../shares/share-view.js';
import type { StudyRow } from '../../shares/stored-share.js';
import { linkWords, type LinkWords } from '../link/words.js';
import { readableDate, readableInstant, readableName, type Page } from '../page.js';
import { shareOnButton, shareOnDialog } from '../share-on.js';

/** The list of what is shared with somebody, in his or her language. */
export function receivedPage(
  caller: Caller,
  received: readonly ReceivedShare[],
  { secret }: Pick<ShareContext, 'secret'>,
): Page {
  const words = linkWords(caller.language);
  const title = words.receivedTitle;
  const isSharing = received.some(mayShareOn);
  const body = html`<main>
    <div class="row spread">
      <p class="quiet">${words.signedInAs} <strong>${caller.displayName}</strong></p>
      <div class="row">
        ${caller.department === null ? '' : html`<a href="/">${words.viewer}</a>`}
        <button type="button" data-sign-out>${words.signOut}</button>
      </div>
    </div>
    <h1>${title}</h1>
    ${received.length === 0 ? html`<p class="notice">${words.nothingReceived}</p>` : ''}
    <ul class="plain">
      ${received.map((share) => html`<li>${receivedCard(share, linkToken(secret, share.recipient.rid), words)}</li>`)}
    </ul>
    ${isSharing ? shareOnDialog(words) : ''}
  </main>`;
  const scripts = ['sign-out.js', ...(isSharing ? ['share-on.js'] : [])];
  return { title, language: words.locale, body, elements: true, scripts };
}

function receivedCard(received: ReceivedShare, token: string, words: LinkWords) {
  const { stored, recipient, opened } = received;
  const { share, studies } = stored;
  const isLocked = recipient.lockedAt !== null;
  return html`<article class="card">
    <p class="row">
      ${share.urgent ? html`<span class="badge bad">${mailWords(words.locale).urgent}</span>` : ''}
      <span class="quiet">
        ${words.sharedBy(share.senderName, share.departmentName)},
        ${readableInstant(share.sharedAt, words.locale, share.timeZone)}
        ${recipient.kind === 'group' ? html`· ${recipient.displayName}` : ''}
      </span>
    </p>
    ${studies.map((row) => studyLine(row, recipient.twoFactor, words))}
    <p class="quiet small">
      ${share.until === null ? words.unlimited : words.until(readableDate(share.until, words.locale), share.timeZone)}
    </p>
    ${isLocked ? html`<p class="notice bad">${words.locked(share.departmentName)}</p>` : ''}
    <div class="row spread">
      ${
        share.message === ''
          ? html`<span class="badge ${opened ? 'good' : 'bad'}">${opened ? words.opened : words.unopened}</span>`
          : html`<message-label
              locale="${words.locale}"
              message="${share.message}"
              sender="${share.senderName}"
              sent-at="${share.sharedAt.toISOString()}"
              ${opened ? 'opened' : ''}
            ></message-label>`
      }
      <div class="row">
        ${mayShareOn(received) ? shareOnButton(recipient, share, words) : ''}
        ${isLocked ? '' : openControl(token, recipient.twoFactor, words)}
      </div>
    </div>
  </article>`;
}

// Where a code protects the exam, being signed in does not replace it: until then the list says what the mail says.
function studyLine(row: StudyRow, isProtected: boolean, words: LinkWords) {
  const { patient, description, date, modalities } = studyForRecipient(row);
  const name = isProtected ? mailStudy(row.study, row.anonymousNumber).patient : readableName(patient.name);
  const facts = [isProtected ? mailStudy(row.study, row.anonymousNumber).description : description];
  facts.push(modalities.join(', '), readableDate(date, words.locale));
  return html`<p dir="auto">
    <strong>${name}</strong>
    ${facts.filter((fact) => fact !== '').map((fact) => html`<span class="quiet"> · ${fact}</span>`)}
  </p>`;
}

function openControl(token: string, isProtected: boolean, words: LinkWords) {
  if (isProtected) return html`<a class="button" href="/s/${token}">${words.open}</a>`;
  return html`<form method="post" action="/s/${token}/open"><button class="primary">${words.open}</button></form>`;
}
