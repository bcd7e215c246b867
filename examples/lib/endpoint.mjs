// Starts the reference endpoint in demo mode for an example, as `npm start` does, on a free port of this machine.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** Resolves with its URL once it answers; it ends with this process. */
export async function startEndpoint({ publicUrl }) {
  const port = await freePort();
  const child = spawn(process.execPath, [START], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), PUBLIC_URL: publicUrl },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 0));
  const url = `http://localhost:${port}`;
  for (;;) {
    if (await answers(url)) return url;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function answers(url) {
  try {
    return (await fetch(`${url}/demo/people`)).ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
