import { randomUUID } from 'node:crypto';

import { RULE_CASES } from '../../src/checks/rule-cases.js';
import type { DepartmentName, Fault } from './endpoint.js';
import { answers, bodyOf, changed, hears, OF_STUDY, SHARE, SHARES, unchecked, type Json } from './faults.js';

/** An endpoint that is wrong in one way, and the point that must find it. */
export interface Wrong {
  /** The point’s id. */
  found: string;
  says: string;
  fault: () => Fault;
  department?: DepartmentName;
}

const always =
  (fault: Fault): (() => Fault) =>
  () =>
    fault;
const searchOf = (what: 'recipients' | 'studies') => new RegExp(`^/${what}/search$`);
const withoutCursor = (what: 'recipients' | 'studies') =>
  always(hears('POST', searchOf(what), ({ cursor: _cursor, ...body }) => body));
const share = (change: (share: Json, asked: Json) => Json) =>
  always(
    answers('POST', SHARES, (json, status, asked) =>
      status < 300 ? { json: { ...json, ...change(json, asked) } } : undefined,
    ),
  );
const recipients = (change: (recipient: Json, index: number) => Json) =>
  share(({ recipients: all }) => ({
    recipients: all.map((recipient: Json, index: number) => ({ ...recipient, ...change(recipient, index) })),
  }));
const policy = (change: (policy: Json) => Json) =>
  always(answers('GET', /^\/policy$/, (json) => ({ json: { ...json, ...change(json) } })));
const refusalsAs = (type: string, text?: string) =>
  always(async (request, ask) =>
    changed(await ask(request), (json, status) =>
      status >= 400 ? { text: text ?? JSON.stringify(json), headers: { 'Content-Type': type } } : undefined,
    ),
  );
const newKey = always(
  hears('POST', SHARES, (_body, headers) => {
    headers.set('Idempotency-Key', randomUUID());
  }),
);
/** What recipients see, who alone see no reason. */
const recipientsView = (change: (share: Json) => Json) =>
  always(
    answers('GET', SHARE, (json, status) =>
      status === 200 && json.reason === undefined ? { json: { ...json, ...change(json) } } : undefined,
    ),
  );

/** Shares what is refused, under another key, and answers the refusal. */
const sharesAllTheSame = (): Fault => async (request, ask) => {
  const refused = await ask(request.clone());
  if (request.method !== 'POST' || !request.url.endsWith('/shares') || refused.status !== 422) return refused;
  const headers = new Headers(request.headers);
  headers.set('Idempotency-Key', randomUUID());
  headers.delete('content-length');
  const body = JSON.stringify({ ...(await bodyOf(request)), consent: true });
  await ask(new Request(request.url, { method: 'POST', headers, body }));
  return refused;
};

/** Tells those apart that are there and those that are not: 403 to whoever asks for what is somebody else’s. */
const tellsWhatExists = (): Fault => {
  const made = new Set<string>();
  return async (request, ask) => {
    const response = await ask(request);
    if (request.method === 'POST' && request.url.endsWith('/shares')) {
      made.add(String((await bodyOf(response.clone()))?.id));
    }
    const id = request.url.split('/')[5] ?? '';
    return made.has(id)
      ? changed(response, (json, status) =>
          status === 404 ? { status: 403, json: { ...json, status: 403 } } : undefined,
        )
      : response;
  };
};

const saysWhatExists = (): Fault => {
  const made = new Set<string>();
  return async (request, ask) => {
    const response = await ask(request);
    if (request.method === 'POST' && request.url.endsWith('/shares')) {
      made.add(String((await bodyOf(response.clone()))?.id));
    }
    return made.has(request.url.split('/')[5] ?? '')
      ? changed(response, (json, status) => (status === 404 ? { json: { ...json, title: 'Not yours' } } : undefined))
      : response;
  };
};

/** Whoever looks at a link has opened the study. */
const opensByLooking = (): Fault => {
  let looked = false;
  return async (request, ask) => {
    looked ||= request.url.includes('/s/');
    const response = await ask(request);
    if (!looked || request.method !== 'GET' || !/\/shares\/[^/]+$/.test(request.url)) return response;
    return changed(response, (json) => ({
      json: {
        ...json,
        recipients: json.recipients.map((recipient: Json) => ({ ...recipient, openedAt: '2026-03-01T10:00:00Z' })),
      },
    }));
  };
};

