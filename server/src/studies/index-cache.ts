import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import type { IndexedFile } from './folder-index.js';

/** Changes whenever something else is kept of a file. */
const VERSION = 1;

/** What was kept of a folder; empty where there is nothing, or nothing that this version can use. */
export async function readIndexCache(path: string): Promise<IndexedFile[]> {
  try {
    const text = (await promisify(gunzip)(await readFile(path))).toString();
    const kept = JSON.parse(text) as { version: number; files: IndexedFile[] };
    return kept.version === VERSION ? kept.files : [];
  } catch {
    return [];
  }
}

/** Keeps an index, readable by the owner alone, all of it or nothing. */
export async function writeIndexCache(path: string, files: readonly IndexedFile[]): Promise<void> {
  const bytes = await promisify(gzip)(JSON.stringify({ version: VERSION, files }), { level: 3 });
  const partial = `${path}.${process.pid}.partial`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(partial, bytes, { mode: 0o600 });
  await rename(partial, path);
}
