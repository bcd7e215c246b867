import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { IMAGE_TAGS, renderFrame } from '../../src/studies/grayscale.js';
import { readPart10 } from '../../src/studies/part10.js';
import { EXPLICIT_BIG_ENDIAN, imageElements, instanceElements, part10Bytes, type Element } from './part10-bytes.js';

function words(values: readonly number[], littleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => view.setUint16(index * 2, value & 0xffff, littleEndian));
  return new Uint8Array(view.buffer);
}

/** One row of pixels as it is drawn. */
function drawn(pixels: Uint8Array, columns: number, others: readonly Element[], transferSyntax?: string) {
  const elements = instanceElements('1', imageElements(1, columns, pixels, others));
  const bytes = Uint8Array.from(part10Bytes(elements, transferSyntax));
  const frame = renderFrame(readPart10(bytes, IMAGE_TAGS, true));
  return frame && [...frame.pixels];
}

const SIXTEEN: Element[] = [
  ['00280100', 'US', 16],
  ['00280101', 'US', 12],
  ['00280102', 'US', 11],
];
const SOFT_TISSUE: Element[] = [
  ['00281050', 'DS', '40'],
  ['00281051', 'DS', '400'],
  ['00281052', 'DS', '-1024'],
  ['00281053', 'DS', '1'],
];

describe('drawing a frame', () => {
  it('shows the window: black below it, white above it, middle gray in its center', () => {
    const row = drawn(words([0, 864, 1064, 1264, 4095]), 5, [...SIXTEEN, ...SOFT_TISSUE]);
    assert.deepEqual(row, [0, 0, 128, 255, 255]);
  });

  it('shows the first of several windows', () => {
    const others: Element[] = [
      ['00281050', 'DS', '40\\-600'],
      ['00281051', 'DS', '400\\1500'],
    ];
    assert.deepEqual(drawn(words([1064]), 1, [...SIXTEEN, ...SOFT_TISSUE, ...others]), [128]);
  });

  it('knows the other window functions', () => {
    const narrow: Element[] = [
      ['00281050', 'DS', '3'],
      ['00281051', 'DS', '4'],
      ['00281053', 'DS', '0.001'],
    ];
    const exact: Element[] = [...narrow, ['00281056', 'CS', 'LINEAR_EXACT']];
    assert.deepEqual(drawn(words([1000, 2000, 3000, 4095]), 4, [...SIXTEEN, ...exact]), [0, 64, 128, 197]);
    const sigmoid: Element[] = [
      ['00281050', 'DS', '100'],
      ['00281051', 'DS', '100'],
      ['00281056', 'CS', 'SIGMOID'],
    ];
    assert.deepEqual(drawn(words([0, 100, 200]), 3, [...SIXTEEN, ...sigmoid]), [5, 128, 250]);
  });

  it('reads signed values, and bits above the stored ones as none', () => {
    const signed: Element[] = [
      ['00280103', 'US', 1],
      ['00281050', 'DS', '0'],
      ['00281051', 'DS', '200'],
    ];
    assert.deepEqual(drawn(words([-100, 0, 0xf000 + 99]), 3, [...SIXTEEN, ...signed]), [0, 128, 255]);
  });

  it('reads big endian words', () => {
    const row = drawn(words([0, 1064, 4095], false), 3, [...SIXTEEN, ...SOFT_TISSUE], EXPLICIT_BIG_ENDIAN);
    assert.deepEqual(row, [0, 128, 255]);
  });

  it('stretches what has no window, without its padding', () => {
    const padded: Element[] = [...SIXTEEN, ['00280120', 'US', 0]];
    assert.deepEqual(drawn(words([0, 1000, 1500, 2000]), 4, padded), [0, 0, 128, 255]);
  });

  it('shows 8 bits without a window as they are', () => {
    assert.deepEqual(drawn(Uint8Array.of(0, 1, 128, 255), 4, []), [0, 1, 128, 255]);
  });

  it('turns MONOCHROME1 round', () => {
    assert.deepEqual(drawn(Uint8Array.of(0, 1, 128, 255), 4, [['00280004', 'CS', 'MONOCHROME1']]), [255, 254, 127, 0]);
  });

  it('shows the lightness of colors, by pixel and by plane', () => {
    const rgb: Element[] = [
      ['00280002', 'US', 3],
      ['00280004', 'CS', 'RGB'],
      ['00280006', 'US', 0],
    ];
    assert.deepEqual(drawn(Uint8Array.of(255, 0, 0, 255, 255, 255), 2, rgb), [76, 255]);
    const planes: Element[] = [...rgb, ['00280006', 'US', 1]];
    assert.deepEqual(drawn(Uint8Array.of(255, 255, 0, 255, 0, 255), 2, planes), [76, 255]);
  });

  it('draws nothing of what it cannot draw, or has not whole', () => {
    assert.equal(drawn(Uint8Array.of(1, 2), 2, [['00280004', 'CS', 'PALETTE COLOR']]), undefined);
    assert.equal(drawn(Uint8Array.of(1, 2), 4, []), undefined);
    assert.equal(drawn(new Uint8Array(), 0, []), undefined);
  });
});
