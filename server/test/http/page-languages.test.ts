import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Share } from 'pacs-share/domain';

import { errorWords, type ToldCode } from '../../src/pages/error/words.js';
import { shareWords } from '../../src/pages/share/words.js';
import { SENDER, share, shareRequest } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const LANGUAGES = ['en', 'nl', 'fr', 'de', 'it'];

describe('the language of pages', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it('is what the browser asks for where a page leads nowhere', async () => {
    for (const [accepted, language, title] of [
      ['nl-BE,nl;q=0.9,en;q=0.5', 'nl', 'Hier is niets'],
      ['fr-CH', 'fr', 'Il n’y a rien ici'],
      ['pt,de;q=0.8', 'de', 'Hier ist nichts'],
      ['it', 'it', 'Qui non c’è nulla'],
      ['pt', 'en', 'Nothing here'],
      ['__proto__', 'en', 'Nothing here'],
    ] as const) {
      const { status, text } = await server
        .client()
        .get('/nowhere', { Accept: 'text/html', 'Accept-Language': accepted });
      assert.equal(status, 404);
      assert.ok(text.includes(`<html lang="${language}">`), accepted);
      assert.ok(text.includes(`<h1>${title}</h1>`), accepted);
    }
  });

  it('is what the browser asks for on the page of a share', async () => {
    const sender = await server.signIn(SENDER);
    const { id } = (await share(sender, shareRequest({ message: 'Zie bijlage' }))).json as Share;
    for (const language of LANGUAGES) {
      const words = shareWords(language);
      const { text } = await sender.get(`/shares/${id}`, { 'Accept-Language': language });
      assert.ok(text.includes(`<html lang="${language}">`));
      for (const word of [words.title(1), words.reason, words.withdrawShare, words.notify, words.recipients]) {
        assert.ok(text.includes(word), `${language}: ${word}`);
      }
      if (language !== 'en') assert.doesNotMatch(text, /Recipients|Withdraw|Shared|Not yet|Until|Studies/);
    }
  });

  it('has words of its own for everything', () => {
    const english = errorWords('en');
    for (const language of LANGUAGES.slice(1)) {
      const words = errorWords(language);
      assert.equal(words.locale, language);
      for (const code of Object.keys(english.texts) as ToldCode[]) {
        assert.notEqual(words.texts[code][0], english.texts[code][0], `${language}: ${code}`);
        assert.notEqual(words.texts[code][1], english.texts[code][1], `${language}: ${code}`);
      }
      assert.notEqual(words.other[0], english.other[0]);
      assert.notEqual(words.start, english.start);
    }
  });
});
