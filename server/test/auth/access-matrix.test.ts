import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { Share } from 'pacs-share/domain';

import { createApp } from '../../src/app.js';
import type { SignIn } from '../../src/auth/sign-in.js';
import { DEFAULT_CLAIMS } from '../../src/auth/claims.js';
import { groupMembers, groups, requestCounts } from '../../src/database/schema.js';
import { Refusal } from '../../src/http/problem.js';
import { Metrics } from '../../src/operations/metrics.js';
import {
  ADMIN,
  COLLEAGUE,
  personNamed,
  RECIPIENT,
  SENDER,
  SERVICE_DESK,
  share,
  shareRequest,
  STRICT_ADMIN,
  STRICT_SENDER,
  uid,
  user,
} from '../support/share-request.js';
import { TestClient, type Answer } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { accessDocument, answerFor, GROUP, MATRIX, ROLES, type Asked, type Role, type Row } from './access-matrix.js';

const PEOPLE: Readonly<Record<Exclude<Role, 'nobody'>, string>> = {
  stranger: personNamed('Joris Claes'),
  recipient: RECIPIENT,
  member: personNamed('Wim Mertens'),
  sender: SENDER,
  colleague: COLLEAGUE,
  admin: ADMIN,
  'other sender': STRICT_SENDER,
  'other admin': STRICT_ADMIN,
  'service desk': SERVICE_DESK,
};
const ASSETS = fileURLToPath(new URL('../../src/pages/assets', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../../../docs/access.md', import.meta.url));
const UNKNOWN_ID = 'A'.repeat(22);

/** Leads to a provider that nobody goes to. */
const SIGN_IN: SignIn = {
  claims: DEFAULT_CLAIMS,
  begin: () =>
    Promise.resolve({
      address: new URL('https://id.example.org/auth'),
      attempt: { state: 's', nonce: 'n', codeVerifier: 'v' },
    }),
  complete: () => Promise.reject(new Error('nobody comes back')),
  signOutAddress: () => Promise.resolve(undefined),
  endedSession: () => Promise.reject(new Refusal('malformed')),
};

const operationsOf = ({ routes }: TestServer['app']) =>
  new Set(routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`));

describe('who may do what', () => {
  let server: TestServer;
  /** The server as it is outside the demo, on the same database. */
  let production: TestServer['app'];
  const cookies = new Map<Role, [string, string][]>();

  before(async () => {
    server = await startTestServer({
      bundleFolder: ASSETS,
      operations: {
        readiness: () => Promise.resolve({ database: true, mails: true, texts: true }),
        metrics: { token: 'of a machine', metrics: new Metrics() },
      },
    });
    production = createApp({ ...server.dependencies, demo: undefined, signIn: SIGN_IN });
    await server.db.insert(groups).values({ id: GROUP, name: 'Access matrix', language: 'nl' });
    await server.db.insert(groupMembers).values({ groupId: GROUP, personId: PEOPLE.member });
    for (const role of ROLES) cookies.set(role, [...(await signIn(role)).cookies]);
  });
  after(() => server.stop());
  // So much is asked here that limits would be reached.
  beforeEach(() => server.db.delete(requestCounts));

  const signIn = (role: Role) => (role === 'nobody' ? Promise.resolve(server.client()) : server.signIn(PEOPLE[role]));

  /** A browser in which somebody of this role is signed in. */
  async function browserOf(role: Role, app: TestServer['app'], row?: Row): Promise<TestClient> {
    const browser = new TestClient(app);
    const kept = row?.ends ? (await signIn(role)).cookies : (cookies.get(role) ?? []);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    return browser;
  }

  async function newShare(): Promise<Asked> {
    const request = shareRequest({ recipients: [user(), { ...user(GROUP), kind: 'group' }] });
    const made = await share(await browserOf('sender', server.app), request);
    assert.equal(made.status, 201, made.text);
    const { id, recipients } = made.json as Share;
    const [first] = recipients;
    return { id, rid: first?.rid ?? '', token: new URL(first?.link ?? '').pathname.slice('/s/'.length) };
  }

  let asking = 0;
  function ask(browser: TestClient, operation: string, row: Row, asked: Asked, accept: string): Promise<Answer> {
    const [method = '', pattern = ''] = operation.split(' ');
    const values: Record<string, string> = { uid: uid(1), ...asked, ...row.parameters };
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? assert.fail(`${operation}: ${name}`));
    const body = row.form ? new URLSearchParams(row.form) : row.body && JSON.stringify(row.body(asked));
    return browser.fetch(path + (row.query ?? ''), {
      method,
      headers: {
        Accept: accept,
        'Idempotency-Key': `matrix-${(asking += 1)}`,
        ...(row.body && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
  }

  const toSignIn = ({ status, headers }: Answer) =>
    status === 303 && /^\/(sign-in(\?|$)|$)/.test(headers.get('location') ?? '');

  it('is told for every operation that there is, and for no other', () => {
    const all = new Set([...operationsOf(server.app), ...operationsOf(production)]);
    const missing = [...all].filter((operation) => !Object.hasOwn(MATRIX, operation));
    assert.deepEqual(missing, [], 'add a row to access-matrix.ts');
    assert.deepEqual(
      Object.keys(MATRIX).filter((operation) => !all.has(operation)),
      [],
      'rows of operations that are no more',
    );
  });

  for (const [operation, row] of Object.entries(MATRIX)) {
    it(operation, async () => {
      const isProduction = operationsOf(production).has(operation);
      const app = isProduction ? production : server.app;
      const asked = await newShare();
      const none: Asked = { id: UNKNOWN_ID, rid: UNKNOWN_ID, token: 'A'.repeat(43) };
      for (const role of ROLES) {
        const expected = answerFor(row, role);
        const browser = await browserOf(role, app, row);
        const answer = await ask(browser, operation, row, asked, '*/*');
        const told = `${role}: ${answer.status} ${answer.text.slice(0, 200)}`;
        if (expected === 'sign-in') assert.ok(toSignIn(answer), told);
        else assert.equal(answer.status, Number(expected), told);

        if (row.opened !== undefined) {
          await browser.submit(`/s/${asked.token}/open`);
          assert.equal((await ask(browser, operation, row, asked, '*/*')).status, row.opened, role);
        }
        if (!isProduction) {
          const outside = await ask(await browserOf(role, production), operation, row, asked, '*/*');
          assert.equal(outside.status, 404, `${role}: outside the demo it is not there`);
        }
        if (!/:(id|rid|token)\b/.test(operation) || row.parameters?.['id'] !== undefined) continue;

        // Not yours and unknown: the same, to the letter, for programs and for people.
        for (const accept of ['application/json', 'text/html']) {
          const unknown = await ask(browser, operation, row, none, accept);
          if (expected === '401' || expected === 'sign-in') {
            assert.equal(unknown.status, expected === '401' ? 401 : 303, role);
            continue;
          }
          assert.equal(unknown.status, 404, `${role}: of nothing`);
          if (expected !== '404' || row.opened !== undefined) continue;
          const theirs = await ask(browser, operation, row, asked, accept);
          assert.equal(theirs.status, unknown.status, role);
          assert.equal(theirs.text, unknown.text, role);
          assert.deepEqual([...theirs.headers], [...unknown.headers], role);
        }
        // Somebody who sees the share is not told either whether a recipient exists whom he or she does not see.
        if (operation.includes(':rid') && Number(expected) < 300) {
          const other = await ask(browser, operation, row, { ...asked, rid: UNKNOWN_ID }, '*/*');
          assert.equal(other.status, 404, `${role}: another recipient`);
        }
      }
    });
  }

  it('lists a share for those who may see it, and for nobody else', async () => {
    const { id } = await newShare();
    const listed = async (role: Role, query: string) => {
      const { json } = await (await browserOf(role, production)).get(`/api/shares?study=${query}`);
      return (json.shares as Share[]).map((found) => found.id);
    };
    for (const role of ROLES.slice(1)) {
      const maySee = answerFor(MATRIX['GET /api/shares/:id'] ?? { answers: '' }, role) === '200';
      assert.equal((await listed(role, uid(1))).includes(id), maySee, role);
      assert.deepEqual(await listed(role, '1.2.3.4'), [], role);
    }
  });

  it('is written down for people', async () => {
    if (process.env['WRITE_DOCS'] === '1') await writeFile(DOCUMENT, accessDocument());
    assert.equal(await readFile(DOCUMENT, 'utf8'), accessDocument(), 'write it anew with WRITE_DOCS=1');
  });
});
