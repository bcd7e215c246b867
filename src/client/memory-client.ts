import type { RecipientPage, RecipientSearch } from '../contract/recipient.js';
import type { StudyPage, StudySearch } from '../contract/study.js';
import {
  anonymousName,
  EMPTY_DRAFT,
  evaluate,
  isReportAccessible,
  isUnlimited,
  recipientKey,
  recipientName,
  validityProblem,
  type Draft,
  type MailState,
  type PickedRecipient,
  type Policy,
  type Recipient,
  type Share,
  type SharedRecipient,
  type SharedValidity,
  type ShareRequest,
  type ShareRequestRecipient,
  type Study,
  type Validity,
} from '../domain/index.js';
import { isMatch, matchesCriteria, matchesText, paginate } from './memory-search.js';
import type { RequestOptions, ShareClient } from './share-client.js';
import { ShareFailure } from './share-failure.js';

/** The operations of a client, by name. */
export type Operation = keyof ShareClient;

export interface MemoryClientOptions {
  policy: Policy;
  recipients?: readonly Recipient[];
  studies?: readonly Study[];
  shares?: readonly Share[];
  /** Milliseconds that each answer takes. */
  latency?: number;
  /** Instant of new shares, ISO 8601 UTC. */
  now?: string;
  /** Ids of recipients that a share fails for, with the problem's code. */
  refusing?: Readonly<Record<string, string>>;
}

/**
 * An endpoint in memory: the same judge, no network. For stories, tests and hosts that want to try the elements.
 * `fail` and `hold` make an operation fail or hang.
 */
export class MemoryClient implements ShareClient {
  policy: Policy;
  latency: number;
  readonly shares: Share[];
  /** What was asked, in order, for tests. */
  readonly calls: Operation[] = [];
  private recipients: Recipient[];
  private readonly studies: readonly Study[];
  private readonly now: string;
  private readonly refusing: Readonly<Record<string, string>>;
  private readonly failures = new Map<Operation, { failure: ShareFailure; times: number }>();
  private readonly held = new Set<Operation>();
  private readonly answered = new Map<string, { body: string; share: Share }>();

  constructor({
    policy,
    recipients = [],
    studies = [],
    shares = [],
    latency = 0,
    now = `${policy.today}T09:30:00Z`,
    refusing = {},
  }: MemoryClientOptions) {
    this.policy = policy;
    this.recipients = [...recipients];
    this.studies = studies;
    this.shares = [...shares];
    this.latency = latency;
    this.now = now;
    this.refusing = refusing;
  }

  /** Lets the next calls of an operation fail. */
  fail(operation: Operation, failure: ShareFailure, times = Number.POSITIVE_INFINITY): this {
    this.failures.set(operation, { failure, times });
    return this;
  }

  /** Lets an operation hang until it is aborted. */
  hold(operation: Operation): this {
    this.held.add(operation);
    return this;
  }

  /** Takes `fail` and `hold` back. */
  recover(operation: Operation): this {
    this.failures.delete(operation);
    this.held.delete(operation);
    return this;
  }

  async getPolicy(options?: RequestOptions): Promise<Policy> {
    await this.answer('getPolicy', options);
    return structuredClone(this.policy);
  }

  async searchRecipients(search: RecipientSearch, options?: RequestOptions): Promise<RecipientPage> {
    await this.answer('searchRecipients', options);
    const found = this.recipients.filter((recipient) =>
      'text' in search ? matchesText(recipient, search.text) : matchesCriteria(recipient, search.criteria),
    );
    const { page, next } = paginate(found, search.limit ?? this.policy.recipients.search.limit, search.cursor);
    return { recipients: page, next };
  }

  async getFavorites(options?: RequestOptions): Promise<Recipient[]> {
    await this.answer('getFavorites', options);
    return structuredClone(this.recipients.filter(({ favorite }) => favorite));
  }

  async removeFavorite(favorite: Pick<Recipient, 'kind' | 'id'>, options?: RequestOptions): Promise<void> {
    await this.answer('removeFavorite', options);
    this.setFavorite(favorite, false);
  }