/** The reason goes to whoever sees the share. */
const showsReason = (): Fault => {
  let reason: unknown;
  return async (request, ask) => {
    if (request.method === 'POST' && request.url.endsWith('/shares')) reason = (await bodyOf(request.clone()))?.reason;
    return changed(await ask(request), (json, status) =>
      status === 200 && request.method === 'GET' && json?.sharedAt ? { json: { ...json, reason } } : undefined,
    );
  };
};

/** Answers what was asked for, and does nothing. */
const onlyAnswers =
  (method: string, path: RegExp, status: number, answer?: (share: Json, asked: Json) => Json): (() => Fault) =>
  () =>
  async (request, ask) => {
    if (request.method !== method || !path.test(new URL(request.url).pathname.replace(/^\/api/, '')))
      return ask(request);
    if (!answer) return new Response(null, { status });
    const asked = await bodyOf(request.clone());
    const seen = await ask(new Request(request.url, { headers: request.headers }));
    return changed(seen, (json) => ({ status, json: answer(json, asked) }));
  };

const limits = (): Fault => {
  let count = 0;
  const problem = JSON.stringify({ code: 'too-many-requests', status: 429 });
  return async (request, ask) => {
    count += 1;
    return count % 3 === 0
      ? new Response(problem, { status: 429, headers: { 'Content-Type': 'application/problem+json' } })
      : ask(request);
  };
};

