import type { Context } from 'hono';
import { html } from 'hono/html';

import type { Refusal } from '../http/problem.js';
import { respond } from './page.js';

const WORDS: Partial<Record<Refusal['code'], readonly [title: string, text: string]>> = {
  'not-found': ['Nothing here', 'There is no such page, or it is not one that you may see.'],
  'not-signed-in': ['Not signed in', 'Sign in, then open this page again.'],
  'sign-in-failed': ['Signing in did not succeed', 'It was not finished, or took too long. Please try again.'],
  'not-known': ['Not known here', 'You are signed in, but this server does not know you. Ask your service desk.'],
  'sign-in-unavailable': ['Signing in is not possible now', 'Whoever signs you in does not answer. Please try again.'],
  'too-many-requests': ['Too many requests', 'Please wait a few minutes, then try again.'],
  'directory-unavailable': ['The directory cannot be reached', 'It does not answer. Please try again shortly.'],
  'studies-unavailable': ['The studies cannot be reached', 'The archive does not answer. Please try again shortly.'],
};

/** What somebody who follows a link sees when it leads nowhere. */
export function errorPage(c: Context, refusal: Refusal): Promise<Response> {
  const [title, text] = WORDS[refusal.code] ?? ['This did not work', 'Please go back and try again.'];
  for (const [name, value] of Object.entries(refusal.detail.headers ?? {})) c.header(name, value);
  const body = html`<main class="narrow">
    <h1>${title}</h1>
    <p>${text}</p>
    <p><a href="/">Go to the start</a></p>
  </main>`;
  return respond(c, { title, language: 'en', body, status: refusal.status as 404 });
}
