import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const LOCK_FILE = 'server.lock';

/**
 * Takes a folder for this process alone and returns how to give it back. A lock that a killed process left behind is
 * taken over. Throws an Error that names the other process when it is still running.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, LOCK_FILE);
  const own = await identity(process.pid);
  for (;;) {
    try {
      await writeFile(file, own, { flag: 'wx', mode: 0o600 });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (holder === undefined) continue; // given back in the meantime
    const pid = Number.parseInt(holder, 10);
    if (holder === own || (isRunning(pid) && holder === (await identity(pid)))) {
      throw new Error(
        `${directory} is in use by another server (process ${pid}). Stop it, or set DATA_DIR to another folder.`,
      );
    }
    await removeStale(file, holder);
  }
}

// Creating the file and writing to it are two steps: an empty one is being written, or its writer was killed.
async function readHolder(file: string): Promise<string | undefined> {
  const read = () => readFile(file, 'utf8').catch(() => undefined);
  const holder = await read();
  if (holder !== '') return holder;
  await setTimeout(100);
  return read();
}

// Another process may have taken the stale lock over since it was read: moved aside first, its lock can be put back.
async function removeStale(file: string, holder: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) === holder) await rm(aside, { force: true });
  else await rename(aside, file);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// Process ids are given out again, in containers at once: with the time it was started one is unmistakable. Systems
// without /proc have the id alone.
async function identity(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${startedAt}`.trim();
}
