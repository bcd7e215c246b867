import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { shareSchema } from 'pacs-share/contract';

import { McsdDirectory } from '../../../src/directory/mcsd/mcsd-directory.js';
import { COLLEAGUE, SENDER, share, shareRequest, user } from '../../support/share-request.js';
import type { TestClient } from '../../support/test-client.js';
import { startTestServer, type TestServer } from '../../support/test-server.js';
import { DIRECTORY, mail, NOOR_MOBILE } from './fixtures.js';
import { answerJson, FhirServer } from './fhir-server.js';

const NOOR = 'mcsd~role~noor-horizon';

describe('sharing with somebody of a FHIR directory', () => {
  const fhir = new FhirServer(DIRECTORY);
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    await fhir.start();
    server = await startTestServer({}, (db) => {
      const log = () => undefined;
      return new McsdDirectory(db, {
        url: fhir.url,
        timeout: 2000,
        language: 'nl',
        rest: 0,
        name: 'Horizon region',
        log,
      });
    });
    sender = await server.signIn(SENDER);
  });
  after(async () => {
    await server.stop();
    await fhir.stop();
  });
  beforeEach(() => {
    fhir.reset();
    fhir.resources = DIRECTORY;
  });

  const shared = async (...recipients: object[]) => {
    const answer = await share(sender, shareRequest({ recipients }));
    assert.equal(answer.status, 201, answer.text);
    return shareSchema.parse(answer.json);
  };
  const mailsWith = async (link: string | undefined) => {
    await server.outbox.idle();
    return (await server.catcher.mails()).filter(({ text }) => link !== undefined && text.includes(link));
  };
  const search = (text: string) => sender.post('/api/recipients/search', { text });
  const texts = async () => (await server.client().get('/demo/outbox')).json.texts as { to: string; text: string }[];
  const path = (link: string | undefined) => link?.replace('http://pacs-share.test', '') ?? '';

  it('sends the mail to the role’s address and the password to the mobile, even while the directory is away', async () => {
    const made = await shared(user(NOOR, { twoFactor: true, sendMail: true, favorite: true }));
    const [recipient] = made.recipients;
    assert.deepEqual([recipient?.displayName, recipient?.id, recipient?.outcome], ['Noor Dageraad', NOOR, 'shared']);
    const [message, ...others] = await mailsWith(recipient?.link);
    assert.deepEqual([message?.to, others], ['noor.dageraad@horizon.example', []]);

    fhir.instead = (_, response) => answerJson(response, 500, {});
    const link = path(recipient?.link);
    const browser = server.client();
    const before = (await texts()).length;
    await browser.submit(`${link}/code`);
    const sent = await texts();
    assert.deepEqual([sent.length - before, sent.at(-1)?.to], [1, NOOR_MOBILE]);
    const code = /\b\d{6}\b/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
    const opened = await browser.submit(`${link}/open`, { code });
    assert.equal(opened.status, 303, opened.text);
    const seen = shareSchema.parse((await sender.get(`/api/shares/${made.id}`)).json);
    assert.notEqual(seen.recipients[0]?.openedAt, null);

    const again = await sender.post(`/api/shares/${made.id}/recipients/${recipient?.rid}/mail`);
    assert.equal(again.status, 202, again.text);
    assert.equal((await mailsWith(recipient?.link)).length, 2);
    const favorites = (await sender.get('/api/favorites')).json.recipients;
    assert.deepEqual([favorites[0].id, favorites[0].favorite], [NOOR, true]);
    assert.equal((await sender.delete(`/api/favorites/user/${encodeURIComponent(NOOR)}`)).status, 204);
    assert.deepEqual((await sender.get('/api/favorites')).json.recipients, []);
  });

  it('follows the directory where an address has changed', async () => {
    const made = await shared(user(NOOR, { sendMail: true }));
    const link = made.recipients[0]?.link;
    fhir.resources = DIRECTORY.map((resource) =>
      resource.id === 'noor-horizon' ? { ...resource, telecom: [mail('noor@horizon.example', 'work')] } : resource,
    );
    await mailsWith(link);
    await sender.post(`/api/shares/${made.id}/recipients/${made.recipients[0]?.rid}/mail`);
    assert.deepEqual(
      (await mailsWith(link)).map(({ to }) => to),
      ['noor.dageraad@horizon.example', 'noor@horizon.example'],
    );
  });

  it('mails every member of a group who has an address; a PACS needs none', async () => {
    const made = await shared(
      { ...user('mcsd~service~urgent', { sendMail: true }), kind: 'group' },
      { ...user('mcsd~endpoint~stow'), kind: 'pacs' },
    );
    const [group, pacs] = made.recipients;
    assert.deepEqual(
      (await mailsWith(group?.link)).map(({ to }) => to),
      ['an.avondrood@horizon.example'],
    );
    assert.deepEqual([pacs?.displayName, pacs?.outcome, pacs?.link], ['PACS Horizon', 'shared', undefined]);
  });

  it('refuses who is unknown, what the rules refuse, and a password for a group', async () => {
    const codes = async (recipient: object) => {
      const { status, json } = await share(sender, shareRequest({ recipients: [recipient] }));
      assert.equal(status, 422);
      return json.errors.map(({ code }: { code: string }) => code);
    };
    assert.deepEqual(await codes(user('mcsd~role~nobody')), ['recipient-unknown']);
    assert.deepEqual(await codes(user('mcsd~role~noor-left')), ['recipient-unknown'], 'a role that has ended');
    assert.deepEqual(await codes(user('mcsd~person~solo', { sendMail: true })), ['mail-no-address']);
    assert.deepEqual(await codes(user('mcsd~person~solo', { twoFactor: true })), ['two-factor-no-mobile']);
    const group = { ...user('mcsd~service~urgent', { twoFactor: true }), kind: 'group' };
    assert.deepEqual(await codes(group), ['two-factor-no-mobile']);
  });

  describe('leaves copies: the directory', () => {
    let made: { status: number; text: string };
    before(async () => {
      fhir.reset();
      const recipients = [
        user(NOOR, { favorite: true, sendMail: true }),
        { ...user('mcsd~service~urgent'), kind: 'group' as const },
        { ...user('mcsd~endpoint~stow'), kind: 'pacs' as const },
      ];
      made = await share(sender, shareRequest({ recipients }));
      assert.equal(made.status, 201, made.text);
    });

    it('still has those it was shared with, and nobody twice once it is back', async () => {
      fhir.instead = (_, response) => answerJson(response, 503, {});
      const favorites = await sender.get('/api/favorites');
      assert.deepEqual(
        favorites.json.recipients.map(({ id }: { id: string }) => id),
        [NOOR],
      );
      const recent = await sender.get('/api/recipients/recent');
      assert.equal(recent.json.recipients.length, 3);
      const found = await search('dageraad');
      assert.ok(
        found.json.recipients.some(({ id }: { id: string }) => id === NOOR),
        found.text,
      );
      assert.deepEqual(found.json.incomplete, ['Horizon region']);
      assert.deepEqual(
        (await sender.post('/api/recipients/members', { id: 'mcsd~service~urgent' })).json.members.map(
          ({ displayName }: { displayName: string }) => displayName,
        ),
        ['An Avondrood', 'Mo Zonder'],
      );
      const again = await share(sender, shareRequest({ recipients: [user(NOOR)] }));
      assert.equal(again.status, 201, again.text);

      fhir.reset();
      const back = await search('dageraad');
      const ids = back.json.recipients.map(({ id }: { id: string }) => id);
      assert.deepEqual([ids.filter((id: string) => id === NOOR).length, back.json.incomplete], [1, undefined]);
    });

    it('says of those who have left that they are unknown, whatever copy there is', async () => {
      fhir.resources = DIRECTORY.filter(({ id }) => id !== 'noor-horizon');
      try {
        const again = await share(await server.signIn(COLLEAGUE), shareRequest({ recipients: [user(NOOR)] }));
        assert.equal(again.status, 422);
        assert.equal(again.json.errors[0].code, 'recipient-unknown');
        assert.ok(!(await search('dageraad')).text.includes(NOOR));
        fhir.instead = (_, response) => answerJson(response, 503, {});
        const later = shareSchema.parse((await share(sender, shareRequest({ recipients: [user(NOOR)] }))).json);
        assert.equal(later.recipients[0]?.outcome, 'failed', 'what the directory last said holds');
      } finally {
        fhir.resources = DIRECTORY;
      }
    });
  });
});
