import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { requestCounts } from '../../src/database/schema.js';
import { SENDER, share } from '../support/share-request.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

describe('links that lead nowhere', () => {
  let server: TestServer;
  let link: string;

  before(async () => {
    server = await startTestServer({ trustedProxies: 1 });
    const { json } = await share(await server.signIn(SENDER));
    link = new URL(json.recipients[0].link as string).pathname;
  });
  after(() => server.stop());
  beforeEach(() => server.db.delete(requestCounts));

  const from = (address: string, path = `/s/${'A'.repeat(43)}`) =>
    server.client().get(path, { 'X-Forwarded-For': address });
  async function exhaust(address: string) {
    await from(address);
    await server.db.update(requestCounts).set({ count: 60 });
  }

  it('may be tried so often from one address in ten minutes', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => from('192.0.2.1')));
    assert.equal(answers.filter(({ status }) => status === 404).length, 60);
    const [refused] = answers.filter(({ status }) => status === 429);
    assert.match(refused?.headers.get('retry-after') ?? '', /^\d+$/);
    assert.equal(answers.filter(({ status }) => status === 429).length, 10);
    server.time.now = new Date(NOW.getTime() + 10 * 60_000);
    assert.equal((await from('192.0.2.1')).status, 404);
    server.time.now = NOW;
  });

  it('keep nobody from one that leads somewhere', async () => {
    await exhaust('192.0.2.1');
    assert.equal((await from('192.0.2.1', link)).status, 200);
  });

  it('are counted by the address that the proxy tells, whatever was told to the proxy', async () => {
    await exhaust('192.0.2.1');
    assert.equal((await from('198.51.100.7, 192.0.2.1')).status, 429);
    assert.equal((await from('192.0.2.1, 198.51.100.7')).status, 404);
    const stored = JSON.stringify(await server.db.select().from(requestCounts));
    assert.ok(!stored.includes('192.0.2.1'), 'and no address is written down');
  });

  it('are counted together for all addresses of one IPv6 network', async () => {
    await exhaust('2001:db8:0:7::1');
    assert.equal((await from('2001:DB8::7:a:b:c:d')).status, 429);
    assert.equal((await from('2001:db8:0000:0007:ffff::')).status, 429);
    assert.equal((await from('2001:db8:0:8::1')).status, 404);
    await exhaust('::ffff:192.0.2.9');
    assert.equal((await from('192.0.2.9')).status, 429);
  });
});
