import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';

import { eq } from 'drizzle-orm';

import { DEFAULT_CLAIMS, type ClaimSettings } from '../../src/auth/claims.js';
import { createSignIn } from '../../src/auth/sign-in.js';
import { departments, people, requestCounts, sessions } from '../../src/database/schema.js';
import { COLLEAGUE, RECIPIENT, SENDER, share, STRICT_SENDER } from '../support/share-request.js';
import type { Answer, TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';
import { CLIENT, PUBLIC_URL, TestProvider } from './oidc-provider.js';

const SESSION = '__Host-pacs-share-session';
const STRANGER = 'somebody-else';
const CLAIMS: ClaimSettings = { ...DEFAULT_CLAIMS, role: 'access.roles', department: 'department' };
const ACCOUNTS = {
  [SENDER]: { access: { roles: ['other', 'sender'] }, department: 'radiology-az-voorbeeld' },
  [COLLEAGUE]: { access: { roles: ['sender', 'admin'] }, department: 'radiology-clinique-modele' },
  [RECIPIENT]: { access: { roles: [] } },
  [STRICT_SENDER]: { department: 'radiology-clinique-modele' },
  [STRANGER]: {
    access: { roles: ['sender'] },
    department: 'radiology-az-voorbeeld',
    given_name: 'Nele',
    family_name: 'Nieuwenhuis',
    name: 'Nele Nieuwenhuis',
    locale: 'nl-BE',
    email: 'nele.nieuwenhuis@example.org',
  },
};

describe('signing in by OpenID Connect', () => {
  let provider: TestProvider;
  let server: TestServer;

  before(async () => {
    provider = await TestProvider.start({ accounts: ACCOUNTS });
    server = await startServer(CLAIMS);
  });
  after(async () => {
    await server.stop();
    provider.stop();
  });
  beforeEach(() => server.db.delete(sessions));
  afterEach(() => {
    provider.down = undefined;
    server.time.now = NOW;
  });

  function startServer(claims: ClaimSettings, at = provider): Promise<TestServer> {
    const { id: clientId, secret: clientSecret } = CLIENT;
    const { issuer } = at;
    const settings = { issuer, clientId, clientSecret, scope: 'openid profile', claims, allowHttp: true };
    const signIn = createSignIn({ ...settings, publicUrl: PUBLIC_URL });
    return startTestServer({ demo: undefined, signIn, publicUrl: PUBLIC_URL });
  }

  /** Begins to sign in, and gives the way back that the provider sends the browser. */
  async function visitProvider(browser: TestClient, account: string, path = '/sign-in', at = provider): Promise<URL> {
    const begun = await browser.get(path);
    assert.equal(begun.status, 303, begun.text);
    return at.visit(begun.headers.get('location') ?? '', account);
  }

  async function signIn(browser: TestClient, account: string, path?: string, at = provider): Promise<Answer> {
    const back = await visitProvider(browser, account, path, at);
    return browser.get(back.pathname + back.search);
  }

  const roleOf = async (browser: TestClient) => {
    const { status, json } = await browser.get('/api/policy');
    return status === 200 ? [json.sender.id, json.sender.department.id, json.sender.admin] : [status, json.code];
  };

  it('leads from a page to the provider and back to that page', async () => {
    const browser = server.client();
    const page = await browser.get('/received', { Accept: 'text/html' });
    assert.deepEqual([page.status, page.headers.get('location')], [303, '/sign-in?to=%2Freceived']);
    const done = await signIn(browser, RECIPIENT, page.headers.get('location') ?? '');
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/received']);
    const received = await browser.get('/received');
    assert.match(received.text, /Tom Janssens/);
    assert.match((await browser.get('/received')).headers.get('cache-control') ?? '', /no-store/);
  });

  it('asks by the code flow with PKCE, state and nonce, for the one way back that is registered', async () => {
    const [one, two] = [await server.client().get('/sign-in'), await server.client().get('/sign-in')];
    const query = new URL(one.headers.get('location') ?? '').searchParams;
    assert.deepEqual(
      ['response_type', 'client_id', 'redirect_uri', 'scope', 'code_challenge_method'].map((name) => query.get(name)),
      ['code', CLIENT.id, `${PUBLIC_URL}/sign-in/callback`, 'openid profile', 'S256'],
    );
    for (const name of ['state', 'nonce', 'code_challenge']) {
      assert.match(query.get(name) ?? '', /^[\w-]{43}$/);
      assert.notEqual(query.get(name), new URL(two.headers.get('location') ?? '').searchParams.get(name));
    }
    const cookie = one.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^__Host-pacs-share-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    for (const name of ['state', 'nonce']) assert.ok(!cookie.includes(query.get(name) ?? '-'), 'sealed');
  });

  it('remembers by a cookie that only this host can set, whose token the database does not know', async () => {
    const browser = server.client();
    const done = await signIn(browser, SENDER);
    const cookies = done.headers.getSetCookie();
    const cookie = cookies.find((text) => text.startsWith(SESSION)) ?? '';
    assert.match(cookie, /=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.ok(cookies.some((text) => /^__Host-pacs-share-sign-in=; Max-Age=0/.test(text)));
    const stored = await server.db.select().from(sessions);
    assert.equal(stored.length, 1);
    assert.ok(!JSON.stringify(stored).includes(browser.cookies.get(SESSION) ?? '-'));
  });

  it('gives another token each time, and the one before is of no more use', async () => {
    const browser = server.client();
    // What somebody else has put into this browser before.
    await signIn(browser, RECIPIENT);
    const before = browser.cookies.get(SESSION) ?? '';
    await signIn(browser, SENDER);
    assert.notEqual(browser.cookies.get(SESSION), before);
    assert.equal((await roleOf(browser))[0], SENDER);
    browser.cookies.set(SESSION, before);
    assert.deepEqual(await roleOf(browser), [401, 'not-signed-in']);
    const planted = server.client();
    planted.cookies.set(SESSION, 'A'.repeat(43));
    await signIn(planted, SENDER);
    assert.notEqual(planted.cookies.get(SESSION), 'A'.repeat(43));
    // By https the name without its prefix, which a neighboring host could set, means nothing.
    const other = server.client();
    other.cookies.set('pacs-share-session', planted.cookies.get(SESSION) ?? '');
    assert.deepEqual(await roleOf(other), [401, 'not-signed-in']);
  });

  it('goes by the roles and the department that are claimed, before what the directory says', async () => {
    const roles: Record<string, unknown> = {};
    for (const account of [SENDER, COLLEAGUE, RECIPIENT, STRICT_SENDER]) {
      const browser = server.client();
      await signIn(browser, account);
      roles[account] = await roleOf(browser);
    }
    assert.deepEqual(roles, {
      [SENDER]: [SENDER, 'radiology-az-voorbeeld', false],
      // In the directory: no admin, and of the other department.
      [COLLEAGUE]: [COLLEAGUE, 'radiology-clinique-modele', true],
      [RECIPIENT]: [403, 'may-not-share'],
      // A sender in the directory, of whom no role is claimed.
      [STRICT_SENDER]: [403, 'may-not-share'],
    });
    const [kept] = await server.db.select().from(people).where(eq(people.id, COLLEAGUE));
    assert.deepEqual([kept?.role, kept?.departmentId], ['sender', 'radiology-az-voorbeeld'], 'the directory stays');
  });

  it('turns away whom the directory does not know, unless such people are added', async () => {
    const browser = server.client();
    const back = await visitProvider(browser, STRANGER);
    const answer = await browser.get(back.pathname + back.search, { Accept: 'text/html' });
    assert.equal(answer.status, 403);
    assert.match(answer.text, /this server does not know you/);
    assert.equal(browser.cookies.has(SESSION), false);

    const adding = await startServer({ ...CLAIMS, addPeople: true });
    try {
      const welcome = adding.client();
      await signIn(welcome, STRANGER);
      assert.match((await welcome.get('/')).text, /Nele Nieuwenhuis[\s\S]*Welkom/);
      assert.deepEqual(await roleOf(welcome), [STRANGER, 'radiology-az-voorbeeld', false]);
      const [added] = await adding.db.select().from(people).where(eq(people.id, STRANGER));
      assert.deepEqual(
        [added?.firstName, added?.lastName, added?.displayName, added?.language, added?.email, added?.role],
        ['Nele', 'Nieuwenhuis', 'Nele Nieuwenhuis', 'nl', 'nele.nieuwenhuis@example.org', 'recipient'],
      );
    } finally {
      await adding.stop();
    }
  });

  it('reads claims where the provider tells them: also at the userinfo endpoint', async () => {
    const spare = await TestProvider.start({ accounts: ACCOUNTS, claimsInIdToken: false });
    const other = await startServer(CLAIMS, spare);
    try {
      const browser = other.client();
      await signIn(browser, COLLEAGUE, undefined, spare);
      assert.deepEqual(await roleOf(browser), [COLLEAGUE, 'radiology-clinique-modele', true]);
    } finally {
      await other.stop();
      spare.stop();
    }
  });

  it('gives no department to whom another one is claimed than is known here', async () => {
    const ids = new Map([['radiology-az-voorbeeld', 'nowhere']]);
    const other = await startServer({ ...CLAIMS, departmentIds: ids });
    try {
      const browser = other.client();
      await signIn(browser, SENDER);
      assert.deepEqual(await roleOf(browser), [403, 'may-not-share']);
    } finally {
      await other.stop();
    }
    assert.equal((await server.db.select().from(departments)).length, 2);
  });

  it('refuses an answer that is not of the attempt this browser began', async () => {
    const attacker = server.client();
    const back = await visitProvider(attacker, COLLEAGUE);
    const path = back.pathname + back.search;
    const failed = async (browser: TestClient, address = path) => {
      const answer = await browser.get(address);
      assert.deepEqual([answer.status, answer.json.code], [400, 'sign-in-failed'], address);
      assert.equal(browser.cookies.has(SESSION), false);
    };
    await failed(server.client()); // a browser that began nothing
    const victim = server.client();
    await victim.get('/sign-in');
    await failed(victim); // another browser's answer: who is signed in would be the attacker
    for (const change of [
      (url: URL) => url.searchParams.set('state', 'x'.repeat(43)),
      (url: URL) => url.searchParams.delete('state'),
      (url: URL) => url.searchParams.set('code', 'invented'),
      (url: URL) => url.searchParams.delete('code'),
      (url: URL) => url.searchParams.set('iss', 'https://evil.example'),
      (url: URL) => url.searchParams.set('error', 'access_denied'),
    ]) {
      const browser = server.client();
      const changed = await visitProvider(browser, SENDER);
      change(changed);
      await failed(browser, changed.pathname + changed.search);
    }
    const late = server.client();
    const tooLate = await visitProvider(late, SENDER);
    server.time.now = new Date(NOW.getTime() + 11 * 60 * 1000);
    await failed(late, tooLate.pathname + tooLate.search);
    server.time.now = NOW;
    const forged = server.client();
    forged.cookies.set(
      '__Host-pacs-share-sign-in',
      attacker.cookies.get('__Host-pacs-share-sign-in')?.slice(0, -3) ?? '',
    );
    await failed(forged);
    // The answer was good all along, once.
    assert.equal((await attacker.get(path)).status, 303);
    attacker.cookies.delete(SESSION);
    await failed(attacker);
  });

  it('goes on at pages of its own only', async () => {
    for (const to of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/received/../../x',
      '/api/policy',
      '/received?x=1',
      `/s/${'a'.repeat(42)}`,
      `/s/${'a'.repeat(43)}/open`,
    ]) {
      const done = await signIn(server.client(), RECIPIENT, `/sign-in?to=${encodeURIComponent(to)}`);
      assert.equal(done.headers.get('location'), '/', to);
    }
    for (const to of ['/received', `/shares/${'a'.repeat(22)}`, `/s/${'a'.repeat(43)}`]) {
      const done = await signIn(server.client(), RECIPIENT, `/sign-in?to=${encodeURIComponent(to)}`);
      assert.equal(done.headers.get('location'), to);
    }
  });

  it('signs out here and leads to the provider to be signed out there', async () => {
    const browser = server.client();
    await signIn(browser, SENDER);
    const token = browser.cookies.get(SESSION) ?? '';
    const forged = await browser.post('/sign-out', undefined, { Origin: 'https://evil.example' });
    assert.equal(forged.status, 403);
    assert.equal((await browser.get('/sign-out')).status, 404, 'nor by following a link');
    const done = await browser.post('/sign-out', undefined, { Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'same-origin' });
    const location = new URL(done.json.location as string);
    assert.equal(location.origin, provider.issuer);
    assert.equal(location.searchParams.get('post_logout_redirect_uri'), `${PUBLIC_URL}/signed-out`);
    assert.equal((await fetch(location)).status, 200, 'which knows where to go on');
    assert.equal(browser.cookies.has(SESSION), false);
    browser.cookies.set(SESSION, token);
    assert.deepEqual(await roleOf(browser), [401, 'not-signed-in'], 'nor with the cookie kept');
    assert.match(
      (await browser.get('/signed-out', { 'Accept-Language': 'fr-BE,fr;q=0.9' })).text,
      /Vous êtes déconnecté/,
    );
  });

  it('signs out here also while the provider does not answer', async () => {
    const browser = server.client();
    await signIn(browser, SENDER);
    const fresh = await startServer(CLAIMS);
    try {
      provider.down = 'cut';
      assert.equal((await fresh.client().post('/sign-out')).json.location, '/signed-out');
    } finally {
      await fresh.stop();
    }
  });

  it('is not possible while the provider does not answer, and is again later', async () => {
    const fresh = await startServer(CLAIMS);
    try {
      for (const down of ['cut', 'busy'] as const) {
        provider.down = down;
        const begun = await fresh.client().get('/sign-in');
        assert.deepEqual([begun.status, begun.json.code], [503, 'sign-in-unavailable'], down);
        assert.match(begun.headers.get('retry-after') ?? '', /^\d+$/);
        provider.down = undefined;
        const browser = server.client();
        const back = await visitProvider(browser, SENDER);
        provider.down = down;
        const answer = await browser.get(back.pathname + back.search, { Accept: 'text/html' });
        assert.equal(answer.status, 503, down);
        assert.match(answer.text, /Signing in is not possible now/);
        assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
      }
      provider.down = undefined;
      assert.equal((await signIn(fresh.client(), SENDER)).status, 303);
    } finally {
      await fresh.stop();
    }
  });

  it('accepts ID tokens by new keys of the provider, within a minute', async () => {
    const spare = await TestProvider.start({ accounts: ACCOUNTS });
    const other = await startServer(CLAIMS, spare);
    try {
      assert.equal((await signIn(other.client(), SENDER, undefined, spare)).status, 303);
      await spare.rotateKeys();
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 });
      assert.equal((await signIn(other.client(), SENDER, undefined, spare)).status, 303);
    } finally {
      mock.timers.reset();
      await other.stop();
      spare.stop();
    }
  });

  it('refuses what another site asks for with the cookie', async () => {
    const browser = server.client();
    await signIn(browser, SENDER);
    const search = (headers: Record<string, string>) => browser.post('/api/studies/search', {}, headers);
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `${PUBLIC_URL}.evil.example` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      const answer = await search(headers);
      assert.deepEqual([answer.status, answer.json.code], [403, 'cross-origin'], JSON.stringify(headers));
    }
    assert.equal((await search({ Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'same-origin' })).status, 200);
    assert.equal((await share(browser)).status, 201);
  });

  it('takes so many answers of a provider from one address, and no more', async () => {
    const browser = server.client();
    assert.equal((await browser.get('/sign-in/callback?code=x')).status, 400);
    await server.db.update(requestCounts).set({ count: 300 }).where(eq(requestCounts.action, 'sign-in'));
    const answer = await browser.get('/sign-in/callback?code=x');
    assert.deepEqual([answer.status, answer.json.code], [429, 'too-many-requests']);
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
    await server.db.delete(requestCounts);
  });

  it('shows the start in the language of the browser, and nothing of the demo', async () => {
    const browser = server.client();
    assert.match((await browser.get('/', { 'Accept-Language': 'de-CH,en;q=0.5' })).text, /Melden Sie sich an/);
    for (const path of ['/demo/people', '/demo/session', '/demo/outbox', '/outbox', '/viewer/viewer.js']) {
      assert.equal((await browser.get(path)).status, 404, path);
    }
    assert.equal((await browser.post('/demo/session', { user: SENDER })).status, 404);
    await signIn(browser, RECIPIENT);
    assert.equal((await browser.get('/')).headers.get('location'), '/received');
  });
});
