import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { createAdaptorServer } from '@hono/node-server';
import { problemSchema } from 'pacs-share/contract';

import { StudySourceUnavailable } from '../../src/studies/study-source.js';
import { SENDER, share, shareRequest, user } from '../support/share-request.js';
import { StudiesInMemory } from '../support/studies.js';
import type { Answer, TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** An archive that is not there, or breaks in a way nobody thought of. */
class FailingStudies extends StudiesInMemory {
  failure: Error | undefined;

  override find(uids: readonly string[]) {
    return this.failure ? Promise.reject(this.failure) : super.find(uids);
  }
}

describe('what is not a request', () => {
  const studies = new FailingStudies();
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer({ studies, trustedOrigins: ['https://viewer.example.org'] });
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  function problemOf(answer: Answer, status: number, code: string) {
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const problem = problemSchema.parse(answer.json);
    assert.deepEqual([problem.code, problem.status], [code, status]);
    return problem;
  }
  const send = (body: NonNullable<RequestInit['body']>, type = 'application/json') =>
    sender.fetch('/api/shares', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, 'Idempotency-Key': randomUUID() },
    });

  it('JSON that is none', async () => {
    for (const body of ['', '{', '{"studies": [}', 'undefined', '{"a":1}{"b":2}', Uint8Array.of(0x7b, 0xff, 0x7d)]) {
      problemOf(await send(body), 400, 'malformed');
    }
  });

  it('JSON of another shape, told by where it differs', async () => {
    const recipients = [user(), { ...user(), id: 7 }];
    const problem = problemOf(
      await send(JSON.stringify(shareRequest({ recipients, urgent: 'yes' }))),
      400,
      'malformed',
    );
    assert.deepEqual(problem.errors?.map(({ pointer }) => pointer).sort(), ['/recipients/1/id', '/urgent']);
    for (const body of ['[]', 'null', '"text"', '7']) problemOf(await send(body), 400, 'malformed');
  });

  it('characters that cannot be stored, and nesting without end', async () => {
    problemOf(await send(JSON.stringify(shareRequest({ reason: 'a\0b' }))), 400, 'malformed');
    problemOf(await send(`{"reason":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 400, 'malformed');
  });

  it('another content type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      problemOf(await send(JSON.stringify(shareRequest()), type), 415, 'unsupported-media-type');
    }
    assert.equal((await send(JSON.stringify(shareRequest()), 'application/json; charset=utf-8')).status, 201);
  });

  it('a body that is too large, told over a real connection, with and without its length', async () => {
    const listening = createAdaptorServer({ fetch: server.app.fetch }) as Server;
    listening.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const { port } = listening.address() as AddressInfo;
    const cookie = [...sender.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const text = JSON.stringify(shareRequest({ message: 'x'.repeat(2_000_000) }));
    const bodies: NonNullable<RequestInit['body']>[] = [text, new Blob([text]).stream()];
    for (const body of bodies) {
      const response = await fetch(`http://127.0.0.1:${port}/api/shares`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'large', Cookie: cookie },
        duplex: 'half',
      });
      assert.equal(response.status, 413);
      assert.equal(((await response.json()) as { code: string }).code, 'too-large');
    }
    listening.closeAllConnections();
    listening.close();
    problemOf(await send('x'.repeat(256 * 1024 + 1)), 413, 'too-large');
    problemOf(await send(' '.repeat(256 * 1024 - 2) + '{}'), 422, 'rules-broken');
  });

  it('an address there is not', async () => {
    problemOf(await sender.get('/api/nothing'), 404, 'not-found');
    problemOf(await sender.get('/api'), 404, 'not-found');
    problemOf(await server.client().get('/api/nothing'), 404, 'not-found');
    problemOf(await sender.patch('/api/policy', {}), 404, 'not-found');
  });

  it('a search text that is too short, a cursor that is none, criteria without any', async () => {
    const search = (body: unknown) => sender.post('/api/recipients/search', body);
    problemOf(await search({ text: 'a' }), 400, 'text-too-short');
    problemOf(await search({ text: '  a   ' }), 400, 'text-too-short');
    problemOf(await search({ text: 'an', cursor: 'nonsense' }), 400, 'malformed');
    problemOf(await search({ criteria: { kind: 'user', town: ' ' } }), 400, 'malformed');
    problemOf(await search({ criteria: { kind: 'ghost', name: 'x' } }), 400, 'malformed');
    problemOf(await search({ text: 'an', limit: 0 }), 400, 'malformed');
    problemOf(await search({}), 400, 'malformed');
    problemOf(await sender.post('/api/studies/search', { from: '2026-02-31' }), 400, 'malformed');
  });

  it('says when the archive does not answer', async () => {
    studies.failure = new StudySourceUnavailable('timeout', 'no answer in time');
    const answer = await share(sender);
    studies.failure = undefined;
    problemOf(answer, 503, 'studies-unavailable');
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
  });

  it('tells nothing of the inside, and logs nothing about a person', async () => {
    studies.failure = new Error('Proefkonijn^Zélie at postgres://secret@host');
    server.log.length = 0;
    const answer = await share(sender, shareRequest({ reason: 'Secret reason' }));
    studies.failure = undefined;
    problemOf(answer, 500, 'unexpected');
    assert.doesNotMatch(answer.text, /Proefkonijn|postgres|\.ts/);
    const [error, request] = server.log;
    assert.equal(error?.event, 'unexpected-error');
    assert.match(String(error?.['at']), /problems\.test/);
    assert.deepEqual([request?.['method'], request?.['route'], request?.['status']], ['POST', '/api/shares', 500]);
    assert.doesNotMatch(JSON.stringify(server.log), /Proefkonijn|secret|reason/i);
  });

  it('logs the pattern of a route, never an id, a query or a token', async () => {
    server.log.length = 0;
    const { json } = await share(sender);
    const link = new URL(json.recipients[0].link as string).pathname;
    await sender.get(`/api/shares/${json.id}`);
    await sender.get('/api/shares?study=1.2.3.4.5');
    await sender.get(link);
    await sender.delete('/api/favorites/user/u-0010');
    await sender.get('/somewhere/else/1.2.3');
    assert.deepEqual(
      server.log.map(({ route }) => route),
      ['/api/shares', '/api/shares/:id', '/api/shares', '/s/:token', '/api/favorites/:kind/:id', '/*'],
    );
  });

  it('protects every answer', async () => {
    for (const path of ['/api/policy', '/api/nothing', '/', '/outbox', '/nothing', '/assets/pages.css']) {
      const { headers } = await sender.get(path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
    }
    assert.equal((await sender.get('/api/policy')).headers.get('cache-control'), 'no-store');
  });

  it('lets pages of trusted origins call, and no others', async () => {
    const preflight = (origin: string) =>
      sender.fetch('/api/shares', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
    const trusted = await preflight('https://viewer.example.org');
    assert.equal(trusted.headers.get('access-control-allow-origin'), 'https://viewer.example.org');
    assert.match(trusted.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    for (const origin of ['https://other.example.org', 'null', 'https://viewer.example.org.evil.example']) {
      assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null, origin);
    }
    const refused = await sender.get('/api/nothing', { Origin: 'https://viewer.example.org' });
    assert.equal(
      refused.headers.get('access-control-allow-origin'),
      'https://viewer.example.org',
      'errors can be read',
    );
  });
});
