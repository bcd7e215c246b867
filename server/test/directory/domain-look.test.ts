import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { domainOf, looksLikeKnown, mixesScripts } from '../../src/directory/domain-look.js';

describe('the look of a domain', () => {
  it('mixes scripts when one label has letters of two alphabets, as punycode too', () => {
    assert.equal(mixesScripts('ехample.org'), true, 'Cyrillic е and х');
    assert.equal(mixesScripts(domainOf('somebody@ехample.org')), true);
    for (const domain of ['example.org', 'пример.org', 'müller.example', 'παράδειγμα.example', 'example123.org']) {
      assert.equal(mixesScripts(domain), false, domain);
    }
  });

  it('is alike where letters look the same or one slipped', () => {
    const known = ['example.org', 'ziekenhuis-proef.example'];
    for (const domain of [
      'examp1e.org',
      'exarnple.org',
      'exmaple.org',
      'exampel.org',
      'exampl.org',
      'examplee.org',
      domainOf('x@ехаmрlе.org'),
      'ziekenhuisproef.example',
      'ziekenhuis-proof.example',
    ]) {
      assert.equal(looksLikeKnown(domain, known), true, domain);
    }
    for (const domain of ['example.org', 'EXAMPLE.org', 'sample.net', 'elsewhere.example']) {
      assert.equal(looksLikeKnown(domain, known), false, domain);
    }
  });

  it('is not alike because of one letter in a short domain, nor where it is known itself', () => {
    assert.equal(looksLikeKnown('ulb.be', ['uib.nl', 'vub.be', 'ulg.be']), false);
    assert.equal(looksLikeKnown('mail.example', ['gmail.example', 'mail.example']), false);
  });
});
