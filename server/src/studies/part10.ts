/** The one door to dcmjs: reading and writing DICOM Part 10 files. */
import { inflateRawSync } from 'node:zlib';

import dcmjs from 'dcmjs';

import { textDecoding } from './character-set.js';
import { dataElements, sequenceItems, Truncated, type DataElement, type Encoding } from './data-elements.js';
import { TAG, textOf, type Attributes } from './tags.js';
import {
  DEFLATED_EXPLICIT_LITTLE_ENDIAN,
  EXPLICIT_BIG_ENDIAN,
  EXPLICIT_LITTLE_ENDIAN,
  IMPLICIT_LITTLE_ENDIAN,
  META_OFFSET,
  isPart10,
} from './part10-form.js';

const { DicomDict, DicomMessage, DicomMetaDictionary, ReadBufferStream } = dcmjs.data;

// Its messages quote values of the file; what is wrong with a file is told by what is thrown.
dcmjs.log.setLevel('silent');
dcmjs.log.getLogger('validation.dcmjs').setLevel('silent');

/** Names this software in the files it writes, DICOM (0002,0012). */
const IMPLEMENTATION_CLASS_UID = '2.25.279133612406120731283302457170164920817';

/** A deflated data set may grow to so many bytes. */
const MAXIMUM_INFLATED = 256 * 1024 * 1024;

/** What was read of a file. */
export interface Part10 {
  /** The attributes asked for that the file has, and (0002,0002) and (0002,0010). */
  attributes: Attributes;
  /** Pixel Data, where it was asked for: encapsulated as it is in the file unless `isUncompressed`. */
  pixelData?: Uint8Array;
  littleEndian: boolean;
}

/** What to read of a data set and of the items of its sequences. */
export interface WantedTree {
  /** Tags whose values are read as text. */
  values: ReadonlySet<string>;
  /** Tags whose value is taken as it is. */
  bytes: ReadonlySet<string>;
  /** Tags of sequences that are gone into. */
  sequences: ReadonlySet<string>;
}

/** A data set with the items of its sequences, or one such item. */
export interface Tree {
  attributes: Attributes;
  bytes: Readonly<Record<string, Uint8Array>>;
  sequences: Readonly<Record<string, readonly Tree[]>>;
}

const MAXIMUM_DEPTH = 64;

