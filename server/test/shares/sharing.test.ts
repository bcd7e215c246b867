import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { desc, eq } from 'drizzle-orm';
import { favoritesSchema, policySchema, shareSchema } from 'pacs-share/contract';
import type { Share } from 'pacs-share/domain';

import { auditEntries, groupMembers, groups, people, shareRecipients } from '../../src/database/schema.js';
import {
  newRecipient,
  personNamed,
  RECIPIENT,
  SENDER,
  share,
  shareRequest,
  STRICT_SENDER,
  uid,
  user,
} from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('sharing', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  async function shared(changes: object): Promise<Share> {
    const answer = await share(sender, shareRequest(changes));
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.headers.get('location'), `/api/shares/${answer.json.id}`);
    return shareSchema.parse(answer.json);
  }

  async function mailsOf(made: Share) {
    await server.outbox.idle();
    const links = made.recipients.flatMap(({ link }) => link ?? []);
    return (await server.catcher.mails()).filter(({ text }) => links.some((link) => text.includes(link)));
  }

  it('answers the share, and the same again when it is asked for', async () => {
    const made = await shared({ label: { id: 'consultation', scope: 'user' }, urgent: true, furtherSharing: true });
    assert.equal(made.sharedAt, '2026-03-10T11:00:00.000Z');
    assert.equal(made.sharedBy.displayName, 'Lies Vandamme');
    assert.equal(made.reason, 'Second opinion on a nodule');
    assert.deepEqual(made.validity, { until: '2026-04-10', timeZone: 'Europe/Brussels' });
    assert.deepEqual(made.label, { id: 'consultation', scope: 'user' });
    assert.deepEqual([made.urgent, made.furtherSharing, made.anonymize, made.withdrawn], [true, true, false, false]);
    assert.equal(made.recipients[0]?.mail, 'not-requested');
    assert.deepEqual((await sender.get(`/api/shares/${made.id}`)).json, made);
    assert.deepEqual((await sender.get(`/api/shares?study=${uid(1)}`)).json.shares[0], made);
  });

  it('gives each recipient a link of its own, of which the database holds a hash alone', async () => {
    const made = await shared({ recipients: [user(), newRecipient()] });
    const links = made.recipients.map(({ link }) => link ?? '');
    assert.equal(new Set(links).size, 2);
    for (const link of links) {
      const token = /^http:\/\/pacs-share\.test\/s\/([\w-]+)$/.exec(link)?.[1] ?? '';
      assert.ok(Buffer.from(token, 'base64url').length >= 16);
      const stored = JSON.stringify(await server.db.select().from(shareRecipients));
      assert.ok(!stored.includes(token));
    }
  });

  it('mails initials, the description and the date; never the name, never the reason', async () => {
    const made = await shared({
      studies: [uid(1), uid(2)],
      recipients: [user(undefined, { sendMail: true }), newRecipient({ sendMail: true })],
      reason: 'Geheime reden',
      message: 'Kijk naar de onderste kwab',
      urgent: true,
    });
    assert.deepEqual(
      made.recipients.map(({ mail }) => mail),
      ['queued', 'queued'],
    );
    const mails = await mailsOf(made);
    assert.deepEqual(
      mails.map(({ to }) => to),
      ['tom.janssens@example.org', 'nova@example.org'],
    );
    for (const [index, { subject, text, html }] of mails.entries()) {
      assert.match(subject, /^Dringend: /);
      for (const body of [text, html]) {
        assert.match(body, /Lies Vandamme/);
        assert.match(body, /Z\.P\./);
        assert.match(body, /CT thorax/);
        assert.match(body, /1 maart 2026/);
        assert.match(body, /Kijk naar de onderste kwab/);
        assert.ok(body.includes(made.recipients[index]?.link ?? '-'));
        assert.doesNotMatch(subject + body, /Proefkonijn|Zélie|Geheime|reden/i);
      }
    }
    const seen = (await sender.get(`/api/shares/${made.id}`)).json;
    assert.deepEqual(
      seen.recipients.map(({ mail }: { mail: string }) => mail),
      ['sent', 'sent'],
    );
  });

  it('mails each member of a group who has an address', async () => {
    await server.db.insert(groups).values({ id: 'g-test', name: 'Test group', language: 'nl' });
    const members = ['Tom Janssens', 'Sofie Maes', 'Katrien Goossens'].map(personNamed);
    await server.db.insert(groupMembers).values(members.map((personId) => ({ groupId: 'g-test', personId })));
    const made = await shared({
      recipients: [{ kind: 'group', id: 'g-test', twoFactor: false, sendMail: true, favorite: false }],
      access: 'images',
    });
    assert.equal(made.reportAccessible, false);
    assert.deepEqual((await mailsOf(made)).map(({ to }) => to).sort(), [
      'sofie.maes@example.org',
      'tom.janssens@example.org',
    ]);
  });

  it('numbers an anonymized patient, the same for all studies of one, and closes the report', async () => {
    const made = await shared({
      studies: [uid(1), uid(2), uid(5)],
      recipients: [user(undefined, { sendMail: true })],
      anonymize: true,
    });
    assert.equal(made.access, 'images-and-report-read');
    assert.equal(made.reportAccessible, false);
    assert.equal(made.studies[0]?.patient.name, 'Proefkonijn^Zélie', 'the sender still sees who it is');
    const recipient = await server.signIn(RECIPIENT);
    const seen = shareSchema.parse((await recipient.get(`/api/shares/${made.id}`)).json);
    const names = seen.studies.map(({ patient }) => patient.name);
    assert.match(names[0] ?? '', /^Anonymous\^\d{6}$/);
    assert.equal(names[0], names[1]);
    assert.notEqual(names[0], names[2]);
    for (const { patient, accessionNumber } of seen.studies) {
      assert.deepEqual(Object.keys(patient), ['name']);
      assert.equal(accessionNumber, undefined);
    }
    const [mail] = await mailsOf(made);
    const number = names[0]?.split('^')[1] ?? '-';
    assert.ok(mail?.text.includes(`Anonymous ${number}`));
    assert.doesNotMatch(mail?.text ?? '', /Z\.P\.|Zélie/);
  });

  it('writes the reason into the audit', async () => {
    const made = await shared({ reason: '  For treatment ' });
    assert.equal(made.reason, 'For treatment');
    const [entry] = await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, made.id));
    assert.equal(entry?.action, 'share');
    assert.equal(entry?.personId, SENDER);
    assert.equal(entry?.reason, 'For treatment');
    assert.doesNotMatch(JSON.stringify(entry), /Proefkonijn|Janssens/);
  });

  it('registers the words of the consent, where the department has its own', async () => {
    const strict = await server.signIn(STRICT_SENDER);
    const { consent } = policySchema.parse((await strict.get('/api/policy')).json);
    assert.match(consent?.text ?? '', /patient consent/);
    const words = async (client: TestClient) => {
      const answer = await share(client, shareRequest({ language: 'fr' }));
      assert.equal(answer.status, 201, answer.text);
      const [entry] = await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, answer.json.id));
      return (entry?.detail as { consent?: unknown }).consent;
    };
    assert.equal(await words(strict), consent?.text);
    assert.equal(await words(sender), true);
  });

  it('tells of a recipient who does not accept shares, and shares with the others', async () => {
    const closed = personNamed('Sofie Maes');
    await server.db.update(people).set({ acceptsShares: false }).where(eq(people.id, closed));
    const made = await shared({
      recipients: [user(closed, { sendMail: true, favorite: true }), user(undefined, { sendMail: true })],
    });
    await server.db.update(people).set({ acceptsShares: true }).where(eq(people.id, closed));
    const [failed, reached] = made.recipients;
    assert.deepEqual(
      [failed?.outcome, failed?.problem, failed?.mail, failed?.link],
      ['failed', { code: 'recipient-not-accepting' }, 'not-requested', undefined],
    );
    assert.equal(reached?.outcome, 'shared');
    assert.equal((await mailsOf(made)).length, 1);
    const favorites = favoritesSchema.parse((await sender.get('/api/favorites')).json);
    assert.ok(!favorites.recipients.some(({ id }) => id === closed));
    const other = await server.signIn(closed);
    assert.equal((await other.get(`/api/shares/${made.id}`)).status, 404);
  });

  it('keeps a favorite once the share has completed, and forgets it when asked', async () => {
    const colleague = personNamed("Ilse D'Hondt");
    await share(sender, shareRequest({ recipients: [user(colleague, { favorite: true })], consent: false }));
    const favorites = async () =>
      favoritesSchema.parse((await sender.get('/api/favorites')).json).recipients.map(({ id }) => id);
    assert.ok(!(await favorites()).includes(colleague));
    await shared({ recipients: [user(colleague, { favorite: true }), newRecipient({ favorite: true })] });
    assert.ok((await favorites()).includes(colleague));
    const found = await sender.post('/api/recipients/search', { text: "D'Hondt Ilse" });
    assert.equal(found.json.recipients[0].favorite, true);
    assert.equal((await sender.delete(`/api/favorites/user/${colleague}`)).status, 204);
    assert.equal((await sender.delete(`/api/favorites/user/${colleague}`)).status, 204);
    assert.ok(!(await favorites()).includes(colleague));
  });

  it('remembers the choices of the last user, of nobody else', async () => {
    const remembered = async () => policySchema.parse((await sender.get('/api/policy')).json).remembered;
    await shared({ recipients: [user(undefined, { twoFactor: true, sendMail: false })] });
    assert.deepEqual(await remembered(), { twoFactor: true, sendMail: false });
    await shared({ recipients: [newRecipient({ sendMail: true })] });
    assert.deepEqual(await remembered(), { twoFactor: true, sendMail: false });
    await shared({
      recipients: [user(undefined, { twoFactor: true }), user(personNamed('Sofie Maes'), { sendMail: true })],
    });
    assert.deepEqual(await remembered(), { twoFactor: false, sendMail: true });
    const other = await server.signIn(personNamed('Bart De Clercq'));
    assert.deepEqual((await other.get('/api/policy')).json.remembered, { twoFactor: false, sendMail: true });
  });

  it('keeps whatever was typed as it was typed', async () => {
    const odd = `<script>alert("1")</script> & 'quotes' \u202etfel-ot-thgir \u{1fac0} ñ`;
    const made = await shared({
      studies: [uid(5)],
      recipients: [newRecipient({ firstName: odd, lastName: 'x', organisation: odd })],
      reason: odd,
      message: `${odd}\n\t${odd}`,
    });
    assert.equal(made.reason, odd);
    assert.equal(made.message, `${odd}\n\t${odd}`);
    assert.equal(made.recipients[0]?.displayName, `${odd} x`);
    const page = await sender.get(`/shares/${made.id}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /<script>alert/);
    assert.match(page.text, /&lt;script&gt;alert/);
  });

  it('never stores half a share', async () => {
    const [before] = await server.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    const count = async () => (await server.db.select().from(shareRecipients)).length;
    const recipients = await count();
    await server.outbox.idle();
    const mails = (await server.catcher.mails()).length;
    // The last thing that is written: the database refuses it.
    await server.db.execute(`alter table remembered_choices add constraint refused check (not send_mail) not valid`);
    const request = shareRequest({ recipients: [user(undefined, { sendMail: true, favorite: true })] });
    const answer = await share(sender, request, 'half-a-share');
    assert.equal(answer.status, 500);
    assert.equal(answer.json.code, 'unexpected');
    assert.doesNotMatch(answer.text, /constraint|remembered|insert/i);
    await server.outbox.idle();
    assert.equal(await count(), recipients);
    assert.equal((await server.catcher.mails()).length, mails);
    const [last] = await server.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    assert.equal(last?.id, before?.id);
    assert.ok(!JSON.stringify((await sender.get('/api/favorites')).json).includes(RECIPIENT));
    await server.db.execute(`alter table remembered_choices drop constraint refused`);
    assert.equal((await share(sender, request, 'half-a-share')).status, 201, 'the key is still free');
  });
});
