import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LENGTH = 32;

/**
 * The server's secret, for keyed hashes: 32 random bytes that are made at the first start and kept in the data folder,
 * not in the database, so that a copy of the database alone reveals neither links nor one-time passwords. Servers that
 * share one database need the same file.
 */
export async function readSecret(dataDirectory: string): Promise<Buffer> {
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
