import { ShareFailure, type MemoryClient } from 'pacs-share/client';
import type { ShareRequest } from 'pacs-share/domain';

type Answer = (request: Request) => Response | Promise<Response>;

/** A call of the contract, as it is written there: `POST /shares`. */
export type Call = 'GET /policy' | 'POST /recipients/search' | 'POST /shares' | (string & {});

const ENDPOINT = `${location.origin}/an-invented-endpoint/`;

export function json(body: unknown, status = 200, headers: HeadersInit = {}): Response {
  return Response.json(body, { status, headers });
}

export function problem(status: number, code: string, rest: object = {}, headers: HeadersInit = {}): Response {
  return json({ status, code, ...rest }, status, { 'content-type': 'application/problem+json', ...headers });
}

/** In place of the network: answers as a memory client does, except where a test has planned something else. */
export class HttpFake {
  readonly endpoint = ENDPOINT;
  /** What was asked, in order, with its headers. */
  readonly received: { call: string; headers: Headers }[] = [];
  private readonly planned = new Map<string, Answer[]>();
  private readonly original = globalThis.fetch;

  constructor(readonly memory: MemoryClient) {
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      return request.url.startsWith(ENDPOINT) ? this.answer(request) : this.original(input, init);
    };
  }

  restore(): void {
    globalThis.fetch = this.original;
  }

  /** Plans the next answer to a call; then those after it. */
  plan(call: Call, ...answers: Answer[]): this {
    this.planned.set(call, [...(this.planned.get(call) ?? []), ...answers]);
    return this;
  }

  count(call: Call): number {
    return this.received.filter((received) => received.call === call).length;
  }

  /** As the endpoint itself would answer. */
  async usual(request: Request): Promise<Response> {
    try {
      return await this.ask(request);
    } catch (error) {
      const { status = 500, code, issues } = ShareFailure.from(error);
      return problem(status, code, { errors: issues });
    }
  }

  private async answer(request: Request): Promise<Response> {
    const call = callOf(request);
    this.received.push({ call, headers: request.headers });
    return (this.planned.get(call)?.shift() ?? ((asked) => this.usual(asked)))(request);
  }

  private async ask(request: Request): Promise<Response> {
    const { memory } = this;
    switch (callOf(request)) {
      case 'GET /policy':
        return json(await memory.getPolicy());
      case 'GET /favorites':
        return json({ recipients: await memory.getFavorites() });
      case 'GET /shares':
        return json({ shares: [] });
      case 'POST /recipients/search':
        return json(await memory.searchRecipients((await request.json()) as { text: string }));
      case 'POST /shares': {
        const idempotencyKey = request.headers.get('idempotency-key') ?? '';
        return json(await memory.createShare((await request.json()) as ShareRequest, { idempotencyKey }), 201);
      }
      default:
        return problem(404, 'not-found');
    }
  }
}

function callOf({ method, url }: Request): string {
  return `${method} /${new URL(url).pathname.slice(new URL(ENDPOINT).pathname.length)}`;
}
