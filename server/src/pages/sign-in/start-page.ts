import { html } from 'hono/html';

import type { Caller } from '../../auth/caller.js';
import { linkWords } from '../link/words.js';
import type { Page } from '../page.js';
import { signInWords } from './words.js';

/** The start, for who is not signed in. */
export function startPage(language: string): Page {
  const { signIn, intro } = signInWords(language);
  const { title } = linkWords(language);
  const body = html`<main class="narrow">
    <h1>${title}</h1>
    <p>${intro}</p>
    <p><a class="button" href="/sign-in">${signIn}</a></p>
  </main>`;
  return { title, language, body };
}

/** The start, for those who share and for the service desk; others begin with what they received. */
export function welcomePage({ displayName, language, role, department }: Caller): Page {
  const words = signInWords(language);
  const { locale, signedInAs, signOut, receivedTitle } = linkWords(language);
  const body = html`<main class="narrow">
    <div class="row spread">
      <p class="quiet">
        ${signedInAs} <strong>${displayName}</strong>${department === null ? '' : html` · ${department.name}`}
      </p>
      <button type="button" data-sign-out>${signOut}</button>
    </div>
    <h1>${words.welcome}</h1>
    <p>${role === 'service-desk' ? words.unlockOnPage : words.shareInViewer}</p>
    <p><a class="button" href="/received">${receivedTitle}</a></p>
  </main>`;
  return { title: words.welcome, language: locale, body, scripts: ['sign-out.js'] };
}

/** Where one is once signed out. */
export function signedOutPage(language: string): Page {
  const { signIn, signedOut } = signInWords(language);
  const body = html`<main class="narrow">
    <h1>${signedOut}</h1>
    <p><a class="button" href="/sign-in">${signIn}</a></p>
  </main>`;
  return { title: signedOut, language, body };
}
