import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { asc, eq } from 'drizzle-orm';
import { mailAnswerSchema, shareSchema, unlockAnswerSchema } from 'pacs-share/contract';
import type { Share } from 'pacs-share/domain';

import { auditEntries, outgoingMails, shareRecipients } from '../../src/database/schema.js';
import {
  ADMIN,
  newRecipient,
  personNamed,
  RECIPIENT,
  SENDER,
  SERVICE_DESK,
  share,
  shareRequest,
  STRICT_ADMIN,
  STRICT_SENDER,
  uid,
  user,
} from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('changing a share', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  async function shared(changes: object = {}, client = sender): Promise<Share> {
    const answer = await share(client, shareRequest(changes));
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }
  const see = async (id: string) => shareSchema.parse((await sender.get(`/api/shares/${id}`)).json);
  const ridOf = ({ recipients }: Share, index = 0) => recipients[index]?.rid ?? '';
  const actions = async (id: string) =>
    (await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, id)).orderBy(asc(auditEntries.id))).map(
      ({ action, personId }) => [action, personId],
    );

  it('withdraws it, however often it is asked', async () => {
    const made = await shared({ recipients: [user(), newRecipient()] });
    assert.equal((await sender.delete(`/api/shares/${made.id}`)).status, 204);
    assert.equal((await sender.delete(`/api/shares/${made.id}`)).status, 204);
    const seen = await see(made.id);
    assert.equal(seen.withdrawn, true);
    assert.ok(seen.recipients.every(({ withdrawn, link }) => withdrawn && link === undefined));
    const recipient = await server.signIn(RECIPIENT);
    assert.equal((await recipient.get(`/api/shares/${made.id}`)).status, 404);
    assert.deepEqual(await actions(made.id), [
      ['share', SENDER],
      ['withdraw-share', SENDER],
    ]);
  });

  it('withdraws it from one recipient, the others keep it', async () => {
    const made = await shared({ recipients: [user(), user(personNamed('Sofie Maes'))] });
    const admin = await server.signIn(ADMIN);
    assert.equal((await admin.delete(`/api/shares/${made.id}/recipients/${ridOf(made)}`)).status, 204);
    assert.equal((await admin.delete(`/api/shares/${made.id}/recipients/${ridOf(made)}`)).status, 204);
    const seen = await see(made.id);
    assert.deepEqual([seen.withdrawn, ...seen.recipients.map(({ withdrawn }) => withdrawn)], [false, true, false]);
    assert.deepEqual((await actions(made.id)).at(-1), ['withdraw-recipient', ADMIN]);
    assert.equal((await actions(made.id)).length, 2);
  });

  it('stops mails that have not left', async () => {
    const made = await shared();
    await server.db.insert(outgoingMails).values({
      id: 'waiting',
      shareId: made.id,
      rid: ridOf(made),
      toAddress: 'tom.janssens@example.org',
      language: 'nl',
      subject: 'x',
      text: 'x',
      html: 'x',
      nextAttemptAt: new Date('2099-01-01'),
    });
    await sender.delete(`/api/shares/${made.id}`);
    const [mail] = await server.db.select().from(outgoingMails).where(eq(outgoingMails.id, 'waiting'));
    assert.deepEqual([mail?.state, mail?.lastError], ['failed', 'withdrawn']);
  });

  it('shortens and extends it within the policy', async () => {
    const made = await shared();
    for (const validity of [{ until: '2026-03-10' }, { until: '2027-03-10' }]) {
      const answer = await sender.patch(`/api/shares/${made.id}`, { validity });
      assert.equal(answer.status, 200);
      assert.deepEqual(shareSchema.parse(answer.json).validity, { ...validity, timeZone: 'Europe/Brussels' });
    }
    const unlimited = await sender.patch(`/api/shares/${made.id}`, { validity: { unlimited: true } });
    assert.deepEqual(unlimited.json.validity, { unlimited: true });
    const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, made.id));
    assert.deepEqual(
      entries.filter(({ action }) => action === 'change-validity').map(({ detail }) => detail),
      [
        { from: '2026-04-10', to: '2026-03-10' },
        { from: '2026-03-10', to: '2027-03-10' },
        { from: '2027-03-10', to: null },
      ],
    );
  });

  it('refuses another validity with its code', async () => {
    const made = await shared();
    const cases: [unknown, string, string][] = [
      [{ until: '' }, 'validity-missing', '/validity/until'],
      [null, 'validity-missing', '/validity/until'],
      [{ until: '2026-02-31' }, 'validity-invalid', '/validity/until'],
      [{ until: '2026-03-09' }, 'validity-past', '/validity/until'],
      [{ until: '2027-03-11' }, 'validity-beyond-maximum', '/validity/until'],
    ];
    for (const [validity, code, pointer] of cases) {
      const answer = await sender.patch(`/api/shares/${made.id}`, { validity });
      assert.deepEqual([answer.status, answer.json.errors], [422, [{ code, pointer }]]);
    }
    assert.equal((await sender.patch(`/api/shares/${made.id}`, {})).status, 400);
    assert.deepEqual((await see(made.id)).validity, made.validity);
  });

  it('judges by the policy of the department that shared', async () => {
    const strict = await server.signIn(STRICT_SENDER);
    const made = await shared({ studies: [uid(3)], language: 'fr' }, strict);
    const admin = await server.signIn(STRICT_ADMIN);
    const answer = await admin.patch(`/api/shares/${made.id}`, { validity: { unlimited: true } });
    assert.deepEqual(answer.json.errors, [{ code: 'unlimited-off', pointer: '/validity/unlimited' }]);
    const later = await admin.patch(`/api/shares/${made.id}`, { validity: { until: '2026-06-10' } });
    assert.equal(later.status, 200);
  });

  it('sends the mail again, also to who had not been sent one', async () => {
    const made = await shared({ message: 'Nog eens' });
    const answer = await sender.post(`/api/shares/${made.id}/recipients/${ridOf(made)}/mail`);
    assert.equal(answer.status, 202);
    assert.deepEqual(mailAnswerSchema.parse(answer.json), { mail: 'queued' });
    await server.outbox.idle();
    const link = made.recipients[0]?.link ?? '-';
    const mails = (await server.catcher.mails()).filter(({ text }) => text.includes(link));
    assert.equal(mails.length, 1);
    assert.match(mails[0]?.text ?? '', /Nog eens/);
    assert.doesNotMatch(mails[0]?.text ?? '', /Proefkonijn|Second opinion/);
    assert.equal((await see(made.id)).recipients[0]?.mail, 'sent');
  });

  it('sends no mail where there is no address, nor once it is withdrawn or has expired', async () => {
    const pacs = { kind: 'pacs', id: 'n-01', twoFactor: false, sendMail: false, favorite: false };
    const made = await shared({ recipients: [user(personNamed('Katrien Goossens')), pacs, user()] });
    for (const index of [0, 1]) {
      const answer = await sender.post(`/api/shares/${made.id}/recipients/${ridOf(made, index)}/mail`);
      assert.deepEqual([answer.status, answer.json.errors], [422, [{ code: 'mail-no-address', pointer: '' }]]);
    }
    const address = `/api/shares/${made.id}/recipients/${ridOf(made, 2)}/mail`;
    server.time.now = new Date('2026-04-11T11:00:00Z');
    const late = await (await server.signIn(SENDER)).post(address);
    assert.deepEqual([late.status, late.json.code], [422, 'share-expired']);
    server.time.now = new Date('2026-03-10T11:00:00Z');
    sender = await server.signIn(SENDER);
    await sender.delete(`/api/shares/${made.id}`);
    const withdrawn = await sender.post(address);
    assert.deepEqual([withdrawn.status, withdrawn.json.code], [422, 'share-withdrawn']);
    const changed = await sender.patch(`/api/shares/${made.id}`, { validity: { until: '2026-05-01' } });
    assert.deepEqual([changed.status, changed.json.code], [422, 'share-withdrawn']);
  });

  it('unlocks for the service desk and the admin of the department, for nobody else', async () => {
    const made = await shared({ recipients: [user(RECIPIENT, { twoFactor: true })] });
    const lock = () =>
      server.db
        .update(shareRecipients)
        .set({ wrongCodes: 5, lockedAt: new Date() })
        .where(eq(shareRecipients.rid, ridOf(made)));
    const address = `/api/shares/${made.id}/recipients/${ridOf(made)}/unlock`;
    for (const [person, status] of [
      [SENDER, 403],
      [RECIPIENT, 403],
      [STRICT_ADMIN, 404],
      [SERVICE_DESK, 200],
      [ADMIN, 200],
    ] as const) {
      await lock();
      assert.equal((await see(made.id)).recipients[0]?.locked, true);
      const answer = await (await server.signIn(person)).post(address);
      assert.equal(answer.status, status, person);
      if (status === 200) assert.deepEqual(unlockAnswerSchema.parse(answer.json), { locked: false });
      assert.equal((await see(made.id)).recipients[0]?.locked, status !== 200);
    }
    assert.deepEqual((await actions(made.id)).slice(1), [
      ['unlock', SERVICE_DESK],
      ['unlock', ADMIN],
    ]);
  });
});
