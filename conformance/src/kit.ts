import { randomUUID } from 'node:crypto';

import { policySchema, recipientPageSchema, shareSchema, studyPageSchema } from 'pacs-share/contract';
import {
  accessOffer,
  ACCESSES,
  defaultUntil,
  recipientKey,
  type Access,
  type NewRecipient,
  type Policy,
  type Recipient,
  type Share,
  type ShareRequest,
  type ShareRequestRecipient,
  type Study,
} from 'pacs-share/domain';

import { answerOf, Broken, described, need, NotTried } from './check.js';
import { path, type Endpoint, type Reply, type Role } from './endpoint.js';

/** Texts to look for recipients by where none is given: parts of many names. */
const COMMON = ['an', 'ma', 'de', 'jo', 'el', 'pe', 'ra', 'sa'];

export interface Choice {
  /** Study Instance UID; otherwise the first found. */
  study?: string | undefined;
  /** Text that finds the recipient; otherwise the first found. */
  recipient?: string | undefined;
}

/** Thrown where nothing can be told of the endpoint at all. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

const asNotTried = (reason: string) => (error: unknown) => {
  throw error instanceof Broken ? new NotTried(reason) : error;
};

/** What checks work with: the endpoint, what was found there, and requests that its policy allows. */
export class Kit {
  /** In every reason and message: what holds it was made by this run. */
  readonly marker = `Conformance ${randomUUID().slice(0, 8)}`;
  /** Shares that are still to be withdrawn. */
  readonly made = new Set<string>();
  private memory = new Map<string, Promise<unknown>>();
  private newcomers = 0;

  constructor(
    readonly endpoint: Endpoint,
    private readonly choice: Choice,
  ) {}

  /** Whether there is anything to try: somebody signed in who may share, and something to share. */
  async start(): Promise<void> {
    const reply = await this.endpoint.send('GET', '/policy').catch((error: unknown) => {
      throw new CannotRun(error instanceof Error ? error.message : String(error));
    });
    if (reply.status !== 200) throw new CannotRun(`${reply.call} answered ${described(reply)}`);
    const found = await this.studies().catch(() => undefined);
    if (found?.length === 0) throw new CannotRun('no study was found to share');
    if (found && this.choice.study !== undefined && found[0]?.studyInstanceUid !== this.choice.study) {
      throw new CannotRun('the study given was not found');
    }
    const known = await this.recipients().catch(() => undefined);
    if (known?.length === 0) throw new CannotRun('no recipient was found; name one with --recipient');
  }

  /** The policy as it was at the start. */
  policy(): Promise<Policy> {
    return this.once('policy', async () => {
      return this.readPolicy().catch(asNotTried('needs a policy in the contract’s shape'));
    });
  }

  /** The policy as it is now. */
  async readPolicy(): Promise<Policy> {
    return answerOf(await this.endpoint.send('GET', '/policy'), policySchema);
  }

  /** Studies found, that to share first. */
  studies(): Promise<readonly Study[]> {
    return this.once('studies', async () => {
      const search = async (body: object) =>
        answerOf(await this.endpoint.send('POST', '/studies/search', { body }), studyPageSchema).studies;
      const { study } = this.choice;
      const all = await search({ limit: 200 }).catch(asNotTried('needs studies in the contract’s shape'));
      if (study === undefined) return all;
      const isMeant = ({ studyInstanceUid }: Study) => studyInstanceUid === study;
      const meant = all.find(isMeant) ?? (await search({ text: study }).catch(() => [])).find(isMeant);
      return meant ? [meant, ...all.filter((other) => !isMeant(other))] : all;
    });
  }

  async study(): Promise<Study> {
    return need((await this.studies())[0], 'needs a study');
  }

  /** Recipients found in the directory; that to share with first, a user if there is one. */
  recipients(): Promise<readonly Recipient[]> {
    return this.once('recipients', async () => {
      const { recipients: offered } = await this.policy();
      const find = async (text: string) =>
        answerOf(await this.endpoint.send('POST', '/recipients/search', { body: { text } }), recipientPageSchema)
          .recipients;
      const found = new Map<string, Recipient>();
      const { recipient: named } = this.choice;
      for (const text of [...(named === undefined ? [] : [named]), ...COMMON]) {
        if (text !== named && text.length < offered.search.minimumLength) continue;
        const some = await find(text).catch(asNotTried('needs recipients in the contract’s shape'));
        if (text === named && some.length === 0) return [];
        for (const recipient of some) found.set(recipientKey(recipient), recipient);
        const kinds = new Set([...found.values()].map(({ kind }) => kind));
        if (found.size >= 3 && offered.kinds.every((kind) => kind === 'new' || kinds.has(kind))) break;
      }
      const all = [...found.values()];
      const first = named === undefined ? (all.find(({ kind }) => kind === 'user') ?? all[0]) : all[0];
      return first ? [first, ...all.filter((other) => other !== first)] : [];
    });
  }

