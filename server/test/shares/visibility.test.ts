import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { shareSchema, sharesSchema } from 'pacs-share/contract';
import type { Share } from 'pacs-share/domain';

import { groupMembers, groups } from '../../src/database/schema.js';
import {
  ADMIN,
  COLLEAGUE,
  newRecipient,
  personNamed,
  RECIPIENT,
  SENDER,
  SERVICE_DESK,
  share,
  shareRequest,
  STRICT_ADMIN,
  uid,
  user,
} from '../support/share-request.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

const MEMBER = personNamed('Sofie Maes');
const STRANGER = personNamed('Joris Claes');

describe('who may see a share', () => {
  let server: TestServer;
  let made: Share;

  before(async () => {
    server = await startTestServer();
    await server.db.insert(groups).values({ id: 'g-test', name: 'Test group', language: 'nl' });
    await server.db.insert(groupMembers).values({ groupId: 'g-test', personId: MEMBER });
    const recipients = [
      user(RECIPIENT),
      { kind: 'group', id: 'g-test', twoFactor: false, sendMail: false, favorite: false },
      newRecipient(),
    ];
    made = (await share(await server.signIn(SENDER), shareRequest({ recipients }))).json as Share;
  });
  after(() => server.stop());

  async function seenBy(personId: string): Promise<Share | undefined> {
    const client = await server.signIn(personId);
    const [one, many] = [await client.get(`/api/shares/${made.id}`), await client.get(`/api/shares?study=${uid(1)}`)];
    const { shares } = sharesSchema.parse(many.json);
    if (one.status === 404) {
      assert.equal(one.json.code, 'not-found');
      assert.deepEqual(shares, []);
      return undefined;
    }
    assert.deepEqual(shares, [one.json]);
    return shareSchema.parse(one.json);
  }

  it('the sender and the admin of the department: all of it', async () => {
    for (const person of [SENDER, ADMIN]) {
      const seen = await seenBy(person);
      assert.deepEqual({ ...seen, permissions: made.permissions }, made);
      assert.equal(seen?.reason, 'Second opinion on a nodule');
    }
  });

  it('the service desk: whom to help, not why it was shared nor the links', async () => {
    const seen = await seenBy(SERVICE_DESK);
    assert.equal(seen?.recipients.length, 3);
    assert.equal(seen?.reason, undefined);
    assert.ok(seen?.recipients.every(({ link }) => link === undefined));
  });

  it('a recipient: what is his or her own, without the reason', async () => {
    for (const [person, index] of [
      [RECIPIENT, 0],
      [MEMBER, 1],
    ] as const) {
      const seen = await seenBy(person);
      assert.deepEqual(seen?.recipients, [made.recipients[index]]);
      assert.ok(seen !== undefined && !('reason' in seen));
      assert.doesNotMatch(JSON.stringify(seen), /Nieuwkomer/);
    }
  });

  it('tells each what may be done', async () => {
    const none = { withdraw: false, changeValidity: false, sendMail: false, unlock: false };
    const sender = { withdraw: true, changeValidity: true, sendMail: true, unlock: false };
    for (const [person, permissions] of [
      [SENDER, sender],
      [ADMIN, { ...sender, unlock: true }],
      [SERVICE_DESK, { ...none, unlock: true }],
      [RECIPIENT, none],
      [MEMBER, none],
    ] as const) {
      assert.deepEqual((await seenBy(person))?.permissions, permissions, person);
    }
  });

  it('nobody else: a colleague, the admin of another department, a stranger', async () => {
    for (const person of [COLLEAGUE, STRICT_ADMIN, STRANGER]) assert.equal(await seenBy(person), undefined);
  });

  it('a recipient no longer, once it has expired; the sender still', async () => {
    server.time.now = new Date('2026-04-10T21:59:00Z'); // the last day in Brussels, to its end
    assert.ok(await seenBy(RECIPIENT));
    server.time.now = new Date('2026-04-10T22:01:00Z');
    assert.equal(await seenBy(RECIPIENT), undefined);
    assert.ok(await seenBy(SENDER));
    server.time.now = NOW;
  });

  it('refuses to change what one sees and does not own, and hides what one does not see', async () => {
    const rid = made.recipients[0]?.rid ?? '';
    const change = { validity: { until: '2026-05-01' } };
    for (const [person, status, code] of [
      [RECIPIENT, 403, 'not-allowed'],
      [SERVICE_DESK, 403, 'not-allowed'],
      [COLLEAGUE, 404, 'not-found'],
    ] as const) {
      const client = await server.signIn(person);
      const answers = [
        await client.delete(`/api/shares/${made.id}`),
        await client.delete(`/api/shares/${made.id}/recipients/${rid}`),
        await client.post(`/api/shares/${made.id}/recipients/${rid}/mail`),
        await client.patch(`/api/shares/${made.id}`, change),
      ];
      for (const answer of answers) assert.deepEqual([answer.status, answer.json.code], [status, code]);
    }
    const member = await server.signIn(MEMBER);
    assert.equal(
      (await member.delete(`/api/shares/${made.id}/recipients/${rid}`)).status,
      404,
      'not even the id is told',
    );
    assert.ok(await seenBy(RECIPIENT));
  });

  it('answers alike for ids there are not, whatever they look like', async () => {
    const client = await server.signIn(SENDER);
    for (const id of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00', "'--", '..%2f..', made.id.toLowerCase()]) {
      const answer = await client.get(`/api/shares/${id}`);
      assert.deepEqual([answer.status, answer.json.code], [404, 'not-found'], id);
    }
    const { recipients, id } = made;
    assert.ok(recipients.length > 0);
    assert.equal((await client.delete(`/api/shares/${id}/recipients/AAAAAAAAAAAAAAAAAAAAAA`)).status, 404);
    for (const study of ['', 'x', '1.2.3%00', '1'.repeat(65)]) {
      assert.equal((await client.get(`/api/shares?study=${study}`)).status, 400, study);
    }
  });
});
