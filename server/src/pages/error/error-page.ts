import type { Context } from 'hono';
import { html } from 'hono/html';

import type { Refusal } from '../../http/problem.js';
import { respond } from '../page.js';
import { askedLanguage } from '../sign-in/words.js';
import { errorWords, type ErrorText } from './words.js';

/** What somebody who follows a link sees when it leads nowhere, in the language that the browser asks for. */
export function errorPage(c: Context, refusal: Refusal): Promise<Response> {
  const words = errorWords(askedLanguage(c.req.header('accept-language')));
  const texts: Readonly<Partial<Record<string, ErrorText>>> = words.texts;
  const [title, text] = texts[refusal.code] ?? words.other;
  for (const [name, value] of Object.entries(refusal.detail.headers ?? {})) c.header(name, value);
  const body = html`<main class="narrow">
    <h1>${title}</h1>
    <p>${text}</p>
    <p><a href="/">${words.start}</a></p>
  </main>`;
  return respond(c, { title, language: words.locale, body, status: refusal.status as 404 });
}
