import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readPart10 } from '../../src/studies/part10.js';
import { instanceElements, part10Bytes, type Element } from './part10-bytes.js';

/** The patient's name of a file with these character sets, read as any file is. */
function nameIn(characterSet: string | undefined, name: Uint8Array): string | undefined {
  const declared: Element[] = characterSet === undefined ? [] : [['00080005', 'CS', characterSet]];
  const bytes = part10Bytes(instanceElements('1', [...declared, ['00100010', 'PN', name]]));
  return readPart10(Uint8Array.from(bytes), ['00100010'], true).attributes['00100010']?.[0];
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

// The examples of DICOM PS3.5 annexes H, I, J and K.
const JAPANESE = latin('Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B');
const JAPANESE_HALF_WIDTH = latin(
  '\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J',
);
const KOREAN = latin('Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf');
const CHINESE = latin('Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab=');

describe('names in the character sets of DICOM', () => {
  it('reads UTF-8', () => {
    assert.equal(nameIn('ISO_IR 192', Buffer.from('Wang^XiaoDong=王^小東')), 'Wang^XiaoDong=王^小東');
  });

  it('reads the single-byte sets', () => {
    assert.equal(nameIn('ISO_IR 100', latin('Buc^J\xe9r\xf4me')), 'Buc^Jérôme');
    assert.equal(nameIn('ISO_IR 101', latin('W\xb3ostowski')), 'Włostowski');
    assert.equal(nameIn('ISO_IR 126', latin('\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2')), 'Διονυσιος');
    assert.equal(nameIn('ISO_IR 144', latin('\xbb\xee\xda\xe1\xd5\xdc\xd1\xe3\xe0\xd3')), 'Люксембург');
  });

  it('reads Japanese with code extensions, where a character may hold a delimiter', () => {
    assert.equal(nameIn('\\ISO 2022 IR 87', JAPANESE), 'Yamada^Tarou=山田^太郎=やまだ^たろう');
  });

  it('reads Japanese with a half-width first group', () => {
    assert.equal(nameIn('ISO 2022 IR 13\\ISO 2022 IR 87', JAPANESE_HALF_WIDTH), 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう');
  });

  it('reads Korean with code extensions', () => {
    assert.equal(nameIn('\\ISO 2022 IR 149', KOREAN), 'Hong^Gildong=洪^吉洞=홍^길동');
  });

  it('reads Chinese with code extensions and as GB 18030', () => {
    assert.equal(nameIn('\\ISO 2022 IR 58', CHINESE), 'Zhang^XiaoDong=张^小东=');
    assert.equal(nameIn('GB18030', latin('Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab')), 'Wang^XiaoDong=王^小东');
  });

  it('returns to the first set after a delimiter', () => {
    const name = latin('\xc4neas=\x1b-F\xc4\xe9\xef\xed^\xc4neas');
    assert.equal(nameIn('ISO 2022 IR 100\\ISO 2022 IR 126', name), 'Äneas=Διον^Äneas');
  });

  it('reads what a file does not declare as UTF-8 if it is that, otherwise as Latin 1', () => {
    assert.equal(nameIn(undefined, Buffer.from('Proef^Zoë')), 'Proef^Zoë');
    assert.equal(nameIn(undefined, latin('Proef^Zo\xeb')), 'Proef^Zoë');
    assert.equal(nameIn('NO SUCH SET', latin('Proef^Zo\xeb')), 'Proef^Zoë');
  });
});
