import ky, { HTTPError, TimeoutError, type KyInstance, type Options } from 'ky';
import { policySchema } from '../contract/policy.js';
import { problemSchema, type Problem } from '../contract/problem.js';
import {
  favoritesSchema,
  memberPageSchema,
  recentRecipientsSchema,
  recipientCheckSchema,
  recipientPageSchema,
  type MemberPage,
  type MemberSearch,
  type RecipientCheckRequest,
  type RecipientPage,
  type RecipientSearch,
} from '../contract/recipient.js';
import { mailAnswerSchema, mailPreviewsSchema, shareSchema, sharesSchema } from '../contract/share.js';
import { studyPageSchema, type StudyPage, type StudySearch } from '../contract/study.js';
import {
  isIssueCode,
  type MailPreview,
  type MailState,
  type Policy,
  type Recipient,
  type RecipientCheck,
  type ReportedIssue,
  type Share,
  type ShareRequest,
  type Validity,
} from '../domain/index.js';
import type { GetToken, RequestOptions, ShareClient } from './share-client.js';
import { ShareFailure, type FailureCode } from './share-failure.js';
import { TokenSource } from './token-source.js';

/** Milliseconds until a request is given up. */
const TIMEOUT = 15_000;
/** Sending waits longer: giving up there leaves the sender unsure. */
const SHARE_TIMEOUT = 45_000;

/** Reads an answer; throws for one that is not of the contract. */
interface Reader<T> {
  parse(answer: unknown): T;
}

/** Speaks the contract with an endpoint over HTTP. */
export class HttpClient implements ShareClient {
  private readonly base: URL;
  private readonly http: KyInstance;
  private readonly tokens: TokenSource | undefined;

  /**
   * @param endpoint Base URL of the contract, absolute; http or https.
   * @param getToken Gives a bearer token; without it requests carry the cookies of the endpoint's origin.
   */
  constructor(endpoint: URL, getToken?: GetToken) {
    if (!['http:', 'https:'].includes(endpoint.protocol)) throw new TypeError('the endpoint must be http or https');
    this.base = new URL(endpoint);
    this.base.search = '';
    this.base.hash = '';
    if (!this.base.pathname.endsWith('/')) this.base.pathname += '/';
    this.tokens = getToken && new TokenSource(getToken);
    this.http = ky.create({
      credentials: this.tokens ? 'omit' : 'include',
      // An endpoint of this contract does not redirect; what does is a sign-in page, often of another origin.
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/json, application/problem+json' },
      timeout: TIMEOUT,
      retry: { limit: 1, methods: ['get'], statusCodes: [408, 502, 504] },
    });
  }

  getPolicy(options?: RequestOptions): Promise<Policy> {
    return this.read('get', 'policy', policySchema, options);
  }

  searchRecipients(search: RecipientSearch, options?: RequestOptions): Promise<RecipientPage> {
    return this.read('post', 'recipients/search', recipientPageSchema, { ...options, json: search });
  }

  async getFavorites(options?: RequestOptions): Promise<Recipient[]> {
    return (await this.read('get', 'favorites', favoritesSchema, options)).recipients;
  }

  async removeFavorite({ kind, id }: Pick<Recipient, 'kind' | 'id'>, options?: RequestOptions): Promise<void> {
    await this.send('delete', `favorites/${kind}/${encodeURIComponent(id)}`, options);
  }

  searchStudies(search: StudySearch, options?: RequestOptions): Promise<StudyPage> {
    return this.read('post', 'studies/search', studyPageSchema, { ...options, json: search });
  }

  createShare(
    request: ShareRequest,
    { idempotencyKey, ...options }: RequestOptions & { idempotencyKey: string },
  ): Promise<Share> {
    return this.read('post', 'shares', shareSchema, {
      ...options,
      json: request,
      headers: { 'idempotency-key': idempotencyKey },
      timeout: SHARE_TIMEOUT,
    });
  }

  getShare(id: string, options?: RequestOptions): Promise<Share> {
    return this.read('get', sharePath(id), shareSchema, options);
  }

  async getSharesOfStudy(studyInstanceUid: string, options?: RequestOptions): Promise<Share[]> {
    const query = new URLSearchParams({ study: studyInstanceUid });
    return (await this.read('get', `shares?${query}`, sharesSchema, options)).shares;
  }

  async sendMail(shareId: string, rid: string, options?: RequestOptions): Promise<MailState> {
    return (await this.read('post', `${recipientPath(shareId, rid)}/mail`, mailAnswerSchema, options)).mail;
  }

  async unlock(shareId: string, rid: string, options?: RequestOptions): Promise<void> {
    await this.send('post', `${recipientPath(shareId, rid)}/unlock`, options);
  }

  async withdrawShare(id: string, options?: RequestOptions): Promise<void> {
    await this.send('delete', sharePath(id), { ...options, ...OUTLIVING_THE_PAGE });
  }

