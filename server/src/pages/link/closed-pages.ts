import { html } from 'hono/html';

import type { Bucket } from '../../shares/opening/bucket.js';
import type { Page } from '../page.js';
import type { LinkWords } from './words.js';

/** What the page of a link asks for before it opens: nothing of what is shared stands on it. */
export interface Entrance {
  token: string;
  /** How the code gets to whoever opens; undefined where none is asked for. */
  code: 'can-be-sent' | 'was-sent' | 'no-mobile' | 'unknown-member' | undefined;
  /** What went wrong with the last attempt. */
  problem?: 'wrong' | 'none-valid' | 'too-many';
}

/** The page of a link that can be opened, before it is. */
export function entrancePage({ token, code, problem }: Entrance, words: LinkWords): Page {
  const problems = { wrong: words.wrongCode, 'none-valid': words.noValidCode, 'too-many': words.tooManyCodes };
  const body = html`<main class="narrow">
    <h1>${words.title}</h1>
    <p>${words.intro}</p>
    ${problem === undefined ? '' : html`<p class="notice bad" role="alert">${problems[problem]}</p>`}
    ${code === undefined ? openForm(token, words) : codeForms(token, code, words)}
  </main>`;
  return {
    title: words.title,
    language: words.locale,
    body,
    status: problem === undefined ? 200 : problem === 'too-many' ? 429 : 422,
  };
}

function openForm(token: string, words: LinkWords) {
  return html`<form method="post" action="/s/${token}/open">
    <p><button class="primary">${words.open}</button></p>
  </form>`;
}

function codeForms(token: string, code: NonNullable<Entrance['code']>, words: LinkWords) {
  if (code === 'no-mobile') return html`<p class="notice bad">${words.noMobile}</p>`;
  if (code === 'unknown-member') return html`<p class="notice">${words.signInAsMember}</p>`;
  const send = (label: string, style: string) =>
    html`<form method="post" action="/s/${token}/code">
      <p><button class="${style}">${label}</button></p>
    </form>`;
  if (code === 'can-be-sent') {
    return html`<p>${words.codeIntro}</p>
      ${send(words.sendCode, 'primary')}`;
  }
  return html`<p class="notice good" role="status">${words.codeSent}</p>
    <form method="post" action="/s/${token}/open">
      <p>
        <label for="code">${words.codeLabel}</label>
        <input
          class="code"
          id="code"
          name="code"
          required
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="12"
        />
      </p>
      <p><button class="primary">${words.open}</button></p>
    </form>
    ${send(words.sendAnotherCode, '')}`;
}

/** The page of a link that opens nothing (any more, or for now). */
export function closedPage(state: Exclude<Bucket['state'], 'open'>, words: LinkWords): Page {
  const body = html`<main class="narrow">
    <h1>${words.title}</h1>
    <p class="notice bad">${words[state]}</p>
  </main>`;
  return { title: words.title, language: words.locale, body, status: state === 'locked' ? 423 : 410 };
}
