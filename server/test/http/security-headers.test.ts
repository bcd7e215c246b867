import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { SENDER } from '../support/share-request.js';
import { StudiesInMemory } from '../support/studies.js';
import type { Answer, TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const ASSETS = fileURLToPath(new URL('../../src/pages/assets', import.meta.url));
const VIEWER = 'https://viewer.example.org';
const HTML = { Accept: 'text/html' };

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PAGE =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html pacs-share-lit-html; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** What helmet sets, and three more; these for whatever is no page. */
const HEADERS: Readonly<Record<string, string | null>> = {
  'Content-Security-Policy': NOTHING,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
  'X-Powered-By': null,
  Server: null,
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Origin': null,
};

interface Kind {
  status: number;
  /** Where it differs. */
  but?: Readonly<Record<string, string>>;
  ask: (browser: TestClient, nobody: TestClient) => Promise<Answer>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a page': { status: 200, but: { 'Content-Security-Policy': PAGE }, ask: (browser) => browser.get('/received', HTML) },
  "a recipient's page that leads nowhere": {
    status: 404,
    but: { 'Content-Security-Policy': PAGE },
    ask: (_, nobody) => nobody.get('/s/x', HTML),
  },
  'a redirect': { status: 303, ask: (_, nobody) => nobody.get('/received', HTML) },
  'an answer of the API': { status: 200, ask: (browser) => browser.get('/api/policy') },
  'an answer to a trusted site': {
    status: 200,
    but: { 'Access-Control-Allow-Origin': VIEWER },
    ask: (browser) => browser.get('/api/policy', { Origin: VIEWER }),
  },
  'a question of a trusted site': {
    status: 204,
    but: { 'Access-Control-Allow-Origin': VIEWER },
    ask: (_, nobody) =>
      nobody.fetch('/api/policy', {
        method: 'OPTIONS',
        headers: { Origin: VIEWER, 'Access-Control-Request-Method': 'GET' },
      }),
  },
  'a problem': { status: 401, ask: (_, nobody) => nobody.get('/api/policy') },
  'a problem for which there is no route': { status: 404, ask: (_, nobody) => nobody.get('/nowhere') },
  'a problem inside': { status: 500, ask: (browser) => browser.post('/api/studies/search', {}) },
  'an asset': {
    status: 200,
    but: { 'Cache-Control': 'no-cache' },
    ask: (_, nobody) => nobody.get('/assets/pages.css'),
  },
  'the bundle, which other sites load': {
    status: 200,
    but: {
      'Cache-Control': 'no-cache',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
    },
    ask: (_, nobody) => nobody.get('/bundle/pages.css'),
  },
  'a bundle that is not there': { status: 404, ask: (_, nobody) => nobody.get('/bundle/other.js') },
};

describe('the headers of', () => {
  let server: TestServer;
  let browser: TestClient;

  before(async () => {
    const studies = new StudiesInMemory();
    studies.search = () => Promise.reject(new Error('a fault'));
    const changes = { studies, bundleFolder: ASSETS, trustedOrigins: [VIEWER], publicUrl: 'https://share.example.org' };
    server = await startTestServer(changes);
    browser = await server.signIn(SENDER);
  });
  after(() => server.stop());

  for (const [name, { status, but, ask }] of Object.entries(KINDS)) {
    it(name, async () => {
      const { headers, ...answer } = await ask(browser, server.client());
      assert.equal(answer.status, status, answer.text);
      const found = Object.keys(HEADERS).map((header) => [header, headers.get(header)]);
      assert.deepEqual(Object.fromEntries(found), { ...HEADERS, ...but });
    });
  }

  it('an answer by plain http, where nothing can be made to use https', async () => {
    const plain = await startTestServer();
    const { headers } = await plain.client().get('/');
    await plain.stop();
    assert.equal(headers.get('Strict-Transport-Security'), null);
  });
});
