import type { Context } from 'hono';

import { Refusal, type ProblemError } from './problem.js';

/** 256 KiB: a share with hundreds of recipients and the longest texts stays far below. */
export const MAXIMUM_BODY_LENGTH = 256 * 1024;

/**
 * The parsed JSON body of a request. Refuses another content type, a body that is too large, and what is not JSON in
 * UTF-8.
 */
export async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('unsupported-media-type');
  const bytes = await readBytes(c.req.raw);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('malformed', { errors: [{ code: 'not-json', pointer: '' }] });
  }
  if (holdsNul(value)) throw new Refusal('malformed', { errors: [{ code: 'nul-character', pointer: '' }] });
  return value;
}

// The database cannot store U+0000. Without recursion: a body can be nested deeper than the stack.
function holdsNul(root: unknown): boolean {
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string' && value.includes('\0')) return true;
    if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) pending.push(name, member);
    }
  }
  return false;
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > MAXIMUM_BODY_LENGTH) {
    // Answering while the body is still coming makes clients see a broken connection instead of the answer.
    await discard(request);
    throw new Refusal('too-large');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.length;
    if (size <= MAXIMUM_BODY_LENGTH) chunks.push(chunk);
    else if (size > MAXIMUM_DISCARDED_LENGTH) break;
  }
  if (size > MAXIMUM_BODY_LENGTH) throw new Refusal('too-large');
  return Buffer.concat(chunks);
}

/** How much of a body that is too large is read before the connection is cut. */
const MAXIMUM_DISCARDED_LENGTH = 8 * 1024 * 1024;

async function discard(request: Request): Promise<void> {
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.length;
    if (size > MAXIMUM_DISCARDED_LENGTH) return;
  }
}

function chunksOf(request: Request): AsyncIterable<Uint8Array> | readonly Uint8Array[] {
  return (request.body as AsyncIterable<Uint8Array> | null) ?? [];
}

/** A schema of the contract, as far as it is used here. */
export interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { code?: string; path: readonly PropertyKey[] }[] } };
}

/** The value as the schema reads it. Refuses another shape, with pointers to where it differs. */
export function parse<T>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ code = 'invalid', path }): ProblemError => ({
    code: code.replaceAll('_', '-'),
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  }));
  throw new Refusal('malformed', { errors });
}

/** Reads a JSON body and checks its shape. */
export async function readBody<T>(c: Context, schema: Schema<T>): Promise<T> {
  return parse(schema, await readJson(c));
}
