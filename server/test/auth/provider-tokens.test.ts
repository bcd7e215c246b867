import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, mock } from 'node:test';

import { eq } from 'drizzle-orm';
import { decodeJwt, exportSPKI, importJWK, SignJWT, type CryptoKey } from 'jose';

import { createBearer } from '../../src/auth/bearer.js';
import { DEFAULT_CLAIMS, type ClaimSettings } from '../../src/auth/claims.js';
import { people } from '../../src/database/schema.js';
import { COLLEAGUE, RECIPIENT, SENDER, SERVICE_DESK, share } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { AUDIENCE, TestProvider } from './oidc-provider.js';

const STRANGER = 'somebody-else';
const ACCOUNTS = {
  [SENDER]: { groups: 'RAD-SHARE', unit: 'North' },
  [COLLEAGUE]: { groups: ['RAD-ADMIN', 'RAD-SHARE'], unit: ['nowhere', 'radiology-clinique-modele'] },
  [RECIPIENT]: { groups: ['rad-share'] },
  [SERVICE_DESK]: { groups: ['DESK'], unit: 'North' },
  [STRANGER]: { groups: ['RAD-SHARE'], unit: 'North', name: 'Nele Nieuwenhuis' },
};
const CLAIMS: ClaimSettings = {
  ...DEFAULT_CLAIMS,
  role: 'groups',
  roleValues: { sender: 'RAD-SHARE', admin: 'RAD-ADMIN', 'service-desk': 'DESK' },
  department: 'unit',
  departmentIds: new Map([['North', 'radiology-az-voorbeeld']]),
};

