import type { Hono } from 'hono';

/** An answer whose body has been read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined where it is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it is, is what tests assert
  json: any;
}

/** A browser: keeps cookies, sends JSON. */
export class TestClient {
  readonly cookies = new Map<string, string>();

  constructor(private readonly app: Pick<Hono, 'request'>) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send('PATCH', path, body, {});
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, undefined, {});
  }

  /** As a page's form does. */
  submit(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    const sent = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (sent !== '') headers.set('Cookie', sent);
    const response = await this.app.request(path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  private send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    return this.fetch(path, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
