import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A server of its own process. */
export interface ServerProcess {
  address: string;
  /** Ends it in whatever it does. */
  kill(): Promise<void>;
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>;
  /** What it has logged. */
  log: readonly Record<string, unknown>[];
}

/** Starts a server and waits until it answers. */
export async function startServerProcess(settings: Record<string, string>): Promise<ServerProcess> {
  const { PATH, HOME } = process.env;
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...(PATH !== undefined && { PATH }), ...(HOME !== undefined && { HOME }), PORT: String(port), ...settings },
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const log: Record<string, unknown>[] = [];
  let problems = '';
  child.stderr?.on('data', (chunk) => (problems += String(chunk)));
  await new Promise<void>((resolve, reject) => {
    if (child.stdout === null) throw new Error('there is no output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('pacs-share is at ')) resolve();
      if (line.startsWith('{')) log.push(JSON.parse(line) as Record<string, unknown>);
    });
    void exit.then(([code]) => reject(new Error(`the server has ended with ${code}: ${problems}`)));
  });
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return exit.then(([code]) => code);
  };
  return {
    address: `http://127.0.0.1:${port}`,
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    log,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
