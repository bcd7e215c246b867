import { attributesOfJson } from './dicom-json.js';
import { StudySourceUnavailable } from './study-source.js';
import type { Attributes } from './tags.js';

/** What a DICOMweb server answered to a search. */
export interface QidoAnswer {
  datasets: Attributes[];
  /** Whether the server says that it has more than it gave. */
  isCut: boolean;
}

export interface DicomwebRequestOptions {
  /** Base URL of the service; a user and password in it are sent as HTTP Basic. */
  url: string;
  /** Milliseconds until a request is given up. */
  timeout: number;
}

/** An answer beyond this is none that this server can have meant. */
const MAXIMUM_ANSWER = 64 * 1024 * 1024;
const MAXIMUM_REDIRECTS = 3;

/** The one door to a DICOMweb server: asks by GET, and tells by `StudySourceUnavailable` why there is no answer. */
export class DicomwebRequest {
  private readonly base: URL;
  private readonly headers: Record<string, string>;
  private readonly timeout: number;

  constructor({ url, timeout }: DicomwebRequestOptions) {
    this.base = new URL(url.endsWith('/') ? url : `${url}/`);
    this.headers = {};
    const { username, password } = this.base;
    if (username !== '' || password !== '') {
      const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
      this.headers['authorization'] = `Basic ${Buffer.from(credentials).toString('base64')}`;
      this.base.username = '';
      this.base.password = '';
    }
    this.timeout = timeout;
  }

  /** Asks for the data sets that match; none where the server knows nothing that does. */
  get(path: string, parameters: URLSearchParams, signal?: AbortSignal): Promise<QidoAnswer> {
    const url = new URL(path, this.base);
    url.search = parameters.toString();
    return this.ask(url, 'application/dicom+json', readAnswer, signal);
  }

  /** Retrieves an instance as a Part 10 file (WADO-RS, PS3.18 section 10.4); undefined where the server has none. */
  retrieve(path: string, maximum: number, signal?: AbortSignal): Promise<Uint8Array | undefined> {
    const accept = 'multipart/related; type="application/dicom"';
    return this.ask(new URL(path, this.base), accept, (response) => readInstance(response, maximum), signal);
  }

  private async ask<Answer>(
    url: URL,
    accept: string,
    read: (response: Response) => Promise<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const timeout = AbortSignal.timeout(this.timeout);
    try {
      const response = await this.follow(url, accept, signal ? AbortSignal.any([signal, timeout]) : timeout);
      return await read(response);
    } catch (error) {
      if (error instanceof StudySourceUnavailable) throw error;
      signal?.throwIfAborted();
      if (timeout.aborted) throw new StudySourceUnavailable('timeout', 'the DICOMweb server did not answer in time');
      // What fetch says of it may repeat the URL.
      throw new StudySourceUnavailable('network', 'the DICOMweb server could not be reached');
    }
  }

  /** Follows redirects within the origin: what is asked, and the password, are for this server alone. */
  private async follow(url: URL, accept: string, signal: AbortSignal): Promise<Response> {
    let next = url;
    for (let redirects = 0; redirects <= MAXIMUM_REDIRECTS; redirects += 1) {
      const response = await fetch(next, { headers: { ...this.headers, accept }, redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return response;
      await response.body?.cancel();
      next = new URL(location, next);
      if (next.origin !== this.base.origin) break;
    }
    throw new StudySourceUnavailable('redirect', 'the DICOMweb server redirects elsewhere');
  }
}

/** Whether there is something to read; refuses an answer that tells of a failure. */
async function hasContent({ status, body }: Response): Promise<boolean> {
  if (status === 200 || status === 206) return true;
  await body?.cancel();
  if (status === 204 || status === 404) return false;
  throw new StudySourceUnavailable('status', `the DICOMweb server answered with status ${status}`, status);
}

async function readInstance(response: Response, maximum: number): Promise<Uint8Array | undefined> {
  if (!(await hasContent(response))) return undefined;
  const bytes = Buffer.concat(await readChunks(response, maximum));
  const type = response.headers.get('content-type') ?? '';
  if (!/^multipart\/related/i.test(type)) return bytes;
  const part = firstPart(bytes, /boundary="?([^";]+)"?/i.exec(type)?.[1] ?? '');
  if (!part)
    throw new StudySourceUnavailable('invalid-answer', 'the DICOMweb server answered no instance', response.status);
  return part;
}

/** The body of the first part of a multipart message (RFC 2046 section 5.1.1). */
function firstPart(message: Buffer, boundary: string): Uint8Array | undefined {
  const start = message.indexOf(`--${boundary}`);
  const body = start < 0 ? -1 : message.indexOf('\r\n\r\n', start);
  const end = body < 0 ? -1 : message.indexOf(`\r\n--${boundary}`, body + 4);
  return end < 0 ? undefined : message.subarray(body + 4, end);
}

async function readAnswer(response: Response): Promise<QidoAnswer> {
  if (!(await hasContent(response))) return { datasets: [], isCut: false };
  const { status, headers } = response;
  const text = await readText(response);
  const datasets = text === '' ? [] : attributesOfJson(parse(text));
  if (!datasets)
    throw new StudySourceUnavailable('invalid-answer', 'the DICOMweb server answered no DICOM JSON', status);
  // PS3.18 8.3.4.4: warning 299 tells of more results.
  return { datasets, isCut: status === 206 || /\b299\b.*additional results/i.test(headers.get('warning') ?? '') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const chunks = await readChunks(response, MAXIMUM_ANSWER);
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

async function readChunks(response: Response, maximum: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maximum) {
      throw new StudySourceUnavailable('invalid-answer', 'the DICOMweb server answered too much', response.status);
    }
    chunks.push(chunk);
  }
  return chunks;
}
