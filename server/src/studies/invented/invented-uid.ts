import { createHash } from 'node:crypto';

/** A DICOM UID made of a name: the same for the same name, below the root of UUIDs (PS3.5 annex B.2). */
export function inventedUid(name: string): string {
  const bytes = createHash('sha256').update(`pacs-share/${name}`).digest().subarray(0, 16);
  // Version 8 and the variant of RFC 9562, so that it is a well-formed UUID.
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`)}`;
}
