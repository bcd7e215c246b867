/** Turns the bytes of a text value into text. */
export interface TextDecoding {
  decode(bytes?: ArrayBufferView): string;
}

type Decode = (bytes: Uint8Array) => string;

const ESCAPE = 0x1b;
const BACKSLASH = 0x5c;
const CARET = 0x5e;
const EQUALS = 0x3d;

function decodeWith(encoding: string): Decode {
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes);
}

function prefixed(decode: Decode, prefix: readonly number[]): Decode {
  return (bytes) => decode(Uint8Array.from([...prefix, ...bytes]));
}

/** JIS X 0212 has no decoder of its own: in EUC-JP its characters are its two bytes with the high bit set, after 0x8F. */
function decodeSupplementaryKanji(bytes: Uint8Array): string {
  const extended: number[] = [];
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    extended.push(0x8f, (bytes[index] ?? 0) | 0x80, (bytes[index + 1] ?? 0) | 0x80);
  }
  return decodeWith('euc-jp')(Uint8Array.from(extended));
}

const asLatin = decodeWith('latin1');

/**
 * The escape sequences of DICOM PS3.3 C.12.1.1.2, without the escape itself: what the bytes below 0x80 (G0) or
 * the others (G1) mean after it.
 */
const DESIGNATIONS: readonly [sequence: string, half: 'G0' | 'G1', decode: Decode][] = [
  ['(B', 'G0', asLatin],
  // Differs from ASCII in the yen sign and the overline only, and the yen sign is a delimiter in DICOM.
  ['(J', 'G0', asLatin],
  ['$B', 'G0', prefixed(decodeWith('iso-2022-jp'), [ESCAPE, 0x24, 0x42])],
  ['$@', 'G0', prefixed(decodeWith('iso-2022-jp'), [ESCAPE, 0x24, 0x40])],
  ['$(D', 'G0', decodeSupplementaryKanji],
  [')I', 'G1', decodeWith('shift-jis')],
  ['$)C', 'G1', decodeWith('euc-kr')],
  ['$)A', 'G1', decodeWith('gb18030')],
  ['-A', 'G1', asLatin],
  ['-B', 'G1', decodeWith('iso-8859-2')],
  ['-C', 'G1', decodeWith('iso-8859-3')],
  ['-D', 'G1', decodeWith('iso-8859-4')],
  ['-F', 'G1', decodeWith('iso-8859-7')],
  ['-G', 'G1', decodeWith('iso-8859-6')],
  ['-H', 'G1', decodeWith('iso-8859-8')],
  ['-L', 'G1', decodeWith('iso-8859-5')],
  ['-M', 'G1', decodeWith('iso-8859-9')],
  ['-T', 'G1', decodeWith('tis-620')],
];

function designationAt(bytes: Uint8Array, index: number): (typeof DESIGNATIONS)[number] | undefined {
  return DESIGNATIONS.find(([sequence]) =>
    Array.from(sequence).every((character, offset) => bytes[index + 1 + offset] === character.charCodeAt(0)),
  );
}

/** Text with code extensions (ISO/IEC 2022), beginning with the character set of the first value. */
function decodeExtended(bytes: Uint8Array, initial: Decode | undefined): string {
  let lower: Decode = asLatin;
  let upper: Decode = initial ?? asLatin;
  let text = '';
  let runStart = 0;
  let runIsUpper = false;
  const flush = (end: number) => {
    if (end > runStart) text += (runIsUpper ? upper : lower)(bytes.subarray(runStart, end));
    runStart = end;
  };
  for (let index = 0; index < bytes.length;) {
    const byte = bytes[index] ?? 0;
    const designation = byte === ESCAPE ? designationAt(bytes, index) : undefined;
    if (designation) {
      flush(index);
      const [sequence, half, decode] = designation;
      if (half === 'G0') lower = decode;
      else upper = decode;
      index += 1 + sequence.length;
      runStart = index;
      continue;
    }
    if (byte >= 0x80 !== runIsUpper) {
      flush(index);
      runIsUpper = byte >= 0x80;
    }
    index += 1;
    const isDelimiter = byte < 0x20 || byte === BACKSLASH || byte === CARET || byte === EQUALS;
    // Inside a two-byte set these are halves of characters. After a delimiter the first character set holds again;
    // where that one has no upper half, files that rely on the one before are read as they are meant.
    if (isDelimiter && lower === asLatin && initial) {
      flush(index);
      upper = initial;
    }
  }
  flush(bytes.length);
  return text;
}

function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return asLatin(bytes);
  }
}

function bytesOf(view: ArrayBufferView | undefined): Uint8Array {
  return view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array();
}

/**
 * How to read the text of a data set.
 *
 * @param characterSets values of Specific Character Set (0008,0005); none where the data set does not tell
 * @param encodings encoding by character set, in the spelling `iso-ir-100`
 */
export function textDecoding(
  characterSets: readonly string[],
  encodings: Readonly<Record<string, string>>,
): TextDecoding {
  const names = characterSets.map((name) => name.trim().toLowerCase().replace(/[_ ]/g, '-'));
  const [first = ''] = names;
  if (names.every((name) => name === '')) return { decode: (view) => decodeUndeclared(bytesOf(view)) };
  const encoding = encodings[first];
  if (names.length === 1 && !first.startsWith('iso-2022')) {
    const decode = encoding === undefined ? decodeUndeclared : decodeWith(encoding);
    return { decode: (view) => decode(bytesOf(view)) };
  }
  const hasUpperHalf = first !== '' && !first.endsWith('-ir-6') && encoding !== undefined && !encoding.includes('2022');
  const initial = hasUpperHalf ? decodeWith(encoding) : undefined;
  return { decode: (view) => decodeExtended(bytesOf(view), initial) };
}
