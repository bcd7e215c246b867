import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import { auditEntries, oneTimePasswords, openings, outgoingTexts, shareRecipients } from '../../src/database/schema.js';
import { newRecipient, SENDER, share, shareRequest } from '../support/share-request.js';
import type { TestClient } from '../support/test-client.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

/** What a page says that opens nothing, by language. */
const WORDS = {
  en: {
    expired: /has ended/,
    withdrawn: /no longer shared/,
    locked: /locked.*Ask the service desk or/,
    unknown: /leads nowhere/,
  },
  nl: {
    expired: /afgelopen/,
    withdrawn: /niet meer gedeeld/,
    locked: /vergrendeld.*servicedesk/,
    unknown: /nergens heen/,
  },
  fr: {
    expired: /terminé/,
    withdrawn: /plus partagés/,
    locked: /verrouillé.*service d’assistance/,
    unknown: /nulle part/,
  },
  de: {
    expired: /beendet/,
    withdrawn: /nicht mehr geteilt/,
    locked: /gesperrt.*Service-Desk/,
    unknown: /nirgendwohin/,
  },
  it: { expired: /terminato/, withdrawn: /più condivisi/, locked: /bloccato.*assistenza/, unknown: /nessuna parte/ },
} as const;

const PATIENT = /Proefkonijn|Zélie|CT thorax|1961|A1\b/;

describe('the page of a link', () => {
  let server: TestServer;
  let sender: TestClient;

  before(async () => {
    server = await startTestServer();
    sender = await server.signIn(SENDER);
  });
  after(() => server.stop());
  beforeEach(() => {
    server.time.now = NOW;
  });

  async function shared(language = 'en', twoFactor = false): Promise<{ made: Share; path: string; rid: string }> {
    const recipients = [newRecipient({ twoFactor, ...(twoFactor && { mobile: '+33612345678' }) })];
    const answer = await share(sender, shareRequest({ recipients, language }));
    assert.equal(answer.status, 201, answer.text);
    const made = answer.json as Share;
    const [recipient] = made.recipients;
    return { made, path: new URL(recipient?.link ?? '').pathname, rid: recipient?.rid ?? '' };
  }

  for (const [language, words] of Object.entries(WORDS)) {
    it(`tells apart what does not open, and nothing of what was shared: ${language}`, async () => {
      const expect = async (path: string, status: number, pattern: RegExp) => {
        const answer = await server.client().get(path, { 'Accept-Language': `${language}-XX,en;q=0.5` });
        assert.deepEqual([answer.status, pattern.test(answer.text)], [status, true], answer.text);
        assert.match(answer.text, new RegExp(`<html lang="${language}">`));
        assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
        assert.doesNotMatch(answer.text, PATIENT);
      };
      const [open, locked, withdrawn] = [await shared(language), await shared(language, true), await shared(language)];
      await expect(open.path, 200, /<form method="post"/);
      await server.db.update(shareRecipients).set({ lockedAt: NOW }).where(eq(shareRecipients.rid, locked.rid));
      await expect(locked.path, 423, words.locked);
      await expect(locked.path, 423, /Radiology, AZ Voorbeeld/);
      await sender.delete(`/api/shares/${withdrawn.made.id}`);
      await expect(withdrawn.path, 410, words.withdrawn);
      await expect('/s/AAAA', 404, words.unknown);
      server.time.now = new Date('2027-05-01T11:00:00Z');
      await expect(open.path, 410, words.expired);
      sender = await server.signIn(SENDER);
    });
  }

  it('is in the language of the share, whatever the browser asks for', async () => {
    const { path } = await shared('fr');
    const answer = await server.client().get(path, { 'Accept-Language': 'de' });
    assert.match(answer.text, /<html lang="fr">/);
  });

  it('answers alike what was never given out and what could not be, whatever is asked of it', async () => {
    const { path } = await shared();
    const tokens = [
      randomBytes(32).toString('base64url'),
      path.slice(3, -1),
      `${path.slice(3)}A`,
      'preview',
      '%00',
      encodeURIComponent('"><script>'),
      'x'.repeat(5000),
    ];
    const answers = new Set<string>();
    for (const token of tokens) {
      const base = `/s/${token}`;
      for (const answer of [
        await server.client().get(base),
        await server.client().submit(`${base}/open`),
        await server.client().submit(`${base}/code`),
        await server.client().get(`${base}/studies/1.2.3/instances`),
        await server.client().submit(`${base}/studies/1.2.3/notes`, { id: 'x', text: 'x' }),
      ]) {
        const headers = [...answer.headers].filter(([name]) => name !== 'content-length');
        answers.add(JSON.stringify([answer.status, answer.text, headers]));
      }
    }
    assert.equal(answers.size, 1, [...answers].join('\n'));
  });

  it('changes nothing when it is asked for by GET or HEAD, in whatever state', async () => {
    const links = [await shared(), await shared('en', true)];
    const state = async () =>
      JSON.stringify([
        await server.db.select().from(openings),
        await server.db.select().from(oneTimePasswords),
        await server.db.select().from(outgoingTexts),
        await server.db.select().from(shareRecipients).orderBy(shareRecipients.rid),
        await server.db.select().from(auditEntries).orderBy(auditEntries.id),
      ]);
    const before = await state();
    for (const { path } of links) {
      for (const address of [path, `${path}/open`, `${path}/code`, `${path}/studies/1/notes`]) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await server.app.request(address, { method });
          assert.equal(answer.headers.get('set-cookie'), null);
          if (method === 'HEAD') assert.equal(await answer.text(), '');
        }
      }
    }
    assert.equal(await state(), before);
  });
});
