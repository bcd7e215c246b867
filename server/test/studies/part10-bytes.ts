/**
 * Part 10 files made byte by byte, without the library that reads them: what other software writes, right or wrong.
 */
import { deflateRawSync } from 'node:zlib';

export const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';

/** An element: tag, value representation, value. An array is a sequence of items. */
export type Element = readonly [tag: string, vr: string, value: string | number | Uint8Array | readonly Element[][]];

export interface Encoding {
  explicit: boolean;
  littleEndian: boolean;
  /** Sequences end with a delimiter, instead of telling their length. */
  undefinedLength?: boolean;
}

const LONG = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const UNDEFINED_LENGTH = 0xffffffff;

function uint16(value: number, { littleEndian }: Encoding): Buffer {
  const bytes = Buffer.alloc(2);
  if (littleEndian) bytes.writeUInt16LE(value);
  else bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number, { littleEndian }: Encoding): Buffer {
  const bytes = Buffer.alloc(4);
  if (littleEndian) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}

function tagBytes(tag: string, encoding: Encoding): Buffer {
  return Buffer.concat([
    uint16(Number.parseInt(tag.slice(0, 4), 16), encoding),
    uint16(Number.parseInt(tag.slice(4), 16), encoding),
  ]);
}

function valueBytes(vr: string, value: Element[2], encoding: Encoding): Buffer {
  if (typeof value === 'number') return vr === 'UL' ? uint32(value, encoding) : uint16(value, encoding);
  if (Array.isArray(value)) return sequenceBytes(value as Element[][], encoding);
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from(value as Uint8Array);
  const padding = vr === 'UI' || vr === 'OB' ? '\0' : ' ';
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(padding)]);
}

function sequenceBytes(items: readonly Element[][], encoding: Encoding): Buffer {
  const isUndefined = encoding.undefinedLength === true;
  const parts = items.map((elements) => {
    const content = datasetBytes(elements, encoding);
    const length = uint32(isUndefined ? UNDEFINED_LENGTH : content.length, encoding);
    const end = isUndefined ? [tagBytes('FFFEE00D', encoding), uint32(0, encoding)] : [];
    return Buffer.concat([tagBytes('FFFEE000', encoding), length, content, ...end]);
  });
  const end = isUndefined ? [tagBytes('FFFEE0DD', encoding), uint32(0, encoding)] : [];
  return Buffer.concat([...parts, ...end]);
}

export function datasetBytes(elements: readonly Element[], encoding: Encoding): Buffer {
  return Buffer.concat(
    elements.map(([tag, vr, value]) => {
      const bytes = valueBytes(vr, value, encoding);
      const isUndefined = Array.isArray(value) && encoding.undefinedLength === true;
      const length = isUndefined ? UNDEFINED_LENGTH : bytes.length;
      if (!encoding.explicit) return Buffer.concat([tagBytes(tag, encoding), uint32(length, encoding), bytes]);
      const head = LONG.has(vr)
        ? [Buffer.from(vr), Buffer.alloc(2), uint32(length, encoding)]
        : [Buffer.from(vr), uint16(length, encoding)];
      return Buffer.concat([tagBytes(tag, encoding), ...head, bytes]);
    }),
  );
}

/** A file in the transfer syntax; its elements must be in ascending order. */
export function part10Bytes(
  elements: readonly Element[],
  transferSyntax = EXPLICIT_LITTLE_ENDIAN,
  options: { undefinedLength?: boolean; sopClass?: string } = {},
): Buffer {
  const encoding = {
    explicit: transferSyntax !== IMPLICIT_LITTLE_ENDIAN,
    littleEndian: transferSyntax !== EXPLICIT_BIG_ENDIAN,
    undefinedLength: options.undefinedLength ?? false,
  };
  const explicit = { explicit: true, littleEndian: true };
  const meta = datasetBytes(
    [
      ['00020002', 'UI', options.sopClass ?? '1.2.840.10008.5.1.4.1.1.7'],
      ['00020010', 'UI', transferSyntax],
    ],
    explicit,
  );
  const length = datasetBytes([['00020000', 'UL', meta.length]], explicit);
  const content = datasetBytes(elements, encoding);
  const body = transferSyntax === DEFLATED ? deflateRawSync(content) : content;
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, body]);
}

/** The elements of an instance of an invented study, with others in place of or beside them. */
export function instanceElements(uid: string, others: readonly Element[] = []): Element[] {
  const usual: Element[] = [
    ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.7'],
    ['00080018', 'UI', `1.2.3.${uid}`],
    ['00080020', 'DA', '20260102'],
    ['00080030', 'TM', '1015'],
    ['00080060', 'CS', 'OT'],
    ['00100010', 'PN', 'Proefpersoon^An'],
    ['00100020', 'LO', 'P-1'],
    ['0020000D', 'UI', '1.2.3'],
    ['0020000E', 'UI', '1.2.3.4'],
    ['00200011', 'IS', '1'],
    ['00200013', 'IS', '1'],
  ];
  const byTag = new Map([...usual, ...others].map((element) => [element[0], element]));
  return [...byTag.values()].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The elements of a small grayscale image. */
export function imageElements(
  rows: number,
  columns: number,
  pixels: Uint8Array,
  others: readonly Element[] = [],
): Element[] {
  const image: Element[] = [
    ['00280002', 'US', 1],
    ['00280004', 'CS', 'MONOCHROME2'],
    ['00280010', 'US', rows],
    ['00280011', 'US', columns],
    ['00280100', 'US', 8],
    ['00280101', 'US', 8],
    ['00280102', 'US', 7],
    ['00280103', 'US', 0],
    ['7FE00010', 'OW', pixels],
  ];
  return [...image, ...others];
}
