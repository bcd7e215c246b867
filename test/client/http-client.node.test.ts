import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { HttpClient, ShareFailure, toShareRequest, type FailureCode, type TokenRequest } from 'pacs-share/client';
import { evaluate, pickRecipient, startDraft, withConsent, withReason, withRecipient } from 'pacs-share/domain';
import { anPeeters, completeShare, directory, openPolicy, studies } from '../../stories/fixtures.js';
import { json, problem, startScriptedServer, type ScriptedServer } from '../support/node/scripted-server.js';

const draft = withConsent(
  withReason(withRecipient(startDraft(studies.slice(0, 1)), pickRecipient(anPeeters, openPolicy)), 'Referral'),
  true,
);
const request = toShareRequest(draft, evaluate(draft, openPolicy).effective);

async function failureOf(promise: Promise<unknown>): Promise<ShareFailure> {
  const error = await promise.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ShareFailure, String(error));
  return error;
}

describe('HttpClient', () => {
  let server: ScriptedServer;
  let client: HttpClient;

  beforeEach(async () => {
    server = await startScriptedServer();
    client = new HttpClient(server.url);
  });

  afterEach(() => server.close());

  it('asks below the endpoint, whether it ends in a slash or not', async () => {
    server.answer = json(openPolicy);
    await client.getPolicy();
    await new HttpClient(new URL(`${server.url.href}/`)).getPolicy();
    assert.deepEqual(
      server.received.map(({ method, url }) => `${method} ${url}`),
      ['GET /api/policy', 'GET /api/policy'],
    );
  });

  it('drops the query and the fragment of the endpoint', async () => {
    server.answer = json(openPolicy);
    await new HttpClient(new URL(`${server.url.href}?patient=1#x`)).getPolicy();
    assert.equal(server.received[0]?.url, '/api/policy');
  });

  it('refuses an endpoint that is not http', () => {
    assert.throws(() => new HttpClient(new URL('file:///etc/hosts')), TypeError);
  });

  it('looks people up in the body, never in the URL', async () => {
    server.answer = json({ recipients: directory, next: null, incomplete: ['Regional directory'] });
    const page = await client.searchRecipients({ text: 'peeters', limit: 10 });
    assert.equal(page.recipients.length, directory.length);
    assert.deepEqual(page.incomplete, ['Regional directory']);
    const [received] = server.received;
    assert.equal(received?.url, '/api/recipients/search');
    assert.deepEqual(JSON.parse(received?.body ?? ''), { text: 'peeters', limit: 10 });
  });

  it('ignores fields that it does not know', async () => {
    server.answer = json({ ...openPolicy, later: { added: true } });
    assert.deepEqual(await client.getPolicy(), openPolicy);
  });

  it('sends a share with its idempotency key', async () => {
    server.answer = json(completeShare, 201);
    assert.deepEqual(await client.createShare(request, { idempotencyKey: 'key-1' }), completeShare);
    const [received] = server.received;
    assert.equal(received?.headers['idempotency-key'], 'key-1');
    assert.deepEqual(JSON.parse(received?.body ?? ''), request);
  });

  it('escapes ids in paths', async () => {
    server.answer = (_received, response) => response.writeHead(204).end();
    await client.withdrawRecipient('a/b', '../c');
    await client.removeFavorite({ kind: 'user', id: 'x?y' });
    assert.deepEqual(
      server.received.map(({ url }) => url),
      ['/api/shares/a%2Fb/recipients/..%2Fc', '/api/favorites/user/x%3Fy'],
    );
  });

  it('lets a withdrawal outlive the page that asks for it', async () => {
    const kept: boolean[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      kept.push(new Request(input, init).keepalive);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    try {
      const client = new HttpClient(new URL('https://share.example.org/api'));
      await client.withdrawShare('a');
      await client.withdrawRecipient('a', 'b');
      assert.deepEqual(kept, [true, true]);
    } finally {
      globalThis.fetch = original;
    }
  });

  it('asks what an endpoint may lack: recent recipients, an address, members, mails', async () => {
    const user = null;
    const member = { displayName: 'Voorbeeld, Noor', reach: { mail: true, mobile: false } };
    const mail = { recipient: 0, language: 'nl', subject: 'S', text: 'T', html: '<p>T' };
    server.answer = json({ recipients: [] });
    assert.deepEqual(await client.getRecentRecipients(), []);
    server.answer = json({ mobile: '+32470000001', user, cautions: ['domain-new'] });
    const check = await client.checkRecipient({ email: 'new@example.org', mobile: '0470 00 00 01' });
    assert.deepEqual(check, { mobile: '+32470000001', user, cautions: ['domain-new'] });
    server.answer = json({ members: [member], next: null });
    assert.deepEqual(await client.getMembers({ id: 'g1' }), { members: [member], next: null });
    server.answer = json({ mails: [mail] });
    assert.deepEqual(await client.previewMails(request), [mail]);
    assert.deepEqual(
      server.received.map(({ method, url, body }) => [method, url, body === '' ? null : JSON.parse(body)]),
      [
        ['GET', '/api/recipients/recent', null],
        ['POST', '/api/recipients/check', { email: 'new@example.org', mobile: '0470 00 00 01' }],
        ['POST', '/api/recipients/members', { id: 'g1' }],
        ['POST', '/api/shares/preview', request],
      ],
    );
  });

  describe('says of an answer what it is', () => {
    const refusals: [number, FailureCode][] = [
      [400, 'refused'],
      [401, 'not-signed-in'],
      [403, 'may-not-share'],
      [404, 'not-found'],
      [405, 'not-found'],
      [501, 'not-found'],
      [409, 'policy-changed'],
      [413, 'too-large'],
      [429, 'too-many-requests'],
      [500, 'server-error'],
      [503, 'unavailable'],
    ];
    for (const [status, code] of refusals) {
      it(`${status}: ${code}`, async () => {
        server.answer = problem(status, 'a-code');
        const failure = await failureOf(client.createShare(request, { idempotencyKey: 'k' }));
        assert.equal(failure.code, code);
        assert.equal(failure.status, status);
        assert.equal(failure.problem, 'a-code');
        assert.equal(server.received.length, 1, 'a share is not repeated by itself');
      });
    }

    it('422 with the issues, one of an unknown rule among them', async () => {
      const errors = [
        { code: 'reason-missing', pointer: '/reason' },
        { code: 'recipient-unknown', pointer: '/recipients/0/id', recipient: 'user:x' },
        { code: 'of-a-later-version', pointer: '/x' },
      ];
      server.answer = problem(422, 'rules-broken', { errors });
      const failure = await failureOf(client.createShare(request, { idempotencyKey: 'k' }));
      assert.equal(failure.code, 'rules-broken');
      assert.deepEqual(failure.issues, [...errors.slice(0, 2), { code: 'unknown', pointer: '/x' }]);
    });

    it('422 without issues is a refusal, not a form without errors', async () => {
      server.answer = problem(422, 'idempotency-key-reused');
      const failure = await failureOf(client.createShare(request, { idempotencyKey: 'k' }));
      assert.equal(failure.code, 'refused');
      assert.equal(failure.problem, 'idempotency-key-reused');
    });

    it('Retry-After in seconds and as a date', async () => {
      server.answer = problem(429, 'slow-down', {}, { 'retry-after': '7' });
      assert.equal((await failureOf(client.searchRecipients({ text: 'xy' }))).retryAfter, 7);
      const later = new Date(Date.now() + 60_000).toUTCString();
      server.answer = problem(503, 'down', {}, { 'retry-after': later });
      const { retryAfter = 0 } = await failureOf(client.searchRecipients({ text: 'xy' }));
      assert.ok(retryAfter > 55 && retryAfter <= 60, `${retryAfter}`);
    });

    it('an HTML page with status 200 is no answer', async () => {
      server.answer = (_received, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<form>Sign in</form>');
      assert.equal((await failureOf(client.getPolicy())).code, 'invalid-answer');
    });

    it('a redirect is not followed', async () => {
      const elsewhere = await startScriptedServer();
      try {
        server.answer = (_received, response) =>
          response.writeHead(302, { location: new URL('/api/policy', elsewhere.url).href }).end();
        assert.equal((await failureOf(client.getPolicy())).code, 'invalid-answer');
        assert.equal(elsewhere.received.length, 0);
      } finally {
        await elsewhere.close();
      }
    });

    it('JSON that breaks off is no answer', async () => {
      server.answer = (_received, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"contract":1');
      assert.equal((await failureOf(client.getPolicy())).code, 'invalid-answer');
    });

    it('an enum value that it does not know is no answer, never "none"', async () => {
      server.answer = json({ recipients: [{ ...anPeeters, kind: 'robot' }], next: null });
      assert.equal((await failureOf(client.searchRecipients({ text: 'an' }))).code, 'invalid-answer');
    });

    it('a duration that is none, which the rules could not count with', async () => {
      server.answer = json({ ...openPolicy, validity: { ...openPolicy.validity, default: 'a month' } });
      assert.equal((await failureOf(client.getPolicy())).code, 'invalid-answer');
    });

    it('nobody there', async () => {
      await server.close();
      const failure = await failureOf(client.createShare(request, { idempotencyKey: 'k' }));
      assert.equal(failure.code, 'unreachable');
      assert.ok(failure.mayHaveArrived);
      server = await startScriptedServer();
    });

    it('a connection that is cut after the request arrived', async () => {
      server.answer = (_received, response) => response.destroy();
      const failure = await failureOf(client.createShare(request, { idempotencyKey: 'k' }));
      assert.equal(failure.code, 'unreachable');
      assert.ok(failure.mayHaveArrived);
      assert.equal(server.received.length, 1);
    });

    it('given up by the caller', async () => {
      server.answer = () => undefined;
      const controller = new AbortController();
      const asked = failureOf(client.searchRecipients({ text: 'xy' }, { signal: controller.signal }));
      controller.abort();
      assert.equal((await asked).code, 'aborted');
    });
  });

  describe('with a token', () => {
    it('sends it, and asks for it once however many requests wait', async () => {
      server.answer = json(openPolicy);
      const asked: TokenRequest['reason'][] = [];
      client = new HttpClient(server.url, ({ reason }) => {
        asked.push(reason);
        return Promise.resolve('token-1');
      });
      await Promise.all([client.getPolicy(), client.getPolicy(), client.getPolicy()]);
      await client.getPolicy();
      assert.deepEqual(asked, ['initial']);
      assert.deepEqual(
        new Set(server.received.map(({ headers }) => headers.authorization)),
        new Set(['Bearer token-1']),
      );
    });

    it('asks for another once it has expired, in one flight, and repeats each request once', async () => {
      const valid = json(openPolicy);
      const expired = problem(401, 'not-signed-in');
      server.answer = (received, response) =>
        (received.headers.authorization === 'Bearer token-2' ? valid : expired)(received, response);
      const asked: TokenRequest['reason'][] = [];
      client = new HttpClient(server.url, ({ reason }) => {
        asked.push(reason);
        return Promise.resolve(`token-${asked.length}`);
      });
      await Promise.all([client.getPolicy(), client.getPolicy(), client.getPolicy()]);
      assert.deepEqual(asked, ['initial', 'expired']);
      assert.equal(server.received.length, 6);
    });

    it('gives up when the new one is refused too', async () => {
      server.answer = problem(401, 'not-signed-in');
      let asked = 0;
      client = new HttpClient(server.url, () => Promise.resolve(`token-${(asked += 1)}`));
      assert.equal((await failureOf(client.getPolicy())).code, 'not-signed-in');
      assert.equal(asked, 2);
      assert.equal(server.received.length, 2);
    });

    it('is signed out when the host cannot give one, and asks again the next time', async () => {
      server.answer = json(openPolicy);
      let asked = 0;
      client = new HttpClient(server.url, () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('window closed')) : Promise.resolve('token');
      });
      assert.equal((await failureOf(client.getPolicy())).code, 'not-signed-in');
      assert.equal(server.received.length, 0);
      assert.deepEqual(await client.getPolicy(), openPolicy);
    });
  });
});
