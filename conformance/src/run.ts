import { Broken, NotTried } from './check.js';
import { CHECKS } from './checks.js';
import { Endpoint, type Credentials, type Fetch } from './endpoint.js';
import { Kit, type Choice } from './kit.js';

export interface RunOptions extends Choice {
  /** Base URL of the endpoint. */
  endpoint: string;
  credentials: Credentials;
  /** Ids of points, or the part before the slash; otherwise all. */
  only?: readonly string[];
  fetch?: Fetch;
  /** Waits that many seconds. */
  wait?: (seconds: number) => Promise<void>;
  /** Ends the run early. */
  signal?: AbortSignal;
}

export interface Result {
  id: string;
  says: string;
  outcome: 'holds' | 'broken' | 'not-tried';
  /** What was answered instead, or why it could not be tried. */
  because?: string;
}

export interface Report {
  endpoint: string;
  results: Result[];
  /** Ids of shares that could not be withdrawn. */
  left: string[];
}

const sleep = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));

/** Looks at every point of the contract. Throws `CannotRun` where nothing can be told. */
export async function runChecks({ only = [], signal, ...options }: RunOptions): Promise<Report> {
  const base = options.endpoint.replace(/\/+$/, '');
  const endpoint = new Endpoint(base, options.credentials, options.fetch ?? fetch, options.wait ?? sleep);
  const kit = new Kit(endpoint, options);
  await kit.start();
  const results: Result[] = [];
  for (const { id, says, run } of CHECKS) {
    if (signal?.aborted) break;
    if (only.length > 0 && !only.some((name) => id === name || id.startsWith(`${name}/`))) continue;
    try {
      await run(kit);
      results.push({ id, says, outcome: 'holds' });
    } catch (error) {
      if (error instanceof NotTried) results.push({ id, says, outcome: 'not-tried', because: error.message });
      else if (error instanceof Broken) results.push({ id, says, outcome: 'broken', because: error.message });
      else throw error;
    } finally {
      await kit.clear();
    }
  }
  return { endpoint: base, results, left: [...kit.made] };
}
