import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { desc, eq } from 'drizzle-orm';
import { policySchema } from 'pacs-share/contract';
import type { Policy, Share } from 'pacs-share/domain';

import {
  auditEntries,
  departments,
  groupMembers,
  groups,
  outgoingMails,
  shareRecipients,
  shares,
  shareStudies,
} from '../../src/database/schema.js';
import { RADIOLOGY_CLINIQUE_MODELE } from '../../src/directory/demo/departments.js';
import {
  ADMIN,
  COLLEAGUE,
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
import type { Answer, TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

const SECOND = personNamed('Sofie Maes');
const THIRD = personNamed('Karel Van der Auwera');
const MEMBER = personNamed("Ilse D'Hondt");

describe('sharing further', () => {
  let server: TestServer;
  let sender: TestClient;
  let reader: TestClient;
  let second: TestClient;

  before(async () => {
    server = await startTestServer();
    await server.db.insert(groups).values({ id: 'g-test', name: 'Test group', language: 'nl' });
    await server.db.insert(groupMembers).values({ groupId: 'g-test', personId: MEMBER });
  });
  after(() => server.stop());
  beforeEach(async () => {
    server.time.now = NOW;
    // Sessions do not outlive the days between tests.
    [sender, reader, second] = [
      await server.signIn(SENDER),
      await server.signIn(RECIPIENT),
      await server.signIn(SECOND),
    ];
    await server.db.update(shares).set({ withdrawnAt: NOW });
  });

  /** What the sender shares with the recipient, to share on, until 10 April. */
  async function given(changes: object = {}, by = sender): Promise<Share> {
    const answer = await share(by, shareRequest({ furtherSharing: true, ...changes }));
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }
  const further = (changes: object = {}, by = reader): Promise<Answer> =>
    share(by, shareRequest({ recipients: [user(SECOND)], ...changes }));
  async function forwarded(changes: object = {}, by = reader): Promise<Share> {
    const answer = await further(changes, by);
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }
  const codes = ({ json }: Answer) =>
    (json.errors as { code: string; pointer: string }[]).map(({ code, pointer }) => [code, pointer]);
  const ridOf = (made: Share) => made.recipients[0]?.rid ?? '';
  const pathOf = (made: Share) => new URL(made.recipients[0]?.link ?? '').pathname;
  const statusOf = async (path: string) => (await server.client().get(path)).status;
  const policyOf = async (client: TestClient, base = '/api'): Promise<Policy> => {
    const answer = await client.get(`${base}/policy`);
    assert.equal(answer.status, 200, answer.text);
    return policySchema.parse(answer.json);
  };
  const found = async (client: TestClient, query: object = {}, base = '/api') =>
    (await client.post(`${base}/studies/search`, query)).json.studies.map(
      ({ studyInstanceUid }: { studyInstanceUid: string }) => studyInstanceUid,
    );

  describe('who may', () => {
    it('is nobody who only receives and was not allowed to', async () => {
      await given({ furtherSharing: false });
      for (const answer of [
        await reader.get('/api/policy'),
        await reader.post('/api/studies/search', {}),
        await further(),
      ]) {
        assert.deepEqual([answer.status, answer.json.code], [403, 'may-not-share']);
      }
    });

    it('is nobody for what somebody else received', async () => {
      const made = await given();
      const answers = [await second.get(`/api/received/${ridOf(made)}/policy`), await further({}, second)];
      for (const answer of answers) assert.deepEqual([answer.status, answer.json.code], [403, 'may-not-share']);
      const unknown = await second.get('/api/received/AAAAAAAAAAAAAAAAAAAAAA/policy');
      assert.equal(unknown.text, answers[0]?.text);
    });

    it('is a member of the group it was shared with', async () => {
      await given({ recipients: [{ ...user('g-test'), kind: 'group' }] });
      const made = await forwarded({}, await server.signIn(MEMBER));
      assert.equal(made.sharedBy.displayName, "Ilse D'Hondt");
      assert.equal((await further()).status, 403, 'who is no member');
    });

    it('is who has a right of their own, however little was received', async () => {
      await given({ recipients: [user(COLLEAGUE)], anonymize: true });
      const colleague = await server.signIn(COLLEAGUE);
      const made = await forwarded({ validity: { unlimited: true }, access: 'images-and-report-write' }, colleague);
      assert.deepEqual([made.validity, made.anonymize], [{ unlimited: true }, false]);
      assert.equal((await policyOf(colleague)).validity.maximum, 'P1Y');
      const [row] = await server.db.select().from(shareStudies).where(eq(shareStudies.shareId, made.id));
      assert.equal(row?.madeFrom, null);
    });

    it('is a colleague of another department within what was received, where its own is all it has', async () => {
      const ownOnly = (ownStudiesOnly: boolean) =>
        server.db.update(departments).set({ ownStudiesOnly }).where(eq(departments.id, RADIOLOGY_CLINIQUE_MODELE));
      const strict = await server.signIn(STRICT_SENDER);
      await ownOnly(true);
      try {
        assert.deepEqual(await found(strict), [uid(3), uid(4)]);
        assert.deepEqual(codes(await further({}, strict)), [['study-unknown', '/studies/0']]);
        const made = await given({ recipients: [user(STRICT_SENDER)] });
        assert.deepEqual(await found(strict, {}, `/api/received/${ridOf(made)}`), [uid(1)]);
        assert.deepEqual(codes(await further({ validity: { until: '2026-04-11' } }, strict)), [
          ['validity-beyond-maximum', '/validity/until'],
        ]);
        assert.deepEqual(codes(await further({ studies: [uid(1), uid(3)] }, strict)), [
          ['studies-mixed-source', '/studies'],
        ]);
        assert.equal((await forwarded({}, strict)).sharedBy.department.id, made.sharedBy.department.id);
        assert.equal((await forwarded({ studies: [uid(3)], language: 'fr' }, strict)).sharedBy.id, STRICT_SENDER);
      } finally {
        await ownOnly(false);
      }
    });

    it('is who has entered the code, where one protects the exam', async () => {
      const made = await given({ recipients: [user(RECIPIENT, { twoFactor: true })] });
      assert.equal((await further()).status, 403);
      const path = pathOf(made);
      await reader.submit(`${path}/code`);
      const { texts } = (await reader.get('/demo/outbox')).json;
      const code = /\d{6}/.exec(texts.at(-1).text)?.[0] ?? '';
      assert.equal((await reader.submit(`${path}/open`, { code })).status, 303);
      await forwarded();
      await server.db
        .update(shareRecipients)
        .set({ lockedAt: NOW })
        .where(eq(shareRecipients.rid, ridOf(made)));
      assert.equal((await further()).status, 403, 'locked');
    });
  });

  describe('the policy', () => {
    it('goes as far as what was received, under the rules of the department that shared', async () => {
      await given();
      const policy = await policyOf(reader);
      assert.deepEqual(policy.sender, {
        id: RECIPIENT,
        displayName: 'Tom Janssens',
        language: 'nl',
        department: { id: 'radiology-az-voorbeeld', name: 'Radiology, AZ Voorbeeld' },
        admin: false,
      });
      assert.deepEqual(policy.validity, { default: 'P1M', maximum: 'P31D', unlimited: false });
      assert.deepEqual(policy.access.user, ['images-and-report-read']);
      assert.deepEqual(policy.access.new, ['images', 'images-and-report-read']);
      assert.deepEqual(policy.recipients.kinds, ['user', 'group', 'new'], 'a copy in another PACS would not end');
      assert.deepEqual(await found(reader), [uid(1)]);
    });

    it('is as long as the department allows, where that is shorter', async () => {
      await given({ validity: { unlimited: true }, access: 'images-and-report-write' });
      const policy = await policyOf(reader);
      assert.deepEqual(policy.validity, { default: 'P1M', maximum: 'P1Y', unlimited: true });
      assert.deepEqual(policy.access.user, ['images-and-report-read', 'images-and-report-write']);
    });

    it('defaults to the last day received', async () => {
      await given({ validity: { until: '2026-03-12' } });
      assert.deepEqual((await policyOf(reader)).validity, { default: 'P2D', maximum: 'P2D', unlimited: false });
    });

    it('is of one share, where it is asked for by what was received', async () => {
      const [one, other] = [
        await given({ access: 'images-and-report-write' }),
        await given({ studies: [uid(2)], validity: { unlimited: true } }),
      ];
      const widest = await policyOf(reader);
      assert.deepEqual([widest.validity.unlimited, widest.access.user.length], [true, 2]);
      const [first, last] = [
        await policyOf(reader, `/api/received/${ridOf(one)}`),
        await policyOf(reader, `/api/received/${ridOf(other)}`),
      ];
      assert.deepEqual([first.validity.maximum, first.access.user.length], ['P31D', 2]);
      assert.deepEqual([last.validity.unlimited, last.access.user.length], [true, 1]);
      assert.deepEqual(await found(reader, {}, `/api/received/${ridOf(one)}`), [uid(1)]);
      const answer = await reader.post(
        `/api/received/${ridOf(one)}/shares`,
        shareRequest({ studies: [uid(2)], recipients: [user(SECOND)] }),
        { 'Idempotency-Key': 'scoped' },
      );
      assert.deepEqual(codes(answer), [['study-unknown', '/studies/0']]);
    });

    it('finds what was received by words, dates and kind, page by page', async () => {
      await given({ studies: [uid(1), uid(2), uid(3)] });
      assert.deepEqual(await found(reader, { text: 'modele' }), [uid(3)]);
      assert.deepEqual(await found(reader, { modality: 'MR' }), [uid(2)]);
      assert.deepEqual(await found(reader, { from: '2026-03-02' }), []);
      assert.deepEqual(await found(reader, { to: '2026-02-28' }), []);
      const first = (await reader.post('/api/studies/search', { limit: 2 })).json;
      assert.equal(first.studies.length, 2);
      const rest = (await reader.post('/api/studies/search', { limit: 2, cursor: first.next })).json;
      assert.deepEqual([rest.studies.length, rest.next], [1, null]);
      assert.equal((await reader.post('/api/studies/search', { cursor: 'none' })).json.code, 'malformed');
    });
  });

  describe('what the server decides', () => {
    it('shares on, and keeps by what it was received', async () => {
      const original = await given();
      const made = await forwarded({ reason: 'Asked for by the surgeon' });
      assert.deepEqual(made.sharedBy, {
        id: RECIPIENT,
        displayName: 'Tom Janssens',
        department: original.sharedBy.department,
      });
      const [row] = await server.db.select().from(shareStudies).where(eq(shareStudies.shareId, made.id));
      assert.equal(row?.madeFrom, ridOf(original));
      const [entry] = await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, made.id));
      assert.deepEqual([entry?.personId, entry?.reason], [RECIPIENT, 'Asked for by the surgeon']);
      assert.equal((entry?.detail as { further?: number }).further, 1);
      const page = (await second.get('/received')).text;
      assert.match(page, /Proefkonijn, Zélie/);
      assert.match(page, /Tom Janssens/);
      assert.doesNotMatch(page, /surgeon/);
    });

    it('refuses a study that was not received, known or not', async () => {
      await given();
      const answer = await further({ studies: [uid(1), uid(2), '1.2.3'] });
      assert.deepEqual([answer.status, answer.json.code], [404, 'study-unknown']);
      assert.deepEqual(codes(answer), [
        ['study-unknown', '/studies/1'],
        ['study-unknown', '/studies/2'],
      ]);
    });

    it('refuses what is wider or longer', async () => {
      await given();
      for (const [changes, errors] of [
        [{ access: 'images-and-report-write' }, [['access-unavailable', '/access']]],
        [{ validity: { until: '2026-04-11' } }, [['validity-beyond-maximum', '/validity/until']]],
        [{ validity: { unlimited: true } }, [['unlimited-off', '/validity/unlimited']]],
        [{ recipients: [{ ...user('n-01'), kind: 'pacs' }] }, [['recipient-kind-off', '/recipients/0/kind']]],
        [
          { reason: ' ', consent: false },
          [
            ['reason-missing', '/reason'],
            ['consent-missing', '/consent'],
          ],
        ],
      ] as const) {
        const answer = await further(changes);
        assert.deepEqual([answer.status, codes(answer)], [422, errors]);
      }
    });

    it('judges each study by the share that gave it', async () => {
      await given({ validity: { until: '2026-03-20' } });
      await given({ studies: [uid(2)], access: 'images-and-report-write' });
      const both = { studies: [uid(1), uid(2)] };
      assert.deepEqual(codes(await further(both)), [['validity-beyond-maximum', '/validity/until']]);
      assert.deepEqual(
        codes(await further({ ...both, validity: { until: '2026-03-20' }, access: 'images-and-report-write' })),
        [['access-unavailable', '/access']],
      );
      await forwarded({ ...both, validity: { until: '2026-03-20' } });
      await forwarded({ studies: [uid(2)], access: 'images-and-report-write' });
    });

    it('takes of two shares of one study the one that allows it', async () => {
      await given({ access: 'images-and-report-write', validity: { until: '2026-03-20' } });
      await given();
      await forwarded();
      await forwarded({ access: 'images-and-report-write', validity: { until: '2026-03-20' } });
      assert.equal((await further({ access: 'images-and-report-write' })).status, 422, 'none is both');
    });

    it('never shares on by a right that was given without further sharing', async () => {
      await given();
      await given({ furtherSharing: false, access: 'images-and-report-write', validity: { unlimited: true } });
      assert.deepEqual(codes(await further({ access: 'images-and-report-write' })), [
        ['access-unavailable', '/access'],
      ]);
      assert.deepEqual(codes(await further({ validity: { unlimited: true } })), [
        ['unlimited-off', '/validity/unlimited'],
      ]);
    });

    it('keeps a study anonymized, and tells who shares on no more than he or she may see', async () => {
      const original = await given({ anonymize: true });
      const [sent] = await server.db.select().from(shareStudies).where(eq(shareStudies.shareId, original.id));
      const made = await forwarded({ recipients: [newRecipient({ sendMail: true })] });
      assert.deepEqual([made.anonymize, made.reportAccessible], [true, false]);
      assert.equal(made.studies[0]?.patient.name, `Anonymous^${sent?.anonymousNumber}`);
      assert.doesNotMatch(JSON.stringify(made), /Proefkonijn|Zélie|"P1"|"A1"|1961/);
      const path = pathOf(made);
      const browser = server.client();
      await browser.submit(`${path}/open`);
      const page = await browser.get(path);
      assert.match(page.text, new RegExp(`Anonymous, ${sent?.anonymousNumber}`));
      assert.doesNotMatch(page.text, /Proefkonijn|Nothing of/);
      const [mail] = await server.db.select().from(outgoingMails).where(eq(outgoingMails.shareId, made.id));
      assert.ok(mail && !`${mail.subject}${mail.text}`.includes('Z.P.'));
    });

    it('lets the next one share on as well, no further than the first', async () => {
      await given();
      await forwarded({ furtherSharing: true, validity: { until: '2026-03-30' } });
      assert.deepEqual(codes(await further({ recipients: [user(THIRD)] }, second)), [
        ['validity-beyond-maximum', '/validity/until'],
      ]);
      await forwarded({ recipients: [user(THIRD)], validity: { until: '2026-03-30' } }, second);
    });

    it('previews the mail under the same limits', async () => {
      await given();
      const request = shareRequest({ recipients: [user(SECOND, { sendMail: true })] });
      const preview = await reader.post('/api/shares/preview', request);
      assert.match(preview.json.mails[0].text, /Tom Janssens/);
      const refused = await reader.post('/api/shares/preview', { ...request, validity: { unlimited: true } });
      assert.equal(refused.status, 422);
    });
  });

  describe('ends with what it was made from', () => {
    let original: Share;
    let made: Share;
    let last: Share;

    beforeEach(async () => {
      original = await given({ recipients: [user(), user(COLLEAGUE)] });
      made = await forwarded({ furtherSharing: true });
      last = await forwarded({ recipients: [newRecipient({ sendMail: true })] }, second);
      assert.deepEqual([await statusOf(pathOf(made)), await statusOf(pathOf(last))], [200, 200]);
    });

    const assertClosed = async (pattern: RegExp) => {
      for (const path of [pathOf(made), pathOf(last)]) {
        const answer = await server.client().get(path);
        assert.equal(answer.status, 410);
        assert.match(answer.text, pattern);
      }
      assert.doesNotMatch((await second.get('/received')).text, /<article/);
      assert.equal((await further({ recipients: [user(THIRD)] }, second)).status, 403);
    };

    it('withdrawn as a whole: at once, however far it went, with the mails that had not left', async () => {
      await server.outbox.stop();
      const waiting = await forwarded({ recipients: [newRecipient({ sendMail: true })] });
      assert.equal((await sender.delete(`/api/shares/${original.id}`)).status, 204);
      await assertClosed(/niet meer gedeeld/);
      const seen = (await reader.get(`/api/shares/${made.id}`)).json as Share;
      assert.deepEqual(
        [seen.withdrawn, seen.recipients[0]?.withdrawn, seen.recipients[0]?.link],
        [true, true, undefined],
      );
      assert.equal((await reader.patch(`/api/shares/${made.id}`, { validity: { until: '2026-03-11' } })).status, 422);
      const [mail] = await server.db.select().from(outgoingMails).where(eq(outgoingMails.shareId, waiting.id));
      assert.deepEqual([mail?.state, mail?.text], ['failed', '']);
      const [entry] = await server.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'withdraw-share'))
        .orderBy(desc(auditEntries.id));
      assert.deepEqual(entry?.detail, { further: 3 });
    });

    it('withdrawn from the one who shared on', async () => {
      const [, colleague] = original.recipients;
      await sender.delete(`/api/shares/${original.id}/recipients/${colleague?.rid}`);
      assert.equal(await statusOf(pathOf(last)), 200, 'from another');
      await sender.delete(`/api/shares/${original.id}/recipients/${ridOf(original)}`);
      await assertClosed(/niet meer gedeeld/);
    });

    it('in the middle: withdrawn by who shared on', async () => {
      await reader.delete(`/api/shares/${made.id}`);
      await assertClosed(/niet meer gedeeld/);
      assert.equal(await statusOf(pathOf(original)), 200);
    });

    it('shortened', async () => {
      await sender.patch(`/api/shares/${original.id}`, { validity: { until: '2026-03-15' } });
      const seen = (await reader.get(`/api/shares/${made.id}`)).json as Share;
      assert.deepEqual(seen.validity, { until: '2026-03-15', timeZone: 'Europe/Brussels' });
      server.time.now = new Date('2026-03-16T11:00:00Z');
      second = await server.signIn(SECOND);
      await assertClosed(/afgelopen/);
    });

    it('is never extended beyond it', async () => {
      const until = (last: string) => reader.patch(`/api/shares/${made.id}`, { validity: { until: last } });
      assert.equal((await until('2026-03-20')).status, 200);
      assert.equal((await until('2026-04-10')).status, 200);
      assert.deepEqual(codes(await until('2026-04-11')), [['validity-beyond-maximum', '/validity/until']]);
      const unlimited = await reader.patch(`/api/shares/${made.id}`, { validity: { unlimited: true } });
      assert.deepEqual(codes(unlimited), [['unlimited-off', '/validity/unlimited']]);
    });

    it('keeps nothing open for who receives the study again', async () => {
      const again = await given({
        recipients: [user(SECOND)],
        furtherSharing: false,
        validity: { until: '2026-03-12' },
      });
      assert.ok(again.recipients[0]?.kept, 'what was shared on lasts longer');
      await sender.delete(`/api/shares/${original.id}`);
      const seen = (await sender.get(`/api/shares/${again.id}`)).json as Share;
      assert.equal(seen.recipients[0]?.kept, undefined);
      server.time.now = new Date('2026-03-13T11:00:00Z');
      assert.equal(await statusOf(pathOf(again)), 410);
    });
  });

  describe('meanwhile withdrawn', () => {
    it('leaves no further share open, whoever comes first', async () => {
      for (let round = 0; round < 5; round += 1) {
        const original = await given();
        const attempts = Array.from({ length: 4 }, () => further({ recipients: [newRecipient({ sendMail: true })] }));
        const [answers] = await Promise.all([Promise.all(attempts), sender.delete(`/api/shares/${original.id}`)]);
        for (const answer of answers) {
          if (answer.status !== 201) {
            assert.ok(['may-not-share', 'study-unknown'].includes(answer.json.code), answer.text);
            continue;
          }
          assert.equal(await statusOf(pathOf(answer.json as Share)), 410);
        }
      }
    });

    it('finds out within the transaction what changed after it was judged', async () => {
      const original = await given();
      const { find } = server.dependencies.directory;
      // The directory is asked after the studies were found, before anything is stored.
      server.dependencies.directory.find = async function (...asked) {
        server.dependencies.directory.find = find;
        const entries = await find.apply(this, asked);
        await sender.patch(`/api/shares/${original.id}`, { validity: { until: '2026-03-15' } });
        return entries;
      };
      try {
        assert.deepEqual(codes(await further()), [['validity-beyond-maximum', '/validity/until']]);
      } finally {
        server.dependencies.directory.find = find;
      }
    });
  });

  describe('who sees it', () => {
    it('is whoever had shared first: what became of it, without the links', async () => {
      await given();
      const made = await forwarded({ furtherSharing: true });
      const last = await forwarded({ recipients: [user(THIRD)] }, second);
      const { shares: listed } = (await sender.get(`/api/shares?study=${uid(1)}`)).json as { shares: Share[] };
      for (const { id } of [made, last]) {
        const seen = listed.find((one) => one.id === id);
        assert.equal(seen?.reason, 'Second opinion on a nodule');
        assert.deepEqual(seen?.permissions, { withdraw: true, changeValidity: false, sendMail: false, unlock: false });
        assert.equal(seen?.recipients[0]?.link, undefined);
      }
      assert.equal((await reader.get(`/api/shares/${last.id}`)).json.reason, 'Second opinion on a nodule');
      assert.equal((await second.get(`/api/shares/${made.id}`)).json.reason, undefined, 'a recipient');
      assert.equal((await (await server.signIn(ADMIN)).get(`/api/shares/${last.id}`)).status, 200);
      assert.equal((await (await server.signIn(COLLEAGUE)).get(`/api/shares/${last.id}`)).status, 404);
      assert.equal((await sender.delete(`/api/shares/${last.id}`)).status, 204, 'who shared first may end it alone');
      assert.equal(await statusOf(pathOf(last)), 410);
      assert.equal(await statusOf(pathOf(made)), 200);
    });

    it('sees the studies that were his or her own to share, no others', async () => {
      await given();
      await given({ studies: [uid(2)] }, await server.signIn(COLLEAGUE));
      const made = await forwarded({ studies: [uid(1), uid(2)] });
      const seen = (await sender.get(`/api/shares/${made.id}`)).json as Share;
      assert.deepEqual(
        seen.studies.map(({ studyInstanceUid }) => studyInstanceUid),
        [uid(1)],
      );
    });

    it('tells who shares on nothing of what others shared with the same recipient', async () => {
      await given({ recipients: [user(SECOND)], furtherSharing: false, access: 'images-and-report-write' });
      await given();
      assert.equal((await forwarded()).recipients[0]?.kept, undefined);
    });
  });

  it('answers the same key and body again, also when what it was made from was withdrawn since', async () => {
    const original = await given();
    const request = shareRequest({ recipients: [user(SECOND)] });
    const made = await share(reader, request, 'retried-further');
    assert.equal(made.status, 201, made.text);
    assert.equal((await sender.delete(`/api/shares/${original.id}`)).status, 204);
    const again = await share(reader, request, 'retried-further');
    assert.equal(again.status, 200, again.text);
    assert.deepEqual([again.json.id, again.json.withdrawn], [made.json.id, true]);
    assert.equal((await share(reader, request, 'another-key')).status, 403);
    const other = await share(reader, { ...request, message: 'Otherwise' }, 'retried-further');
    assert.deepEqual([other.status, other.json.code], [422, 'idempotency-key-reused']);
  });
});
