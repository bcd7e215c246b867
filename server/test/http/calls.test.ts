import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { CALLS } from 'pacs-share/contract';

import { startTestServer, type TestServer } from '../support/test-server.js';

describe('the calls of the contract', () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  const asked = (method: string, path: string) =>
    server.client().fetch(`/api${path.replace(/\{\w+\}/g, 'x')}`, { method });

  for (const { method, path } of CALLS) {
    it(`${method} ${path} is there, for those who are signed in`, async () => {
      assert.equal((await asked(method, path)).status, 401);
    });
  }

  it('are all there is', async () => {
    assert.equal((await asked('POST', '/nowhere')).status, 404);
    assert.equal((await asked('GET', '/shares/x/more')).status, 404);
  });
});
