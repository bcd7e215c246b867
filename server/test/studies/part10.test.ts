import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { Truncated } from '../../src/studies/data-elements.js';
import { readPart10 } from '../../src/studies/part10.js';
import { readHeader } from '../../src/studies/part10-file.js';
import { randomFor } from '../../src/studies/phantoms/random.js';
import {
  DEFLATED,
  EXPLICIT_BIG_ENDIAN,
  EXPLICIT_LITTLE_ENDIAN,
  IMPLICIT_LITTLE_ENDIAN,
  imageElements,
  instanceElements,
  JPEG_BASELINE,
  part10Bytes,
  type Element,
} from './part10-bytes.js';
import { inTemporaryFolder } from './temporary-folder.js';

const WANTED = ['00080060', '00100010', '0020000D', '00280010'];

const nested: Element = [
  '00081140',
  'SQ',
  [
    [
      ['00081155', 'UI', '1.2'],
      ['00082218', 'SQ', [[['00080100', 'SH', 'X']]]],
    ],
    [],
  ],
];
const long: Element = ['00091010', 'OL', new Uint8Array(12)];

function file(transferSyntax: string, options = {}): Uint8Array<ArrayBuffer> {
  const elements = instanceElements('1', [nested, long, ...imageElements(3, 5, new Uint8Array(16))]);
  return Uint8Array.from(part10Bytes(elements, transferSyntax, options));
}

describe('reading Part 10 files', () => {
  for (const [name, transferSyntax] of Object.entries({
    'explicit little endian': EXPLICIT_LITTLE_ENDIAN,
    'implicit little endian': IMPLICIT_LITTLE_ENDIAN,
    'explicit big endian': EXPLICIT_BIG_ENDIAN,
    deflated: DEFLATED,
    'compressed pixel data': JPEG_BASELINE,
  })) {
    for (const undefinedLength of [false, true]) {
      it(`reads ${name}, sequences with${undefinedLength ? 'out' : ''} lengths`, () => {
        const { attributes } = readPart10(file(transferSyntax, { undefinedLength }), WANTED, true);
        assert.deepEqual(attributes, {
          '00020002': ['1.2.840.10008.5.1.4.1.1.7'],
          '00020010': [transferSyntax],
          '00080060': ['OT'],
          '00100010': ['Proefpersoon^An'],
          '0020000D': ['1.2.3'],
          '00280010': ['3'],
        });
      });
    }
  }

  it('reads pixel data only where it is asked for', () => {
    assert.equal(readPart10(file(EXPLICIT_LITTLE_ENDIAN), WANTED, true).pixelData, undefined);
    assert.equal(readPart10(file(EXPLICIT_LITTLE_ENDIAN), ['7FE00010'], true).pixelData?.length, 16);
  });

  it('says that it needs more of a file at whatever place its beginning ends', () => {
    const whole = file(EXPLICIT_LITTLE_ENDIAN);
    const { attributes } = readPart10(whole, WANTED, true);
    for (let length = 132; length < whole.length; length += 1) {
      try {
        assert.deepEqual(readPart10(whole.slice(0, length), WANTED, false).attributes, attributes);
      } catch (error) {
        assert.ok(error instanceof Truncated, String(error));
      }
    }
  });

  it('never takes a shortened value of a broken file for a whole one', () => {
    const whole = file(EXPLICIT_LITTLE_ENDIAN);
    for (let length = 132; length < whole.length; length += 1) {
      try {
        const { attributes } = readPart10(whole.slice(0, length), ['0020000D'], true);
        assert.ok([undefined, '1.2.3'].includes(attributes['0020000D']?.[0]));
      } catch (error) {
        assert.ok(error instanceof Error);
      }
    }
  });

  it('ends on whatever bytes there are', () => {
    const random = randomFor('mutations');
    const files = [file(EXPLICIT_LITTLE_ENDIAN, { undefinedLength: true }), file(IMPLICIT_LITTLE_ENDIAN)];
    for (let round = 0; round < 3000; round += 1) {
      const bytes = Uint8Array.from(files[round % 2] as Uint8Array);
      for (let change = 0; change < 4; change += 1) {
        bytes[132 + Math.floor(random.next() * (bytes.length - 132))] = Math.floor(random.next() * 256);
      }
      try {
        readPart10(bytes, WANTED, true);
      } catch (error) {
        assert.ok(error instanceof Error);
      }
    }
  });

  it('finds the header behind a large private element, and leaves what follows unread', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'large');
      const large: Element = ['00091010', 'OB', new Uint8Array(300_000)];
      await writeFile(path, part10Bytes(instanceElements('1', [large, ...imageElements(3, 5, new Uint8Array(16))])));
      assert.equal((await readHeader(path, WANTED))?.attributes['00280010']?.[0], '3');
    });
  });
});
