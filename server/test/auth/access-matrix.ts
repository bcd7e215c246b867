import { newRecipient, RECIPIENT, SENDER, shareRequest, uid } from '../support/share-request.js';

/** From where somebody looks at a share that a sender of a department made for a person and a group. */
export const ROLES = [
  'nobody',
  'stranger',
  'recipient',
  'member',
  'sender',
  'colleague',
  'admin',
  'other sender',
  'other admin',
  'service desk',
] as const;

export type Role = (typeof ROLES)[number];

/** A share that a row asks about. */
export interface Asked {
  id: string;
  /** Of the person it was shared with. */
  rid: string;
  token: string;
  /** By what somebody received what he or she shares on, see `RECEIVED`. */
  received: string;
}

export interface Row {
  /** The status for each of `ROLES`, in their order; one alone for all. `sign-in` leads there. */
  answers: string;
  body?: (asked: Asked) => unknown;
  /** Sent as a page's form does. */
  form?: Record<string, string>;
  /** What stands for parameters of the path that are not those of a share. */
  parameters?: Record<string, string>;
  query?: string;
  /** The status once the link was opened in the same browser. */
  opened?: number;
  /** Whether asking ends the session. */
  ends?: true;
}

/** For those who share, of whichever department. */
const SENDERS = '401 403 403 403 200 200 200 200 200 403';
const SENDERS_204 = SENDERS.replaceAll('200', '204');
/** For the sender's side. Others who see the share may not, whoever does not see it is told nothing. */
const SENDERS_SIDE = '401 404 403 403 200 404 200 404 404 403';
/** The same about a recipient, of whom members of a group that is another recipient see nothing. */
const ABOUT_RECIPIENT = '401 404 403 404 200 404 200 404 404 403';
const SEES_SHARE = '401 404 200 200 200 404 200 404 404 200';

/**
 * Every operation of the server, and who gets what: whoever adds a route adds its row, otherwise the test fails. Then
 * write docs/access.md anew: WRITE_DOCS=1 npx tsx --conditions=source --test server/test/auth/access-matrix.test.ts
 */
