import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian and its kin put PostgreSQL, one folder for each version. */
const VERSIONS = '/usr/lib/postgresql';

/** A PostgreSQL of this machine, started for the benchmark alone; undefined where none is installed. */
export async function startLocalPostgresql(): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  const version = existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .sort((a, b) => Number(a) - Number(b))
        .at(-1)
    : undefined;
  if (version === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'pacs-share-bench-'));
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  const run = (program: string, ...args: string[]) => {
    const path = join(VERSIONS, version, 'bin', program);
    const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args];
    execFileSync(command, all, { stdio: 'ignore', cwd: folder });
  };
  if (isRoot) execFileSync('chown', ['postgres:', folder]);
  else await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8');
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=512MB -c maintenance_work_mem=256MB -c max_wal_size=4GB`;
  run('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
