import type { ReactiveControllerHost } from 'lit';
import { ShareFailure } from '../../client/share-failure.js';
import type { ShareClient } from '../../client/index.js';
import { hasMixedScripts, type AddressCaution, type Recipient } from '../../domain/index.js';
import { toNewRecipient, type NewRecipientEntry } from './new-recipient-entry.js';

/** Milliseconds until adding goes on without a check. */
const PATIENCE = 5_000;

/** What a check of an entry came to. */
export interface EntryFinding {
  /** E.164. */
  mobile?: string;
  isMobileRefused: boolean;
  user: Recipient | null;
  cautions: readonly AddressCaution[];
  /** The endpoint has said so; otherwise it is what can be told without it. */
  isAnswered: boolean;
}

/**
 * Asks the endpoint about somebody new before they are added. Whatever keeps it from answering never keeps anybody from
 * being added.
 */
export class EntryCheck {
  private running: { entry: NewRecipientEntry; request: AbortController; isQuiet: boolean } | undefined;
  private settled: { email: string; mobile: string; finding: EntryFinding } | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => ShareClient | undefined,
  ) {}

  get isOffered(): boolean {
    return this.client()?.checkRecipient !== undefined;
  }

  /** Whether somebody waits for the check of an entry. */
  isRunningFor(entry: NewRecipientEntry | undefined): boolean {
    return entry !== undefined && this.running?.entry === entry && !this.running.isQuiet;
  }

  /** The finding about this address; undefined where it was not checked. */
  findingFor(entry: NewRecipientEntry | undefined): EntryFinding | undefined {
    const { settled } = this;
    if (!entry || !settled) return undefined;
    const { email, mobile } = questionOf(entry);
    if (settled.email !== email) return undefined;
    return settled.mobile === mobile ? settled.finding : { ...settled.finding, isMobileRefused: false };
  }

  /** Whether the endpoint has answered about the address and the mobile as they stand. */
  isSettledFor(entry: NewRecipientEntry): boolean {
    const { email, mobile } = questionOf(entry);
    const { settled } = this;
    return settled?.finding.isAnswered === true && settled.email === email && settled.mobile === mobile;
  }

  /** Keeps a finding as that of an entry. */
  keep(entry: NewRecipientEntry, finding: EntryFinding): void {
    this.settled = { ...questionOf(entry), finding };
    this.host.requestUpdate();
  }

  /** @param isQuiet Nobody waits for it. */
  async run(entry: NewRecipientEntry, { isQuiet = false } = {}): Promise<EntryFinding> {
    this.stop();
    const request = new AbortController();
    this.running = { entry, request, isQuiet };
    this.host.requestUpdate();
    const timer = setTimeout(() => request.abort(), PATIENCE);
    try {
      return await this.ask(entry, request.signal);
    } finally {
      clearTimeout(timer);
      if (this.running?.request === request) this.running = undefined;
      this.host.requestUpdate();
    }
  }

  /** Gives up what is under way. */
  stop(): void {
    this.running?.request.abort();
    this.running = undefined;
  }

  private async ask(entry: NewRecipientEntry, signal: AbortSignal): Promise<EntryFinding> {
    const { email, mobile } = toNewRecipient(entry);
    const own: EntryFinding = {
      isMobileRefused: false,
      user: null,
      cautions: hasMixedScripts(email) ? ['domain-mixed-script'] : [],
      isAnswered: false,
    };
    try {
      // A client of the host's own may not know of the signal.
      const given = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
      const asked = this.client()?.checkRecipient?.({ email, ...(mobile === undefined ? {} : { mobile }) }, { signal });
      const check = await Promise.race([asked, given]);
      return check ? { ...check, isMobileRefused: false, isAnswered: true } : own;
    } catch (error) {
      const { issues } = ShareFailure.from(error);
      const isMobileRefused = issues.some(({ code }) => code === 'recipient-mobile-invalid');
      return { ...own, isMobileRefused, isAnswered: isMobileRefused };
    }
  }
}

function questionOf(entry: NewRecipientEntry): { email: string; mobile: string } {
  const { email, mobile = '' } = toNewRecipient(entry);
  return { email: email.toLowerCase(), mobile };
}
