import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, { vr: string; Value?: unknown[] }>;

/** A study as a PACS answers it in DICOM JSON. */
export function studyJson(uid: string, name: unknown, date: string, others: Json = {}): Json {
  return {
    '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
    '00080020': { vr: 'DA', ...(date !== '' && { Value: [date] }) },
    '00080030': { vr: 'TM', Value: ['101500'] },
    '00080050': { vr: 'SH', Value: [`A${uid.replaceAll('.', '')}`] },
    '00080061': { vr: 'CS', Value: ['CT'] },
    '00081030': { vr: 'LO', Value: ['CT thorax'] },
    '00100010': { vr: 'PN', Value: [typeof name === 'string' ? { Alphabetic: name } : name] },
    '00100020': { vr: 'LO', Value: [`P${uid.replaceAll('.', '')}`] },
    '00100030': { vr: 'DA' },
    '0020000D': { vr: 'UI', Value: [uid] },
    '00201208': { vr: 'IS', Value: [12] },
    ...others,
  };
}

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** A server that answers as it is told, and notes what it was asked. */
export class DicomwebServer {
  readonly asked: URL[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  private readonly server: Server;

  constructor(public handle: Handler) {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.origin);
      this.asked.push(url);
      this.headers.push(request.headers);
      this.handle(request, response, url);
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
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
}

export function answerJson(response: ServerResponse, answer: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/dicom+json', ...headers }).end(JSON.stringify(answer));
}

function first(study: Json, tag: string): string {
  const value = study[tag]?.Value?.[0];
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function matchesPattern(text: string, pattern: string): boolean {
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${expression}$`, 'iu').test(text);
}

const PATTERN_TAGS: Readonly<Record<string, string>> = {
  PatientID: '00100020',
  AccessionNumber: '00080050',
  StudyDescription: '00081030',
  StudyInstanceUID: '0020000D',
};

/** Whether a study matches what is asked, as PS3.4 C.2.2.2 has it. */
function isMatch(study: Json, parameters: URLSearchParams): boolean {
  return [...parameters].every(([key, value]) => {
    if (key === 'StudyDate') {
      const [from = '', to = ''] = value.split('-');
      const date = first(study, '00080020');
      return date >= (from || '0') && date <= (to || '9');
    }
    if (key === 'PatientName') {
      const groups = study['00100010']?.Value?.[0] as Record<string, string>;
      return Object.values(groups).some((group) => matchesPattern(group, value));
    }
    if (key === 'ModalitiesInStudy') return (study['00080061']?.Value ?? []).includes(value);
    const tag = PATTERN_TAGS[key];
    return tag === undefined || matchesPattern(first(study, tag), value);
  });
}

/** A PACS that holds studies, in whatever order, and gives at most so many at once. */
export function pacs(studies: readonly Json[], maximum = 1000, tellsMore = false): Handler {
  return (_request, response, url) => {
    if (!url.pathname.endsWith('/studies')) return void response.writeHead(404).end();
    const found = studies.filter((study) => isMatch(study, url.searchParams));
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const limit = Math.min(maximum, Number(url.searchParams.get('limit') ?? maximum));
    const page = found.slice(offset, offset + limit);
    if (page.length === 0) return void response.writeHead(204).end();
    const isCut = tellsMore && offset + page.length < found.length;
    const warning = '299 pacs: There are 9 additional results that can be requested';
    answerJson(response, page, isCut ? { warning } : {});
  };
}
