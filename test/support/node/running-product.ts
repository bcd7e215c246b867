import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url));

/** What `npm start` runs, with a data folder of its own. */
export interface RunningProduct {
  url: string;
  /** Where its data is. */
  data: string;
  /** Everything that it wrote. */
  output(): string;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export async function startProduct(): Promise<RunningProduct> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'pacs-share-'));
  let output = '';
  let child: ChildProcess;

  const start = async () => {
    child = spawn(process.execPath, [START], {
      env: { ...process.env, PORT: String(port), DATA_DIR: data, PUBLIC_URL: `http://localhost:${port}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(`pacs-share is at http://localhost:${port}`)) resolve();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`it ended with ${code}\n${output}`)));
    });
  };
  const end = () =>
    new Promise<void>((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });

  await start();
  return {
    url: `http://localhost:${port}`,
    data,
    output: () => output,
    async restart() {
      await end();
      output = '';
      await start();
    },
    async stop() {
      await end();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
