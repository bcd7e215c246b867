import { open, type FileHandle } from 'node:fs/promises';

import { Truncated } from './data-elements.js';
import { isPart10 } from './part10-form.js';
import type { Part10 } from './part10.js';

/** Holds the header of nearly every file. */
const FIRST_READ = 32 * 1024;
/** A header beyond this is taken for a broken file. */
const MAXIMUM_HEADER = 64 * 1024 * 1024;
/** A file beyond this is not drawn. */
const MAXIMUM_FILE = 512 * 1024 * 1024;

// A start that finds its index complete reads no file, and does without the library.
const loadReader = () => import('./part10.js');

async function readBeginning(file: FileHandle, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  // A file may have become shorter since its size was asked.
  return filled === length ? bytes : bytes.slice(0, filled);
}

async function withFile<Result>(
  path: string,
  use: (file: FileHandle, size: number) => Promise<Result>,
): Promise<Result> {
  const file = await open(path, 'r');
  try {
    return await use(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

/**
 * Reads attributes of a file without reading its pixel data, as far as they lie before it.
 * Undefined where it is not a DICOM Part 10 file; rejects where it is a broken one.
 */
export function readHeader(path: string, wanted: readonly string[]): Promise<Part10 | undefined> {
  return withFile(path, async (file, size) => {
    let length = Math.min(size, FIRST_READ);
    for (;;) {
      const bytes = await readBeginning(file, length);
      if (!isPart10(bytes)) return undefined;
      const { readPart10 } = await loadReader();
      try {
        return readPart10(bytes, wanted, length >= size);
      } catch (error) {
        if (!(error instanceof Truncated) || length >= size || length >= MAXIMUM_HEADER) throw error;
        length = Math.min(size, MAXIMUM_HEADER, Math.max(error.needed + FIRST_READ, length * 4));
      }
    }
  });
}

/** Reads attributes of a file with its pixel data; undefined where it is too large. Rejects where it is broken. */
export function readWhole(path: string, wanted: readonly string[]): Promise<Part10 | undefined> {
  return withFile(path, async (file, size) => {
    if (size > MAXIMUM_FILE) return undefined;
    const { readPart10 } = await loadReader();
    return readPart10(await readBeginning(file, size), wanted, true);
  });
}

/** A file as it is; undefined where it is larger than `maximum` bytes. */
export function readBytes(path: string, maximum: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return withFile(path, async (file, size) => (size > maximum ? undefined : readBeginning(file, size)));
}
