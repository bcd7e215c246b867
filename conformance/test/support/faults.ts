import type { Fault } from './endpoint.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever goes over the wire
export type Json = any;

/** What another answer is made of. */
export interface Changed {
  json?: Json;
  text?: string;
  status?: number;
  headers?: Record<string, string | undefined>;
}

const pathOf = (request: Request) => {
  const { pathname, search } = new URL(request.url);
  return `${pathname.replace(/^\/api/, '')}${search}`;
};

const isMeant = (request: Request, method: string, path: RegExp) =>
  request.method === method && path.test(pathOf(request));

/** An endpoint that answers a call otherwise; `change` gives nothing where the answer stays. */
export function answers(
  method: string,
  path: RegExp,
  change: (json: Json, status: number, asked: Json) => Changed | undefined,
): Fault {
  return async (request, ask) => {
    if (!isMeant(request, method, path)) return ask(request);
    const asked = await bodyOf(request.clone());
    return changed(await ask(request), (json, status) => change(json, status, asked));
  };
}

/** An endpoint that takes a call for another. */
export function hears(method: string, path: RegExp, change: (body: Json, headers: Headers) => Json): Fault {
  return async (request, ask) => {
    if (!isMeant(request, method, path)) return ask(request);
    const [body, headers] = [await bodyOf(request.clone()), new Headers(request.headers)];
    const taken = change(body, headers);
    headers.delete('content-length');
    return ask(new Request(request.url, { method, headers, body: JSON.stringify(taken ?? body) }));
  };
}

/** An answer, or another in its place. */
export async function changed(
  response: Response,
  change: (json: Json, status: number) => Changed | undefined,
): Promise<Response> {
  const text = await response.text();
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const made = change(json, response.status);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (made === undefined) return new Response(text === '' ? null : text, { status: response.status, headers });
  const status = made.status ?? response.status;
  if (made.json !== undefined)
    headers.set('Content-Type', status < 400 ? 'application/json' : 'application/problem+json');
  for (const [name, value] of Object.entries(made.headers ?? {})) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  const body = made.text ?? (made.json === undefined ? text : JSON.stringify(made.json));
  return new Response(body === '' || status === 204 ? null : body, { status, headers });
}

/** The JSON of a request or an answer; undefined where there is none. */
export async function bodyOf(message: Request | Response): Promise<Json> {
  try {
    return JSON.parse(await message.text());
  } catch {
    return undefined;
  }
}

export const SHARE = /^\/shares\/[^/?]+$/;
export const SHARES = /^\/shares$/;
export const OF_STUDY = /^\/shares\?/;

/** An endpoint that does not check a rule: what breaks that one alone is shared. */
export function unchecked(code: string): Fault {
  return answers('POST', SHARES, (json, status) => {
    if (status !== 422 || !json?.errors?.some((error: Json) => error.code === code)) return undefined;
    const errors = json.errors.filter((error: Json) => error.code !== code);
    return errors.length > 0 ? { json: { ...json, errors } } : { status: 201, json: {} };
  });
}