class DataSet {
  private readonly view: DataView;
  private readonly stream: InstanceType<typeof ReadBufferStream>;

  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    private readonly transferSyntaxUid: string,
    private readonly encoding: Encoding,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.stream = new ReadBufferStream(bytes.buffer, encoding.littleEndian);
  }

  /** Reads the tags wanted and stops after the last one. Throws `Truncated`, also where the last one may still follow. */
  read(
    start: number,
    wanted: readonly string[],
    isWhole: boolean,
  ): { attributes: Record<string, string[]>; pixelData?: Uint8Array } {
    const tags = new Set(wanted);
    const last = wanted.reduce((one, other) => (one > other ? one : other));
    const attributes: Record<string, string[]> = {};
    let pixelData: Uint8Array | undefined;
    let isPast = false;
    this.stream.setDecoder(textDecoding([], dcmjs.constants.encodingMapping));
    for (const element of dataElements(this.view, start, this.encoding)) {
      isPast = element.tag > last;
      if (isPast) break;
      if (element.end > this.bytes.byteLength) throw new Truncated(element.end);
      if (!tags.has(element.tag) && element.tag !== TAG.SpecificCharacterSet) continue;
      if (element.tag === TAG.PixelData) {
        pixelData = this.bytes.subarray(element.valueStart, element.end);
        continue;
      }
      const values = this.values(element);
      if (element.tag === TAG.SpecificCharacterSet) {
        this.stream.setDecoder(textDecoding(values, dcmjs.constants.encodingMapping));
      } else {
        attributes[element.tag] = values;
      }
    }
    if (!isPast && !isWhole) throw new Truncated(this.bytes.byteLength + 1);
    return pixelData ? { attributes, pixelData } : { attributes };
  }

  /** Reads the tags wanted of a part of the data set, and of the sequences in it. Throws where that is broken. */
  readTree(start: number, end: number, wanted: WantedTree, depth = 0): Tree {
    if (depth > MAXIMUM_DEPTH) throw new Error('sequences nested too deeply');
    const attributes: Record<string, string[]> = {};
    const bytes: Record<string, Uint8Array> = {};
    const sequences: Record<string, Tree[]> = {};
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, end);
    if (depth === 0) this.stream.setDecoder(textDecoding([], dcmjs.constants.encodingMapping));
    for (const element of dataElements(view, start, this.encoding)) {
      const { tag } = element;
      if (element.end > end) throw new Truncated(element.end);
      if (wanted.bytes.has(tag)) bytes[tag] = this.bytes.subarray(element.valueStart, element.end);
      if (wanted.values.has(tag)) attributes[tag] = this.values(element);
      if (tag === TAG.SpecificCharacterSet) {
        this.stream.setDecoder(textDecoding(this.values(element), dcmjs.constants.encodingMapping));
      }
      if (wanted.sequences.has(tag)) {
        sequences[tag] = [...sequenceItems(view, element, this.encoding)].map((item) =>
          this.readTree(item.start, item.end, wanted, depth + 1),
        );
      }
    }
    return { attributes, bytes, sequences };
  }

  private values(element: DataElement): string[] {
    this.stream.offset = element.start;
    const { rawValues } = DicomMessage.readTag(this.stream, this.transferSyntaxUid);
    const values: unknown[] = Array.isArray(rawValues) ? rawValues : [rawValues];
    // Padding is a space or, in UIDs and by mistake elsewhere, a null.
    return values.map((value) =>
      typeof value === 'string' || typeof value === 'number' ? String(value).replace(/[\0\s]+$/, '') : '',
    );
  }
}

function encodingOf(transferSyntaxUid: string): Encoding {
  return {
    explicit: transferSyntaxUid !== IMPLICIT_LITTLE_ENDIAN,
    littleEndian: transferSyntaxUid !== EXPLICIT_BIG_ENDIAN,
  };
}

/** dcmjs knows three encodings; the data set around compressed pixel data is in explicit little endian. */
function datasetSyntax({ explicit, littleEndian }: Encoding): string {
  if (!explicit) return IMPLICIT_LITTLE_ENDIAN;
  return littleEndian ? EXPLICIT_LITTLE_ENDIAN : EXPLICIT_BIG_ENDIAN;
}

function endOfMeta(view: DataView): number {
  const encoding = { explicit: true, littleEndian: true };
  let end = META_OFFSET;
  // The group ends where another begins: its length element may be missing or wrong.
  while (end < view.byteLength) {
    if (end + 8 > view.byteLength) throw new Truncated(end + 8);
    if (view.getUint16(end, true) !== 0x0002) return end;
    for (const element of dataElements(view, end, encoding)) {
      end = element.end;
      break;
    }
    if (end > view.byteLength) throw new Truncated(end);
  }
  throw new Truncated(end + 8);
}

/**
 * Reads attributes of a file.
 * Throws `Truncated` where more bytes are needed, and an error where it is no readable Part 10 file.
 *
 * @param bytes the file or its beginning, in a buffer of their own
 * @param wanted tags
 * @param isWhole whether the bytes are the whole file
 */
export function readPart10(bytes: Uint8Array<ArrayBuffer>, wanted: readonly string[], isWhole: boolean): Part10 {
  const { dataSet, start, metaAttributes, encoding } = openPart10(bytes);
  const { attributes, pixelData } = dataSet.read(start, wanted, isWhole);
  return {
    attributes: { ...metaAttributes, ...attributes },
    ...(pixelData && { pixelData }),
    littleEndian: encoding.littleEndian,
  };
}

