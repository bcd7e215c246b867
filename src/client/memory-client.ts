import type {
  MemberPage,
  MemberSearch,
  RecipientCheckRequest,
  RecipientPage,
  RecipientSearch,
} from '../contract/recipient.js';
import type { StudyPage, StudySearch } from '../contract/study.js';
import {
  EMPTY_DRAFT,
  evaluate,
  isMissedInPreview,
  isMobileNumber,
  normalizeMobile,
  recipientKey,
  validityProblem,
  type AddressCaution,
  type Draft,
  type GroupMember,
  type MailPreview,
  type MailState,
  type PickedRecipient,
  type Policy,
  type Recipient,
  type RecipientCheck,
  type Share,
  type SharedRecipient,
  type ShareRequest,
  type ShareRequestRecipient,
  type Study,
  type Validity,
} from '../domain/index.js';
import { isMatch, matchesCriteria, matchesText, paginate, sorted } from './memory-search.js';
import { makeMailPreview, makeShare, sharedValidity } from './memory-shares.js';
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
  /** Members of groups, by the group's id. */
  members?: Readonly<Record<string, readonly GroupMember[]>>;
  /** What to be careful about, by the domain of an address. */
  cautions?: Readonly<Record<string, readonly AddressCaution[]>>;
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
  private readonly members: Readonly<Record<string, readonly GroupMember[]>>;
  private readonly cautions: Readonly<Record<string, readonly AddressCaution[]>>;
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
    members = {},
    cautions = {},
  }: MemoryClientOptions) {
    this.policy = policy;
    this.recipients = [...recipients];
    this.studies = studies;
    this.shares = [...shares];
    this.latency = latency;
    this.now = now;
    this.refusing = refusing;
    this.members = members;
    this.cautions = cautions;
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
    const limit = search.limit ?? this.policy.recipients.search.limit;
    const { page, next } = paginate(sorted(found, 'sort' in search ? search.sort : undefined), limit, search.cursor);
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

    const share = makeShare(request, draft, {
      policy: this.policy,
      now: this.now,
      number: this.shares.length + 1,
      refusing: this.refusing,
    });
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
    share.validity = sharedValidity(validity, this.policy);
    return structuredClone(share);
  }

  async getRecentRecipients(options?: RequestOptions): Promise<Recipient[]> {
    await this.answer('getRecentRecipients', options);
    const keys = this.shares.toReversed().flatMap(({ recipients }) => recipients.map(recipientKey));
    const known = new Map(this.recipients.map((recipient) => [recipientKey(recipient), recipient]));
    return structuredClone([...new Set(keys)].flatMap((key) => known.get(key) ?? []));
  }

  async checkRecipient({ email, mobile }: RecipientCheckRequest, options?: RequestOptions): Promise<RecipientCheck> {
    await this.answer('checkRecipient', options);
    if (mobile !== undefined && !isMobileNumber(mobile)) {
      const issues = [{ code: 'recipient-mobile-invalid', pointer: '/mobile' }] as const;
      throw new ShareFailure('rules-broken', { status: 422, issues });
    }
    const address = email.trim().toLowerCase();
    const user = this.recipients.find(
      (recipient) => recipient.kind === 'user' && recipient.email?.toLowerCase() === address,
    );
    return {
      ...(mobile === undefined ? {} : { mobile: normalizeMobile(mobile) }),
      user: user ? structuredClone(user) : null,
      cautions: [...(this.cautions[address.slice(address.lastIndexOf('@') + 1)] ?? [])],
    };
  }

  async getMembers({ id, limit = 50, cursor }: MemberSearch, options?: RequestOptions): Promise<MemberPage> {
    await this.answer('getMembers', options);
    const members = this.members[id];
    if (!members) throw new ShareFailure('not-found', { status: 404 });
    const { page, next } = paginate(members, limit, cursor);
    return { members: page, next };
  }

  async previewMails(request: ShareRequest, options?: RequestOptions): Promise<MailPreview[]> {
    await this.answer('previewMails', options);
    const draft = this.toDraft(request);
    const issues = evaluate(draft, this.policy).issues.filter((issue) => !isMissedInPreview(issue));
    if (issues.length > 0) throw new ShareFailure('rules-broken', { status: 422, issues });
    return draft.recipients.flatMap(({ sendMail }, recipient) =>
      sendMail ? [makeMailPreview(request, recipient, this.policy)] : [],
    );
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
