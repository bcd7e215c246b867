import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HttpClient, lateClient, MemoryClient, ShareFailure, type ShareClient } from 'pacs-share/client';
import { openPolicy } from '../../stories/fixtures.js';

const memory = () => new MemoryClient({ policy: openPolicy }) as Required<ShareClient>;

describe('a client that is loaded late', () => {
  it('loads at once, and once however many calls wait for it', async () => {
    let loads = 0;
    const client = lateClient(() => {
      loads += 1;
      return Promise.resolve(memory());
    });
    assert.equal(loads, 1);
    const [policy, favorites] = await Promise.all([client.getPolicy(), client.getFavorites()]);
    assert.deepEqual([policy, favorites], [openPolicy, []]);
    await client.getPolicy();
    assert.equal(loads, 1);
  });

  it('says that it could not be loaded, which cannot have shared anything, and tries again with the next call', async () => {
    let isOffline = true;
    const client = lateClient(() =>
      isOffline
        ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
        : Promise.resolve(memory()),
    );
    await assert.rejects(client.getPolicy(), (error: ShareFailure) => {
      assert.deepEqual([error.code, error.mayHaveArrived], ['not-loaded', false]);
      return true;
    });
    isOffline = false;
    assert.deepEqual(await client.getPolicy(), openPolicy);
  });

  it('passes on what was given, and what was answered or refused', async () => {
    const seen: unknown[] = [];
    const client = lateClient(() =>
      Promise.resolve({
        ...memory(),
        sendMail: (...given: unknown[]) => {
          seen.push(...given);
          return Promise.reject(new ShareFailure('too-many-requests', { retryAfter: 3 }));
        },
      }),
    );
    const { signal } = new AbortController();
    await assert.rejects(client.sendMail('share-1', 'r1', { signal }), { code: 'too-many-requests', retryAfter: 3 });
    assert.deepEqual(seen, ['share-1', 'r1', { signal }]);
  });

  it('calls without a detour once it is there: what is asked while the page is left goes out', async () => {
    const calls: string[] = [];
    const client = lateClient(() =>
      Promise.resolve({
        ...memory(),
        withdrawShare: (id: string) => {
          calls.push(id);
          return Promise.resolve();
        },
      }),
    );
    await client.withdrawShare('share-1');
    void client.withdrawShare('share-2');
    assert.deepEqual(calls, ['share-1', 'share-2']);
  });

  it('has every method of the client over HTTP', () => {
    const methods = Object.getOwnPropertyNames(HttpClient.prototype).filter(
      (name) => !['constructor', 'read', 'send', 'attempt'].includes(name),
    );
    const client = lateClient(() => new Promise(() => {}));
    assert.deepEqual(Object.keys(client).toSorted(), methods.toSorted());
  });
});