const POINTS: readonly Wrong[] = [
  {
    found: 'session/signed-in-only',
    says: 'shows somebody’s favorites to anybody',
    fault: always(
      answers('GET', /^\/favorites$/, (_json, status) =>
        status === 401 ? { status: 200, json: { recipients: [] } } : undefined,
      ),
    ),
  },
  {
    found: 'policy/shape',
    says: 'has a kind that the contract has not',
    fault: policy(({ recipients: r }) => ({ recipients: { ...r, kinds: [...r.kinds, 'robot'] } })),
  },
  { found: 'policy/shape', says: 'leaves the options out', fault: policy(() => ({ options: undefined })) },
  { found: 'policy/today', says: 'is a day behind', fault: policy(() => ({ today: '2026-01-01' })) },
  { found: 'policy/usable', says: 'offers no language', fault: policy(() => ({ languages: [] })) },
  {
    found: 'recipients/found',
    says: 'finds nobody by last name alone',
    fault: always(
      answers('POST', searchOf('recipients'), (json, _status, { text }) =>
        text?.includes(' ') ? undefined : { json: { ...json, recipients: [] } },
      ),
    ),
  },
  {
    found: 'recipients/by-criteria',
    says: 'searches by criteria without any',
    fault: always(
      answers('POST', searchOf('recipients'), (_json, status, { criteria }) =>
        criteria && status === 400 ? { status: 200, json: { recipients: [], next: null } } : undefined,
      ),
    ),
  },
  { found: 'recipients/pages', says: 'begins with the first page again', fault: withoutCursor('recipients') },
  { found: 'recipients/malformed', says: 'takes any cursor', fault: withoutCursor('recipients') },
  {
    found: 'recipients/minimum',
    says: 'searches by one letter',
    fault: always(
      hears('POST', searchOf('recipients'), (body) => (body.text === 'a' ? { ...body, text: 'an' } : body)),
    ),
  },
  {
    found: 'recipients/recent',
    says: 'forgets whom was shared with',
    fault: always(answers('GET', /recent$/, () => ({ json: { recipients: [] } }))),
  },
  {
    found: 'recipients/check',
    says: 'takes anything for a mobile',
    fault: always(hears('POST', /check$/, ({ email }) => ({ email }))),
  },
  {
    found: 'recipients/members',
    says: 'says that an unknown group is empty',
    fault: always(
      answers('POST', /members$/, (_json, status) =>
        status === 404 ? { status: 200, json: { members: [], next: null } } : undefined,
      ),
    ),
  },
  {
    found: 'favorites/shape',
    says: 'lists favorites that are none',
    fault: always(
      answers('GET', /^\/favorites$/, (_json, status) =>
        status === 200
          ? {
              json: {
                recipients: [
                  {
                    kind: 'user',
                    id: 'u',
                    displayName: 'U',
                    language: 'nl',
                    reach: { mail: true, mobile: true },
                    favorite: false,
                    external: false,
                  },
                ],
              },
            }
          : undefined,
      ),
    ),
  },
  { found: 'favorites/after-sharing', says: 'stores a star before the share completes', fault: sharesAllTheSame },
  {
    found: 'favorites/after-sharing',
    says: 'stores no star',
    fault: always(
      hears('POST', SHARES, (body) => ({
        ...body,
        recipients: body?.recipients?.map((recipient: Json) => ({ ...recipient, favorite: false })),
      })),
    ),
  },
  {
    found: 'studies/shape',
    says: 'has a date that does not exist',
    fault: always(
      answers('POST', searchOf('studies'), (json) => ({
        json: { ...json, studies: json.studies?.map((study: Json) => ({ ...study, date: '2026-02-31' })) },
      })),
    ),
  },
  { found: 'studies/pages', says: 'begins with the first page again', fault: withoutCursor('studies') },
  {
    found: 'studies/filters',
    says: 'finds every modality',
    fault: always(hears('POST', searchOf('studies'), ({ modality: _modality, ...body }) => body)),
  },
  { found: 'studies/malformed', says: 'takes any cursor', fault: withoutCursor('studies') },
  {
    found: 'share/as-asked',
    says: 'answers a wider access',
    fault: share(() => ({ access: 'images-and-report-write' })),
  },
  { found: 'share/as-asked', says: 'has an access that the contract has not', fault: share(() => ({ access: 'all' })) },
  { found: 'share/as-asked', says: 'hides the reason from the sender', fault: share(() => ({ reason: undefined })) },
  {
    found: 'share/as-asked',
    says: 'shares for somebody else',
    fault: share(({ sharedBy }) => ({ sharedBy: { ...sharedBy, id: 'somebody' } })),
  },
  {
    found: 'share/as-asked',
    says: 'shares at another time',
    fault: share(() => ({ sharedAt: '2020-01-01T00:00:00Z' })),
  },
  {
    found: 'share/as-asked',
    says: 'answers 200 for 201',
    fault: always(answers('POST', SHARES, (_json, status) => (status === 201 ? { status: 200 } : undefined))),
  },
  { found: 'share/as-asked', says: 'mails unasked', fault: recipients(() => ({ mail: 'queued' })) },
  {
    found: 'share/each-access',
    says: 'gives everything',
    fault: always(hears('POST', SHARES, (body) => ({ ...body, access: 'images-and-report-write' }))),
  },
  {
    found: 'share/options',
    says: 'forgets that it is urgent',
    fault: always(hears('POST', SHARES, (body) => ({ ...body, urgent: false }))),
  },
  {
    found: 'share/options',
    says: 'strips the message',
    fault: share(({ message }) => ({ message: message.replace(/<[^>]+>/g, '') })),
  },
  {
    found: 'share/anonymized',
    says: 'gives the report of an anonymized study',
    fault: share(() => ({ reportAccessible: true })),
  },
  {
    found: 'share/new-recipient',
    says: 'gives somebody new another name',
    fault: recipients(() => ({ displayName: 'Somebody' })),
  },
  {
    found: 'share/several',
    says: 'gives one link to all',
    fault: recipients(() => ({ link: 'http://pacs-share.test/s/one' })),
  },
  {
    found: 'share/read-again',
    says: 'answers another message later',
    fault: always(answers('GET', SHARE, (json) => ({ json: { ...json, message: 'Another' } }))),
  },
  {
    found: 'share/read-again',
    says: 'lists nothing',
    fault: always(answers('GET', OF_STUDY, () => ({ json: { shares: [] } }))),
  },
  {
    found: 'share/unknown-study',
    says: 'shares a study that there is not',
    fault: always(answers('POST', SHARES, (_json, status) => (status === 404 ? { status: 201, json: {} } : undefined))),
  },
  { found: 'idempotency/same', says: 'ignores the key', fault: newKey },
  {
    found: 'idempotency/same',
    says: 'answers 201 again',
    fault: always(answers('POST', SHARES, (_json, status) => (status === 200 ? { status: 201 } : undefined))),
  },
  { found: 'idempotency/other-body', says: 'ignores the key', fault: newKey },
  {
    found: 'idempotency/other-body',
    says: 'refuses for another reason',
    fault: always(
      answers('POST', SHARES, (json, status) => (status === 422 ? { json: { ...json, code: 'refused' } } : undefined)),
    ),
  },
  { found: 'idempotency/at-once', says: 'ignores the key', fault: newKey },
  { found: 'idempotency/key-needed', says: 'needs no key', fault: newKey },
  {
    found: 'remembered/users',
    says: 'remembers nothing',
    fault: policy(() => ({ remembered: { twoFactor: false, sendMail: true } })),
  },
  {
    found: 'remembered/users',
    says: 'remembers the choices for anybody',
    fault: () => {
      let remembered: Json;
      return async (request, ask) => {
        if (request.method === 'POST' && request.url.endsWith('/shares')) {
          const { twoFactor, sendMail } = (await bodyOf(request.clone())).recipients[0];
          remembered = { twoFactor, sendMail };
        }
        return changed(await ask(request), (json) =>
          request.url.endsWith('/policy') && remembered ? { json: { ...json, remembered } } : undefined,
        );
      };
    },
  },
  {
    found: 'share/wider-right-kept',
    says: 'takes the longer right away',
    fault: recipients(() => ({ kept: undefined })),
  },
  {
    found: 'rules/all-at-once',
    says: 'tells one thing at a time',
    fault: always(
      answers('POST', SHARES, (json, status) =>
        status === 422 ? { json: { ...json, errors: json.errors.slice(0, 1) } } : undefined,
      ),
    ),
  },
  {
    found: 'rules/consent-is-true',
    says: 'takes a text for consent',
    fault: always(hears('POST', SHARES, (body) => ({ ...body, consent: body.consent === 'true' || body.consent }))),
  },
  {
    found: 'rules/access-is-known',
    says: 'takes any access',
    fault: always(hears('POST', SHARES, (body) => ({ ...body, access: 'images-and-report-read' }))),
  },
  { found: 'rules/nothing-stored', says: 'stores what it refuses', fault: sharesAllTheSame },
  {
    found: 'rules/last-day',
    says: 'refuses the last day',
    fault: always(
      answers('POST', SHARES, (json, status) =>
        status === 201 && json.validity.until === json.sharedAt.slice(0, 10)
          ? {
              status: 422,
              json: { code: 'rules-broken', errors: [{ code: 'validity-past', pointer: '/validity/until' }] },
            }
          : undefined,
      ),
    ),
  },
  {
    found: 'rules/last-day',
    says: 'counts days in another zone',
    fault: share(({ validity }) => ({ validity: { ...validity, timeZone: 'Asia/Tokyo' } })),
  },
  {
    found: 'rules/unlimited',
    says: 'ends what has no end',
    fault: share(() => ({ validity: { until: '2099-01-01', timeZone: 'Europe/Brussels' } })),
  },
  {
    found: 'rules/length-in-characters',
    says: 'counts UTF-16',
    fault: always(
      answers('POST', SHARES, (_json, status, { message }) =>
        status === 201 && message.length > 2000
          ? { status: 422, json: { code: 'rules-broken', errors: [{ code: 'message-too-long', pointer: '/message' }] } }
          : undefined,
      ),
    ),
  },
  {
    found: 'validity/changed',
    says: 'answers the change and keeps the old',
    fault: onlyAnswers('PATCH', SHARE, 200, (json, { validity }) => ({
      ...json,
      validity: { ...json.validity, ...validity },
    })),
  },
  {
    found: 'validity/within-policy',
    says: 'changes what the policy does not allow',
    fault: onlyAnswers('PATCH', SHARE, 200, (json) => json),
  },
  {
    found: 'validity/malformed',
    says: 'takes anything for a validity',
    fault: onlyAnswers('PATCH', SHARE, 200, (json) => json),
  },
  { found: 'withdraw/share', says: 'withdraws nothing', fault: onlyAnswers('DELETE', SHARE, 204) },
  {
    found: 'withdraw/share',
    says: 'still gives links',
    fault: always(
      answers('GET', SHARE, (json) => ({
        json: {
          ...json,
          recipients: json.recipients?.map((recipient: Json) => ({ ...recipient, link: 'http://pacs-share.test/s/x' })),
        },
      })),
    ),
  },
  {
    found: 'withdraw/recipient',
    says: 'withdraws it from all',
    fault: always(async (request, ask) =>
      request.method === 'DELETE' && request.url.includes('/recipients/')
        ? ask(new Request(request.url.replace(/\/recipients\/.*/, ''), { method: 'DELETE', headers: request.headers }))
        : ask(request),
    ),
  },
  {
    found: 'mail/again',
    says: 'answers 200 for 202',
    fault: always(answers('POST', /\/mail$/, (_json, status) => (status === 202 ? { status: 200 } : undefined))),
  },
  {
    found: 'mail/again',
    says: 'has a state that the contract has not',
    fault: always(
      answers('POST', /\/mail$/, (_json, status) => (status === 202 ? { json: { mail: 'flying' } } : undefined)),
    ),
  },
  {
    found: 'mail/not-after-withdrawal',
    says: 'mails what was withdrawn',
    fault: always(
      answers('POST', /\/mail$/, (_json, status) =>
        status === 422 ? { status: 202, json: { mail: 'queued' } } : undefined,
      ),
    ),
  },
  {
    found: 'unlock/not-by-senders',
    says: 'lets anybody unlock',
    fault: always(
      answers('POST', /\/unlock$/, (_json, status) =>
        status === 403 ? { status: 200, json: { locked: false } } : undefined,
      ),
    ),
  },
  {
    found: 'unlock/by-admins',
    says: 'lets nobody unlock',
    fault: always(
      answers('POST', /\/unlock$/, (_json, status) => (status === 200 ? { json: { locked: true } } : undefined)),
    ),
  },
  {
    found: 'seen/unknown',
    says: 'fails at an odd id',
    fault: always(
      answers('GET', SHARE, (json, status) =>
        status === 404 ? { status: 500, json: { ...json, status: 500 } } : undefined,
      ),
    ),
  },
  { found: 'seen/not-yours', says: 'forbids what is not yours', fault: tellsWhatExists },
  { found: 'seen/not-yours', says: 'says whose it is', fault: saysWhatExists },
  { found: 'seen/reason-hidden', says: 'shows the reason to recipients', fault: showsReason },
  {
    found: 'seen/own-recipient',
    says: 'shows recipients to each other',
    fault: recipientsView(({ recipients: [one] }) => ({ recipients: [one, { ...one, rid: 'another' }] })),
  },
  {
    found: 'seen/anonymized',
    says: 'shows the name',
    fault: recipientsView(({ studies }) => ({
      studies: studies.map((study: Json) => ({ ...study, patient: { name: 'Proefkonijn^Zélie' } })),
    })),
  },
  {
    found: 'seen/anonymized',
    says: 'shows the name in the description',
    fault: recipientsView(({ studies }) => ({
      studies: studies.map((study: Json) => ({ ...study, description: 'CT of Proefkonijn' })),
    })),
  },
  {
    found: 'seen/by-recipient-only-seen',
    says: 'lets recipients withdraw',
    fault: always(answers('DELETE', SHARE, (_json, status) => (status === 403 ? { status: 204 } : undefined))),
  },
  ...(
    [
      ['has the reason in the mail', (mail: Json, { reason }: Json) => ({ text: `${mail.text}\n${reason}` })],
      [
        'has the patient’s name in the mail',
        (mail: Json) => ({ html: mail.html.replace('</body>', 'Zélie Proefkonijn</body>') }),
      ],
      ['leaves the message out', (mail: Json, { message }: Json) => ({ text: mail.text.replace(message, '') })],
      [
        'puts the word for urgent last',
        (mail: Json, { urgent }: Json) => (urgent ? { subject: `${mail.subject.replace(/^\S+ /, '')} !` } : {}),
      ],
    ] as const
  ).map(([says, change]): Wrong => ({
    found: 'mail/preview',
    says,
    fault: always(
      answers('POST', /\/preview$/, (json, _status, asked) =>
        json.mails
          ? { json: { mails: json.mails.map((mail: Json) => ({ ...mail, ...change(mail, asked) })) } }
          : undefined,
      ),
    ),
  })),
  {
    found: 'problems/malformed',
    says: 'answers 422 to what is not JSON',
    fault: always(
      answers('POST', SHARES, (json, status) =>
        status === 400 ? { status: 422, json: { ...json, status: 422 } } : undefined,
      ),
    ),
  },
  {
    found: 'problems/malformed',
    says: 'answers a page to what is not JSON',
    fault: refusalsAs('text/html', '<h1>Bad request</h1>'),
  },
  {
    found: 'problems/too-large',
    says: 'breaks under a large body',
    fault: always(
      answers('POST', SHARES, (json, status) => (status === 413 || status === 422 ? { status: 500, json } : undefined)),
    ),
  },
  { found: 'problems/everywhere', says: 'refuses as plain JSON', fault: refusalsAs('application/json') },
  {
    found: 'problems/everywhere',
    says: 'refuses without a code',
    fault: refusalsAs('application/problem+json', '{"title":"No"}'),
  },
  {
    found: 'problems/no-failure',
    says: 'fails where nothing is found',
    fault: always(async (request, ask) =>
      changed(await ask(request), (json, status) => (status === 404 ? { status: 500, json } : undefined)),
    ),
  },
  {
    found: 'problems/tell-nothing',
    says: 'answers a stack',
    fault: always(async (request, ask) =>
      changed(await ask(request), (json, status) =>
        status === 404 ? { json: { ...json, detail: 'Error\n    at find (shares.ts:1:1)' } } : undefined,
      ),
    ),
  },
  {
    found: 'privacy/addresses',
    says: 'has the patient in an address',
    fault: always(answers('POST', SHARES, () => ({ headers: { Location: '/api/shares/1?patient=Proefkonijn' } }))),
  },
  {
    found: 'links/unguessable',
    says: 'counts its links',
    fault: recipients((_recipient, index) => ({ link: `http://pacs-share.test/s/${index + 1000}` })),
  },
  { found: 'links/nothing-spent', says: 'takes a scanner for the recipient', fault: opensByLooking },
  { found: 'limits/retry-after', says: 'does not say when to come again', fault: limits },
];

