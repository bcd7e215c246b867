import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { SENDER, share, shareRequest, user } from '../../support/share-request.js';
import type { TestClient } from '../../support/test-client.js';
import { startTestServer, type TestServer } from '../../support/test-server.js';
import { DirectoryUnavailable } from '../../../src/directory/directory.js';
import { McsdDirectory } from '../../../src/directory/mcsd/mcsd-directory.js';
import { DIRECTORY } from './fixtures.js';
import { answerJson, entry, FhirServer, type Answer } from './fhir-server.js';

const NOOR = 'mcsd~role~noor-horizon';

const bundle = (others: object = {}) => ({ resourceType: 'Bundle', type: 'searchset', entry: [], ...others });
const json =
  (body: unknown, status = 200): Answer =>
  (_, response) =>
    answerJson(response, status, body);
const html =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Please sign in</html>');

describe('a FHIR directory that fails', () => {
  const fhir = new FhirServer(DIRECTORY);
  const other = new FhirServer(DIRECTORY);
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    await Promise.all([fhir.start(), other.start()]);
    server = await startTestServer({}, (db) => {
      const name = 'Horizon region';
      const log = (line: Parameters<TestServer['dependencies']['log']>[0]) => server.dependencies.log(line);
      return new McsdDirectory(db, {
        url: fhir.url,
        token: 'secret-token',
        timeout: 2000,
        rest: 0,
        language: 'nl',
        name,
        log,
      });
    });
    sender = await server.signIn(SENDER);
  });
  after(async () => {
    await server.stop();
    await Promise.all([fhir.stop(), other.stop()]);
  });
  beforeEach(() => {
    fhir.reset();
    other.reset();
    server.log.length = 0;
  });

  const search = (text: string) => sender.post('/api/recipients/search', { text });

  const FAULTS: readonly (readonly [name: string, instead: Answer, reason: string])[] = [
    ['never answers', () => undefined, 'timeout'],
    ['begins to answer', (_, response) => void response.writeHead(200).write('{"resourceType":'), 'timeout'],
    ['hangs up', (_, response) => void response.destroy(), 'network'],
    ['is broken', html(500), 'status'],
    ['is away', html(503), 'status'],
    ['refuses the token', json({ resourceType: 'OperationOutcome', issue: [] }, 401), 'status'],
    ['shows a page to sign in on', html(200), 'invalid-answer'],
    ['answers nothing', (_, response) => void response.end(), 'invalid-answer'],
    [
      'stops in the middle',
      (_, response) => void response.end('{"resourceType":"Bundle","type":"searchset","entry":[{'),
      'invalid-answer',
    ],
    ['answers a list', json([]), 'invalid-answer'],
    ['answers something else', json({ resourceType: 'CapabilityStatement' }), 'invalid-answer'],
    ['answers another kind of bundle', json(bundle({ type: 'transaction' })), 'invalid-answer'],
    ['answers entries that are none', json(bundle({ entry: [null] })), 'invalid-answer'],
    ['answers entries without content', json(bundle({ entry: [{ fullUrl: 'urn:x' }] })), 'invalid-answer'],
    ['answers entries as an object', json(bundle({ entry: { resource: {} } })), 'invalid-answer'],
    [
      'redirects elsewhere',
      ({ url }, response) => void response.writeHead(307, { location: `${other.origin}${url}` }).end(),
      'redirect',
    ],
    [
      'redirects within itself',
      (_, response) => void response.writeHead(302, { location: '/fhir/login' }).end(),
      'redirect',
    ],
    [
      'has its next page elsewhere',
      (_, response) =>
        answerJson(response, 200, bundle({ link: [{ relation: 'next', url: `${other.url}/Practitioner?page=2` }] })),
      'redirect',
    ],
    [
      'has its next page outside of the directory',
      (_, response) =>
        answerJson(response, 200, bundle({ link: [{ relation: 'next', url: `${fhir.origin}/admin?page=2` }] })),
      'redirect',
    ],
    [
      'has its next page up from the directory',
      (_, response) =>
        answerJson(response, 200, bundle({ link: [{ relation: 'next', url: `${fhir.url}/../admin?page=2` }] })),
      'redirect',
    ],
    [
      'goes round in circles',
      (_, response) =>
        answerJson(response, 200, bundle({ link: [{ relation: 'next', url: `${fhir.url}?_getpages=1` }] })),
      'invalid-answer',
    ],
  ];

  for (const [name, instead, reason] of FAULTS) {
    it(`and ${name}: what the database has is there, and what is missing is named`, async () => {
      fhir.instead = instead;
      const answer = await search('an peeters');
      assert.equal(answer.status, 200);
      assert.deepEqual(
        answer.json.recipients.slice(0, 2).map(({ displayName }: { displayName: string }) => displayName),
        ['An Peeters', 'An Peeters'],
      );
      assert.deepEqual(answer.json.incomplete, ['Horizon region']);

      const address = await sender.post('/api/recipients/check', { email: 'noor.dageraad@horizon.example' });
      assert.deepEqual(
        [address.status, address.json.code],
        [503, 'directory-unavailable'],
        'not: that there is nobody',
      );
      assert.match(address.headers.get('retry-after') ?? '', /^\d+$/);
      const shared = await share(sender, shareRequest({ recipients: [user(NOOR)] }));
      assert.deepEqual(
        [shared.status, shared.json.code],
        [503, 'directory-unavailable'],
        'not: that this one is unknown',
      );
      const members = await sender.post('/api/recipients/members', { id: 'mcsd~service~urgent' });
      assert.equal(members.status, 503, members.text);

      const lines = server.log.filter(({ event }) => event === 'directory-unavailable');
      assert.ok(
        lines.some((line) => line['reason'] === reason),
        JSON.stringify(lines),
      );
      assert.doesNotMatch(
        JSON.stringify([server.log, address.text, shared.text]),
        /peeters|dageraad|127\.0\.0\.1|secret|sign in/i,
      );
      assert.deepEqual(other.asked, [], 'nothing goes elsewhere');
    });
  }

  it('and has too much to do: as long as it says itself', async () => {
    fhir.instead = (_, response) => void response.writeHead(429, { 'retry-after': '37' }).end();
    assert.deepEqual((await search('noor')).json.incomplete, ['Horizon region']);
    const answer = await sender.post('/api/recipients/check', { email: 'noor.dageraad@horizon.example' });
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '37']);
  });

  it('and hangs: it is not waited for again with every letter', async () => {
    const log = () => undefined;
    const hanging = new McsdDirectory(server.db, { url: fhir.url, timeout: 300, language: 'nl', name: 'Slow', log });
    fhir.instead = () => undefined;
    const names: (string[] | undefined)[] = [];
    for (const text of ['no', 'noo', 'noor']) {
      names.push((await hanging.search({ query: { text }, kinds: ['user'], limit: 5 }, SENDER)).incomplete);
    }
    assert.deepEqual(names, [['Slow'], ['Slow'], ['Slow']]);
    assert.deepEqual(new Set(fhir.asked.map(({ parameters }) => parameters.get('name:contains'))), new Set(['no']));
    await assert.rejects(
      hanging.find([{ kind: 'user', id: NOOR }], SENDER),
      DirectoryUnavailable,
      'who is chosen is asked for',
    );
  });

  it('in one part alone: the others are there', async () => {
    fhir.instead = ({ type }, response) => {
      if (type !== 'Organization' && type !== 'Endpoint') return false;
      answerJson(response, 500, {});
      return true;
    };
    const answer = await search('eenling');
    assert.deepEqual(
      [answer.json.recipients[0]?.displayName, answer.json.incomplete],
      ['Sam Eenling', ['Horizon region']],
    );
  });

  it('and warns: what it has is there, and said not to be all', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete' }] };
    const hint = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] };
    const solo = DIRECTORY.find(({ id }) => id === 'solo');
    for (const [told, incomplete] of [
      [outcome, ['Horizon region']],
      [hint, undefined],
      [{ ...solo, id: 'not/an id' }, ['Horizon region']],
    ] as const) {
      fhir.instead = ({ type }, response) => {
        if (type !== 'Practitioner') return false;
        answerJson(response, 200, bundle({ entry: [entry(solo ?? {}, 'match'), entry(told, 'outcome')] }));
        return true;
      };
      const answer = await search('eenling');
      assert.deepEqual(
        answer.json.recipients.map(({ id }: { id: string }) => id),
        ['mcsd~person~solo'],
      );
      assert.deepEqual(answer.json.incomplete, incomplete);
    }
  });

  it('and answers people whose members are not what they should be', async () => {
    const strange = [
      { name: 'Sterrenregen' },
      { name: [null, 7, { family: 7, given: 'Sterrenregen' }] },
      {
        name: [{ family: 'Sterrenregen', given: [null, {}, 'Ok'] }],
        telecom: 'x',
        identifier: { system: 1 },
        communication: [{ coding: 'nl' }],
      },
      {
        name: [{ family: 'Sterren\0regen\n' }],
        telecom: [
          { system: 'email', value: { a: 1 } },
          { system: 'email', value: 'a@b\r\nBcc: c@d', use: 'work' },
        ],
      },
    ];
    fhir.instead = ({ type }, response) => {
      if (type !== 'Practitioner') return false;
      const entries = strange.map((fields, index) =>
        entry({ resourceType: 'Practitioner', id: `s${index}`, ...fields }, 'match'),
      );
      answerJson(response, 200, bundle({ entry: entries }));
      return true;
    };
    const answer = await search('sterren');
    assert.deepEqual(
      answer.json.recipients.map(({ displayName, email, reach }: Record<string, unknown>) => [
        displayName,
        email,
        reach,
      ]),
      [
        ['Sterren regen', undefined, { mail: false, mobile: false }],
        ['Ok Sterrenregen', undefined, { mail: false, mobile: false }],
      ],
    );
  });

  it('is asked with its token, which goes nowhere else', async () => {
    await search('noor');
    assert.ok(fhir.asked.every(({ headers }) => headers.authorization === 'Bearer secret-token'));
    assert.ok(fhir.asked.every(({ headers }) => headers.accept === 'application/fhir+json'));
  });

  it('lets its next pages be read by an opaque link within it', async () => {
    fhir.page = 10;
    fhir.nextBase = fhir.url;
    const pages: string[] = [];
    fhir.instead = ({ method, url }, response) => {
      if (method !== 'GET') return false;
      pages.push(url);
      answerJson(response, 200, bundle());
      return true;
    };
    assert.equal((await search('sterrenregen')).json.recipients.length, 10);
    assert.equal(pages.length, 1);
  });
});
