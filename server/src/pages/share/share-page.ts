import { html } from 'hono/html';
import { isUnlimited, type Share, type SharedRecipient, type SharedValidity, type Study } from 'pacs-share/domain';

import type { ReportNote } from '../../shares/report-notes.js';
import { noteList } from '../link/report-notes-part.js';
import { linkWords } from '../link/words.js';
import { readableDate, readableInstant, readableName, type Page } from '../page.js';
import type { ShareWords } from './words.js';

/** What the page of a share shows to somebody who may see it. */
export interface ShownShare {
  share: Share;
  /** Of the department that shared. */
  timeZone: string;
  may: { change: boolean; mail: boolean; unlock: boolean };
  /** For whoever shared: whether he or she is told of openings, and where; undefined for others. */
  notice: { isAsked: boolean; address: string | null } | undefined;
  /** Whether it shows who has access to the studies now, by whatever share. */
  seesAccess: boolean;
  notes: readonly ReportNote[];
}

/** The page of a share: what was shared, and what has become of it for each recipient. */
export function sharePage(shown: ShownShare, words: ShareWords): Page {
  const { share, timeZone, may, notice, seesAccess, notes } = shown;
  const title = words.title(share.studies.length);
  const sharedAt = readableInstant(new Date(share.sharedAt), words.locale, timeZone);
  const body = html`<main>
    <p><a href="/">${words.back}</a></p>
    <h1>${title}</h1>
    <p class="quiet">
      ${words.sharedBy(share.sharedBy.displayName, share.sharedBy.department.name, sharedAt)}
      ${share.withdrawn ? badge('bad', words.withdrawn) : ''} ${share.urgent ? badge('', words.urgent) : ''}
      ${share.anonymize ? badge('', words.anonymized) : ''}
    </p>
    <section class="card">
      ${facts(share, words)}
      ${may.change ? button('danger', words.withdrawShare, { method: 'DELETE', call: `/api/shares/${share.id}` }) : ''}
      ${notice ? noticeForm(share.id, notice, words) : ''}
    </section>
    <h2>${words.recipients}</h2>
    <ul class="plain">
      ${share.recipients.map((recipient) => html`<li>${recipientCard(share.id, recipient, shown, words)}</li>`)}
    </ul>
    <p id="problem" class="notice bad" role="alert" hidden>${words.failed}</p>
    ${seesAccess ? share.studies.map((study) => accessNow(study, notes, timeZone, words)) : ''}
  </main>`;
  return { title: `${title} – pacs-share`, language: words.locale, body, elements: seesAccess, scripts: ['share.js'] };
}

const badge = (style: string, text: string) => html`<span class="badge ${style}">${text}</span>`;

const button = (style: string, text: string, { method, call }: { method: string; call: string }) =>
  html`<button class="${style}" type="button" data-method="${method}" data-call="${call}">${text}</button>`;

function facts(share: Share, words: ShareWords) {
  const access = words.accesses[share.access];
  return html`<dl class="facts">
    <dt>${words.access}</dt>
    <dd>${share.reportAccessible ? access : `${access}; ${words.reportNotAccessible}`}</dd>
    <dt>${words.until}</dt>
    <dd>${validityText(share.validity, words)}</dd>
    ${
      share.reason === undefined
        ? ''
        : html`<dt>${words.reason}</dt>
            <dd dir="auto">${share.reason}</dd>`
    }
    ${
      share.message === ''
        ? ''
        : html`<dt>${words.message}</dt>
            <dd class="lines" dir="auto">${share.message}</dd>`
    }
    <dt>${words.studies}</dt>
    <dd>${share.studies.map((study) => html`<div dir="auto">${studyText(study, words)}</div>`)}</dd>
  </dl>`;
}

const studyText = ({ patient, description, date }: Study, { locale }: ShareWords) =>
  [readableName(patient.name), description, readableDate(date, locale)].filter((part) => part !== '').join(' · ');

function noticeForm(id: string, { isAsked, address }: NonNullable<ShownShare['notice']>, words: ShareWords) {
  if (address === null) return html`<p class="quiet small">${words.notifyNoAddress}</p>`;
  return html`<form class="choice" method="post" action="/shares/${id}/notice">
    <label>
      <input type="checkbox" name="notify" value="1" ${isAsked ? 'checked' : ''} aria-describedby="notice-hint" />
      ${words.notify}
    </label>
    <button>${words.save}</button>
    <p class="quiet small" id="notice-hint">${words.notifyHint(address)}</p>
  </form>`;
}

function recipientCard(
  id: string,
  recipient: SharedRecipient,
  { may, timeZone }: Pick<ShownShare, 'may' | 'timeZone'>,
  words: ShareWords,
) {
  const { rid, displayName, kind, openedAt, mail, outcome, locked, withdrawn, twoFactor, kept, link } = recipient;
  const address = `/api/shares/${id}/recipients/${rid}`;
  const isReached = outcome === 'shared' && !withdrawn;
  return html`<article class="card">
    <div class="row spread">
      <h3 dir="auto">${displayName} <span class="quiet small">${words.kinds[kind]}</span></h3>
      <div class="row">
        ${outcome === 'failed' ? badge('bad', words.notAccepting) : ''}
        ${withdrawn ? badge('bad', words.withdrawn) : ''} ${locked ? badge('bad', words.locked) : ''}
        ${isReached && !locked ? badge('good', words.shared) : ''} ${twoFactor ? badge('', words.twoFactor) : ''}
      </div>
    </div>
    <dl class="facts">
      <dt>${words.opened}</dt>
      <dd>${openedAt === null ? words.notOpened : readableInstant(new Date(openedAt), words.locale, timeZone)}</dd>
      <dt>${words.mail}</dt>
      <dd>${words.mails[mail]}</dd>
    </dl>
    ${kept?.access ? html`<p class="small">${words.keepsAccess(words.accesses[kept.access])}</p>` : ''}
    ${kept?.validity ? html`<p class="small">${words.keepsUntil(validityText(kept.validity, words))}</p>` : ''}
    <div class="row">
      ${link === undefined ? '' : html`<a href="${link}">${words.link}</a>`}
      ${may.mail && isReached && kind !== 'pacs' ? button('', words.sendMail, { method: 'POST', call: `${address}/mail` }) : ''}
      ${may.unlock && locked ? button('', words.unlock, { method: 'POST', call: `${address}/unlock` }) : ''}
      ${may.change && isReached ? button('danger', words.withdraw, { method: 'DELETE', call: address }) : ''}
    </div>
  </article>`;
}

/** Who has access to a study now, by whatever share. */
function accessNow(study: Study, notes: readonly ReportNote[], timeZone: string, words: ShareWords) {
  const { studyInstanceUid } = study;
  const own = notes.filter((note) => note.studyInstanceUid === studyInstanceUid);
  return html`<section class="card">
    <h2 dir="auto">${studyText(study, words)}</h2>
    ${noteList(own, linkWords(words.locale), timeZone)}
    <share-access endpoint="/api" study="${studyInstanceUid}"></share-access>
  </section>`;
}

function validityText(validity: SharedValidity, words: ShareWords): string {
  if (isUnlimited(validity)) return words.unlimited;
  return words.untilDay(readableDate(validity.until, words.locale), validity.timeZone);
}