/** Reads a whole file with its sequences; a small one. Throws where it is no readable Part 10 file. */
export function readPart10Tree(file: Uint8Array, wanted: WantedTree): Tree {
  // In a buffer of its own, as what was cut out of an answer is not.
  const { dataSet, start, end } = openPart10(Uint8Array.from(file));
  return dataSet.readTree(start, end, wanted);
}

function openPart10(bytes: Uint8Array<ArrayBuffer>) {
  if (!isPart10(bytes)) throw new Error('not a DICOM Part 10 file');
  const metaEnd = endOfMeta(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const meta = new DataSet(bytes.subarray(0, metaEnd), EXPLICIT_LITTLE_ENDIAN, { explicit: true, littleEndian: true });
  const { attributes: metaAttributes } = meta.read(
    META_OFFSET,
    [TAG.MediaStorageSOPClassUID, TAG.TransferSyntaxUID],
    true,
  );
  const transferSyntaxUid = textOf(metaAttributes, TAG.TransferSyntaxUID);
  if (transferSyntaxUid === undefined) throw new Error('a file without a transfer syntax');
  const encoding = encodingOf(transferSyntaxUid);
  const isDeflated = transferSyntaxUid === DEFLATED_EXPLICIT_LITTLE_ENDIAN;
  const body = isDeflated ? inflate(bytes.subarray(metaEnd)) : bytes;
  const dataSet = new DataSet(body, datasetSyntax(encoding), encoding);
  return { dataSet, start: isDeflated ? 0 : metaEnd, end: body.byteLength, metaAttributes, encoding };
}

function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(inflateRawSync(bytes, { maxOutputLength: MAXIMUM_INFLATED }));
  } catch (error) {
    // The beginning of a file ends inside the compressed stream.
    if (error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR') throw new Truncated(Infinity);
    throw error;
  }
}

/** Attributes by their DICOM keyword; sequences are arrays of such. */
export interface Dataset {
  [keyword: string]: string | number | ArrayBuffer | Dataset | readonly (string | number | Dataset)[];
}

/** Pixel data, which is the last element of its file. */
export interface PixelData {
  /** OB or OW. */
  vr: 'OB' | 'OW';
  /** An even number of bytes. */
  bytes: Uint8Array;
}

/** A Part 10 file in explicit little endian, text in UTF-8. */
export function writePart10(dataset: Dataset, pixelData?: PixelData): Uint8Array {
  const { SOPClassUID, SOPInstanceUID } = dataset;
  const meta = DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: new Uint8Array([0, 1]).buffer,
    MediaStorageSOPClassUID: SOPClassUID,
    MediaStorageSOPInstanceUID: SOPInstanceUID,
    TransferSyntaxUID: EXPLICIT_LITTLE_ENDIAN,
    ImplementationClassUID: IMPLEMENTATION_CLASS_UID,
    ImplementationVersionName: 'PACS-SHARE',
  });
  const file = new DicomDict(meta);
  file.dict = DicomMetaDictionary.denaturalizeDataset({ SpecificCharacterSet: 'ISO_IR 192', ...dataset });
  const header = new Uint8Array(file.write());
  return pixelData ? withPixelData(header, pixelData) : header;
}

/** dcmjs copies what it writes several times over, which is slow for most of the bytes of an image. */
function withPixelData(header: Uint8Array, { vr, bytes }: PixelData): Uint8Array {
  const file = new Uint8Array(header.length + 12 + bytes.length);
  file.set(header);
  const element = new DataView(file.buffer, header.length, 12);
  element.setUint16(0, 0x7fe0, true);
  element.setUint16(2, 0x0010, true);
  element.setUint8(4, vr.charCodeAt(0));
  element.setUint8(5, vr.charCodeAt(1));
  element.setUint32(8, bytes.length, true);
  file.set(bytes, header.length + 12);
  return file;
}