  async withdrawRecipient(shareId: string, rid: string, options?: RequestOptions): Promise<void> {
    await this.send('delete', recipientPath(shareId, rid), { ...options, ...OUTLIVING_THE_PAGE });
  }

  changeValidity(id: string, validity: Validity, options?: RequestOptions): Promise<Share> {
    return this.read('patch', sharePath(id), shareSchema, { ...options, json: { validity } });
  }

  async getRecentRecipients(options?: RequestOptions): Promise<Recipient[]> {
    return (await this.read('get', 'recipients/recent', recentRecipientsSchema, options)).recipients;
  }

  checkRecipient(request: RecipientCheckRequest, options?: RequestOptions): Promise<RecipientCheck> {
    return this.read('post', 'recipients/check', recipientCheckSchema, { ...options, json: request });
  }

  getMembers(search: MemberSearch, options?: RequestOptions): Promise<MemberPage> {
    return this.read('post', 'recipients/members', memberPageSchema, { ...options, json: search });
  }

  async previewMails(request: ShareRequest, options?: RequestOptions): Promise<MailPreview[]> {
    return (await this.read('post', 'shares/preview', mailPreviewsSchema, { ...options, json: request })).mails;
  }

  private async read<T>(method: string, path: string, schema: Reader<T>, options?: Options): Promise<T> {
    const response = await this.send(method, path, options);
    if (!isJson(response)) throw new ShareFailure('invalid-answer', { status: response.status });
    try {
      return schema.parse(await response.json());
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw new ShareFailure('aborted');
      throw new ShareFailure('invalid-answer', { status: response.status });
    }
  }

  /** Sends with the token, and once more with a new one where it had expired. */
  private async send(method: string, path: string, options?: Options): Promise<Response> {
    const token = await this.tokens?.current();
    try {
      return await this.attempt(method, path, token, options);
    } catch (error) {
      if (!this.tokens || !(error instanceof ShareFailure) || error.code !== 'not-signed-in') throw error;
      const renewed = await this.tokens.renewed(token);
      if (renewed === undefined || renewed === token) throw error;
      return this.attempt(method, path, renewed, options);
    }
  }

  private async attempt(
    method: string,
    path: string,
    token: string | undefined,
    options: Options = {},
  ): Promise<Response> {
    // Known before anything leaves: once it is on its way, a lost connection leaves open whether it arrived.
    if (globalThis.navigator?.onLine === false) throw new ShareFailure('offline');
    const headers = { ...options.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    try {
      return await this.http(new URL(path, this.base), { ...options, method, headers });
    } catch (error) {
      if (error instanceof HTTPError) throw await toFailure(error.response);
      throw toNetworkFailure(error);
    }
  }
}

/** A withdrawal is asked for at the latest when the page is left: it must not be lost with it. */
const OUTLIVING_THE_PAGE = { keepalive: true } as const;

function sharePath(id: string): string {
  return `shares/${encodeURIComponent(id)}`;
}

function recipientPath(shareId: string, rid: string): string {
  return `${sharePath(shareId)}/recipients/${encodeURIComponent(rid)}`;
}

function isJson(response: Response): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
}

function toNetworkFailure(error: unknown): ShareFailure {
  if (error instanceof ShareFailure) return error;
  if (error instanceof TimeoutError) return new ShareFailure('timeout');
  if (error instanceof Error && error.name === 'AbortError') return new ShareFailure('aborted');
  return new ShareFailure('unreachable');
}

const FAILURE_OF_STATUS: Readonly<Record<number, FailureCode>> = {
  401: 'not-signed-in',
  403: 'may-not-share',
  404: 'not-found',
  405: 'not-found',
  501: 'not-found',
  409: 'policy-changed',
  413: 'too-large',
  422: 'rules-broken',
  429: 'too-many-requests',
  503: 'unavailable',
};

async function toFailure(response: Response): Promise<ShareFailure> {
  const { status } = response;
  // A redirect that could not be seen through, or a page in place of a problem: not of this contract.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return new ShareFailure('invalid-answer');
  const problem = await readProblem(response);
  const code = FAILURE_OF_STATUS[status] ?? (status >= 500 ? 'server-error' : 'refused');
  const issues = toIssues(problem);
  const retryAfter = readRetryAfter(response);
  return new ShareFailure(code === 'rules-broken' && issues.length === 0 ? 'refused' : code, {
    status,
    issues,
    ...(problem ? { problem: problem.code } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  if (!isJson(response)) return undefined;
  try {
    return problemSchema.parse(await response.json());
  } catch {
    return undefined;
  }
}

function toIssues(problem: Problem | undefined): ReportedIssue[] {
  return (problem?.errors ?? []).map(({ code, ...place }) => ({
    code: isIssueCode(code) ? code : 'unknown',
    ...place,
  }));
}

/** Seconds of a Retry-After header, whether it holds seconds or a date. */
function readRetryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after')?.trim();
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
