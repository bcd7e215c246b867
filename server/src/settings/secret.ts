import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Database } from '../database/database.js';
import { secretMark } from '../database/schema.js';
import { SettingsError, type SettingsReader } from './settings-reader.js';

const LENGTH = 32;
/** Random bytes have more, written in whatever way; words and patterns have less. */
const MINIMUM_BITS = 100;

/** The setting SECRET; what could be guessed is reported. */
export function readSecretText(reader: SettingsReader): string | undefined {
  const text = reader.text('SECRET');
  if (text !== undefined && (Buffer.byteLength(text) < LENGTH || bitsOf(text) < MINIMUM_BITS || isRepeated(text))) {
    reader.report('SECRET', 'can be guessed: make one with openssl rand -base64 32');
  }
  return text;
}

/** Shannon's measure of how much the characters tell, over the whole text. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / text.length), 0);
}

/** Whether the text is a shorter one over and over. */
const isRepeated = (text: string) => (text + text).indexOf(text, 1) <= text.length / 2;

/**
 * The server's secret, for keyed hashes; not in the database, so that a copy of the database alone reveals neither links
 * nor one-time passwords. The one that is given, otherwise 32 random bytes that are made at the first start and kept in
 * the data folder. Servers that share one database need the same.
 */
export async function readSecret(dataDirectory: string, given?: string): Promise<Buffer> {
  if (given !== undefined) return Buffer.from(hkdfSync('sha256', given, '', 'pacs-share', LENGTH));
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = join(dataDirectory, 'secret');
  try {
    await writeFile(file, randomBytes(LENGTH), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = await readFile(file);
  if (secret.length !== LENGTH) throw new Error(`${file} is damaged: it must hold ${LENGTH} bytes`);
  return secret;
}

/** Refuses to go on with another secret than the one that the database's links were made with: they would all be dead. */
export async function checkSecret(db: Database, secret: Buffer): Promise<void> {
  const mark = createHmac('sha256', secret).update('mark').digest('base64url');
  await db.insert(secretMark).values({ mark }).onConflictDoNothing();
  const [kept] = await db.select().from(secretMark);
  if (kept?.mark === mark) return;
  throw new SettingsError([
    'SECRET is another one than before, or than that of the other servers: links that were mailed would stop working. ' +
      'Set it as it was, or copy the file "secret" of the data folder',
  ]);
}
