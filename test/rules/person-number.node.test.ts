import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayBeNationalPersonNumber } from 'pacs-share/domain';

const RIZIV = [{ system: 'riziv', label: 'RIZIV/INAMI' }];

describe('a text that may be a national person number', () => {
  for (const text of [
    '185057800608491',
    '1 85 05 78 006 084 91',
    '185057800608492',
    '1850578006084',
    '285052A006084',
    'Dupont 185057800608492',
    '185990000608492',
  ]) {
    it(`is held back, well typed or not: ${text}`, () => assert.equal(mayBeNationalPersonNumber(text, RIZIV), true));
  }

  it('is held back from seven characters on where no number of the policy begins so', () => {
    assert.equal(mayBeNationalPersonNumber('185057', []), false);
    assert.equal(mayBeNationalPersonNumber('1850578', []), true);
    assert.equal(mayBeNationalPersonNumber('185052A', []), true);
    assert.equal(mayBeNationalPersonNumber('1850578', RIZIV), false);
    assert.equal(mayBeNationalPersonNumber('185057800608', RIZIV), true);
  });

  it('is not a number of another form, a phone number, an address, or a physician’s', () => {
    for (const text of ['1851578', '5850578', '+1850578006', '1850578006@example.org', 'An Peeters', '']) {
      assert.equal(mayBeNationalPersonNumber(text, []), false, text);
    }
    assert.equal(mayBeNationalPersonNumber('12345625004', RIZIV), false);
    assert.equal(mayBeNationalPersonNumber('7601001234567', [{ system: 'gln', label: 'GLN' }]), false);
  });

  it('waits for the whole of a number whose form only the policy knows', () => {
    const own = [{ system: 'own', label: 'Own', pattern: String.raw`1850\d{5}` }];
    assert.equal(mayBeNationalPersonNumber('1850578', own), true);
    assert.equal(mayBeNationalPersonNumber('185057800', own), false);
    assert.equal(mayBeNationalPersonNumber('1850578', [{ system: 'opaque', label: 'Opaque' }]), false);
  });
});
