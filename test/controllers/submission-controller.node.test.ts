import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShareFailure, type FailureCode } from 'pacs-share/client';
import type { Share } from 'pacs-share/domain';
import { SubmissionController } from '../../src/controllers/submission-controller.js';
import { completeShare } from '../../stories/fixtures.js';

interface Sent {
  request: string;
  key: string;
  signal: AbortSignal;
  answer: (share: Share) => void;
  fail: (failure: unknown) => void;
}

function start() {
  const sent: Sent[] = [];
  let updates = 0;
  let keys = 0;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => (updates += 1),
    updateComplete: Promise.resolve(true),
  };
  const submission = new SubmissionController<string>(host, {
    newKey: () => `key-${(keys += 1)}`,
    send: (request, key, signal) =>
      new Promise((resolve, reject) => sent.push({ request, key, signal, answer: resolve, fail: reject })),
    toFailure: (error) => ShareFailure.from(error),
  });
  const submit = (request: string | undefined = 'request') => submission.submit(() => Promise.resolve(request));
  /** Lets what is waiting go on. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { submission, sent, submit, settle, updates: () => updates };
}

async function submitAndFail(context: ReturnType<typeof start>, code: FailureCode, request?: string): Promise<void> {
  const outcome = context.submit(request);
  await context.settle();
  context.sent.at(-1)?.fail(new ShareFailure(code));
  assert.equal(await outcome, undefined);
}

describe('SubmissionController', () => {
  it('is busy at once: a double click sends once', async () => {
    const { submission, sent, submit, settle } = start();
    const first = submit();
    assert.ok(submission.isBusy);
    const second = submit();
    await settle();
    assert.equal(sent.length, 1);
    sent[0]?.answer(completeShare);
    assert.equal(await first, completeShare);
    assert.equal(await second, undefined);
    assert.deepEqual(submission.state, { status: 'idle' });
  });

  it('sends nothing when there is no request after all', async () => {
    const { submission, sent } = start();
    assert.equal(await submission.submit(() => Promise.resolve(undefined)), undefined);
    assert.equal(sent.length, 0);
    assert.deepEqual(submission.state, { status: 'idle' });
  });

  it('is idle again when making the request throws', async () => {
    const { submission } = start();
    await assert.rejects(
      submission.submit(() => Promise.reject(new RangeError('no'))),
      RangeError,
    );
    assert.equal(submission.isBusy, false);
  });

  for (const code of ['unreachable', 'timeout', 'server-error', 'invalid-answer'] as const) {
    it(`repeats the same request with the same key after ${code}`, async () => {
      const context = start();
      await submitAndFail(context, code, 'first');
      assert.equal(context.submission.state.status, 'unsure');
      const outcome = context.submit('edited meanwhile');
      await context.settle();
      assert.deepEqual(
        context.sent.map(({ key, request }) => [key, request]),
        [
          ['key-1', 'first'],
          ['key-1', 'first'],
        ],
      );
      context.sent[1]?.answer(completeShare);
      assert.equal(await outcome, completeShare);
    });
  }

  for (const code of ['offline', 'not-signed-in', 'rules-broken', 'unavailable', 'refused'] as const) {
    it(`takes a new key after ${code}: nothing was shared`, async () => {
      const context = start();
      await submitAndFail(context, code);
      assert.equal(context.submission.state.status, 'failed');
      await submitAndFail(context, code);
      assert.deepEqual(
        context.sent.map(({ key }) => key),
        ['key-1', 'key-2'],
      );
    });
  }

  it('stays unsure while the connection is down after a lost answer', async () => {
    const context = start();
    await submitAndFail(context, 'timeout');
    await submitAndFail(context, 'offline');
    assert.equal(context.submission.state.status, 'unsure');
    await submitAndFail(context, 'rules-broken');
    assert.equal(context.submission.state.status, 'failed');
    assert.deepEqual(
      context.sent.map(({ key }) => key),
      ['key-1', 'key-1', 'key-1'],
    );
  });

  it('forgets a lost attempt when told to: the next is a new share', async () => {
    const context = start();
    await submitAndFail(context, 'timeout');
    context.submission.reset();
    assert.deepEqual(context.submission.state, { status: 'idle' });
    await submitAndFail(context, 'refused');
    assert.deepEqual(
      context.sent.map(({ key }) => key),
      ['key-1', 'key-2'],
    );
  });

  it('drops an answer that comes after it was given up', async () => {
    const { submission, sent, submit, settle } = start();
    const outcome = submit();
    await settle();
    submission.reset();
    assert.ok(sent[0]?.signal.aborted);
    sent[0]?.answer(completeShare);
    assert.equal(await outcome, undefined);
    assert.deepEqual(submission.state, { status: 'idle' });
  });
});