export const MATRIX: Readonly<Record<string, Row>> = {
  'GET /api/policy': { answers: SENDERS },
  'POST /api/studies/search': { answers: SENDERS, body: () => ({}) },
  'POST /api/recipients/search': { answers: SENDERS, body: () => ({ text: 'peeters' }) },
  'GET /api/recipients/recent': { answers: SENDERS },
  'POST /api/recipients/check': { answers: SENDERS, body: () => ({ email: 'nova@example.org' }) },
  'POST /api/recipients/members': { answers: SENDERS, body: () => ({ id: GROUP }) },
  'GET /api/favorites': { answers: SENDERS },
  'DELETE /api/favorites/:kind/:id': { answers: SENDERS_204, parameters: { kind: 'user', id: RECIPIENT } },
  'POST /api/shares': { answers: SENDERS.replaceAll('200', '201'), body: () => shareRequest() },
  'POST /api/shares/preview': { answers: SENDERS, body: () => shareRequest({ recipients: [newRecipient()] }) },
  // Everybody gets a list, of those that he or she may see.
  'GET /api/shares': { answers: '401 200 200 200 200 200 200 200 200 200', query: `?study=${uid(1)}` },
  'GET /api/shares/:id': { answers: SEES_SHARE },
  'PATCH /api/shares/:id': { answers: SENDERS_SIDE, body: () => ({ validity: { until: '2026-04-11' } }) },
  'DELETE /api/shares/:id': { answers: SENDERS_SIDE.replaceAll('200', '204') },
  'DELETE /api/shares/:id/recipients/:rid': { answers: ABOUT_RECIPIENT.replaceAll('200', '204') },
  'POST /api/shares/:id/recipients/:rid/mail': { answers: ABOUT_RECIPIENT.replaceAll('200', '202') },
  'POST /api/shares/:id/recipients/:rid/unlock': { answers: '401 404 403 404 403 404 200 404 404 200' },
  'GET /api/openapi.json': { answers: '200' },
  'GET /api/docs': { answers: '200' },

  'GET /received': { answers: 'sign-in 200 200 200 200 200 200 200 200 200' },
  'GET /shares/:id': { answers: SEES_SHARE.replace('401', 'sign-in') },
  // Whoever made it, and nobody else of the department: the mail goes to him or her.
  'POST /shares/:id/notice': { answers: 'sign-in 404 403 403 303 404 403 404 404 403', form: { notify: '1' } },
  'GET /': { answers: '200 303 303 303 200 200 200 200 200 200' },
  'GET /sign-in': { answers: '303' },
  'GET /sign-in/callback': { answers: '400' },
  // The provider's, by a token that it signed.
  'POST /back-channel-logout': { answers: '400', form: { logout_token: 'x' } },
  'POST /sign-out': { answers: '200', ends: true },
  'GET /signed-out': { answers: '200' },

  // Whoever has a link may open it; what it leads to is there once it was opened in that browser.
  'GET /s/:token': { answers: '200' },
  'POST /s/:token/code': { answers: '200', form: {} },
  'POST /s/:token/open': { answers: '303', form: {} },
  'GET /s/:token/studies/:uid/instances': { answers: '404', opened: 200 },
  'GET /s/:token/studies/:uid/instances/:instance/frame': {
    answers: '404',
    opened: 200,
    parameters: { instance: `${uid(1)}.1` },
  },
  'GET /s/:token/studies/:uid/reports/:instance': {
    answers: '404',
    opened: 200,
    parameters: { instance: `${uid(1)}.9` },
  },
  'POST /s/:token/studies/:uid/notes': { answers: '404', form: { text: 'Seen' } },

  'GET /health/live': { answers: '200' },
  'GET /health/ready': { answers: '200' },
  // Nobody who is signed in: it takes a token of its own.
  'GET /metrics': { answers: '404' },
  'GET /assets/:file': { answers: '200', parameters: { file: 'pages.css' } },
  'GET /bundle/:file': { answers: '200', parameters: { file: 'pages.css' } },

  'GET /demo/people': { answers: '200' },
  'GET /demo/session': { answers: '401 200 200 200 200 200 200 200 200 200' },
  'POST /demo/session': { answers: '200', body: () => ({ user: SENDER }), ends: true },
  'DELETE /demo/session': { answers: '204', ends: true },
  'GET /demo/outbox': { answers: '200' },
  'GET /demo/studies/:uid/instances': { answers: SENDERS },
  'GET /demo/instances/:uid/frame': { answers: SENDERS, parameters: { uid: `${uid(1)}.1` } },
  'GET /outbox': { answers: '200' },
  'GET /outbox/mails/:index': { answers: '404', parameters: { index: '999999' } },
  'GET /viewer/:file': { answers: '200', parameters: { file: 'viewer.css' } },
};

/** For those with whom it was shared to share on. */
const RECEIVERS = '401 403 200 200 403 403 403 403 403 403';
/** About the share that the recipient made further: its maker, who shared first, and the admin of that department. */
const SEES_FURTHER = '401 404 200 404 200 404 200 404 404 200';
const FURTHER_SIDE = '401 404 200 404 403 404 200 404 404 403';
const ENDS_FURTHER = '401 404 204 404 204 404 204 404 404 403';

/** Where one shares on what was received by one share. */
export const RECEIVED = '/api/received/:received';

/**
 * The contract's operations below an endpoint for what was received: everybody asks by what he or she received,
 * who received nothing by what the recipient did. The share they are about is the one that the recipient made further.
 */
