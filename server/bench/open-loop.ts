import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** A request of a load. */
export interface Call {
  path: string;
  token: string;
  body: unknown;
  headers?: Record<string, string>;
}

export interface LoadResult {
  /** Milliseconds from when each should have been sent to the end of its answer. */
  times: number[];
  /** Answers by what was wrong: a status, or a code of the connection. */
  errors: Map<string, number>;
  /** Answers in a second, from the first request to the last answer. */
  rate: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
/** Whatever takes longer is given up, and counts as an error. */
const PATIENCE_MS = 30_000;

/**
 * Sends requests at a rate, whether answers come or not, as many people do who know nothing of each other. A server that
 * lags behind is not waited for: what its queue costs is in the times.
 */
export async function openLoop(
  address: string,
  { rate, seconds }: { rate: number; seconds: number },
  callOf: () => Call,
): Promise<LoadResult> {
  const result: LoadResult = { times: [], errors: new Map(), rate: 0 };
  const start = performance.now();
  const total = Math.round(rate * seconds);
  const answers: Promise<void>[] = [];
  for (let sent = 0; sent < total; sent++) {
    const due = start + (sent * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(
      send(address, callOf()).then((outcome) => {
        if (outcome === '') result.times.push(performance.now() - due);
        else result.errors.set(outcome, (result.errors.get(outcome) ?? 0) + 1);
      }),
    );
  }
  await Promise.all(answers);
  result.rate = (result.times.length * 1000) / (performance.now() - start);
  return result;
}

/** Empty where it was answered as it should be. */
function send(address: string, { path, token, body, headers = {} }: Call): Promise<string> {
  const text = JSON.stringify(body);
  return new Promise((resolve) => {
    const sent = request(
      `${address}${path}`,
      {
        method: 'POST',
        agent,
        timeout: PATIENCE_MS,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          ...headers,
        },
      },
      (response) => {
        const { statusCode = 0 } = response;
        response.resume();
        response.on('end', () => resolve(statusCode >= 200 && statusCode < 300 ? '' : `${statusCode}`));
        response.on('error', ({ name }) => resolve(name));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(text);
  });
}
