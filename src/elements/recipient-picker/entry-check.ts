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
}

/**
 * Asks the endpoint about somebody new before they are added. Whatever keeps it from answering never keeps anybody from
 * being added.
 */
export class EntryCheck {
  private running: { entry: NewRecipientEntry; request: AbortController } | undefined;
  private settled: { key: string; finding: EntryFinding } | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => ShareClient | undefined,
  ) {}

  get isOffered(): boolean {
    return this.client()?.checkRecipient !== undefined;
  }

  isRunningFor(entry: NewRecipientEntry | undefined): boolean {
    return entry !== undefined && this.running?.entry === entry;
  }

  /** The finding about this address and mobile; undefined where they were not checked. */
  findingFor(entry: NewRecipientEntry | undefined): EntryFinding | undefined {
    return entry && this.settled?.key === keyOf(entry) ? this.settled.finding : undefined;
  }

  /** Keeps a finding as that of an entry. */
  keep(entry: NewRecipientEntry, finding: EntryFinding): void {
    this.settled = { key: keyOf(entry), finding };
    this.host.requestUpdate();
  }

  async run(entry: NewRecipientEntry): Promise<EntryFinding> {
    this.stop();
    const request = new AbortController();
    this.running = { entry, request };
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
    };
    try {
      // A client of the host's own may not know of the signal.
      const given = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
      const asked = this.client()?.checkRecipient?.({ email, ...(mobile === undefined ? {} : { mobile }) }, { signal });
      const check = await Promise.race([asked, given]);
      return check ? { ...check, isMobileRefused: false } : own;
    } catch (error) {
      const { issues } = ShareFailure.from(error);
      return { ...own, isMobileRefused: issues.some(({ code }) => code === 'recipient-mobile-invalid') };
    }
  }
}

function keyOf(entry: NewRecipientEntry): string {
  const { email, mobile = '' } = toNewRecipient(entry);
  return JSON.stringify([email.toLowerCase(), mobile]);
}
