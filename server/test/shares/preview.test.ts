import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { mailPreviewsSchema } from 'pacs-share/contract';
import type { MailPreview, Share } from 'pacs-share/domain';

import { auditEntries, idempotencyKeys, outgoingMails, shares } from '../../src/database/schema.js';
import { COLLEAGUE, newRecipient, RECIPIENT, SENDER, share, shareRequest, user } from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('the preview of the mails', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  async function preview(changes: object): Promise<MailPreview[]> {
    const answer = await sender.post('/api/shares/preview', shareRequest(changes));
    assert.equal(answer.status, 200, answer.text);
    return mailPreviewsSchema.parse(answer.json).mails;
  }

  const request = {
    recipients: [user(RECIPIENT, { sendMail: true }), user(COLLEAGUE), newRecipient({ sendMail: true })],
    urgent: true,
    message: 'Graag uw mening <b>vandaag</b>',
  };

  it('is the mail that is sent, but for the link', async () => {
    const mails = await preview(request);
    assert.deepEqual(
      mails.map(({ recipient, language }) => [recipient, language]),
      [
        [0, 'nl'],
        [2, 'nl'],
      ],
    );
    const made = (await share(sender, shareRequest(request))).json as Share;
    await server.outbox.idle();
    const link = made.recipients[0]?.link ?? '';
    const sent = (await server.catcher.mails()).find(({ text }) => text.includes(link));
    assert.ok(link && sent && mails[0]);
    assert.equal(mails[0].subject, sent.subject);
    const words = (text: string) => text.replace(/https?:\S+/g, 'LINK').trim();
    assert.equal(words(mails[0].text), words(sent.text));
    assert.ok(mails[0].html.includes('&lt;b&gt;vandaag&lt;/b&gt;'), 'markup stays text');
  });

  it('names neither patient nor reason, and no secret of a link', async () => {
    const [mail] = await preview({ ...request, reason: 'Geheime reden' });
    assert.ok(mail);
    const all = `${mail.subject} ${mail.text} ${mail.html}`;
    assert.doesNotMatch(all, /Geheime reden/);
    for (const [address] of all.matchAll(/https?:[^\s"<]+\/s\/[^\s"<]+/g)) assert.match(address, /\/s\/preview$/);
  });

  it('stores and sends nothing', async () => {
    const count = async () =>
      Promise.all([shares, auditEntries, idempotencyKeys, outgoingMails].map((table) => server.db.$count(table)));
    const before = await count();
    await preview(request);
    assert.deepEqual(await count(), before);
  });

  it('waits for neither reason nor consent', async () => {
    assert.equal((await preview({ ...request, reason: ' ', consent: false })).length, 2);
  });

  it('is refused by the rules of the share otherwise', async () => {
    const answer = await sender.post('/api/shares/preview', shareRequest({ consent: false, access: 'images' }));
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.json.errors.map(({ code }: { code: string }) => code),
      ['access-unavailable'],
    );
  });
});