describe('tokens of an OpenID Connect provider', () => {
  let provider: TestProvider;
  let server: TestServer;

  before(async () => {
    provider = await TestProvider.start({ accounts: ACCOUNTS, machines: [SENDER] });
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    provider.stop();
  });
  afterEach(() => {
    provider.down = undefined;
    mock.timers.reset();
  });

  function startServer(claims = DEFAULT_CLAIMS, { issuer } = provider): Promise<TestServer> {
    const bearer = createBearer({ issuer, audience: AUDIENCE, claims });
    return startTestServer({ demo: undefined, bearer, trustedOrigins: ['https://viewer.example.org'] });
  }
  const policyWith = (token: string, at = server) =>
    at.client().get('/api/policy', { Authorization: `Bearer ${token}` });
  async function refused(token: string, what: string) {
    const { status, json, headers } = await policyWith(token);
    assert.deepEqual([status, json.code], [401, 'not-signed-in'], what);
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/);
  }

  it('let a person in, and a machine that has an account', async () => {
    for (const token of [await provider.tokenOf(SENDER), await provider.machineToken(SENDER)]) {
      const { status, json } = await policyWith(token);
      assert.equal(status, 200);
      assert.equal(json.sender.id, SENDER);
    }
  });

  it('are of no use for another audience, from another issuer, expired, or with another signature', async () => {
    const token = await provider.tokenOf(SENDER);
    await refused(await provider.tokenOf(SENDER, 'https://somebody-else.example.org'), 'another audience');
    const other = await TestProvider.start({ accounts: ACCOUNTS });
    await refused(await other.tokenOf(SENDER), 'another issuer');
    other.stop();

    const claims = decodeJwt(token);
    const publicKey = { kty: provider.key.kty ?? '', n: provider.key.n ?? '', e: provider.key.e ?? '' };
    const pem = await exportSPKI((await importJWK(publicKey, 'RS256')) as CryptoKey);
    const confused = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: provider.key.kid ?? '' });
    await refused(await confused.sign(new TextEncoder().encode(pem)), 'the public key as a shared secret');
    const [, payload = '', signature = ''] = token.split('.');
    for (const alg of ['none', 'None']) {
      const header = Buffer.from(JSON.stringify({ alg, typ: 'at+jwt' })).toString('base64url');
      await refused(`${header}.${payload}.`, alg);
      await refused(`${header}.${payload}.${signature}`, alg);
    }
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 11 * 60_000 });
    await refused(token, 'expired');
  });

  it('are accepted by new keys, within half a minute, and no more by old ones', async () => {
    const spare = await TestProvider.start({ accounts: ACCOUNTS });
    const other = await startServer(DEFAULT_CLAIMS, spare);
    try {
      const old = await spare.tokenOf(SENDER);
      assert.equal((await policyWith(old, other)).status, 200);
      await spare.rotateKeys();
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 31_000 });
      assert.equal((await policyWith(await spare.tokenOf(SENDER), other)).status, 200);
      assert.equal((await policyWith(old, other)).status, 401);
    } finally {
      mock.timers.reset();
      await other.stop();
      spare.stop();
    }
  });

  it('cannot be checked while the provider does not answer, and can again later', async () => {
    const fresh = await startServer();
    const token = await provider.tokenOf(SENDER);
    try {
      for (const down of ['cut', 'busy'] as const) {
        provider.down = down;
        const { status, json, headers } = await policyWith(token, fresh);
        assert.deepEqual([status, json.code], [503, 'sign-in-unavailable'], down);
        assert.match(headers.get('retry-after') ?? '', /^\d+$/);
      }
      provider.down = undefined;
      assert.equal((await policyWith(token, fresh)).status, 200);
      provider.down = 'cut';
      assert.equal((await policyWith(token, fresh)).status, 200, 'keys that are known go on to hold');
    } finally {
      await fresh.stop();
    }
  });

  it('of somebody whom the directory does not know let nobody in', async () => {
    const { status, json } = await policyWith(await provider.tokenOf(STRANGER));
    assert.deepEqual([status, json.code], [403, 'may-not-share']);
  });

  it('give role and department by what their claims say', async () => {
    const claiming = await startServer({ ...CLAIMS, addPeople: true });
    try {
      const seen = async (account: string) => {
        const { json } = await policyWith(await provider.tokenOf(account), claiming);
        return json.sender ? [json.sender.department.id, json.sender.admin] : json.code;
      };
      assert.deepEqual(await seen(SENDER), ['radiology-az-voorbeeld', false]);
      assert.deepEqual(await seen(COLLEAGUE), ['radiology-clinique-modele', true], 'the first that is known');
      assert.equal(await seen(RECIPIENT), 'may-not-share', 'letter by letter');
      assert.equal(await seen(SERVICE_DESK), 'may-not-share');
      assert.deepEqual(await seen(STRANGER), ['radiology-az-voorbeeld', false]);
      const [added] = await claiming.db.select().from(people).where(eq(people.id, STRANGER));
      assert.deepEqual([added?.displayName, added?.role], ['Nele Nieuwenhuis', 'recipient']);

      // What the service desk may do, by its claim.
      const call = async (account: string, method: string, path: string) =>
        claiming
          .client()
          .fetch(path, { method, headers: { Authorization: `Bearer ${await provider.tokenOf(account)}` } });
      const sender = claiming.client();
      const headers = { Authorization: `Bearer ${await provider.tokenOf(SENDER)}` };
      const made = await share({ post: (path, body, more) => sender.post(path, body, { ...more, ...headers }) });
      const unlock = `/api/shares/${made.json.id}/recipients/${made.json.recipients[0].rid}/unlock`;
      assert.equal((await call(SERVICE_DESK, 'POST', unlock)).status, 200);
      assert.equal((await call(COLLEAGUE, 'POST', unlock)).status, 404, 'an admin, but of the other department');
    } finally {
      await claiming.stop();
    }
  });

  it('need no cookie, and so nothing of another site has to be refused; only trusted sites may read the answer', async () => {
    const headers = { Authorization: `Bearer ${await provider.tokenOf(SENDER)}` };
    const ask = (origin: string) => server.client().get('/api/policy', { ...headers, Origin: origin });
    const trusted = await ask('https://viewer.example.org');
    assert.equal(trusted.headers.get('access-control-allow-origin'), 'https://viewer.example.org');
    assert.equal(trusted.headers.get('access-control-allow-credentials'), 'true');
    assert.match(trusted.headers.get('vary') ?? '', /Origin/);
    for (const origin of [
      'https://evil.example',
      'http://viewer.example.org',
      'https://viewer.example.org.evil.example',
      'https://viewer.example.org:8443',
      'null',
    ]) {
      assert.equal((await ask(origin)).headers.get('access-control-allow-origin'), null, origin);
      const asked = await server.client().fetch('/api/shares', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
      assert.equal(asked.headers.get('access-control-allow-origin'), null, origin);
    }
    const asked = await server.client().fetch('/api/shares', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://viewer.example.org',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
      },
    });
    assert.equal(asked.headers.get('access-control-allow-origin'), 'https://viewer.example.org');
    assert.match(asked.headers.get('access-control-allow-headers') ?? '', /Authorization.*Idempotency-Key/);
    assert.match(asked.headers.get('access-control-allow-methods') ?? '', /PATCH/);
    const page = await server.client().get('/s/x', { Origin: 'https://viewer.example.org' });
    assert.equal(page.headers.get('access-control-allow-origin'), null, 'pages are for nobody else');
  });
});
