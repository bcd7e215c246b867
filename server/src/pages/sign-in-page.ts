import { html } from 'hono/html';

import type { Caller } from '../auth/caller.js';
import type { Page } from './page.js';

const ROLES: Readonly<Record<Caller['role'], string>> = {
  sender: 'Shares studies',
  admin: 'Administers a department',
  'service-desk': 'Service desk',
  recipient: '',
};

/**
 * Who one may be in the demo.
 *
 * @param descriptions by id: what tells homonyms apart
 */
export function signInPage(people: readonly Caller[], descriptions: ReadonlyMap<string, string>): Page {
  const staff = people.filter(({ role }) => role !== 'recipient');
  const recipients = people.filter(({ role }) => role === 'recipient');
  const body = html`<main>
    <h1>Who would you like to be?</h1>
    <p class="quiet">
      This is a demonstration: everybody here is invented, and so are the patients and their studies. Begin with
      somebody who shares studies.
    </p>
    <h2>Departments and service desk</h2>
    ${cards(staff, () => '')}
    <h2>Recipients</h2>
    ${cards(recipients, ({ id }) => descriptions.get(id) ?? '')}
    <p id="problem" class="notice bad" role="alert" hidden></p>
    <p><a href="/outbox">What was mailed</a></p>
  </main>`;
  return { title: 'Sign in – pacs-share', language: 'en', body, scripts: ['sign-in.js'] };
}

function cards(people: readonly Caller[], description: (person: Caller) => string) {
  return html`<ul class="people">
    ${people.map((person) => {
      const facts = [ROLES[person.role], person.department?.name ?? '', description(person)];
      return html`<li>
        <button type="button" data-person="${person.id}">
          ${person.displayName} <small>${facts.filter((fact) => fact !== '').join(' · ')}</small>
        </button>
      </li>`;
    })}
  </ul>`;
}

/** For the service desk: where to go from here. */
export function welcomePage({ displayName }: Caller): Page {
  const body = html`<main class="narrow">
    <div class="row spread">
      <p class="quiet">Signed in as <strong>${displayName}</strong></p>
      <button type="button" data-sign-out>Sign out</button>
    </div>
    <h1>Welcome</h1>
    <p>The service desk unlocks recipients who entered too many wrong codes. Open the page of a share to do so.</p>
    <p><a class="button" href="/outbox">What was mailed</a></p>
  </main>`;
  return { title: 'pacs-share', language: 'en', body, scripts: ['sign-out.js'] };
}
