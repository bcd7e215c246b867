import { html } from 'hono/html';

import type { Page } from '../page.js';
import { signInWords } from '../sign-in/words.js';
import type { LinkWords } from './words.js';

/** What the page of a link asks for before it opens: nothing of what is shared stands on it. */
export interface Entrance {
  token: string;
  /** How the code gets to whoever opens; undefined where none is asked for. */
  code: CodeState | undefined;
  /** What went wrong with the last attempt. */
  problem?: 'wrong' | 'none-valid' | { tooManyForMinutes: number };
}

export type CodeState =
  /** To a mobile, of which these are the last digits. */
  | { state: 'can-be-sent' | 'was-sent' | 'not-sent'; digits: string }
  | { state: 'no-mobile' }
  | { state: 'unknown-member'; signInAddress: string | undefined };

/** The page of a link that can be opened, before it is. */
export function entrancePage({ token, code, problem }: Entrance, words: LinkWords): Page {
  const body = html`<main class="narrow">
    <h1>${words.title}</h1>
    <p>${words.intro}</p>
    ${problem === undefined ? '' : html`<p class="notice bad" role="alert">${problemText(problem, words)}</p>`}
    ${code === undefined ? openForm(token, words) : codeForms(token, code, words)}
  </main>`;
  return {
    title: words.title,
    language: words.locale,
    body,
    status: problem === undefined ? 200 : typeof problem === 'object' ? 429 : 422,
  };
}

function problemText(problem: NonNullable<Entrance['problem']>, words: LinkWords): string {
  if (typeof problem === 'object') return words.tooManyCodes(problem.tooManyForMinutes);
  return problem === 'wrong' ? words.wrongCode : words.noValidCode;
}

function openForm(token: string, words: LinkWords) {
  return html`<form method="post" action="/s/${token}/open">
    <p><button class="primary">${words.open}</button></p>
  </form>`;
}

function codeForms(token: string, code: CodeState, words: LinkWords) {
  if (code.state === 'no-mobile') return html`<p class="notice bad">${words.noMobile}</p>`;
  if (code.state === 'unknown-member') return memberHint(code.signInAddress, words);
  const send = (label: string, style: string) =>
    html`<form method="post" action="/s/${token}/code">
      <p><button class="${style}">${label}</button></p>
    </form>`;
  if (code.state === 'can-be-sent') {
    return html`<p>${words.codeIntro(code.digits)}</p>
      ${send(words.sendCode, 'primary')}`;
  }
  if (code.state === 'not-sent') {
    return html`<p class="notice bad" role="alert">${words.codeNotSent}</p>
      ${send(words.sendAnotherCode, 'primary')}`;
  }
  return html`<p class="notice good" role="status">${words.codeSent(code.digits)}</p>
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

function memberHint(signInAddress: string | undefined, words: LinkWords) {
  return html`<p class="notice">${words.signInAsMember}</p>
    ${
      signInAddress === undefined
        ? ''
        : html`<p><a class="button" href="${signInAddress}">${signInWords(words.locale).signIn}</a></p>`
    }`;
}

const STATUSES = { locked: 423, expired: 410, withdrawn: 410, unknown: 404 } as const;

/**
 * The page of a link that opens nothing (any more, or for now).
 *
 * @param department that shared; nobody did where the link is unknown
 */
export function closedPage(state: keyof typeof STATUSES, words: LinkWords, department = ''): Page {
  const body = html`<main class="narrow">
    <h1>${words.title}</h1>
    <p class="notice bad">${state === 'locked' ? words.locked(department) : words[state]}</p>
  </main>`;
  return { title: words.title, language: words.locale, body, status: STATUSES[state] };
}
