import { Hono } from 'hono';
import { html } from 'hono/html';
import { isUnlimited, type Share, type SharedRecipient, type SharedValidity, type Study } from 'pacs-share/domain';

import { authenticatePage, type Authentication, type SignedIn } from '../../auth/authenticate.js';
import { isCurrent } from '../../shares/grants.js';
import { findShare, seeShare } from '../../shares/see-shares.js';
import { notesOf, type ReportNote } from '../../shares/report-notes.js';
import type { ShareContext } from '../../shares/share-context.js';
import { noteList } from '../link/report-notes-part.js';
import { linkWords } from '../link/words.js';
import { readableDate, readableInstant, readableName, respond } from '../page.js';

const ACCESSES: Readonly<Record<Share['access'], string>> = {
  images: 'Images, without the report',
  'images-and-report-read': 'Images and report, to read',
  'images-and-report-write': 'Images and report, to read and write',
};

const MAILS: Readonly<Record<SharedRecipient['mail'], string>> = {
  'not-requested': 'No mail was asked for',
  'no-address': 'No mail: no address is known',
  queued: 'The mail is on its way',
  sent: 'The mail was sent',
  failed: 'The mail could not be sent',
};

/** The page of a share, for those who may see it: what was shared, and what has become of it for each recipient. */
export function shareRoutes(context: ShareContext, authentication: Authentication): Hono<SignedIn> {
  const routes = new Hono<SignedIn>();
  routes.get('/:id', authenticatePage(authentication), async (c) => {
    const id = c.req.param('id');
    const share = await seeShare(context, c.var.caller, id);
    const { sight, stored } = await findShare(context, c.var.caller, id);
    const { withdraw, sendMail, unlock } = sight.permissions;
    const may = { change: withdraw && !share.withdrawn, mail: sendMail && !share.withdrawn, unlock };
    const { timeZone, departmentId } = stored.share;
    const seesAccess = sight.side === 'sender' || sight.side === 'origin';
    // Who shared on reads of the report what is shared with him or her.
    const isReadable = share.reportAccessible && !share.withdrawn && isCurrent(stored.share, context.clock());
    const seesNotes = seesAccess && (isReadable || c.var.caller.department?.id === departmentId);
    const notes = seesNotes ? await notesOf(context.db, [...sight.studies]) : [];
    const body = html`<main>
      <p><a href="/">Back to the viewer</a></p>
      <h1>${share.studies.length === 1 ? 'One study shared' : `${share.studies.length} studies shared`}</h1>
      <p class="quiet">
        By ${share.sharedBy.displayName}, ${share.sharedBy.department.name}, on
        ${readableInstant(new Date(share.sharedAt), 'en', timeZone)}
        ${share.withdrawn ? html`<span class="badge bad">Withdrawn</span>` : ''}
        ${share.urgent ? html`<span class="badge">Urgent</span>` : ''}
        ${share.anonymize ? html`<span class="badge">Anonymized</span>` : ''}
      </p>
      <section class="card">
        <dl class="facts">
          <dt>Access</dt>
          <dd>${ACCESSES[share.access]}${share.reportAccessible ? '' : '; the report is not accessible'}</dd>
          <dt>Until</dt>
          <dd>${validityText(share.validity)}</dd>
          ${
            share.reason === undefined
              ? ''
              : html`<dt>Reason</dt>
                  <dd dir="auto">${share.reason}</dd>`
          }
          ${
            share.message === ''
              ? ''
              : html`<dt>Message</dt>
                  <dd class="lines" dir="auto">${share.message}</dd>`
          }
          <dt>Studies</dt>
          <dd>
            ${share.studies.map(
              ({ patient, description, date }) =>
                html`<div dir="auto">
                  ${readableName(patient.name)} · ${description} · ${readableDate(date, 'en')}
                </div>`,
            )}
          </dd>
        </dl>
        ${may.change ? html`<button class="danger" type="button" data-method="DELETE" data-call="/api/shares/${id}">Withdraw the share</button>` : ''}
      </section>
      <h2>Recipients</h2>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">Recipient</th>
              <th scope="col">Opened</th>
              <th scope="col">Mail</th>
              <th scope="col">State</th>
              <th scope="col"><span class="quiet">What you can do</span></th>
            </tr>
          </thead>
          <tbody>
            ${share.recipients.map((recipient) => recipientRow(id, recipient, may, timeZone))}
          </tbody>
        </table>
      </div>
      <p id="problem" class="notice bad" role="alert" hidden></p>
      ${seesAccess ? share.studies.map((study) => accessNow(study, notes, timeZone)) : ''}
    </main>`;
    const title = 'Share – pacs-share';
    return respond(c, { title, language: 'en', body, elements: seesAccess, scripts: ['share.js'] });
  });
  return routes;
}