/** One for each rule, and each way to break it. */
const RULES = RULE_CASES.map(({ code, variant, pointer }): Wrong => {
  const isStrict =
    ['studies-too-many', 'studies-mixed-source', 'recipients-too-many', 'recipient-kind-off'].includes(code) ||
    ['two-factor-off', 'mail-off', 'unlimited-off', 'option-off'].includes(code);
  return {
    found: `rules/${code}${variant === undefined ? '' : `/${variant}`}`,
    says: `does not look at ${pointer}`,
    fault: always(unchecked(code)),
    ...(isStrict && { department: 'strict' }),
  };
});

const TOLD_WRONGLY: readonly Wrong[] = [
  {
    found: 'rules/consent-missing',
    says: 'tells another code',
    fault: always(
      answers('POST', SHARES, (json, status) =>
        status === 422 ? { json: { ...json, errors: [{ code: 'no-consent', pointer: '/consent' }] } } : undefined,
      ),
    ),
  },
  {
    found: 'rules/consent-missing',
    says: 'tells another place',
    fault: always(
      answers('POST', SHARES, (json, status) =>
        status === 422 ? { json: { ...json, errors: [{ code: 'consent-missing', pointer: '' }] } } : undefined,
      ),
    ),
  },
  {
    found: 'rules/consent-missing',
    says: 'tells what is not wrong as well',
    fault: always(
      answers('POST', SHARES, (json, status) =>
        status === 422
          ? { json: { ...json, errors: [...json.errors, { code: 'reason-missing', pointer: '/reason' }] } }
          : undefined,
      ),
    ),
  },
  { found: 'rules/reason-missing', says: 'answers a page', fault: refusalsAs('text/html', '<h1>Server error</h1>') },
];

export const WRONG: readonly Wrong[] = [...POINTS, ...RULES, ...TOLD_WRONGLY];
