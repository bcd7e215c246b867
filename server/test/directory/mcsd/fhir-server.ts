import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FhirResource {
  resourceType: string;
  id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- fixtures are read as what they are
  [member: string]: any;
}

/** What the server was asked. */
export interface Asked {
  method: string;
  url: string;
  type: string;
  parameters: URLSearchParams;
  headers: IncomingMessage['headers'];
}

export type Answer = (asked: Asked, response: ServerResponse) => boolean | void | Promise<void>;

const BASE = '/fhir';
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Value = any;

const list = (value: Value): Value[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const names = ({ name }: FhirResource): string[] =>
  typeof name === 'string' ? [name] : list(name).flatMap(({ family, given, text }) => [family, ...list(given), text]);
const telecom = (system: string) => (resource: FhirResource) =>
  list(resource['telecom']).flatMap((point) => (point.system === system ? [point.value] : []));
const references = (field: string) => (resource: FhirResource) =>
  list(resource[field]).map(({ reference }) => reference);
const tokens = (resource: FhirResource) =>
  list(resource['identifier']).flatMap(({ system, value }) => [value, `${system}|${value}`]);
const towns = ({ address }: FhirResource) => list(address).map(({ city }) => city);

type Reader = (resource: FhirResource) => (string | undefined)[];

/** What mCSD demands, and as in FHIR's own list a few more that can be switched off. */
const SEARCHES: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  Practitioner: {
    'name:contains': names,
    'family:contains': ({ name }) => list(name).map(({ family }) => family),
    'given:contains': ({ name }) => list(name).flatMap(({ given }) => list(given)),
    identifier: tokens,
    email: telecom('email'),
    phone: telecom('phone'),
  },
  PractitionerRole: {
    practitioner: references('practitioner'),
    organization: references('organization'),
    location: references('location'),
    service: references('healthcareService'),
    'specialty:text': ({ specialty }) => list(specialty).map(({ text }) => text),
    email: telecom('email'),
    phone: telecom('phone'),
  },
  Organization: { 'name:contains': names, partof: references('partOf'), 'address-city:contains': towns },
  HealthcareService: { 'name:contains': names, organization: references('providedBy') },
  Location: { 'address-city:contains': towns },
  Endpoint: {
    'name:contains': names,
    organization: references('managingOrganization'),
    status: ({ status }) => [status],
  },
};

/** A FHIR server for directories, strict as one may be. It notes what it was asked. */
export class FhirServer {
  readonly asked: Asked[] = [];
  /** Answers instead, where it returns anything but false. */
  instead: Answer | undefined;
  /** Parameters and types that it knows nothing of. */
  readonly unknown = new Set<string>();
  /** So many on a page at most. */
  page = 100;
  /** Where the next link leads; the query is what leads on. */
  nextBase: string | undefined;
  private readonly server: Server;

  constructor(public resources: readonly FhirResource[]) {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `${this.origin}${BASE}`;
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** As it was at the beginning. */
  reset(): void {
    this.asked.length = 0;
    this.instead = undefined;
    this.unknown.clear();
    this.page = 100;
    this.nextBase = undefined;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const parameters = new URLSearchParams(request.method === 'POST' ? body : url.search);
    const type = url.pathname.slice(BASE.length + 1).replace(/\/_search$/, '');
    const asked = { method: request.method ?? '', url: request.url ?? '', type, parameters, headers: request.headers };
    this.asked.push(asked);
    if (this.instead && this.instead(asked, response) !== false) return;
    const searches = SEARCHES[type];
    if (!searches || this.unknown.has(type)) return refuse(response, 404, `unknown type ${type}`);
    const strange = [...parameters.keys()].find(
      (name) =>
        this.unknown.has(name) ||
        !(name in searches || ['_id', 'active', '_count', '_offset', '_include', '_revinclude'].includes(name)),
    );
    if (strange !== undefined) return refuse(response, 400, `unknown parameter ${strange}`);
    this.answer(response, type, searches, parameters);
  }

  private answer(
    response: ServerResponse,
    type: string,
    searches: Readonly<Record<string, Reader>>,
    parameters: URLSearchParams,
  ) {
    const found = this.resources.filter(
      (resource) => resource.resourceType === type && fits(resource, searches, parameters),
    );
    const offset = Number(parameters.get('_offset') ?? 0);
    const count = Math.min(Number(parameters.get('_count') ?? this.page), this.page);
    const page = found.slice(offset, offset + count);
    const link = [{ relation: 'self', url: `${this.url}/${type}?${parameters.toString()}` }];
    if (offset + count < found.length) {
      const next = new URLSearchParams(parameters);
      next.set('_offset', String(offset + count));
      link.push({ relation: 'next', url: `${this.nextBase ?? `${this.url}/${type}`}?${next.toString()}` });
    }
    const included = this.resources.filter(
      (resource) =>
        (parameters.get('_revinclude') === 'PractitionerRole:practitioner' &&
          resource.resourceType === 'PractitionerRole' &&
          page.some(({ id }) => resource['practitioner'].reference === `Practitioner/${id}`)) ||
        (parameters.get('_include') === 'PractitionerRole:practitioner' &&
          page.some((role) => role['practitioner'].reference === `${resource.resourceType}/${resource.id}`)),
    );
    answerJson(response, 200, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      link,
      entry: [
        ...page.map((resource) => entry(resource, 'match')),
        ...included.map((resource) => entry(resource, 'include')),
      ],
    });
  }
}

export const entry = (resource: object, mode: string) => ({ resource, search: { mode } });

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, diagnostics: string): void {
  const issue = [{ severity: 'error', code: 'not-supported', diagnostics }];
  answerJson(response, status, { resourceType: 'OperationOutcome', issue });
}

function fits(
  resource: FhirResource,
  searches: Readonly<Record<string, Reader>>,
  parameters: URLSearchParams,
): boolean {
  return [...parameters].every(([name, value]) => {
    const values = valuesOf(value);
    if (name === '_id') return values.includes(resource.id);
    if (name === 'active') return String(resource['active'] ?? true) === value;
    if (name.startsWith('_')) return true;
    const own = (searches[name]?.(resource) ?? []).filter((text) => text !== undefined);
    if (!/:(contains|text)$/.test(name)) return own.some((text) => values.includes(text));
    return values.some((wanted) => own.some((text) => plain(text).includes(plain(wanted))));
  });
}

/** Values that any may hold, as FHIR separates and escapes them. */
function valuesOf(parameter: string): string[] {
  return (parameter.match(/(?:\\.|[^,\\])+/g) ?? []).map((value) => value.replace(/\\(.)/g, '$1'));
}
