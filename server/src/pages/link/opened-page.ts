import { html } from 'hono/html';

import type { Bucket, OpenableStudy } from '../../shares/opening/bucket.js';
import { readableDate, readableName, type Page } from '../page.js';
import type { LinkWords } from './words.js';

/** What was shared, once it has been opened; with a way back to the list for whoever is signed in. */
export function openedPage({ stored, studies }: Bucket, token: string, words: LinkWords, isSignedIn: boolean): Page {
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
    ${studies.map((study) => studyCard(study, token, words))}
  </main>`;
  return { title: words.title, language: words.locale, body, elements: true, scripts: ['link.js'] };
}

function studyCard({ study, reportAccessible }: OpenableStudy, token: string, words: LinkWords) {
  const { studyInstanceUid, patient, description, date, modalities, hasReport } = study;
  const report = !hasReport ? words.noReport : reportAccessible ? words.reportAccessible : words.reportNotAccessible;
  const base = `/s/${token}/studies/${studyInstanceUid}/instances`;
  return html`<article class="card">
    <h2 dir="auto">${readableName(patient.name)}</h2>
    <p dir="auto">
      ${[description, modalities.join(', '), readableDate(date, words.locale)].filter(Boolean).join(' · ')}
    </p>
    <p class="quiet">${report}</p>
    <figure class="frames" data-instances="${base}">
      <canvas tabindex="0" aria-label="${words.images}"></canvas>
      <figcaption></figcaption>
    </figure>
  </article>`;
}