  async searchStudies(search: StudySearch, options?: RequestOptions): Promise<StudyPage> {
    await this.answer('searchStudies', options);
    const { text = '', from, to, modality } = search;
    const found = this.studies.filter(
      (study) =>
        isMatch([study.patient.name, study.patient.id, study.accessionNumber, study.description], text) &&
        (from === undefined || study.date >= from) &&
        (to === undefined || study.date <= to) &&
        (modality === undefined || study.modalities.includes(modality)),
    );
    const { page, next } = paginate(found, search.limit ?? 50, search.cursor);
    return { studies: page, next };
  }

  async createShare(
    request: ShareRequest,
    { idempotencyKey, ...options }: RequestOptions & { idempotencyKey: string },
  ): Promise<Share> {
    await this.answer('createShare', options);
    const body = JSON.stringify(request);
    const earlier = this.answered.get(idempotencyKey);
    if (earlier) {
      if (earlier.body === body) return structuredClone(earlier.share);
      throw new ShareFailure('refused', { status: 422, problem: 'idempotency-key-reused' });
    }
    const draft = this.toDraft(request);
    const { issues } = evaluate(draft, this.policy);
    if (issues.length > 0) throw new ShareFailure('rules-broken', { status: 422, issues });

    const share = this.toShare(request, draft);
    this.shares.push(share);
    this.answered.set(idempotencyKey, { body, share });
    this.remember(draft, share);
    return structuredClone(share);
  }

  async getShare(id: string, options?: RequestOptions): Promise<Share> {
    await this.answer('getShare', options);
    return structuredClone(this.shareWith(id));
  }

  async getSharesOfStudy(studyInstanceUid: string, options?: RequestOptions): Promise<Share[]> {
    await this.answer('getSharesOfStudy', options);
    return structuredClone(
      this.shares.filter(({ studies }) => studies.some((study) => study.studyInstanceUid === studyInstanceUid)),
    );
  }

  async sendMail(shareId: string, rid: string, options?: RequestOptions): Promise<MailState> {
    await this.answer('sendMail', options);
    const recipient = this.sharedRecipientWith(shareId, rid);
    recipient.mail = 'queued';
    return recipient.mail;
  }

  async unlock(shareId: string, rid: string, options?: RequestOptions): Promise<void> {
    await this.answer('unlock', options);
    this.sharedRecipientWith(shareId, rid).locked = false;
  }

  async withdrawShare(id: string, options?: RequestOptions): Promise<void> {
    await this.answer('withdrawShare', options);
    const share = this.shareWith(id);
    share.withdrawn = true;
    for (const recipient of share.recipients) recipient.withdrawn = true;
  }

  async withdrawRecipient(shareId: string, rid: string, options?: RequestOptions): Promise<void> {
    await this.answer('withdrawRecipient', options);
    this.sharedRecipientWith(shareId, rid).withdrawn = true;
  }

  async changeValidity(id: string, validity: Validity, options?: RequestOptions): Promise<Share> {
    await this.answer('changeValidity', options);
    const code = validityProblem(validity, this.policy);
    if (code !== null) {
      throw new ShareFailure('rules-broken', { status: 422, issues: [{ code, pointer: '/validity' }] });
    }
    const share = this.shareWith(id);
    share.validity = this.toSharedValidity(validity);
    return structuredClone(share);
  }

  private async answer(operation: Operation, options?: RequestOptions): Promise<void> {
    this.calls.push(operation);
    await waitFor(this.held.has(operation) ? undefined : this.latency, options?.signal);
    const planned = this.failures.get(operation);
    if (!planned || planned.times <= 0) return;
    planned.times -= 1;
    throw planned.failure;
  }

  private shareWith(id: string): Share {
    const share = this.shares.find((candidate) => candidate.id === id);
    if (!share) throw new ShareFailure('not-found', { status: 404 });
    return share;
  }

  private sharedRecipientWith(shareId: string, rid: string): SharedRecipient {
    const recipient = this.shareWith(shareId).recipients.find((candidate) => candidate.rid === rid);
    if (!recipient) throw new ShareFailure('not-found', { status: 404 });
    return recipient;
  }

