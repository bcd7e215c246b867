import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import { auditEntries, reportNotes, requestCounts } from '../../src/database/schema.js';
import {
  newRecipient,
  personNamed,
  RECIPIENT,
  SENDER,
  share,
  shareRequest,
  uid,
  user,
} from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

const WRITE = { access: 'images-and-report-write' };
const noteId = () => randomBytes(16).toString('base64url');

describe('notes to a report', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());
  beforeEach(() => server.db.delete(reportNotes));

  interface Opened {
    made: Share;
    path: string;
    browser: TestClient;
    page(): Promise<string>;
    add(text: string, id?: string, study?: string): ReturnType<TestClient['submit']>;
  }

  /** What is shared, opened in a browser. */
  async function opened(changes: object = {}, browser = server.client()): Promise<Opened> {
    const answer = await share(sender, shareRequest({ ...WRITE, ...changes }));
    assert.equal(answer.status, 201, answer.text);
    const made = answer.json as Share;
    const path = new URL(made.recipients[0]?.link ?? '').pathname;
    assert.equal((await browser.submit(`${path}/open`)).status, 303);
    return {
      made,
      path,
      browser,
      page: async () => (await browser.get(path)).text,
      add: (text, id = noteId(), study = uid(1)) => browser.submit(`${path}/studies/${study}/notes`, { id, text }),
    };
  }
  const kept = () => server.db.select().from(reportNotes);

  it('are added by who may write the report, with name and time', async () => {
    const { made, page, add, path } = await opened({}, await server.signIn(RECIPIENT));
    assert.match(await page(), /<textarea/);
    const { headers } = await server.client().get(path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', 'before it is opened');
    const answer = await add('Agreed.\r\nSeen <b>again</b> in May.');
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, `${path}#study-${uid(1)}`]);
    assert.match(await page(), /Tom Janssens<\/strong>, 10 mrt 2026, 12:00/);
    assert.match(await page(), /Agreed\.\nSeen &lt;b&gt;again&lt;\/b&gt; in May\./);
    const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, made.id));
    const entry = entries.find(({ action }) => action === 'add-note');
    assert.deepEqual([entry?.personId, entry?.rid], [RECIPIENT, made.recipients[0]?.rid]);
    assert.doesNotMatch(JSON.stringify(entry), /Agreed/);
  });

  it('come from a page whose form says where it comes from', async () => {
    const { browser, path } = await opened();
    const page = await browser.get(path);
    assert.equal(page.headers.get('referrer-policy'), 'same-origin', 'else browsers send Origin: null');
    const answer = await browser.fetch(`${path}/studies/${uid(1)}/notes`, {
      method: 'POST',
      body: new URLSearchParams({ id: noteId(), text: 'As a browser sends it' }),
      headers: { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://pacs-share.test' },
    });
    assert.equal(answer.status, 303);
  });

  it('are of whoever it was shared with, where nobody is signed in', async () => {
    const { add, page } = await opened();
    await add('By the link');
    assert.match(await page(), /Tom Janssens<\/strong>/);
    assert.deepEqual(
      (await kept()).map(({ personId, authorName }) => [personId, authorName]),
      [[null, 'Tom Janssens']],
    );
  });

  it('are read by others who may read the report, and by the sender’s side', async () => {
    const { made, add } = await opened();
    await add('Compare with 2024');
    const reader = await opened({ access: 'images-and-report-read', recipients: [newRecipient()] });
    assert.match(await reader.page(), /Compare with 2024/);
    assert.doesNotMatch(await reader.page(), /<textarea/);
    assert.match((await sender.get(`/shares/${made.id}`)).text, /Compare with 2024/);
    assert.match((await sender.get(`/shares/${reader.made.id}`)).text, /Compare with 2024/);
  });

  it('are not read by who may not read the report', async () => {
    const { add } = await opened();
    await add('Compare with 2024');
    const images = await opened({ access: 'images', recipients: [newRecipient({ email: 'images@example.org' })] });
    const anonymized = await opened({ anonymize: true, recipients: [user(personNamed('Sofie Maes'))] });
    for (const { page } of [images, anonymized]) assert.doesNotMatch(await page(), /Compare with 2024|<textarea/);
    const recipient = await server.signIn(RECIPIENT);
    assert.doesNotMatch((await recipient.get(`/shares/${images.made.id}`)).text, /Compare/);
  });

  it('are refused where the report may not be written', async () => {
    for (const changes of [
      { access: 'images-and-report-read', recipients: [newRecipient()] },
      { access: 'images', recipients: [newRecipient({ email: 'images@example.org' })] },
      { anonymize: true, recipients: [user(personNamed('Sofie Maes'))] },
      { studies: [uid(4)], recipients: [user(personNamed('Joris Claes'))] },
    ]) {
      const { add, page, made } = await opened(changes);
      assert.doesNotMatch(await page(), /<textarea/);
      const answer = await add('Not mine to write', noteId(), made.studies[0]?.studyInstanceUid);
      assert.equal(answer.status, 403, JSON.stringify(changes));
    }
    const { add } = await opened();
    assert.equal((await add('Another study', noteId(), uid(2))).status, 404);
    assert.deepEqual(await kept(), []);
  });

  it('are refused before the link was opened, when it opens no more, and from another site', async () => {
    const { add, path, made, browser } = await opened();
    const address = `${path}/studies/${uid(1)}/notes`;
    const fields = { id: noteId(), text: 'Too early' };
    assert.equal((await server.client().submit(address, fields)).status, 404);
    const foreign = await browser.fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' },
    });
    assert.equal(foreign.status, 403);
    await sender.delete(`/api/shares/${made.id}`);
    assert.equal((await add('Too late')).status, 404);
    assert.deepEqual(await kept(), []);
  });

  it('are neither blank nor too long, and nothing that was typed is lost', async () => {
    const { add, page } = await opened();
    const blank = await add(' \n ');
    assert.equal(blank.status, 422);
    assert.match(blank.text, /role="alert"[^>]*>Schrijf eerst de notitie/);
    const long = await add(`${'é'.repeat(2000)}!`);
    assert.equal(long.status, 422);
    assert.match(long.text, /hoogstens 2000 tekens/);
    assert.match(long.text, /é{2000}!<\/textarea>/);
    assert.deepEqual(await kept(), []);
    assert.equal((await add('🫀'.repeat(2000))).status, 303, 'counted as characters');
    assert.match(await page(), /🫀{3}/u);
    const { browser, path } = await opened();
    const huge = await browser.submit(`${path}/studies/${uid(1)}/notes`, { id: noteId(), text: 'x'.repeat(40_000) });
    assert.equal(huge.status, 413);
  });

  it('are added once, however often the form is sent', async () => {
    const { add } = await opened();
    const id = noteId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => add('Once', id)));
    assert.ok(answers.every(({ status }) => status === 303));
    assert.equal((await kept()).length, 1);
    assert.equal((await add('No id', 'x')).status, 400);
  });

  it('are added thirty times an hour by one recipient', async () => {
    const { add } = await opened();
    const statuses = [];
    await server.db.delete(requestCounts).where(eq(requestCounts.action, 'add-note'));
    assert.equal((await add('First')).status, 303);
    await server.db.update(requestCounts).set({ count: 29 }).where(eq(requestCounts.action, 'add-note'));
    for (const text of ['Thirtieth', 'One more']) statuses.push((await add(text)).status);
    assert.deepEqual(statuses, [303, 429]);
    server.time.now = new Date(NOW.getTime() + 60 * 60_000);
    const later = await add('An hour later');
    server.time.now = NOW;
    assert.notEqual(later.status, 429);
  });
});
