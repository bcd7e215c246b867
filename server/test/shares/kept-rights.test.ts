import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Share } from 'pacs-share/domain';

import {
  COLLEAGUE,
  newRecipient,
  personNamed,
  SENDER,
  share,
  shareRequest,
  uid,
  user,
} from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('sharing again with the same recipient', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  async function shared(changes: object, client = sender): Promise<Share> {
    const answer = await share(client, shareRequest(changes));
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }
  const keptIn = async ({ id }: Share) => ((await sender.get(`/api/shares/${id}`)).json as Share).recipients[0]?.kept;

  it('keeps the wider access and the longer validity', async () => {
    const recipients = [user(personNamed('Sofie Maes'))];
    const first = await shared({ recipients, access: 'images-and-report-write', validity: { until: '2026-09-01' } });
    assert.equal(first.recipients[0]?.kept, undefined);
    const second = await shared({ recipients });
    assert.deepEqual(second.recipients[0]?.kept, {
      access: 'images-and-report-write',
      validity: { until: '2026-09-01', timeZone: 'Europe/Brussels' },
    });
    assert.equal(second.access, 'images-and-report-read', 'what was chosen stays what was chosen');
  });

  it('keeps nothing that is not wider', async () => {
    const recipients = [user(personNamed('Karel Van der Auwera'))];
    await shared({ recipients });
    const same = await shared({ recipients });
    assert.equal(same.recipients[0]?.kept, undefined);
    const wider = await shared({ recipients, access: 'images-and-report-write', validity: { unlimited: true } });
    assert.equal(wider.recipients[0]?.kept, undefined);
    const again = await shared({ recipients });
    assert.deepEqual(again.recipients[0]?.kept, { access: 'images-and-report-write', validity: { unlimited: true } });
  });

  it('compares new recipients by their address, without regard to case', async () => {
    await shared({ recipients: [newRecipient({ email: 'Again@example.org' })], validity: { until: '2026-12-01' } });
    const again = await shared({ recipients: [newRecipient({ email: 'again@EXAMPLE.org' })] });
    assert.deepEqual(again.recipients[0]?.kept, { validity: { until: '2026-12-01', timeZone: 'Europe/Brussels' } });
    const other = await shared({ recipients: [newRecipient({ email: 'other@example.org' })] });
    assert.equal(other.recipients[0]?.kept, undefined);
  });

  it('is about the same study, by whomever of the department', async () => {
    const recipients = [user(personNamed("Ilse D'Hondt"))];
    await shared({ recipients, studies: [uid(2)], access: 'images-and-report-write' }, await server.signIn(COLLEAGUE));
    assert.equal((await shared({ recipients, studies: [uid(1)] })).recipients[0]?.kept, undefined);
    const both = await shared({ recipients, studies: [uid(1), uid(2)] });
    assert.deepEqual(both.recipients[0]?.kept, { access: 'images-and-report-write' });
    // Where it was not granted before it is not granted now: the other study stays as it was shared.
    const link = both.recipients[0]?.link?.replace('http://pacs-share.test', '') ?? '';
    const browser = server.client();
    await browser.submit(`${link}/open`);
    assert.equal((await browser.get(link)).status, 200);
  });

  it('keeps nothing of a share that was withdrawn, shortened or has expired', async () => {
    const recipients = [user(personNamed('Youssef El Amrani'))];
    const first = await shared({ recipients, validity: { until: '2026-09-01' } });
    const second = await shared({ recipients });
    assert.ok(await keptIn(second));
    await sender.patch(`/api/shares/${first.id}`, { validity: { until: '2026-04-01' } });
    assert.equal(await keptIn(second), undefined);
    await sender.patch(`/api/shares/${first.id}`, { validity: { until: '2026-09-01' } });
    assert.ok(await keptIn(second));
    await sender.delete(`/api/shares/${first.id}`);
    assert.equal(await keptIn(second), undefined);
  });

  it('does not count the report of an anonymized share, which was never accessible', async () => {
    const recipients = [user(personNamed('Łukasz Wójcik'))];
    await shared({ recipients, access: 'images-and-report-write', anonymize: true });
    assert.equal((await shared({ recipients })).recipients[0]?.kept, undefined);
  });

  it('lets the newer link open as long as the earlier right lasts', async () => {
    const recipients = [user(personNamed('Şeyma Öztürk'))];
    await shared({ recipients, validity: { until: '2026-09-01' } });
    const second = await shared({ recipients });
    const link = second.recipients[0]?.link?.replace('http://pacs-share.test', '') ?? '';
    for (const [day, status] of [
      ['2026-04-11', 200],
      ['2026-09-01', 200],
      ['2026-09-02', 410],
    ] as const) {
      server.time.now = new Date(`${day}T11:00:00Z`);
      assert.equal((await server.client().get(link)).status, status, day);
    }
  });
});