  private setFavorite(favorite: { kind: string; id?: string }, on: boolean): void {
    this.recipients = this.recipients.map((recipient) =>
      recipient.kind === favorite.kind && recipient.id === favorite.id ? { ...recipient, favorite: on } : recipient,
    );
  }

  private toDraft({ studies, recipients, ...parameters }: ShareRequest): Draft {
    const found = recipients.map((recipient) => this.toPicked(recipient));
    return {
      ...EMPTY_DRAFT,
      ...parameters,
      studies: studies.map((uid) => {
        const study = this.studies.find(({ studyInstanceUid }) => studyInstanceUid === uid);
        if (!study) throw new ShareFailure('not-found', { status: 404 });
        return study;
      }),
      recipients: found.map(({ picked }) => picked),
      unknownRecipients: found.filter(({ isKnown }) => !isKnown).map(({ picked }) => recipientKey(picked)),
    };
  }

  private toPicked(recipient: ShareRequestRecipient): { picked: PickedRecipient; isKnown: boolean } {
    if (recipient.kind === 'new') return { picked: recipient, isKnown: true };
    const { kind, id } = recipient;
    const known = this.recipients.find((candidate) => candidate.kind === kind && candidate.id === id);
    const stranger: Recipient = {
      kind,
      id,
      displayName: '',
      language: '',
      reach: { mail: true, mobile: true },
      favorite: false,
      external: false,
    };
    return { picked: { ...(known ?? stranger), ...recipient }, isKnown: known !== undefined };
  }

  private toShare(request: ShareRequest, draft: Draft): Share {
    const { sender, today: _today } = this.policy;
    const number = this.shares.length + 1;
    return {
      id: `share-${number}`,
      sharedAt: this.now,
      sharedBy: { id: sender.id, displayName: sender.displayName, department: sender.department },
      studies: draft.studies.map((study, index) =>
        request.anonymize
          ? { ...study, patient: { name: anonymousName(100_000 * number + index + 1) } }
          : structuredClone(study),
      ),
      access: request.access,
      reportAccessible: isReportAccessible(request.access, request.anonymize),
      reason: request.reason,
      language: request.language,
      validity: this.toSharedValidity(request.validity),
      label: request.label,
      urgent: request.urgent,
      anonymize: request.anonymize,
      furtherSharing: request.furtherSharing,
      message: request.message,
      withdrawn: false,
      recipients: draft.recipients.map((recipient, index) =>
        this.toSharedRecipient(recipient, `r${index + 1}`, number),
      ),
    };
  }

  private toSharedRecipient(recipient: PickedRecipient, rid: string, number: number): SharedRecipient {
    const problem = recipient.kind === 'new' ? undefined : this.refusing[recipient.id];
    const isShared = problem === undefined;
    return {
      rid,
      kind: recipient.kind,
      ...(recipient.kind === 'new' ? {} : { id: recipient.id }),
      displayName: recipientName(recipient),
      outcome: isShared ? 'shared' : 'failed',
      ...(isShared
        ? { link: `https://share.example.org/s/invented-${number}-${rid}` }
        : { problem: { code: problem } }),
      twoFactor: recipient.twoFactor,
      mail: isShared && recipient.sendMail ? 'queued' : 'not-requested',
      openedAt: null,
      locked: false,
      withdrawn: false,
    };
  }

  private toSharedValidity(validity: Validity): SharedValidity {
    return isUnlimited(validity) ? validity : { until: validity.until, timeZone: this.policy.timeZone };
  }

  private remember(draft: Draft, share: Share): void {
    draft.recipients.forEach((recipient, index) => {
      if (share.recipients[index]?.outcome !== 'shared') return;
      if (recipient.kind !== 'new') this.setFavorite(recipient, recipient.favorite);
      if (recipient.kind === 'user') {
        const { twoFactor, sendMail } = recipient;
        this.policy = { ...this.policy, remembered: { twoFactor, sendMail } };
      }
    });
  }
}

function waitFor(milliseconds: number | undefined, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new ShareFailure('aborted'));
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new ShareFailure('aborted'));
    });
  });
}