export const RECEIVED_MATRIX: Readonly<Record<string, Row>> = {
  [`GET ${RECEIVED}/policy`]: { answers: RECEIVERS },
  [`POST ${RECEIVED}/studies/search`]: { answers: RECEIVERS, body: () => ({}) },
  [`POST ${RECEIVED}/recipients/search`]: { answers: RECEIVERS, body: () => ({ text: 'peeters' }) },
  [`GET ${RECEIVED}/recipients/recent`]: { answers: RECEIVERS },
  [`POST ${RECEIVED}/recipients/check`]: { answers: RECEIVERS, body: () => ({ email: 'nova@example.org' }) },
  [`POST ${RECEIVED}/recipients/members`]: { answers: RECEIVERS, body: () => ({ id: GROUP }) },
  [`GET ${RECEIVED}/favorites`]: { answers: RECEIVERS },
  [`DELETE ${RECEIVED}/favorites/:kind/:id`]: {
    answers: RECEIVERS.replaceAll('200', '204'),
    parameters: { kind: 'user', id: RECIPIENT },
  },
  [`POST ${RECEIVED}/shares`]: {
    answers: RECEIVERS.replaceAll('200', '201'),
    body: () => shareRequest({ recipients: [newRecipient()] }),
  },
  [`POST ${RECEIVED}/shares/preview`]: {
    answers: RECEIVERS,
    body: () => shareRequest({ recipients: [newRecipient()] }),
  },
  [`GET ${RECEIVED}/shares`]: { answers: '401 200 200 200 200 200 200 200 200 200', query: `?study=${uid(1)}` },
  [`GET ${RECEIVED}/shares/:id`]: { answers: SEES_FURTHER },
  [`PATCH ${RECEIVED}/shares/:id`]: {
    answers: FURTHER_SIDE,
    body: () => ({ validity: { until: '2026-04-09' } }),
  },
  [`DELETE ${RECEIVED}/shares/:id`]: { answers: ENDS_FURTHER },
  [`DELETE ${RECEIVED}/shares/:id/recipients/:rid`]: { answers: ENDS_FURTHER },
  [`POST ${RECEIVED}/shares/:id/recipients/:rid/mail`]: { answers: FURTHER_SIDE.replaceAll('200', '202') },
  [`POST ${RECEIVED}/shares/:id/recipients/:rid/unlock`]: { answers: '401 404 403 404 403 404 200 404 404 200' },
  [`GET ${RECEIVED}/openapi.json`]: { answers: '200' },
  [`GET ${RECEIVED}/docs`]: { answers: '200' },
};

/** The group that the share is for. */
export const GROUP = 'g-access-matrix';

/** The answer that a row has for a role. */
export function answerFor({ answers }: Row, role: Role): string {
  const each = answers.split(' ');
  return each[each.length === 1 ? 0 : ROLES.indexOf(role)] ?? '';
}

/** The matrix for people to read: docs/access.md. */
export function accessDocument(): string {
  return `# Who may do what

Every operation of the server, and the status with which it answers. The share in question was made by a _sender_ of a
department for one person, the _recipient_, and for a group of which the _member_ is one. The _stranger_ receives shares
too, but not this one; the _colleague_ sends for the same department, and the _admin_ administers it; the _other sender_
and the _other admin_ are of another department. \`sign-in\` leads to where one signs in. Of two statuses the second holds
once the link was opened in that browser.

What is unknown and what is not yours have the same answer, 404, to the letter. Operations below \`/demo\`, \`/outbox\` and
\`/viewer\` exist in the demo alone; \`/sign-in\`, \`/sign-in/callback\`, \`/signed-out\` and
\`/back-channel-logout\` only outside it. This page is
written from the table of a test, which asks each.

${table(MATRIX)}

## Sharing on

The same contract is spoken at \`/api/received/{rid}\`, for whoever shares on what was received by that one share. Here
the share was made with further sharing allowed; the recipient asks by what he or she received, the member by what the
group did, everybody else by what the recipient did, which is answered as what nobody received: to the letter. Operations
on a share ask about the one that the recipient made further from it.

${table(RECEIVED_MATRIX)}
`;
}

function table(matrix: Readonly<Record<string, Row>>): string {
  const all = [
    ['', ...ROLES],
    ...Object.entries(matrix).map(([operation, row]) => [
      `\`${operation.replace(':received', '{rid}')}\``,
      ...ROLES.map((role) => answerFor(row, role) + (row.opened === undefined ? '' : `, ${row.opened}`)),
    ]),
  ];
  const widths = ['', ...ROLES].map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rows] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
