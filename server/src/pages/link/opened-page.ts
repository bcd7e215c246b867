import { html } from 'hono/html';

import type { Bucket, OpenableStudy } from '../../shares/opening/bucket.js';
import { mayAddNote, type ReportNote } from '../../shares/report-notes.js';
import type { StudyReport } from '../../studies/study-source.js';
import { readableDate, readableName, type Page } from '../page.js';
import { shareOnButton, shareOnDialog } from '../share-on.js';
import { noteForm, noteList, type RefusedNote } from './report-notes-part.js';
import type { LinkWords } from './words.js';

/** What there is to show of a link that has been opened. */
export interface Opened {
  bucket: Bucket;
  token: string;
  /** By Study Instance UID, of those studies whose report may be read. */
  reports: ReadonlyMap<string, readonly StudyReport[] | Error>;
  /** Of those studies whose report may be read. */
  notes: readonly ReportNote[];
  refusedNote?: RefusedNote;
  /** Whether there is a list to go back to. */
  isSignedIn: boolean;
  /** Whether whoever is signed in may share it on. */
  mayShareOn: boolean;
}

/** What was shared, once it has been opened. */
export function openedPage(opened: Opened, words: LinkWords): Page {
  const { bucket, refusedNote, isSignedIn, mayShareOn } = opened;
  const { stored, recipient, studies } = bucket;
  const { share } = stored;
  const body = html`<main>
    ${isSignedIn ? html`<p><a href="/received">${words.backToReceived}</a></p>` : ''}
    <h1>${words.title}</h1>
    <p class="quiet">${words.sharedBy(share.senderName, share.departmentName)}</p>
    <p class="quiet small">
      ${share.until === null ? words.unlimited : words.until(readableDate(share.until, words.locale), share.timeZone)}
      ${share.anonymize ? words.anonymized : ''}
    </p>
    ${
      share.message === ''
        ? ''
        : html`<p>
              <message-label
                locale="${words.locale}"
                message="${share.message}"
                sender="${share.senderName}"
                sent-at="${share.sharedAt.toISOString()}"
                opened
              ></message-label>
            </p>
            <noscript><blockquote dir="auto">${share.message}</blockquote></noscript>`
    }
    ${mayShareOn ? html`<p>${shareOnButton(recipient, share, words)}</p>` : ''}
    ${studies.map((study) => studyCard(study, opened, words))} ${mayShareOn ? shareOnDialog(words) : ''}
  </main>`;
  return {
    title: words.title,
    language: words.locale,
    body,
    elements: true,
    scripts: ['link.js', ...(mayShareOn ? ['share-on.js'] : [])],
    status: refusedNote === undefined ? 200 : 422,
  };
}

function studyCard(openable: OpenableStudy, { bucket, token, reports, notes, refusedNote }: Opened, words: LinkWords) {
  const { study, reportAccessible } = openable;
  const { studyInstanceUid, patient, description, date, modalities, hasReport } = study;
  const ownNotes = notes.filter((note) => note.studyInstanceUid === studyInstanceUid);
  const refused = refusedNote?.studyInstanceUid === studyInstanceUid ? refusedNote : undefined;
  const base = `/s/${token}/studies/${studyInstanceUid}`;
  const without = !hasReport ? words.noReport : reportAccessible ? undefined : words.reportNotAccessible;
  return html`<article class="card" id="study-${studyInstanceUid}">
    <h2 dir="auto">${readableName(patient.name)}</h2>
    <p dir="auto">
      ${[description, modalities.join(', '), readableDate(date, words.locale)].filter(Boolean).join(' · ')}
    </p>
    ${
      without === undefined
        ? reportParts(reports.get(studyInstanceUid) ?? [], base, words)
        : html`<p class="quiet">${without}</p>`
    }
    ${noteList(ownNotes, words, bucket.stored.share.timeZone)}
    ${mayAddNote(openable) ? noteForm(base, studyInstanceUid, refused, words) : ''}
    <figure class="frames" data-instances="${base}/instances">
      <canvas tabindex="0" aria-label="${words.images}"></canvas>
      <figcaption></figcaption>
    </figure>
  </article>`;
}

function reportParts(reports: readonly StudyReport[] | Error, base: string, words: LinkWords) {
  if (reports instanceof Error) return html`<p class="notice bad" role="alert">${words.reportFailed}</p>`;
  if (reports.length === 0) return html`<p class="notice">${words.reportUnreadable}</p>`;
  return html`<details class="report" open>
    <summary>${words.report}</summary>
    ${reports.map((report) => reportPart(report, base, words))}
  </details>`;
}

function reportPart(report: StudyReport, base: string, words: LinkWords) {
  if (report.kind === 'unreadable') return html`<p class="notice">${words.reportUnreadable}</p>`;
  if (report.kind === 'pdf') {
    const address = `${base}/reports/${report.sopInstanceUid}`;
    return html`<p><a class="button" href="${address}" target="_blank" rel="noopener">${words.reportAsPdf}</a></p>`;
  }
  return report.sections.map(
    ({ title, paragraphs }) =>
      html`${title === '' ? '' : html`<h3 dir="auto">${title}</h3>`}
      ${paragraphs.map((paragraph) => html`<p class="lines" dir="auto">${paragraph}</p>`)}`,
  );
}
