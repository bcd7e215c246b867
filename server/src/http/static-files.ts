import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

interface Loaded {
  modified: number;
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Serves the files directly in one folder, read again when they change; undefined for anything else. */
export function serveFolder(folder: string): (c: Context, name: string) => Promise<Response | undefined> {
  const files = new Map<string, Loaded>();
  return async (c, name) => {
    const type = TYPES[extname(name)];
    // One plain name: no folder, nothing hidden.
    if (type === undefined || !/^[a-z0-9][a-z0-9.-]*$/i.test(name)) return undefined;
    const file = await load(files, join(folder, name));
    if (!file) return undefined;
    const headers = { ETag: file.etag, 'Cache-Control': 'no-cache', 'Content-Type': type };
    return c.req.header('if-none-match') === file.etag
      ? new Response(null, { status: 304, headers })
      : new Response(file.body, { headers });
  };
}

async function load(files: Map<string, Loaded>, path: string): Promise<Loaded | undefined> {
  try {
    const { mtimeMs: modified } = await stat(path);
    const known = files.get(path);
    if (known?.modified === modified) return known;
    const body = new Uint8Array(await readFile(path));
    const loaded = { modified, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
    files.set(path, loaded);
    return loaded;
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
