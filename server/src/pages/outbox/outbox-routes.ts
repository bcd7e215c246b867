import { Hono } from 'hono';
import { html } from 'hono/html';

import type { CaughtMail } from '../../catcher/start-catcher.js';
import type { Database } from '../../database/database.js';
import { sentTexts } from '../../outbox/sent-texts.js';
import { readableInstant, respond } from '../page.js';

/** Styles a mail may bring, and nothing else: no script, no request, no form; its links open a window of their own. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox';

/** A page of what was mailed and texted in the demo, the newest first. */
export function outboxRoutes(db: Database, { mails }: { mails(): Promise<CaughtMail[]> }): Hono {
  const routes = new Hono();

  routes.get('/', async (c) => {
    const [caught, texts] = [await mails(), await sentTexts(db)];
    const body = html`<main>
      <div class="row spread">
        <h1>Outbox</h1>
        <div class="row"><a class="button" href="/outbox">Look again</a> <a href="/">Back to the viewer</a></div>
      </div>
      <p class="quiet">
        What the mail server of this demonstration received, and the text messages that would have been sent. Nothing
        has left this computer.
      </p>
      <h2>Text messages (${texts.length})</h2>
      ${texts.length === 0 ? html`<p class="quiet">None yet.</p>` : ''}
      ${[...texts].reverse().map(
        ({ to, text, sentAt }) =>
          html`<article class="card">
            <p class="quiet small">To ${to} · ${time(sentAt)}</p>
            <p dir="auto">${text}</p>
          </article>`,
      )}
      <h2>Mails (${caught.length})</h2>
      ${caught.length === 0 ? html`<p class="quiet">None yet. Share a study, with “Send e-mail” on.</p>` : ''}
      ${caught.map((mail, index) => mailCard(mail, index)).reverse()}
    </main>`;
    return respond(c, { title: 'Outbox – pacs-share', language: 'en', body, frames: true });
  });

  routes.get('/mails/:index', async (c) => {
    const mail = (await mails())[Number(c.req.param('index'))];
    if (!mail) return c.notFound();
    c.header('Content-Security-Policy', MAIL_POLICY);
    c.header('X-Frame-Options', 'SAMEORIGIN');
    // A frame that followed a link would show our pages inside, which they refuse.
    return c.html(mail.html.replace(/<head>/i, '<head><base target="_blank">'));
  });
  return routes;
}

const time = (instant: Date) => `${readableInstant(instant, 'en', 'UTC')} UTC`;

function mailCard({ to, subject, text, sentAt }: CaughtMail, index: number) {
  const link = /https?:\/\/\S+\/s\/[\w-]+/.exec(text)?.[0];
  return html`<article class="card">
    <h3 dir="auto">${subject}</h3>
    <p class="quiet small">To ${to} · ${time(sentAt)}</p>
    ${link === undefined ? '' : html`<p><a class="button" href="${link}">Follow the link in this mail</a></p>`}
    <iframe
      class="mail"
      src="/outbox/mails/${index}"
      title="The mail to ${to}"
      loading="lazy"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <details>
      <summary>As plain text</summary>
      <pre dir="auto">${text}</pre>
    </details>
  </article>`;
}
