import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { Dicomweb } from '../../src/studies/dicomweb.js';
import { StudySourceUnavailable } from '../../src/studies/study-source.js';
import { answerJson, DicomwebServer, pacs, studyJson } from './dicomweb-server.js';

describe('a PACS that fails', () => {
  const server = new DicomwebServer(pacs([]));
  let source: Dicomweb;

  before(() => server.start());
  after(() => server.stop());
  beforeEach(() => {
    server.asked.length = 0;
    server.headers.length = 0;
    source = open(server.origin);
  });

  function open(origin: string, timeout = 2000): Dicomweb {
    const sources = { known: [], unnamed: { id: 'local', name: 'Local archive' } };
    return new Dicomweb({ url: `${origin}/dicom-web`, sources, timeout });
  }

  it('is unavailable, with a reason and without a name in it, where there is no usable answer', async () => {
    const other = new DicomwebServer(pacs([studyJson('1.1', 'Vanbedacht^Zoë', '20260101')]));
    await other.start();
    const html = (status: number) => (_: unknown, response: Parameters<typeof answerJson>[0]) =>
      void response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
    try {
      for (const [reason, handle, status] of [
        ['status', html(500), 500],
        ['status', html(401), 401],
        ['status', html(503), 503],
        ['invalid-answer', html(200), 200],
        [
          'invalid-answer',
          (_: unknown, response: Parameters<typeof answerJson>[0]) => answerJson(response, { studies: [] }),
          200,
        ],
        [
          'invalid-answer',
          (_: unknown, response: Parameters<typeof answerJson>[0]) => answerJson(response, ['x']),
          200,
        ],
        [
          'invalid-answer',
          (_: unknown, response: Parameters<typeof answerJson>[0]) => void response.end('[{"0020'),
          200,
        ],
        ['network', (request: { socket: { destroy(): void } }) => request.socket.destroy(), undefined],
        [
          'redirect',
          (_: unknown, response: Parameters<typeof answerJson>[0], url: URL) =>
            void response.writeHead(307, { location: other.origin + url.pathname + url.search }).end(),
          undefined,
        ],
        [
          'redirect',
          (_: unknown, response: Parameters<typeof answerJson>[0], url: URL) =>
            void response.writeHead(302, { location: url.pathname }).end(),
          undefined,
        ],
      ] as const) {
        server.handle = handle;
        await assert.rejects(source.search({ text: 'vanbedacht', limit: 10 }), (error) => {
          assert.ok(error instanceof StudySourceUnavailable, String(error));
          assert.deepEqual([error.reason, error.status], [reason, status]);
          assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /vanbedacht|PatientName|127\.0\.0\.1/i);
          assert.equal(error.cause, undefined);
          return true;
        });
      }
      assert.equal(other.asked.length, 0);
      await assert.rejects(open('http://127.0.0.1:9').search({ limit: 1 }), { reason: 'network' });
    } finally {
      await other.stop();
    }
  });

  it('gives up a server that is too slow, before and within its answer', async () => {
    const slow = open(server.origin, 150);
    server.handle = () => undefined;
    await assert.rejects(slow.search({ limit: 10 }), { name: 'StudySourceUnavailable', reason: 'timeout' });
    server.handle = (_request, response) => void response.writeHead(200).write('[');
    await assert.rejects(slow.search({ limit: 10 }), { name: 'StudySourceUnavailable', reason: 'timeout' });
  });

  it('stops where the caller does', async () => {
    server.handle = () => undefined;
    const controller = new AbortController();
    const search = source.search({ limit: 10 }, controller.signal);
    controller.abort(new Error('no longer wanted'));
    await assert.rejects(search, { message: 'no longer wanted' });
  });

  it('follows a redirect within the origin', async () => {
    const answer = pacs([studyJson('1.1', 'A', '20260101')]);
    server.handle = (request, response, url) => {
      if (url.pathname === '/moved/studies') answer(request, response, url);
      else response.writeHead(308, { location: `/moved/studies${url.search}` }).end();
    };
    assert.equal((await source.search({ limit: 10 })).studies.length, 1);
  });

  it('sends the password of the URL as a header alone', async () => {
    server.handle = pacs([]);
    await open(server.origin.replace('://', '://pacs:s%3Acret@')).search({ limit: 10 });
    assert.equal(server.headers[0]?.authorization, `Basic ${Buffer.from('pacs:s:cret').toString('base64')}`);
  });

  it('knows no studies where the server answers 204, 404 or an empty list', async () => {
    for (const handle of [
      (_: unknown, response: Parameters<typeof answerJson>[0]) => void response.writeHead(204).end(),
      (_: unknown, response: Parameters<typeof answerJson>[0]) => void response.writeHead(404).end('none'),
      (_: unknown, response: Parameters<typeof answerJson>[0]) => answerJson(response, []),
    ]) {
      server.handle = handle;
      assert.deepEqual(await source.search({ limit: 10 }), { studies: [], next: null });
    }
  });
});
