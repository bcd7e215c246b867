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
import {
  accessDocument,
  answerFor,
  GROUP,
  MATRIX,
  RECEIVED,
  RECEIVED_MATRIX,
  ROLES,
  type Asked,
  type Role,
  type Row,
} from './access-matrix.js';

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

/** Counts what a database of its own is asked. */
function countQuestions(db: TestServer['db']): { questions: () => number } {
  // Whichever of both kinds it is, every statement is prepared by its session.
  const { session } = db as unknown as { session: { prepareQuery(...args: unknown[]): unknown } };
  const prepare = session.prepareQuery.bind(session);
  let count = 0;
  session.prepareQuery = (...args) => {
    count += 1;
    return prepare(...args);
  };
  return { questions: () => count };
}

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

  async function made(role: Role, changes: object): Promise<Share> {
    const answer = await share(await browserOf(role, server.app), shareRequest(changes));
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }

  const BOTH = [user(), { ...user(GROUP), kind: 'group' }];

  async function newShare(): Promise<Asked> {
    const { id, recipients } = await made('sender', { recipients: BOTH });
    const [first] = recipients;
    const token = new URL(first?.link ?? '').pathname.slice('/s/'.length);
    return { id, rid: first?.rid ?? '', token, received: UNKNOWN_ID };
  }

  /** A share that the recipient made further, and by what each role has received what it was made from. */
  async function newFurtherShare(): Promise<{ first: Share; askedBy: (role: Role) => Asked }> {
    const first = await made('sender', { recipients: BOTH, furtherSharing: true });
    const { id, recipients } = await made('recipient', { recipients: [user(personNamed('Sofie Maes'))] });
    const [own, groups] = first.recipients;
    return {
      first,
      askedBy: (role) => ({
        id,
        rid: recipients[0]?.rid ?? '',
        token: '',
        received: (role === 'member' ? groups : own)?.rid ?? '',
      }),
    };
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

  const sameAs = (answer: Answer, other: Answer, told: string) => {
    assert.equal(answer.status, other.status, told);
    assert.equal(answer.text, other.text, told);
    assert.deepEqual([...answer.headers], [...other.headers], told);
  };

  it('is told for every operation that there is, and for no other', () => {
    const all = new Set([...operationsOf(server.app), ...operationsOf(production)]);
    // What the server does at /api, it does for what was received, too.
    const ofApi = [...all].filter((operation) => operation.includes(' /api/'));
    const received = new Set(ofApi.map((operation) => operation.replace(' /api', ` ${RECEIVED}`)));
    for (const [there, matrix] of [
      [all, MATRIX],
      [received, RECEIVED_MATRIX],
    ] as const) {
      const missing = [...there].filter((operation) => !Object.hasOwn(matrix, operation));
      assert.deepEqual(missing, [], 'add a row to access-matrix.ts');
      const gone = Object.keys(matrix).filter((operation) => !there.has(operation));
      assert.deepEqual(gone, [], 'rows of operations that are no more');
    }
  });

  for (const [operation, row] of Object.entries(MATRIX)) {
    it(operation, async () => {
      const isProduction = operationsOf(production).has(operation);
      const app = isProduction ? production : server.app;
      const asked = await newShare();
      const none: Asked = { ...asked, id: UNKNOWN_ID, rid: UNKNOWN_ID, token: 'A'.repeat(43) };
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
          sameAs(await ask(browser, operation, row, asked, accept), unknown, role);
        }
        // Somebody who sees the share is not told either whether a recipient exists whom he or she does not see.
        if (operation.includes(':rid') && Number(expected) < 300) {
          const other = await ask(browser, operation, row, { ...asked, rid: UNKNOWN_ID }, '*/*');
          assert.equal(other.status, 404, `${role}: another recipient`);
        }
      }
    });
  }

  for (const [operation, row] of Object.entries(RECEIVED_MATRIX)) {
    it(operation.replace(':received', '{rid}'), async () => {
      const { first, askedBy } = await newFurtherShare();
      const isAboutShare = /:id\b/.test(operation) && row.parameters?.['id'] === undefined;
      for (const role of ROLES) {
        const asked = askedBy(role);
        const expected = answerFor(row, role);
        const browser = await browserOf(role, production);
        const answer = await ask(browser, operation, row, asked, '*/*');
        assert.equal(answer.status, Number(expected), `${role}: ${answer.status} ${answer.text.slice(0, 200)}`);
        if (expected === '401') continue;

        // What somebody else received, what nobody did, and what is no id at all.
        const [own, groups] = first.recipients;
        const theirs = role === 'member' ? own : groups;
        for (const accept of ['application/json', 'text/html']) {
          if (isAboutShare) {
            const unknown = await ask(browser, operation, row, { ...asked, id: UNKNOWN_ID, rid: UNKNOWN_ID }, accept);
            assert.equal(unknown.status, 404, `${role}: of nothing`);
            if (expected === '404') sameAs(await ask(browser, operation, row, asked, accept), unknown, role);
            continue;
          }
          const unknown = await ask(browser, operation, row, { ...asked, received: UNKNOWN_ID }, accept);
          const other = await ask(browser, operation, row, { ...asked, received: theirs?.rid ?? '' }, accept);
          sameAs(other, unknown, `${role}: what others received`);
          const isLimited = answerFor(row, 'stranger') === '403';
          assert.equal(unknown.status, isLimited ? 403 : 200, `${role}: what nobody received`);
          const noId = await ask(browser, operation, row, { ...asked, received: 'no-id' }, accept);
          assert.equal(noId.status, 404, `${role}: no id`);
        }
        if (operation.includes(':rid') && Number(expected) < 300) {
          const other = await ask(browser, operation, row, { ...asked, rid: UNKNOWN_ID }, '*/*');
          assert.equal(other.status, 404, `${role}: another recipient`);
        }
      }
      // Ended, it gives no right that other rows would not expect.
      assert.equal((await (await browserOf('sender', server.app)).delete(`/api/shares/${first.id}`)).status, 204);
      const ended = await ask(await browserOf('recipient', production), operation, row, askedBy('recipient'), '*/*');
      if (answerFor(row, 'stranger') === '403') assert.equal(ended.status, 403, 'withdrawn, it gives no right');
    });
  }

  it('asks the database as much about what is not yours as about what does not exist', async () => {
    const { first, askedBy } = await newFurtherShare();
    const plain = await newShare();
    const further = askedBy('recipient');
    const { questions } = countQuestions(server.db);
    const about = async (role: Role, operation: string, asked: Asked) => {
      const browser = await browserOf(role, production);
      const before = questions();
      const { status } = await ask(
        browser,
        operation,
        MATRIX[operation] ?? RECEIVED_MATRIX[operation] ?? assert.fail(),
        asked,
        '*/*',
      );
      assert.ok(status === 403 || status === 404, `${operation}: ${status}`);
      const asks = questions() - before;
      assert.ok(asks > 0, `${operation}: nothing was counted`);
      return asks;
    };
    const ofShares = Object.keys(MATRIX).filter((operation) => /\/shares\/:id/.test(operation));
    const ofReceived = Object.keys(RECEIVED_MATRIX).filter(
      (operation) => answerFor(RECEIVED_MATRIX[operation] ?? assert.fail(), 'stranger') === '403',
    );
    assert.ok(ofShares.length > 6 && ofReceived.length > 6);
    for (const operation of ofShares) {
      const unknown = await about('stranger', operation, { ...plain, id: UNKNOWN_ID, rid: UNKNOWN_ID });
      assert.equal(await about('stranger', operation, plain), unknown, operation);
    }
    for (const operation of ofReceived) {
      const unknown = await about('stranger', operation, { ...further, received: UNKNOWN_ID });
      assert.equal(await about('stranger', operation, further), unknown, operation);
    }
    await (await browserOf('sender', server.app)).delete(`/api/shares/${first.id}`);
  });

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
