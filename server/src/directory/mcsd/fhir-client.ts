import { DirectoryUnavailable } from '../directory.js';

import { readBundle, type Bundle } from './bundle.js';
import type { Resource } from './fhir.js';

export interface FhirClientOptions {
  /** Base URL of the FHIR server; a user and password in it are sent as HTTP Basic. */
  url: string;
  /** Bearer token. */
  token?: string | undefined;
  /** Milliseconds until an answer, all its pages included, is given up. */
  timeout: number;
}

/** Search parameters; one that is repeated must hold each time. */
export type Parameters = readonly (readonly [name: string, value: string])[];

/** All that was found, over all pages that were read. */
export interface FhirAnswer {
  matches: Resource[];
  included: Resource[];
  /** Whether there is more than was asked for. */
  isCut: boolean;
  /** Whether the server warns that it did not do all that was asked. */
  isWarned: boolean;
  /** The parameters that the server says it went by; undefined where it does not. */
  used: URLSearchParams | undefined;
}

/** An answer beyond this is none that this server can have meant. */
const MAXIMUM_ANSWER = 16 * 1024 * 1024;
const PAGE = 100;
const MAXIMUM_PAGES = 30;
const LONGEST_WAIT_SECONDS = 3600;

/**
 * The one door to a FHIR server: searches by POST, so that no name is ever in a URL, and tells by `DirectoryUnavailable`
 * why there is no answer. It goes nowhere else: no redirect is followed, no page of another origin or path is read.
 */
export class FhirClient {
  /** Without a slash at the end. */
  readonly base: string;
  private readonly headers: Record<string, string>;
  private readonly timeout: number;

  constructor({ url, token, timeout }: FhirClientOptions) {
    const base = new URL(url);
    this.headers = { accept: 'application/fhir+json', prefer: 'handling=strict' };
    const { username, password } = base;
    if (token !== undefined) this.headers['authorization'] = `Bearer ${token}`;
    else if (username !== '' || password !== '') {
      const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
      this.headers['authorization'] = `Basic ${Buffer.from(credentials).toString('base64')}`;
    }
    this.base = `${base.origin}${base.pathname}`.replace(/\/+$/, '');
    this.timeout = timeout;
  }

  /** Aborts what takes too long. */
  deadline(): AbortSignal {
    return AbortSignal.timeout(this.timeout);
  }

  /** @param most read pages until there are so many */
  async search(type: string, parameters: Parameters, most: number, signal: AbortSignal): Promise<FhirAnswer> {
    const answer: FhirAnswer = { matches: [], included: [], isCut: false, isWarned: false, used: undefined };
    const form = new URLSearchParams();
    for (const [name, value] of [...parameters, ['_count', `${Math.min(most, PAGE)}`] as const])
      form.append(name, value);
    const read = new Set<string>();
    let next: PageRequest | undefined = { url: `${this.base}/${type}/_search`, form };
    while (next && answer.matches.length < most && read.size < MAXIMUM_PAGES) {
      const name = `${next.url}?${next.form?.toString() ?? ''}`;
      if (read.has(name)) throw new DirectoryUnavailable('invalid-answer'); // a page that is its own next
      read.add(name);
      const bundle: Bundle = await this.ask(next, type, signal);
      answer.matches.push(...bundle.matches);
      answer.included.push(...bundle.included);
      answer.isWarned ||= bundle.isWarned;
      answer.used ??= bundle.self === undefined ? undefined : queryOf(bundle.self);
      next = bundle.next === undefined ? undefined : this.pageRequest(bundle.next, type);
    }
    answer.isCut = next !== undefined || answer.matches.length > most;
    answer.matches.splice(most);
    return answer;
  }

  private async ask({ url, form }: PageRequest, type: string, signal: AbortSignal): Promise<Bundle> {
    try {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        headers: this.headers,
        ...(form && { body: form }),
        redirect: 'manual',
        signal,
      });
      return readBundle(await readAnswer(response), type);
    } catch (error) {
      if (error instanceof DirectoryUnavailable) throw error;
      // What fetch says of it may repeat the URL.
      throw new DirectoryUnavailable(signal.aborted ? 'timeout' : 'network');
    }
  }

  /** The next page by POST where its link repeats what was asked; an opaque link is followed as it is. */
  private pageRequest(link: string, type: string): PageRequest {
    const url = URL.canParse(link, `${this.base}/`) ? new URL(link, `${this.base}/`) : undefined;
    const place = url && `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    if (!url || !place || (place !== this.base && !place.startsWith(`${this.base}/`))) {
      throw new DirectoryUnavailable('redirect');
    }
    const search = `${this.base}/${type}`;
    if (place === search || place === `${search}/_search`) return { url: `${search}/_search`, form: url.searchParams };
    url.username = '';
    url.password = '';
    return { url: url.href };
  }
}

interface PageRequest {
  url: string;
  /** By POST; absent: GET. */
  form?: URLSearchParams;
}

function queryOf(link: string): URLSearchParams {
  return new URLSearchParams(link.includes('?') ? link.slice(link.indexOf('?') + 1) : '');
}

async function readAnswer(response: Response): Promise<string> {
  const { status, headers } = response;
  if (status !== 200) {
    await response.body?.cancel();
    if (status >= 300 && status <= 399) throw new DirectoryUnavailable('redirect', status);
    throw new DirectoryUnavailable('status', status, secondsUntil(headers.get('retry-after')));
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAXIMUM_ANSWER) throw new DirectoryUnavailable('invalid-answer', status);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Seconds or a date; undefined where it is neither. */
function secondsUntil(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS);
}
