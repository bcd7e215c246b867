import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { asc, eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import {
  auditEntries,
  groupMembers,
  groups,
  oneTimePasswords,
  openings,
  requestCounts,
  shareRecipients,
} from '../../src/database/schema.js';
import { StudySourceUnavailable } from '../../src/studies/study-source.js';
import {
  newRecipient,
  personNamed,
  RECIPIENT,
  SENDER,
  SERVICE_DESK,
  share,
  shareRequest,
  uid,
  user,
} from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

/** A number of its own for each test, as texts to a number are limited. */
let lastMobile = 32_470_000_000;
const nextMobile = () => `+${(lastMobile += 1)}`;

describe('opening what was shared', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  async function shared(changes: object = {}): Promise<{ made: Share; link: string; rid: string }> {
    server.time.now = NOW;
    sender = await server.signIn(SENDER);
    const answer = await share(sender, shareRequest({ language: 'en', ...changes }));
    assert.equal(answer.status, 201, answer.text);
    const made = answer.json as Share;
    const [recipient] = made.recipients;
    return { made, link: recipient?.link?.replace('http://pacs-share.test', '') ?? '', rid: recipient?.rid ?? '' };
  }
  const statusOf = async ({ id }: Share) => ((await sender.get(`/api/shares/${id}`)).json as Share).recipients[0];
  const withPassword = (mobile = nextMobile()) => shared({ recipients: [newRecipient({ mobile, twoFactor: true })] });
  async function lastCode(): Promise<string> {
    const { texts } = (await server.client().get('/demo/outbox')).json as { texts: { to: string; text: string }[] };
    return /\b\d{6}\b/.exec(texts.at(-1)?.text ?? '')?.[0] ?? '';
  }
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const everything = async () =>
    JSON.stringify([
      await server.db.select().from(shareRecipients).orderBy(asc(shareRecipients.rid)),
      await server.db.select().from(openings),
      await server.db.select().from(oneTimePasswords),
      await server.db.select().from(auditEntries),
    ]);

  it('GET and HEAD change nothing and show nothing, however often', async () => {
    const { link } = await shared({ message: 'Strictly for you' });
    const before = await everything();
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await server.client().fetch(link, { method });
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text, /Proefkonijn|Zélie|CT thorax|Vandamme|Janssens|Strictly|nodule/);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    }
    assert.equal(await everything(), before);
  });

  it('opens by the button, and tells the sender', async () => {
    const { made, link, rid } = await shared({ message: 'Look at <this>', studies: [uid(1), uid(2)] });
    const browser = server.client();
    const answer = await browser.submit(`${link}/open`);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, link]);
    const page = await browser.get(link);
    assert.match(page.text, /Proefkonijn, Zélie/);
    assert.match(page.text, /CT thorax · CT · March 1, 2026/);
    assert.match(page.text, /Conclusion[\s\S]*Nothing of &lt;note&gt;\./);
    assert.match(page.text, /message="Look at &lt;this&gt;"/);
    assert.match(page.text, /sent-at="2026-03-10T11:00:00\.000Z"/);
    assert.doesNotMatch(page.text, /nodule/);
    assert.equal((await statusOf(made))?.openedAt, '2026-03-10T11:00:00.000Z');
    const opened = await server.db.select().from(openings).where(eq(openings.rid, rid));
    assert.deepEqual(opened.map(({ studyInstanceUid }) => studyInstanceUid).sort(), [uid(1), uid(2)]);
    const nobodyElse = await server.client().get(link);
    assert.doesNotMatch(nobodyElse.text, /Proefkonijn/, 'another browser has not opened it');
  });

  it('shows the images of these studies alone, once opened', async () => {
    const { link } = await shared();
    const browser = server.client();
    const frame = `${link}/studies/${uid(1)}/instances/${uid(1)}.1/frame`;
    assert.equal((await browser.get(frame)).status, 404);
    await browser.submit(`${link}/open`);
    assert.equal((await browser.get(`${link}/studies/${uid(1)}/instances`)).json.instances.length, 1);
    const image = await browser.get(frame);
    assert.deepEqual(
      [image.status, image.headers.get('x-frame-columns'), image.headers.get('x-frame-rows')],
      [200, '3', '2'],
    );
    for (const [study, instance] of [
      [2, 2],
      [1, 2],
    ]) {
      const answer = await browser.get(`${link}/studies/${uid(study ?? 0)}/instances/${uid(instance ?? 0)}.1/frame`);
      assert.equal(answer.status, 404);
    }
  });

  it('shows the report to those alone who may read it, as text and as PDF', async () => {
    const isShown = async (changes: object) => {
      const { link } = await shared(changes);
      const browser = server.client();
      const pdf = `${link}/studies/${uid(1)}/reports/${uid(1)}.9`;
      assert.equal((await browser.get(pdf)).status, 404, 'nothing before it is opened');
      await browser.submit(`${link}/open`);
      const page = (await browser.get(link)).text;
      const answer = await browser.get(pdf);
      assert.equal(answer.status === 200, page.includes(`href="${pdf}"`));
      if (answer.status !== 200) assert.match(page, /The report is not accessible/);
      else
        assert.deepEqual([answer.headers.get('content-type'), answer.text], ['application/pdf', '%PDF-1.4 invented']);
      return page.includes('Nothing of');
    };
    const group = [{ ...newRecipient() }];
    assert.equal(await isShown({}), true);
    assert.equal(await isShown({ access: 'images-and-report-write' }), true);
    assert.equal(await isShown({ access: 'images', recipients: group }), false);
    assert.equal(await isShown({ anonymize: true }), false);
  });

  it('says that the archive did not give the report, and shows the rest', async () => {
    const { studies } = server.dependencies;
    const reports = studies.reports.bind(studies);
    studies.reports = () => Promise.reject(new StudySourceUnavailable('timeout', 'no answer in time'));
    try {
      const { link } = await shared();
      const browser = server.client();
      await browser.submit(`${link}/open`);
      const { status, text } = await browser.get(link);
      assert.equal(status, 200);
      assert.match(text, /The report could not be loaded/);
      assert.match(text, /Proefkonijn, Zélie/);
    } finally {
      studies.reports = reports;
    }
  });

  it('replaces the name where it was asked for', async () => {
    const { link } = await shared({ anonymize: true });
    const browser = server.client();
    await browser.submit(`${link}/open`);
    const { text } = await browser.get(link);
    assert.match(text, /Anonymous, \d{6}/);
    assert.match(text, /The report is not accessible/);
    assert.doesNotMatch(text, /Proefkonijn|Zélie|1961|\bP1\b|\bA1\b/);
  });

  it('tells apart what ended, what was withdrawn, and what never was', async () => {
    const { made, link } = await shared();
    assert.equal((await server.client().get(`${link.slice(0, -2)}AA`)).status, 404);
    server.time.now = new Date('2026-04-11T11:00:00Z');
    const expired = await server.client().submit(`${link}/open`);
    assert.equal(expired.status, 410);
    assert.match(expired.text, /has ended/);
    server.time.now = NOW;
    await (await server.signIn(SENDER)).delete(`/api/shares/${made.id}`);
    const withdrawn = await server.client().submit(`${link}/open`);
    assert.equal(withdrawn.status, 410);
    assert.match(withdrawn.text, /no longer shared/);
    assert.doesNotMatch(expired.text + withdrawn.text, /Proefkonijn|CT thorax|Vandamme/);
    assert.equal(
      (
        await server.db
          .select()
          .from(openings)
          .where(eq(openings.rid, made.recipients[0]?.rid ?? ''))
      ).length,
      0,
    );
  });

  it('closes again in a browser that has opened it, as soon as it is withdrawn', async () => {
    const { made, link } = await shared();
    const browser = server.client();
    await browser.submit(`${link}/open`);
    assert.match((await browser.get(link)).text, /Proefkonijn/);
    await sender.delete(`/api/shares/${made.id}`);
    const answer = await browser.get(link);
    assert.equal(answer.status, 410);
    assert.doesNotMatch(answer.text, /Proefkonijn/);
  });

  it('asks for a code by text message, once', async () => {
    const mobile = nextMobile();
    const { made, link } = await withPassword(mobile);
    const browser = server.client();
    const entrance = (await browser.get(link)).text;
    assert.match(entrance, /Send me the code/);
    assert.match(entrance, new RegExp(`ending in ${mobile.slice(-2)}\\.`));
    assert.ok(!entrance.includes(mobile.slice(-3)), 'no more of it than that');
    assert.match((await browser.submit(`${link}/open`)).text, /Send me the code/);
    assert.equal((await browser.submit(`${link}/code`)).status, 303);
    assert.match((await browser.get(link)).text, /name="code"/);
    const { texts } = (await browser.get('/demo/outbox')).json;
    assert.equal(texts.at(-1).to, mobile);
    const code = await lastCode();
    assert.match(code, /^\d{6}$/);
    const opened = await browser.submit(`${link}/open`, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    assert.equal(opened.status, 303);
    assert.match((await browser.get(link)).text, /Proefkonijn/);
    assert.ok((await statusOf(made))?.openedAt);
    const second = await server.client().submit(`${link}/open`, { code });
    assert.equal(second.status, 422, 'spent');
    const stored = JSON.stringify(await server.db.select().from(oneTimePasswords));
    assert.ok(!stored.includes(code));
  });

  it('a code lives ten minutes, and a newer one replaces it', async () => {
    const { link } = await withPassword();
    const browser = server.client();
    await browser.submit(`${link}/code`);
    const first = await lastCode();
    server.time.now = new Date(NOW.getTime() + 10 * 60_000);
    const late = await browser.submit(`${link}/open`, { code: first });
    assert.equal(late.status, 422);
    assert.match(late.text, /no code that is still valid/);
    await browser.submit(`${link}/code`);
    let second = await lastCode();
    if (second === first) {
      await browser.submit(`${link}/code`);
      second = await lastCode();
    }
    assert.equal((await browser.submit(`${link}/open`, { code: first })).status, 422);
    assert.equal((await browser.submit(`${link}/open`, { code: second })).status, 303);
  });

  it('five wrong codes in a row lock; another code does not reset the count, the right one does', async () => {
    const { made, link, rid } = await withPassword();
    const browser = server.client();
    const wrong = async () => (await browser.submit(`${link}/open`, { code: other(await lastCode()) })).status;
    await browser.submit(`${link}/code`);
    assert.deepEqual([await wrong(), await wrong(), await wrong(), await wrong()], [422, 422, 422, 422]);
    assert.equal((await browser.submit(`${link}/open`, { code: await lastCode() })).status, 303);
    await browser.submit(`${link}/code`);
    assert.deepEqual([await wrong(), await wrong(), await wrong()], [422, 422, 422]);
    await browser.submit(`${link}/code`);
    assert.deepEqual([await wrong(), await wrong()], [422, 423]);
    assert.equal((await statusOf(made))?.locked, true);
    const right = await browser.submit(`${link}/open`, { code: await lastCode() });
    assert.equal(right.status, 423);
    const texts = (await browser.get('/demo/outbox')).json.texts.length;
    assert.equal((await browser.submit(`${link}/code`)).status, 423);
    assert.equal((await browser.get('/demo/outbox')).json.texts.length, texts, 'nothing is sent to who is locked');
    assert.equal((await browser.get(link)).status, 423, 'not even where it had been opened');
    const desk = await server.signIn(SERVICE_DESK);
    assert.equal((await desk.post(`/api/shares/${made.id}/recipients/${rid}/unlock`)).status, 200);
    assert.equal((await server.client().submit(`${link}/open`, { code: await lastCode() })).status, 303);
  });

  it('counts exactly five of fifty simultaneous guesses', async () => {
    const { made, link, rid } = await withPassword();
    await server.client().submit(`${link}/code`);
    const code = other(await lastCode());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.client().submit(`${link}/open`, { code })),
    );
    const [row] = await server.db.select().from(shareRecipients).where(eq(shareRecipients.rid, rid));
    assert.equal(row?.wrongCodes, 5);
    assert.ok(row?.lockedAt);
    assert.equal(answers.filter(({ status }) => status === 422).length, 4);
    assert.equal(answers.filter(({ status }) => status === 423).length, 46);
    const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, made.id));
    assert.equal(entries.filter(({ action }) => action === 'wrong-code').length, 5);
  });

  it('opens once of fifty simultaneous right ones', async () => {
    const { link, rid } = await withPassword();
    await server.client().submit(`${link}/code`);
    const code = await lastCode();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.client().submit(`${link}/open`, { code })),
    );
    assert.equal(answers.filter(({ status }) => status === 303).length, 1);
    const [row] = await server.db.select().from(shareRecipients).where(eq(shareRecipients.rid, rid));
    assert.deepEqual(
      [row?.wrongCodes, row?.lockedAt],
      [0, null],
      'the others were not wrong: there was nothing to enter',
    );
  });

  it('sends no more than five codes an hour to one number, whatever it is for', async () => {
    const mobile = nextMobile();
    const [one, other] = [await withPassword(mobile), await withPassword(mobile)];
    const ask = async ({ link }: { link: string }) => server.client().submit(`${link}/code`);
    const statuses = [];
    for (const link of [one, one, one, one, other, other]) statuses.push((await ask(link)).status);
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429]);
    const answer = await ask(one);
    assert.match(answer.text, /Too many codes were asked for\. Try again in 60 min\./);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    server.time.now = new Date(NOW.getTime() + 10 * 60_000);
    assert.equal((await ask(one)).status, 429);
    assert.equal((await ask(await withPassword())).status, 303, 'another number');
    server.time.now = new Date(NOW.getTime() + 60 * 60_000);
    assert.equal((await ask(one)).status, 303);
    const counted = JSON.stringify(await server.db.select().from(requestCounts));
    assert.ok(!counted.includes(mobile.slice(1)), 'numbers are not kept where requests are counted');
  });

  it("texts a user's registered mobile, and a group's member who is signed in", async () => {
    const toUser = await shared({ recipients: [user(RECIPIENT, { twoFactor: true })] });
    assert.equal((await server.client().submit(`${toUser.link}/code`)).status, 303);
    await server.db.insert(groups).values({ id: 'g-test', name: 'Test group', language: 'en' });
    await server.db.insert(groupMembers).values({ groupId: 'g-test', personId: RECIPIENT });
    const toGroup = await shared({
      recipients: [{ kind: 'group', id: 'g-test', twoFactor: true, sendMail: false, favorite: false }],
    });
    const anybody = await server.client().submit(`${toGroup.link}/code`);
    assert.match(anybody.text, /Sign in as one of its members/);
    const stranger = await server.signIn(personNamed('Sofie Maes'));
    assert.match((await stranger.submit(`${toGroup.link}/code`)).text, /Sign in as one of its members/);
    const member = await server.signIn(RECIPIENT);
    assert.equal((await member.submit(`${toGroup.link}/code`)).status, 303);
    const { texts } = (await member.get('/demo/outbox')).json;
    assert.equal(texts.at(-1).to, texts.at(-2).to);
    assert.equal((await member.submit(`${toGroup.link}/open`, { code: await lastCode() })).status, 303);
    const [opened] = await server.db.select().from(openings).where(eq(openings.rid, toGroup.rid));
    assert.equal(opened?.personId, RECIPIENT);
  });

  it('shows nobody a page in a frame, and runs nothing that was typed', async () => {
    const { link } = await shared({ studies: [uid(5)], message: '"><img src=x onerror=alert(1)>' });
    const browser = server.client();
    await browser.submit(`${link}/open`);
    const page = await browser.get(link);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/);
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    assert.doesNotMatch(page.text, /<script>|<img/);
  });
});
