import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import { auditEntries, groupMembers, groups, people } from '../../src/database/schema.js';
import { renderOpenedMail } from '../../src/mail/opened-mail.js';
import { readMailTemplates } from '../../src/mail/templates/mail-templates.js';
import { MAIL_LANGUAGES } from '../../src/mail/words.js';
import { ADMIN, newRecipient, personNamed, SENDER, share, shareRequest, uid, user } from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { fileURLToPath } from 'node:url';

describe('being told that a share was opened', () => {
  let server: TestServer;
  let sender: TestClient;
  let address: string;
  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
    const [person] = await server.db.select().from(people).where(eq(people.id, SENDER));
    address = person?.email ?? assert.fail('the sender has no address');
  });
  after(() => server.stop());

  async function shared(changes: object = {}): Promise<Share> {
    const request = shareRequest({ recipients: [newRecipient()], studies: [uid(1), uid(2)], ...changes });
    const answer = await share(sender, request);
    assert.equal(answer.status, 201, answer.text);
    return answer.json as Share;
  }
  const open = ({ recipients }: Share, index = 0, browser = server.client()) =>
    browser.submit(`${recipients[index]?.link?.replace('http://pacs-share.test', '')}/open`);
  const ask = (id: string, browser = sender, fields: Record<string, string> = { notify: '1' }) =>
    browser.submit(`/shares/${id}/notice`, fields);
  async function notices({ id }: Share) {
    await server.outbox.idle();
    return (await server.catcher.mails()).filter(({ text }) => text.includes(`/shares/${id}`));
  }
  const actionsOf = async ({ id }: Share) =>
    (await server.db.select().from(auditEntries).where(eq(auditEntries.shareId, id)).orderBy(auditEntries.id)).map(
      ({ action, detail }) => (typeof detail['asked'] === 'boolean' ? `${action} ${detail['asked']}` : action),
    );

  it('takes asking on the page of the share', async () => {
    const made = await shared();
    const page = await sender.get(`/shares/${made.id}`);
    assert.match(
      page.text,
      /name="notify"\s+value="1"\s+aria-describedby="notice-hint"\s*\/>\s*Tell me by e-mail when this/,
    );
    assert.ok(page.text.includes(`One mail to ${address} for each recipient`));
    assert.equal(page.headers.get('referrer-policy'), 'same-origin');
    const asked = await ask(made.id);
    assert.deepEqual([asked.status, asked.headers.get('location')], [303, `/shares/${made.id}`]);
    assert.match((await sender.get(`/shares/${made.id}`)).text, /name="notify"\s+value="1"\s+checked/);
    await ask(made.id, sender, {});
    assert.doesNotMatch((await sender.get(`/shares/${made.id}`)).text, /\bchecked\b/);
    assert.deepEqual(await actionsOf(made), ['share', 'ask-notice true', 'ask-notice false']);
    await open(made);
    assert.deepEqual(await notices(made), []);
  });

  it('is one mail a recipient, at the first opening, in the sender’s language, without the name', async () => {
    await server.db.update(people).set({ language: 'nl' }).where(eq(people.id, SENDER));
    const made = await shared({
      recipients: [newRecipient(), newRecipient({ email: 'other@example.org', firstName: 'Nick' })],
      message: 'Strictly for you',
    });
    await ask(made.id);
    await open(made);
    await open(made);
    const [mail, ...others] = await notices(made);
    assert.deepEqual(others, []);
    assert.ok(mail);
    assert.equal(mail.to, address);
    assert.equal(mail.subject, 'Nova Nieuwkomer opende wat u deelde');
    assert.match(mail.text, /opende voor het eerst wat u deelde, op 10 maart 2026 om 12:00 \(Midden-Europese tijd\):/);
    assert.match(mail.text, /- Z\.P\. · CT thorax · 1 maart 2026/);
    for (const body of [mail.text, mail.html]) {
      assert.doesNotMatch(body, /Proefkonijn|Zélie|nodule|Strictly|\/s\//);
      assert.ok(body.includes(`http://pacs-share.test/shares/${made.id}`));
    }
    await open(made, 1);
    assert.deepEqual(
      (await notices(made)).map(({ subject }) => subject.split(' ')[0]),
      ['Nova', 'Nick'],
    );
    const actions = await actionsOf(made);
    assert.equal(actions.filter((action) => action === 'send-notice').length, 2);
    const state = ((await sender.get(`/api/shares/${made.id}`)).json as Share).recipients.map(({ mail }) => mail);
    assert.deepEqual(state, ['not-requested', 'not-requested'], 'it is no mail to the recipient');
  });

  it('is one mail, however many open at once', async () => {
    const made = await shared();
    await ask(made.id);
    await Promise.all(Array.from({ length: 20 }, () => open(made)));
    assert.equal((await notices(made)).length, 1);
  });

  it('is one mail for a group, and none of what had been opened before', async () => {
    const id = 'g-notice';
    await server.db.insert(groups).values({ id, name: 'Tumor board', language: 'nl' });
    const members = [personNamed('Wim Mertens'), personNamed('Joris Claes')];
    await server.db.insert(groupMembers).values(members.map((personId) => ({ groupId: id, personId })));
    const made = await shared({ recipients: [{ ...user(id), kind: 'group' }, newRecipient()] });
    await open(made, 1);
    await ask(made.id);
    for (const member of members) await open(made, 0, await server.signIn(member));
    await open(made, 1);
    assert.deepEqual(
      (await notices(made)).map(({ subject }) => subject),
      ['Tumor board opende wat u deelde'],
    );
  });

  it('keeps to the number where the share is anonymized', async () => {
    const made = await shared({ anonymize: true });
    await ask(made.id);
    await open(made);
    const [mail] = await notices(made);
    assert.match(mail?.text ?? '', /- Anonymous \d{6} · /);
    assert.doesNotMatch(mail?.text ?? '', /Z\.P\./);
  });

  it('is up to whoever shared alone, from a page of ours, while it is shared', async () => {
    const made = await shared();
    const admin = await server.signIn(ADMIN);
    assert.equal((await ask(made.id, admin)).status, 403);
    assert.doesNotMatch((await admin.get(`/shares/${made.id}`)).text, /name="notify"/);
    const forged = await sender.fetch(`/shares/${made.id}/notice`, {
      method: 'POST',
      body: new URLSearchParams({ notify: '1' }),
      headers: { Origin: 'https://evil.example.org', 'Sec-Fetch-Site': 'cross-site' },
    });
    assert.equal(forged.status, 403);
    await sender.delete(`/api/shares/${made.id}`);
    assert.equal((await ask(made.id)).status, 422);
    assert.doesNotMatch((await sender.get(`/shares/${made.id}`)).text, /name="notify"/);
  });

  it('says so where no address is known', async () => {
    const made = await shared();
    await ask(made.id);
    await server.db.update(people).set({ email: null }).where(eq(people.id, SENDER));
    const page = await sender.get(`/shares/${made.id}`);
    assert.match(page.text, /No e-mail address is known for you/);
    assert.equal((await open(made)).status, 303);
    assert.deepEqual(await notices(made), []);
    await server.db.update(people).set({ email: address }).where(eq(people.id, SENDER));
  });

  it('has words in every language, an operator’s own before ours, and stays text', () => {
    const input = {
      recipient: 'Nova <b>\r\nBcc: x@example.org',
      studies: [{ patient: 'Z.P.', description: 'CT', date: '2026-03-01' }],
      openedAt: new Date('2026-03-10T11:00:00Z'),
      timeZone: 'Europe/Brussels',
      link: 'https://pacs.example.org/shares/x',
    };
    const mails = MAIL_LANGUAGES.map((language) => renderOpenedMail({ ...input, language }));
    assert.equal(new Set(mails.map(({ subject }) => subject)).size, 5);
    assert.equal(new Set(mails.map(({ text }) => text.split('\n\n').at(-1))).size, 5);
    for (const { subject, html } of mails) {
      assert.doesNotMatch(subject, /[\r\n]/);
      assert.doesNotMatch(html, /<b>/);
    }
    const folder = fileURLToPath(new URL('../../examples/mail-templates', import.meta.url));
    const wording = readMailTemplates(folder).wording('opened', 'd', 'en');
    const own = renderOpenedMail({ ...input, language: 'en' }, wording);
    assert.match(own.text, /^Nova <b> Bcc: x@example\.org has opened this:\n\n- Z\.P\., CT\n/);
  });
});
