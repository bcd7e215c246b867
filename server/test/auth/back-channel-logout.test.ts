import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { importJWK, SignJWT, type JWTPayload } from 'jose';

import { DEFAULT_CLAIMS } from '../../src/auth/claims.js';
import { createSignIn } from '../../src/auth/sign-in.js';
import { sessions } from '../../src/database/schema.js';
import { RECIPIENT, SENDER } from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { CLIENT, PUBLIC_URL, TestProvider } from './oidc-provider.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = () => Math.floor(Date.now() / 1000);

describe('being signed out at the provider', () => {
  let provider: TestProvider;
  let server: TestServer;
  before(async () => {
    provider = await TestProvider.start({ accounts: { [SENDER]: {}, [RECIPIENT]: {} } });
    const signIn = createSignIn({
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      scope: 'openid profile',
      claims: DEFAULT_CLAIMS,
      allowHttp: true,
      publicUrl: PUBLIC_URL,
    });
    server = await startTestServer({ demo: undefined, signIn, publicUrl: PUBLIC_URL });
  });
  after(async () => {
    await server.stop();
    provider.stop();
  });
  beforeEach(() => server.db.delete(sessions));

  async function signIn(account: string): Promise<TestClient> {
    const browser = server.client();
    const begun = await browser.get('/sign-in');
    const back = await provider.visit(begun.headers.get('location') ?? '', account);
    assert.equal((await browser.get(back.pathname + back.search)).status, 303);
    return browser;
  }
  const isSignedIn = async (browser: TestClient) => (await browser.get('/received')).status === 200;

  /** A logout token as the provider signs it, but for the changes. */
  async function logoutToken(changes: JWTPayload, key = provider.key): Promise<string> {
    const claims = { iss: provider.issuer, aud: CLIENT.id, iat: seconds(), jti: 'x', events: { [EVENT]: {} } };
    const header = { alg: 'RS256', typ: 'logout+jwt', ...(key.kid !== undefined && { kid: key.kid }) };
    return new SignJWT({ ...claims, ...changes }).setProtectedHeader(header).sign(await importJWK(key, 'RS256'));
  }
  const tell = (token: string) => server.client().submit('/back-channel-logout', { logout_token: token });

  it('ends somebody’s sessions in every browser, and nobody else’s', async () => {
    const [one, two, other] = [await signIn(SENDER), await signIn(SENDER), await signIn(RECIPIENT)];
    const answer = await tell(await logoutToken({ sub: SENDER }));
    assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'no-store']);
    assert.deepEqual([await isSignedIn(one), await isSignedIn(two), await isSignedIn(other)], [false, false, true]);
  });

  it('ends one session where the token names it', async () => {
    const [one, two] = [await signIn(SENDER), await signIn(SENDER)];
    const [first] = await server.db.select().from(sessions);
    assert.ok(first?.providerSession, 'the provider tells the session');
    await tell(await logoutToken({ sid: first.providerSession }));
    assert.deepEqual([await isSignedIn(one), await isSignedIn(two)].filter(Boolean).length, 1);
  });

  it('does not end what began after it: a token is of no use again', async () => {
    const token = await logoutToken({ sub: SENDER });
    const browser = await signIn(SENDER);
    await server.db.update(sessions).set({ createdAt: new Date(Date.now() + 60_000) });
    assert.equal((await tell(token)).status, 200);
    assert.equal(await isSignedIn(browser), true);
  });

  it('takes no other token', async () => {
    const browser = await signIn(SENDER);
    const foreign = await TestProvider.start({ accounts: {} });
    foreign.stop();
    const sub = SENDER;
    for (const token of [
      'x',
      await logoutToken({ sub }, foreign.key),
      await logoutToken({ sub, iss: 'https://id.example.org' }),
      await logoutToken({ sub, aud: 'another-client' }),
      await logoutToken({ sub, iat: seconds() - 3600 }),
      await logoutToken({ sub, iat: seconds() + 3600 }),
      await logoutToken({ sub, exp: seconds() - 60 }),
      await logoutToken({ sub, nonce: 'n' }),
      await logoutToken({ sub, events: {} }),
      await logoutToken({ sub, events: { [EVENT]: true } }),
      await logoutToken({}),
    ]) {
      assert.equal((await tell(token)).status, 400);
    }
    assert.equal((await server.client().submit('/back-channel-logout')).status, 400);
    assert.equal(await isSignedIn(browser), true);
  });
});