/** Who has access to a study now, by whatever share. */
function accessNow(
  { studyInstanceUid, patient, description, date }: Study,
  notes: readonly ReportNote[],
  timeZone: string,
) {
  const own = notes.filter((note) => note.studyInstanceUid === studyInstanceUid);
  return html`<section class="card">
    <h2 dir="auto">${readableName(patient.name)} · ${description} · ${readableDate(date, 'en')}</h2>
    ${noteList(own, linkWords('en'), timeZone)}
    <share-access endpoint="/api" study="${studyInstanceUid}"></share-access>
  </section>`;
}

function recipientRow(
  id: string,
  recipient: SharedRecipient,
  may: { change: boolean; mail: boolean; unlock: boolean },
  timeZone: string,
) {
  const { rid, displayName, kind, openedAt, mail, outcome, locked, withdrawn, twoFactor, kept, link } = recipient;
  const address = `/api/shares/${id}/recipients/${rid}`;
  const isReached = outcome === 'shared' && !withdrawn;
  return html`<tr>
    <td dir="auto">
      <strong>${displayName}</strong>
      <div class="quiet small">${KINDS[kind]}</div>
    </td>
    <td>
      ${openedAt === null ? html`<span class="quiet">Not yet</span>` : readableInstant(new Date(openedAt), 'en', timeZone)}
    </td>
    <td>${MAILS[mail]}</td>
    <td>
      ${outcome === 'failed' ? html`<span class="badge bad">Does not accept shares</span>` : ''}
      ${withdrawn ? html`<span class="badge bad">Withdrawn</span>` : ''}
      ${locked ? html`<span class="badge bad">Locked</span>` : ''}
      ${isReached && !locked ? html`<span class="badge good">Shared</span>` : ''}
      ${twoFactor ? html`<div class="small">Two-factor</div>` : ''}
      ${kept?.access ? html`<div class="small">Keeps: ${ACCESSES[kept.access]}</div>` : ''}
      ${kept?.validity ? html`<div class="small">Keeps: until ${validityText(kept.validity)}</div>` : ''}
    </td>
    <td>
      <div class="row">
        ${link === undefined ? '' : html`<a href="${link}">Link</a>`}
        ${may.mail && isReached && kind !== 'pacs' ? html`<button type="button" data-method="POST" data-call="${address}/mail">Send mail</button>` : ''}
        ${may.unlock && locked ? html`<button type="button" data-method="POST" data-call="${address}/unlock">Unlock</button>` : ''}
        ${may.change && isReached ? html`<button class="danger" type="button" data-method="DELETE" data-call="${address}">Withdraw</button>` : ''}
      </div>
    </td>
  </tr>`;
}

const KINDS: Readonly<Record<SharedRecipient['kind'], string>> = {
  user: 'User',
  group: 'Group',
  pacs: 'PACS',
  new: 'New recipient',
};

function validityText(validity: SharedValidity): string {
  if (isUnlimited(validity)) return 'unlimited';
  return `${readableDate(validity.until, 'en')}, to the end of the day (${validity.timeZone})`;
}
