import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import { memberPageSchema, recentRecipientsSchema, recipientCheckSchema } from 'pacs-share/contract';

import { people, physicianNumbers } from '../../src/database/schema.js';
import { physicianNumberRow } from '../../src/directory/physician-number-row.js';
import { COLLEAGUE, newRecipient, RECIPIENT, SENDER, share, shareRequest, user } from '../support/share-request.js';
import type { Answer, TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('finding recipients', () => {
  let server: TestServer;
  let sender: TestClient;
  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());

  const tomorrow = () => (server.time.now = new Date(server.time.now.getTime() + 60_000));
  const shareWith = async (...recipients: object[]) => {
    tomorrow();
    const answer = await share(sender, shareRequest({ recipients }));
    assert.equal(answer.status, 201, answer.text);
    return answer.json as { id: string; recipients: { rid: string }[] };
  };
  const recent = async (client = sender) =>
    recentRecipientsSchema.parse((await client.get('/api/recipients/recent')).json).recipients.map(({ id }) => id);
  const personId = async (differsFrom: readonly string[]) => {
    const rows = await server.db.select({ id: people.id }).from(people).where(eq(people.acceptsShares, true)).limit(30);
    return rows.map(({ id }) => id).find((id) => !differsFrom.includes(id)) ?? '';
  };

  describe('those shared with last', () => {
    it('are the newest first, each once, without the withdrawn and the new', async () => {
      assert.deepEqual(await recent(), []);
      const other = await personId([SENDER, RECIPIENT, COLLEAGUE]);
      await shareWith(user(RECIPIENT), newRecipient());
      await shareWith(user(other), user(COLLEAGUE));
      await shareWith(user(RECIPIENT));
      assert.deepEqual(await recent(), [RECIPIENT, other, COLLEAGUE]);
      assert.deepEqual(await recent(await server.signIn(COLLEAGUE)), [], 'of the asker alone');

      const withdrawn = await shareWith(user(COLLEAGUE));
      assert.equal((await recent())[0], COLLEAGUE);
      await sender.delete(`/api/shares/${withdrawn.id}`);
      assert.equal((await recent())[0], RECIPIENT);
      const partly = await shareWith(user(other), user(COLLEAGUE));
      await sender.delete(`/api/shares/${partly.id}/recipients/${partly.recipients[0]?.rid}`);
      assert.deepEqual((await recent()).slice(0, 2), [COLLEAGUE, RECIPIENT]);
    });

    it('no longer hold who has left the directory', async () => {
      const leaver = 'leaver';
      const row = { id: leaver, firstName: 'Lotte', lastName: 'Leeuw', displayName: 'Lotte Leeuw', language: 'nl' };
      await server.db.insert(people).values(row);
      await shareWith(user(leaver));
      assert.equal((await recent())[0], leaver);
      await server.db.delete(people).where(eq(people.id, leaver));
      assert.ok(!(await recent()).includes(leaver));
    });

    it('are only for those who share', async () => {
      assert.equal((await server.client().get('/api/recipients/recent')).status, 401);
      assert.equal((await (await server.signIn(RECIPIENT)).get('/api/recipients/recent')).status, 403);
    });
  });

  describe('a check', () => {
    const check = (email: string, mobile?: string) =>
      sender.post('/api/recipients/check', { email, ...(mobile !== undefined && { mobile }) });
    const checked = async (email: string, mobile?: string) =>
      recipientCheckSchema.parse((await check(email, mobile)).json);
    const codes = ({ json }: Answer) =>
      (json.errors as { code: string; pointer: string }[]).map((e) => [e.code, e.pointer]);

    it('gives a mobile in E.164, and refuses what can be none', async () => {
      assert.equal((await checked('nova@example.org', '+33 (0)6 39 98 00 12')).mobile, '+33639980012');
      assert.equal((await checked('nova@example.org', ' ')).mobile, undefined);
      const refused = await check('nova@example.org', '+33 6 39');
      assert.equal(refused.status, 422);
      assert.deepEqual(codes(refused), [['recipient-mobile-invalid', '/mobile']]);
      assert.deepEqual(codes(await check('nova', '12')), [
        ['recipient-email-invalid', '/email'],
        ['recipient-mobile-invalid', '/mobile'],
      ]);
    });

    it('offers the user with exactly that address, and shows no more of a private one', async () => {
      const row = { firstName: 'Petra', lastName: 'Privé', displayName: 'Petra Privé', language: 'nl' };
      await server.db
        .insert(people)
        .values({ ...row, id: 'petra', email: 'Petra@Example.org', mobile: '+33639980077' });
      const { user: found } = await checked(' petra@example.ORG');
      assert.equal(found?.id, 'petra');
      assert.equal(found?.email, undefined);
      assert.equal(found?.mobile, undefined);
      assert.equal((await checked('petr@example.org')).user, null);
      assert.equal((await checked('petra@example.or')).user, null);
    });

    it('never offers the asker', async () => {
      await server.db.update(people).set({ email: 'lies@example.org' }).where(eq(people.id, SENDER));
      assert.equal((await checked('lies@example.org')).user, null);
      const colleague = await server.signIn(COLLEAGUE);
      const answer = await colleague.post('/api/recipients/check', { email: 'lies@example.org' });
      assert.equal(answer.json.user?.id, SENDER);
    });

    it('cautions about domains that are new, free for all, mixed or alike', async () => {
      assert.deepEqual((await checked('nova@example.org')).cautions, []);
      assert.deepEqual((await checked('nova@somewhere-else.example')).cautions, ['domain-new']);
      assert.deepEqual((await checked('nova@gmail.com')).cautions, ['domain-new', 'domain-free-mail']);
      assert.deepEqual((await checked('nova@examp1e.org')).cautions, ['domain-new', 'domain-look-alike']);
      assert.deepEqual((await checked('nova@xn--xample-2of.org')).cautions, [
        'domain-new',
        'domain-mixed-script',
        'domain-look-alike',
      ]);
      await shareWith(newRecipient({ email: 'nova@somewhere-else.example' }));
      assert.deepEqual((await checked('other@somewhere-else.example')).cautions, []);
    });
  });

  it('a text that may be a patient’s national number is looked up nowhere, as elements never send it', async () => {
    const row = { firstName: 'Nina', lastName: 'Nummer', displayName: 'Nina Nummer', language: 'nl' };
    await server.db.insert(people).values({ ...row, id: 'nina' });
    await server.db.insert(physicianNumbers).values(physicianNumberRow('nina', 'own', '185057800608492'));
    const found = async (query: object) => {
      const { status, json } = await sender.post('/api/recipients/search', query);
      assert.equal(status, 200);
      return json.recipients.map(({ id }: { id: string }) => id);
    };
    assert.deepEqual(await found({ text: '18505780060' }), ['nina'], 'so may a physician’s begin');
    const withheld = ['185057800608', '1850578006084', '1 85 05 78 006 084 91', '185057800608492'];
    for (const text of withheld) {
      assert.deepEqual(await found({ text }), [], text);
      assert.deepEqual(await found({ criteria: { kind: 'user', physicianNumber: text } }), [], text);
      assert.deepEqual(await found({ criteria: { kind: 'user', lastName: 'Nummer', town: text } }), [], text);
    }
    assert.deepEqual(await found({ text: 'nina nummer' }), ['nina']);
    assert.deepEqual(await found({ text: 'nina nummer 1850578006084' }), []);
  });

  describe('a group’s members', () => {
    const members = (body: object) => sender.post('/api/recipients/members', body);

    it('come by name, page by page, with their reach and without addresses', async () => {
      const found = await sender.post('/api/recipients/search', { criteria: { kind: 'group', organisation: 'AZ' } });
      const group = found.json.recipients.find(({ memberCount }: { memberCount: number }) => memberCount > 3);
      const all = memberPageSchema.parse((await members({ id: group.id })).json);
      assert.equal(all.members.length, group.memberCount);
      assert.equal(all.next, null);
      const reached = (of: 'mail' | 'mobile') => all.members.filter(({ reach }) => reach[of]).length;
      assert.deepEqual(group.memberReach, { mail: reached('mail'), mobile: reached('mobile') });
      assert.deepEqual(Object.keys(all.members[0] ?? {}).sort(), ['description', 'displayName', 'reach']);

      const paged = [];
      let cursor: string | undefined;
      do {
        const answer = await members({ id: group.id, limit: 2, ...(cursor !== undefined && { cursor }) });
        const page = memberPageSchema.parse(answer.json);
        paged.push(...page.members);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(paged, all.members);
      assert.equal((await members({ id: group.id, cursor: 'x' })).status, 400);
    });

    it('of a group that is not there are nowhere', async () => {
      assert.equal((await members({ id: 'nowhere' })).status, 404);
      assert.equal((await members({ id: RECIPIENT })).status, 404);
    });
  });

  it('a share keeps a new recipient’s mobile in E.164, and is refused one that can be none', async () => {
    const refused = await share(sender, shareRequest({ recipients: [newRecipient({ mobile: '+33 6 39 98' })] }));
    assert.equal(refused.status, 422);
    assert.deepEqual(
      refused.json.errors.map(({ code, pointer }: { code: string; pointer: string }) => [code, pointer]),
      [['recipient-mobile-invalid', '/recipients/0/mobile']],
    );
    await shareWith(newRecipient({ mobile: '+33 (0)6 39 98 00 12', twoFactor: true }));
  });
});

describe('look-ups', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ lookUps: { perMinute: 3, perHour: 5 } });
  });
  after(() => server.stop());

  it('are limited for each sender, whatever is asked and whoever counts', async () => {
    const sender = await server.signIn(SENDER);
    const asked = () =>
      Promise.all([
        sender.post('/api/recipients/search', { text: 'jan' }),
        sender.post('/api/recipients/check', { email: 'nova@example.org' }),
        sender.post('/api/recipients/members', { id: 'nowhere' }),
        sender.post('/api/recipients/search', { text: 'jans' }),
      ]);
    const first = await asked();
    const refused = first.filter(({ status }) => status === 429);
    assert.equal(refused.length, 1, 'three of four at once');
    assert.equal(refused[0]?.json.code, 'too-many-requests');
    assert.equal(refused[0]?.headers.get('retry-after'), '60');

    const colleague = await server.signIn(COLLEAGUE);
    assert.equal((await colleague.post('/api/recipients/search', { text: 'jan' })).status, 200, 'another sender');
    assert.equal((await sender.get('/api/favorites')).status, 200, 'own lists are no look-ups');

    server.time.now = new Date(server.time.now.getTime() + 60_000);
    assert.equal((await sender.post('/api/recipients/search', { text: 'jan' })).status, 200);
    const overHour = await sender.post('/api/recipients/search', { text: 'jan' });
    assert.equal(overHour.status, 429);
    assert.equal(overHour.headers.get('retry-after'), `${59 * 60}`, 'until the hour is over');
    server.time.now = new Date(server.time.now.getTime() + 59 * 60_000);
    assert.equal((await sender.post('/api/recipients/search', { text: 'jan' })).status, 200);
  });
});
