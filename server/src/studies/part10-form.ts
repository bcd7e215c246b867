/** What a Part 10 file looks like from outside: known without the library that reads it, which takes long to load. */
export const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const DEFLATED_EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';
const UNCOMPRESSED = new Set([
  IMPLICIT_LITTLE_ENDIAN,
  EXPLICIT_LITTLE_ENDIAN,
  DEFLATED_EXPLICIT_LITTLE_ENDIAN,
  EXPLICIT_BIG_ENDIAN,
]);

const MAGIC_OFFSET = 128;
export const META_OFFSET = 132;

/** Whether pixel data of a transfer syntax is plain samples. */
export function isUncompressed(transferSyntaxUid: string | undefined): boolean {
  return transferSyntaxUid !== undefined && UNCOMPRESSED.has(transferSyntaxUid);
}

/** Whether bytes begin as a Part 10 file does. */
export function isPart10(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(MAGIC_OFFSET, META_OFFSET)) === 'DICM';
}
