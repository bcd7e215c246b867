import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

import { createBearer } from '../../src/auth/bearer.js';
import { DEFAULT_CLAIMS } from '../../src/auth/claims.js';
import { RECIPIENT, SENDER, share } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const AUDIENCE = 'pacs-share';

describe('a bearer token', () => {
  let issuing: Server;
  let issuer: string;
  let key: CryptoKey;
  let server: TestServer;
  let isDown = false;

  before(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
    issuing = createServer((request, response) => {
      if (isDown) return void response.writeHead(503).end();
      response.setHeader('Content-Type', 'application/json');
      const isDiscovery = request.url === '/.well-known/openid-configuration';
      response.end(JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/keys` } : keys));
    });
    issuing.listen(0, '127.0.0.1');
    await once(issuing, 'listening');
    issuer = `http://127.0.0.1:${(issuing.address() as AddressInfo).port}`;
    const bearer = createBearer({ issuer, audience: AUDIENCE, claims: DEFAULT_CLAIMS });
    server = await startTestServer({ bearer, demo: undefined });
  });
  after(async () => {
    await server.stop();
    issuing.closeAllConnections();
    issuing.close();
  });

  interface Claims {
    subject?: string;
    audience?: string;
    by?: string;
    expires?: string;
    claims?: Record<string, unknown>;
    signedBy?: CryptoKey | Uint8Array;
    algorithm?: string;
  }
  function token({
    subject = SENDER,
    audience = AUDIENCE,
    by = issuer,
    expires = '5m',
    claims = {},
    signedBy = key,
    algorithm = 'ES256',
  }: Claims = {}) {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: 'one' })
      .setSubject(subject)
      .setAudience(audience)
      .setIssuer(by)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(signedBy);
  }
  const policyWith = (bearer: string) => server.client().get('/api/policy', { Authorization: `Bearer ${bearer}` });

  it('signs in the person it names', async () => {
    const answer = await policyWith(await token());
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.sender.id, SENDER);
    const client = server.client();
    const headers = {
      Authorization: `bearer ${await token()}`,
      'Idempotency-Key': 'k',
      Origin: 'https://elsewhere.example',
    };
    assert.equal((await client.post('/api/studies/search', {}, headers)).status, 200, 'no cookie, nothing to forge');
  });

  it('is refused when it is not valid', async () => {
    const other = await generateKeyPair('ES256');
    const tokens = {
      'another audience': await token({ audience: 'somebody-else' }),
      'another issuer': await token({ by: 'https://evil.example' }),
      expired: await token({ expires: '-5m' }),
      'another key': await token({ signedBy: other.privateKey }),
      'a shared secret': await token({ signedBy: new Uint8Array(32), algorithm: 'HS256' }),
      'no signature': `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await token()).split('.')[1]}.`,
      'not a token': 'nonsense',
      changed: (await token()).replace(/\.(.)/, (_, first: string) => `.${first === 'a' ? 'b' : 'a'}`),
    };
    for (const [what, bearer] of Object.entries(tokens)) {
      const answer = await policyWith(bearer);
      assert.deepEqual([answer.status, answer.json.code], [401, 'not-signed-in'], what);
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/, what);
    }
  });

  it('does not make a sender of who is none, or unknown', async () => {
    for (const subject of [RECIPIENT, 'u-999999']) {
      const answer = await policyWith(await token({ subject }));
      assert.deepEqual([answer.status, answer.json.code], [403, 'may-not-share']);
    }
  });

  it('may name the person in another claim', async () => {
    const claims = { ...DEFAULT_CLAIMS, person: 'employee' };
    const { check } = createBearer({ issuer, audience: AUDIENCE, claims });
    const identity = await check(await token({ subject: 'x', claims: { employee: SENDER } }));
    assert.equal(identity.personId, SENDER);
    await assert.rejects(async () => check(await token({ claims: { employee: 7 } })), { code: 'not-signed-in' });
    await assert.rejects(async () => check(await token()), { code: 'not-signed-in' });
  });

  it('cannot be checked while the issuer does not answer, and can again later', async () => {
    const { check } = createBearer({ issuer, audience: AUDIENCE, claims: DEFAULT_CLAIMS });
    isDown = true;
    await assert.rejects(async () => check(await token()), { code: 'sign-in-unavailable', status: 503 });
    isDown = false;
    assert.equal((await check(await token())).personId, SENDER);
  });

  it('outside the demo is the only way in: nothing of the demo exists', async () => {
    const client = server.client();
    for (const path of [
      '/',
      '/demo/people',
      '/demo/session',
      '/demo/outbox',
      '/outbox',
      '/viewer/viewer.js',
      '/shares/x',
    ]) {
      assert.equal((await client.get(path)).status, 404, path);
    }
    assert.equal((await client.post('/demo/session', { user: SENDER })).status, 404);
    assert.equal((await client.get('/api/policy')).status, 401);
    assert.equal((await share(client)).status, 401);
  });
});
