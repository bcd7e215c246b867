import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A statement as the server sends it. */
export interface Statement {
  text: string;
  parameters: readonly unknown[];
}

const CONNECTIONS = 10; // as many as the server has

export function isPgbenchInstalled(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Sends the same statements to the database at a rate, without a server in between: what no server can be faster than.
 * Milliseconds of each request.
 *
 * @param requests the statements of a request each
 */
export async function measureFloor(
  url: string,
  requests: readonly (readonly Statement[])[],
  { rate, seconds }: { rate: number; seconds: number },
): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pacs-share-pgbench-'));
  try {
    const files: string[] = [];
    for (const [index, statements] of requests.entries()) {
      const file = join(folder, `${index}.sql`);
      await writeFile(file, script(statements));
      files.push('-f', file);
    }
    const load = ['-R', `${rate}`, '-T', `${seconds}`, '-c', `${CONNECTIONS}`, '-j', '1'];
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, PGOPTIONS: '-c jit=off' } };
    await promisify(execFile)('pgbench', ['-n', '-l', '-M', 'simple', ...load, ...files, url], options);
    return await loggedTimes(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What pgbench wrote down of each request, its wait for its turn included. */
async function loggedTimes(folder: string): Promise<number[]> {
  const times: number[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith('pgbench_log')) continue;
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      const [, , microseconds] = line.split(' ');
      if (microseconds !== undefined) times.push(Number(microseconds) / 1000);
    }
  }
  return times;
}

function script(statements: readonly Statement[]): string {
  const lines = statements.map(({ text, parameters }) => `${withValues(text, parameters)};`);
  const first = lines.findIndex((line) => line.startsWith('insert into "shares"'));
  const all = first < 0 ? lines : [...lines.slice(0, first), 'begin;', ...lines.slice(first), 'commit;'];
  return `\\set n random(1, 1000000000000)\n${all.join('\n')}\n`;
}

function withValues(text: string, parameters: readonly unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, number) => literal(parameters[Number(number) - 1]));
}

/** Ids that the server made differ from one request to the next. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
  const isId = /^[A-Za-z0-9_-]{21,}$/.test(text) && /[a-zA-Z]/.test(text);
  return `'${text.replaceAll("'", "''")}${isId ? ':n' : ''}'`;
}
