import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mailAddress, parseSender } from '../../src/mail/address.js';

describe('a mail address', () => {
  it('goes out as it is, an international domain in its ASCII form', () => {
    assert.equal(mailAddress(' An.Peeters+pacs@example.org '), 'An.Peeters+pacs@example.org');
    assert.equal(mailAddress('jörg@klinik-köln.example'), 'jörg@xn--klinik-kln-lcb.example');
  });

  it('is refused wherever parsers could disagree about who gets it', () => {
    for (const text of [
      '',
      'an',
      'an@',
      '@example.org',
      'an@example',
      'an@example..org',
      'an@@example.org',
      '"an@evil.example"@example.org',
      'an@evil.example@example.org',
      'An <an@example.org>',
      '<an@example.org>',
      'an@example.org, bob@example.org',
      'an@example.org;bob@example.org',
      'an(comment)@example.org',
      'group:an@example.org;',
      'an@[127.0.0.1]',
      'an@127.0.0.1',
      'an@example.org\r\nRCPT TO:<bob@example.org>',
      'an@example.org\0',
      'an peeters@example.org',
      'an@exam ple.org',
      '.an@example.org',
      `${'a'.repeat(65)}@example.org`,
      `an@${'a'.repeat(64)}.org`,
    ]) {
      assert.equal(mailAddress(text), undefined, JSON.stringify(text));
    }
  });
});

describe('a sender', () => {
  it('is an address, with a name or without', () => {
    assert.deepEqual(parseSender('no-reply@example.org'), { name: '', address: 'no-reply@example.org' });
    assert.deepEqual(parseSender('Radiologie, Clinique Modèle <no-reply@example.org>'), {
      name: 'Radiologie, Clinique Modèle',
      address: 'no-reply@example.org',
    });
    for (const text of [
      '',
      'Radiology',
      'Radiology <x>',
      '"R" <a@example.org>',
      'R\n <a@example.org>',
      'a@b.org <c@d.org> e',
    ]) {
      assert.equal(parseSender(text), undefined, JSON.stringify(text));
    }
  });
});
