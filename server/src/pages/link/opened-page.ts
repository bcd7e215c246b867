import { html } from 'hono/html';

import type { Bucket, OpenableStudy } from '../../shares/opening/bucket.js';
import type { StudyReport } from '../../studies/study-source.js';
import { readableDate, readableName, type Page } from '../page.js';
import type { LinkWords } from './words.js';

/** What there is to show of a link that has been opened. */
export interface Opened {
  bucket: Bucket;
  token: string;
  /** By Study Instance UID, of those studies whose report may be read. */
  reports: ReadonlyMap<string, readonly StudyReport[] | Error>;
  /** Whether there is a list to go back to. */
  isSignedIn: boolean;
}

/** What was shared, once it has been opened. */
export function openedPage({ bucket, token, reports, isSignedIn }: Opened, words: LinkWords): Page {
  const { stored, studies } = bucket;
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
    ${studies.map((study) => studyCard(study, reports.get(study.study.studyInstanceUid), token, words))}
  </main>`;
  return { title: words.title, language: words.locale, body, elements: true, scripts: ['link.js'] };
}

function studyCard(
  { study, reportAccessible }: OpenableStudy,
  reports: readonly StudyReport[] | Error | undefined,
  token: string,
  words: LinkWords,
) {
  const { studyInstanceUid, patient, description, date, modalities, hasReport } = study;
  const base = `/s/${token}/studies/${studyInstanceUid}`;
  const without = !hasReport ? words.noReport : reportAccessible ? undefined : words.reportNotAccessible;
  return html`<article class="card">
    <h2 dir="auto">${readableName(patient.name)}</h2>
    <p dir="auto">
      ${[description, modalities.join(', '), readableDate(date, words.locale)].filter(Boolean).join(' · ')}
    </p>
    ${without === undefined ? reportParts(reports ?? [], base, words) : html`<p class="quiet">${without}</p>`}
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
