import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import { groupMembers, groups, shareRecipients, shares } from '../../src/database/schema.js';
import { COLLEAGUE, RECIPIENT, SENDER, share, shareRequest, uid, user } from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

describe('the list of what is shared with somebody', () => {
  let server: TestServer;
  let sender: TestClient;
  let reader: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
    reader = await server.signIn(RECIPIENT);
  });
  after(() => server.stop());
  beforeEach(async () => {
    server.time.now = NOW;
    await server.db.update(shares).set({ withdrawnAt: NOW });
  });

  async function shared(changes: object = {}): Promise<Share> {
    const answer = await share(sender, shareRequest(changes));
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }
  const cards = (page: string) => page.split('<article').slice(1);
  async function list(client: TestClient = reader): Promise<string[]> {
    const answer = await client.get('/received');
    assert.equal(answer.status, 200, answer.text);
    return cards(answer.text);
  }
  const pathOf = (made: Share) => new URL(made.recipients[0]?.link ?? '').pathname;

  it('is where somebody who does not share arrives; nobody else sees it', async () => {
    const answer = await reader.get('/');
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/received']);
    const stranger = await server.client().get('/received');
    assert.deepEqual([stranger.status, stranger.headers.get('location')], [303, '/']);
    assert.equal((await list()).length, 0);
    assert.match((await reader.get('/received')).text, /Op dit moment wordt er niets met u gedeeld/);
  });

  it('says what, by whom and until when, the newest first, and never why', async () => {
    await shared({ message: 'Kijk <even>', urgent: true });
    server.time.now = new Date(NOW.getTime() + 60_000);
    await shared({ studies: [uid(2)] });
    const [newest, older] = await list();
    assert.match(newest ?? '', /Proefkonijn, Zélie[\s\S]*MR brain[\s\S]*1 maart 2026/);
    assert.match(newest ?? '', /Gedeeld door Lies Vandamme/);
    assert.doesNotMatch(newest ?? '', /Dringend|<message-label/);
    assert.match(older ?? '', /Dringend/);
    assert.match(older ?? '', /Beschikbaar tot en met 10 april 2026/);
    assert.match(older ?? '', /message="Kijk &lt;even&gt;"/);
    assert.doesNotMatch(`${newest}${older}`, /nodule/);
  });

  it('turns the label green once the study has been opened, not before', async () => {
    const made = await shared({ message: 'Kijk even' });
    const [card = ''] = await list();
    assert.doesNotMatch(card, /sent-at="[^"]*"\s+opened/);
    await reader.get(pathOf(made));
    assert.doesNotMatch((await list())[0] ?? '', /sent-at="[^"]*"\s+opened/, 'looking at the link opens nothing');
    const action = /action="([^"]+)"/.exec(card)?.[1] ?? '';
    const opened = await reader.submit(action);
    assert.deepEqual([opened.status, opened.headers.get('location')], [303, pathOf(made)]);
    assert.match((await list())[0] ?? '', /sent-at="[^"]*"\s+opened/);
    assert.match((await reader.get(pathOf(made))).text, /href="\/received"/);
  });

  it('loses what was withdrawn and what has ended', async () => {
    const withdrawn = await shared();
    assert.equal((await list()).length, 1);
    await sender.delete(`/api/shares/${withdrawn.id}`);
    assert.equal((await list()).length, 0);

    const one = await shared();
    await sender.delete(`/api/shares/${one.id}/recipients/${one.recipients[0]?.rid}`);
    assert.equal((await list()).length, 0);

    await shared({ validity: { until: '2026-03-10' } });
    assert.equal((await list()).length, 1);
    server.time.now = new Date('2026-03-10T23:00:00Z');
    reader = await server.signIn(RECIPIENT);
    assert.equal((await list()).length, 0, 'the last day ended an hour before, in Brussels');
  });

  it('says of an exam that a code protects only what the mail says', async () => {
    await shared({ recipients: [user(RECIPIENT, { twoFactor: true })] });
    const [card = ''] = await list();
    assert.doesNotMatch(card, /Proefkonijn|Zélie|<form/);
    assert.match(card, /Z\.P\.[\s\S]*CT thorax/);
    await server.db.update(shareRecipients).set({ lockedAt: NOW }).where(eq(shareRecipients.twoFactor, true));
    const [locked = ''] = await list();
    assert.match(locked, /vergrendeld/);
    assert.doesNotMatch(locked, /href="\/s\//);
  });

  it('replaces the name of an anonymized study', async () => {
    await shared({ anonymize: true });
    const [card = ''] = await list();
    assert.doesNotMatch(card, /Proefkonijn|Zélie/);
    assert.match(card, /Anonymous, \d+/);
  });

  it('shows a group’s share to each member, opened by each on his or her own', async () => {
    const [group] = await server.db.select().from(groups).limit(1);
    assert.ok(group);
    const members = [RECIPIENT, COLLEAGUE].map((personId) => ({ groupId: group.id, personId }));
    await server.db.insert(groupMembers).values(members).onConflictDoNothing();
    const made = await shared({ recipients: [{ ...user(group.id), kind: 'group' }], message: 'Voor de groep' });
    const colleague = await server.signIn(COLLEAGUE);
    assert.equal((await list(colleague)).length, 1);
    await reader.submit(`${pathOf(made)}/open`);
    assert.match((await list())[0] ?? '', /sent-at="[^"]*"\s+opened/);
    assert.doesNotMatch((await list(colleague))[0] ?? '', /sent-at="[^"]*"\s+opened/);
    assert.equal((await list(await server.signIn(SENDER))).length, 0);
  });
});
