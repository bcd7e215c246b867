import { Broken } from './check.js';

/** How somebody is known to the endpoint. */
export interface Credential {
  token?: string | undefined;
  /** As in the header: `name=value`. */
  cookie?: string | undefined;
}

/** Whom calls are made as; all but the sender may be missing. */
export interface Credentials {
  sender: Credential;
  /** An admin of the sender's department, or the service desk. */
  admin?: Credential | undefined;
  /** Whom the studies are shared with. */
  recipient?: Credential | undefined;
  /** Somebody whom the shares do not concern. */
  other?: Credential | undefined;
}

export type Role = keyof Credentials | 'nobody';

/** An answer that has been read. */
export interface Reply {
  /** Method and path, for messages; ids are left out. */
  call: string;
  status: number;
  headers: Headers;
  /** Content type. */
  type: string;
  text: string;
  /** Undefined where the body is not JSON. */
  json: unknown;
}

export interface Sending {
  body?: unknown;
  /** In place of a body: sent as it is. */
  raw?: string;
  headers?: Readonly<Record<string, string>>;
  as?: Role;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const PATIENCE_MS = 30_000;
/** How long a limit is waited for at most. */
const LONGEST_WAIT_S = 90;
const ATTEMPTS = 4;

/** The endpoint as it is called: keeps every reply, waits where it is told to. */
export class Endpoint {
  /** Everything that was answered, in order. */
  readonly replies: Reply[] = [];

  constructor(
    private readonly base: string,
    private readonly credentials: Credentials,
    private readonly fetch: Fetch,
    private readonly wait: (seconds: number) => Promise<void>,
  ) {}

  has(role: keyof Credentials): boolean {
    return this.credentials[role] !== undefined;
  }

  /** A path below the endpoint: parts are encoded where they are put together, see `path`. */
  async send(method: string, path: string, sending: Sending = {}): Promise<Reply> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.attempt(method, path, sending);
      if (reply.status !== 429 || attempt === ATTEMPTS) return reply;
      const seconds = Number(reply.headers.get('retry-after') ?? 1);
      if (!(seconds <= LONGEST_WAIT_S)) return reply;
      await this.wait(seconds);
    }
  }

  /** Looks at a link as a mail scanner does: as nobody, wherever it leads. */
  async follow(method: string, link: string): Promise<void> {
    try {
      const response = await this.fetch(link, { method, redirect: 'follow', signal: AbortSignal.timeout(PATIENCE_MS) });
      await response.arrayBuffer();
    } catch {
      // Where it leads to is not what is looked at here.
    }
  }

  private async attempt(
    method: string,
    path: string,
    { body, raw, headers = {}, as = 'sender' }: Sending,
  ): Promise<Reply> {
    const call = `${method} ${path.replace(/(?<=\/(?:shares|favorites|recipients)\/)(?!search|recent|check|members|preview)[^/]+/g, '…').replace(/\?.*/, '?…')}`;
    const { token, cookie } = as === 'nobody' ? {} : (this.credentials[as] ?? {});
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    let response: Response;
    let text: string;
    try {
      response = await this.fetch(`${this.base}${path}`, {
        method,
        headers: {
          Accept: 'application/json, application/problem+json',
          ...(content !== undefined && { 'Content-Type': 'application/json' }),
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(cookie !== undefined && { Cookie: cookie }),
          ...headers,
        },
        ...(content !== undefined && { body: content }),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      text = await response.text();
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const code = (cause as NodeJS.ErrnoException).code ?? (cause instanceof Error ? cause.name : 'unknown');
      throw new Broken(`${call} was not answered (${code})`);
    }
    const reply: Reply = {
      call,
      status: response.status,
      headers: response.headers,
      type: response.headers.get('content-type') ?? '',
      text,
      json: parsed(text),
    };
    this.replies.push(reply);
    return reply;
  }
}

/** A path of parts, each of them encoded. */
export function path(...parts: readonly string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