  async recipient(): Promise<Recipient> {
    return need((await this.recipients())[0], 'needs a recipient');
  }

  /** One whom the directory knows, by what is asked for. */
  async recipientWith(is: (recipient: Recipient) => boolean, otherwise: string): Promise<Recipient> {
    return need((await this.recipients()).find(is), otherwise);
  }

  /** Somebody new whom no mail reaches: addresses under .invalid lead nowhere. */
  async newcomer(changes: Partial<NewRecipient> = {}): Promise<ShareRequestRecipient> {
    const { recipients, languages } = await this.policy();
    need(recipients.kinds.includes('new'), 'the policy has no new recipients');
    this.newcomers += 1;
    return {
      kind: 'new',
      firstName: 'Conformance',
      lastName: 'Check',
      email: `conformance-${this.marker.slice(-8)}-${this.newcomers}@example.invalid`,
      language: languages[0] ?? 'en',
      twoFactor: false,
      sendMail: false,
      favorite: false,
      ...changes,
    };
  }

  /** Somebody beside the recipient: new, or the next found where nobody new may be shared with. */
  async another(): Promise<ShareRequestRecipient> {
    const { recipients } = await this.policy();
    if (recipients.kinds.includes('new')) return this.newcomer();
    return chosen(need((await this.recipients())[1], 'needs two recipients'));
  }

  /** A request that the policy allows, with changes; of one whose recipients are changed, the access fits these. */
  async request(changes: object = {}): Promise<ShareRequest> {
    const [policy, study, recipient] = [await this.policy(), await this.study(), await this.recipient()];
    const given = (changes as Partial<ShareRequest>).recipients;
    const recipients = Array.isArray(given) ? given : [chosen(recipient)];
    return {
      studies: [study.studyInstanceUid],
      recipients,
      access: accessFor(policy, recipients),
      reason: `${this.marker}: why`,
      language: policy.languages[0] ?? 'en',
      validity: { until: defaultUntil(policy) },
      consent: true,
      label: null,
      urgent: false,
      anonymize: false,
      furtherSharing: false,
      message: '',
      ...changes,
    };
  }

  /** Asks to share; what was shared is withdrawn later. */
  async send(body: unknown, key: string = randomUUID(), as: Role = 'sender'): Promise<Reply> {
    const reply = await this.endpoint.send('POST', '/shares', { body, headers: { 'Idempotency-Key': key }, as });
    const id = (reply.json as { id?: unknown } | undefined)?.id;
    if (reply.status < 300 && typeof id === 'string') this.made.add(id);
    return reply;
  }

  /** Shares, which must go well. */
  async share(changes: object = {}): Promise<Share> {
    return answerOf(await this.send(await this.request(changes)), shareSchema, 201);
  }

  async read(id: string, as: Role = 'sender'): Promise<Share> {
    return answerOf(await this.endpoint.send('GET', path('shares', id), { as }), shareSchema);
  }

  /** Withdraws what was shared; what could not be stays in `made`. */
  async clear(): Promise<void> {
    for (const id of [...this.made]) {
      const reply = await this.endpoint.send('DELETE', path('shares', id)).catch(() => undefined);
      if (reply?.status === 204 || reply?.status === 404) this.made.delete(id);
    }
  }

  private once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = this.memory.get(name) ?? make();
    this.memory.set(name, made);
    return made as Promise<T>;
  }
}

/** A recipient of the directory as one that was chosen. */
export function chosen(
  { kind, id }: Recipient,
  choices: Partial<Pick<ShareRequestRecipient, 'twoFactor' | 'sendMail' | 'favorite'>> = {},
): ShareRequestRecipient {
  return { kind, id, twoFactor: false, sendMail: false, favorite: false, ...choices };
}

/** The narrowest access that these may have, the policy's default if it is one. */
export function accessFor(policy: Policy, recipients: readonly Pick<ShareRequestRecipient, 'kind'>[]): Access {
  const offer = accessOffer(
    policy,
    recipients.map(({ kind }) => kind),
  );
  const allowed = ACCESSES.filter((access) => offer[access] === null);
  return allowed.includes(policy.defaultAccess) ? policy.defaultAccess : (allowed[0] ?? policy.defaultAccess);
}
