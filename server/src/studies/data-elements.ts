/** How a data set is encoded. */
export interface Encoding {
  /** Whether each element tells its value representation. */
  explicit: boolean;
  littleEndian: boolean;
}

/** Where an element lies in its bytes. */
export interface DataElement {
  /** Group and element as eight hexadecimal digits. */
  tag: string;
  /** Offset of the element itself, of its value, and of what follows. */
  start: number;
  valueStart: number;
  end: number;
}

/** The bytes end before the element does. */
export class Truncated extends Error {
  override readonly name = 'Truncated';

  constructor(
    /** How many bytes would hold the element, as far as it can be told. */
    readonly needed: number,
  ) {
    super('the data set ends inside an element');
  }
}

const UNDEFINED_LENGTH = 0xffffffff;
const ITEM = 'FFFEE000';
const ITEM_END = 'FFFEE00D';
const SEQUENCE_END = 'FFFEE0DD';
const LONG_VALUE_REPRESENTATIONS = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
/** Tag and length. */
const DELIMITER_LENGTH = 8;
const MAXIMUM_DEPTH = 64;

interface Head {
  tag: string;
  vr: string;
  length: number;
  valueStart: number;
}

function requireBytes(view: DataView, end: number): void {
  if (end > view.byteLength) throw new Truncated(end);
}

function tagAt(view: DataView, offset: number, littleEndian: boolean): string {
  const tag = view.getUint16(offset, littleEndian) * 0x10000 + view.getUint16(offset + 2, littleEndian);
  return tag.toString(16).toUpperCase().padStart(8, '0');
}

function headAt(view: DataView, offset: number, { explicit, littleEndian }: Encoding): Head {
  requireBytes(view, offset + 8);
  const tag = tagAt(view, offset, littleEndian);
  // Items and delimiters have no value representation in any encoding.
  if (!explicit || tag.startsWith('FFFE')) {
    return { tag, vr: '', length: view.getUint32(offset + 4, littleEndian), valueStart: offset + 8 };
  }
  const vr = String.fromCharCode(view.getUint8(offset + 4), view.getUint8(offset + 5));
  if (!/^[A-Z]{2}$/.test(vr)) throw new Error('an element without a value representation');
  if (!LONG_VALUE_REPRESENTATIONS.has(vr)) {
    return { tag, vr, length: view.getUint16(offset + 6, littleEndian), valueStart: offset + 8 };
  }
  requireBytes(view, offset + 12);
  return { tag, vr, length: view.getUint32(offset + 8, littleEndian), valueStart: offset + 12 };
}

function endOf(view: DataView, head: Head, encoding: Encoding, depth: number): number {
  if (head.length !== UNDEFINED_LENGTH) return head.valueStart + head.length;
  // A sequence of unknown representation is always written in implicit representation.
  const inner = head.vr === 'UN' ? { ...encoding, explicit: false } : encoding;
  return endOfItems(view, head.valueStart, inner, depth + 1);
}

function endOfItems(view: DataView, start: number, encoding: Encoding, depth: number): number {
  if (depth > MAXIMUM_DEPTH) throw new Error('sequences nested too deeply');
  let offset = start;
  for (;;) {
    const head = headAt(view, offset, encoding);
    if (head.tag === SEQUENCE_END) return head.valueStart;
    if (head.tag !== ITEM) throw new Error('something else than an item in a sequence');
    offset =
      head.length === UNDEFINED_LENGTH
        ? endOfItem(view, head.valueStart, encoding, depth)
        : head.valueStart + head.length;
  }
}

function endOfItem(view: DataView, start: number, encoding: Encoding, depth: number): number {
  let offset = start;
  for (;;) {
    const head = headAt(view, offset, encoding);
    if (head.tag === ITEM_END) return head.valueStart;
    offset = endOf(view, head, encoding, depth);
  }
}

/**
 * The elements of the outermost level, in their order, without reading any value.
 * Throws `Truncated` where the bytes end too early, and an error where they are no data set.
 */
export function* dataElements(view: DataView, start: number, encoding: Encoding): Generator<DataElement> {
  let offset = start;
  while (offset < view.byteLength) {
    const head = headAt(view, offset, encoding);
    const end = endOf(view, head, encoding, 0);
    yield { tag: head.tag, start: offset, valueStart: head.valueStart, end };
    offset = end;
  }
}

/** Where the items of a sequence lie, the delimiters left out. Throws as `dataElements` does. */
export function* sequenceItems(
  view: DataView,
  { valueStart, end }: DataElement,
  encoding: Encoding,
): Generator<{ start: number; end: number }> {
  let offset = valueStart;
  while (offset < end) {
    const head = headAt(view, offset, encoding);
    if (head.tag === SEQUENCE_END) return;
    if (head.tag !== ITEM) throw new Error('something else than an item in a sequence');
    const isOpenEnded = head.length === UNDEFINED_LENGTH;
    offset = isOpenEnded ? endOfItem(view, head.valueStart, encoding, 0) : head.valueStart + head.length;
    yield { start: head.valueStart, end: isOpenEnded ? offset - DELIMITER_LENGTH : offset };
  }
}
