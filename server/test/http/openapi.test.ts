import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { Validator } from '@seriousme/openapi-schema-validator';
import { CALLS } from 'pacs-share/contract';

import { startTestServer, type TestServer } from '../support/test-server.js';

describe('the description of the endpoint', () => {
  let server: TestServer;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it is, is what tests assert
  let document: any;

  before(async () => {
    server = await startTestServer();
    const answer = await server.client().get('/api/openapi.json');
    assert.equal(answer.status, 200);
    document = answer.json;
  });
  after(() => server.stop());

  const operation = (method: string, path: string) => document.paths[path]?.[method.toLowerCase()];
  const resolved = (value: { $ref?: string }): never =>
    (value.$ref
      ?.slice(2)
      .split('/')
      .reduce((at, step) => at[step], document) ?? value) as never;

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    assert.equal(valid, true, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
    // The validator is one.
    const wrong = structuredClone(document);
    delete wrong.paths['/shares'].post.responses['201'].description;
    wrong.paths['/shares/{id}'].get.parameters[0].in = 'nowhere';
    assert.equal((await new Validator().validate(wrong)).valid, false);
  });

  it('refers to nothing that there is not', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    assert.ok(references.length > 50);
    for (const reference of new Set(references)) assert.ok(resolved({ $ref: reference! }), reference);
  });

  for (const { name, method, path, body, answer, status, refusals } of CALLS) {
    it(`has ${method} ${path}, with its body, its answer and every status`, () => {
      const { operationId, requestBody, responses, parameters = [] } = operation(method, path);
      assert.equal(operationId, name);
      assert.equal(requestBody !== undefined, body !== undefined);
      assert.equal(responses[status].content !== undefined, answer !== undefined);
      for (const refusal of [...refusals, 401, 403, 429, 503]) {
        const { content, headers = {} } = resolved(responses[refusal]) as Record<string, object>;
        assert.deepEqual(Object.keys(content ?? {}), ['application/problem+json']);
        assert.equal('Retry-After' in headers, refusal === 429 || refusal === 503);
      }
      const named = parameters.map(resolved).map((parameter: { name: string }) => parameter.name);
      for (const [, parameter] of path.matchAll(/\{(\w+)\}/g)) assert.ok(named.includes(parameter));
    });
  }

  it('asks for a key where something is shared, and tells how people sign in', () => {
    const { parameters, responses } = operation('POST', '/shares');
    assert.deepEqual(
      parameters.map(resolved).map(({ name, required }: { name: string; required: boolean }) => [name, required]),
      [['Idempotency-Key', true]],
    );
    assert.ok(responses['200'] && responses['409'] && responses['201'].headers.Location);
    assert.equal(document.components.securitySchemes.bearer.scheme, 'bearer');
    assert.equal(document.servers[0].url, 'http://pacs-share.test/api');
  });

  it('says formats, and forbids no member that a later version may add', () => {
    const { Share, Policy } = document.components.schemas;
    assert.equal(Share.properties.sharedAt.format, 'date-time');
    assert.equal(Policy.properties.today.format, 'date');
    assert.doesNotMatch(JSON.stringify(document.components.schemas.Share), /additionalProperties/);
  });

  it('can be read by people, without anything from elsewhere and without scripts', async () => {
    const { status, text, headers } = await server.client().get('/api/docs');
    assert.equal(status, 200);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    for (const { name, method, path } of CALLS) {
      assert.ok(text.includes(`id="${name}"`) && text.includes(`<code>${method} ${path}</code>`), name);
    }
    for (const schema of Object.keys(document.components.schemas)) assert.ok(text.includes(`id="schema-${schema}"`));
    const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    for (const anchor of new Set(anchors)) assert.ok(text.includes(`id="${anchor}"`), anchor);
    assert.doesNotMatch(text, /<script|https?:\/\/(?!pacs-share\.test)|\sstyle=|\[object/);
    for (const [, sheet] of text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
      assert.equal((await server.client().get(sheet!)).status, 200, sheet);
    }
  });
});
