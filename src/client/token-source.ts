import { ShareFailure } from './share-failure.js';
import type { GetToken } from './share-client.js';

/** How long a host may take to give a token, in milliseconds: a sign-in window can be open meanwhile. */
const TOKEN_TIMEOUT = 120_000;

/** Keeps one token and asks the host for it once, however many requests wait for it. */
export class TokenSource {
  private token: string | undefined;
  private flight: Promise<string | undefined> | undefined;
  private isAsked = false;

  constructor(private readonly getToken: GetToken) {}

  /** The token to send; undefined where the host gives none. */
  async current(): Promise<string | undefined> {
    return this.isAsked ? (this.flight ?? this.token) : this.ask('initial');
  }

  /** A token to send after `refused` was refused; another request may have renewed it already. */
  async renewed(refused: string | undefined): Promise<string | undefined> {
    if (this.flight) return this.flight;
    return this.token === refused ? this.ask('expired') : this.token;
  }

  private ask(reason: 'initial' | 'expired'): Promise<string | undefined> {
    this.isAsked = true;
    const flight = this.fetchToken(reason).finally(() => {
      this.flight = undefined;
    });
    this.flight = flight;
    return flight;
  }

  private async fetchToken(reason: 'initial' | 'expired'): Promise<string | undefined> {
    const timeout = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      this.token = await Promise.race([
        this.getToken({ reason, signal: timeout.signal }),
        new Promise<never>((_resolve, reject) => {
          timer = setTimeout(() => {
            timeout.abort();
            reject(new ShareFailure('timeout'));
          }, TOKEN_TIMEOUT);
        }),
      ]);
      return this.token;
    } catch (error) {
      // The host could not sign in: the next request asks again.
      this.isAsked = false;
      this.token = undefined;
      throw error instanceof ShareFailure ? error : new ShareFailure('not-signed-in');
    } finally {
      clearTimeout(timer);
    }
  }
}
