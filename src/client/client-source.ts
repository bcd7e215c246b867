import { lateClient } from './late-client.js';
import type { GetToken, ShareClient } from './share-client.js';

/** How an element was told to reach its endpoint. */
export interface ClientSettings {
  client?: ShareClient | undefined;
  endpoint?: string | undefined;
  getToken?: GetToken | undefined;
}

/** Gives an element its client: the host's own, or one for the endpoint, made once as long as the settings stay. */
export class ClientSource {
  private made: { endpoint: string; withToken: boolean; client: ShareClient | undefined } | undefined;

  /**
   * @param settings Read at each use: the element itself, say.
   * @param warn Told once of an endpoint that can't be used.
   */
  constructor(
    private readonly settings: ClientSettings,
    private readonly warn: (message: string) => void,
  ) {}

  /** The client; undefined while there is neither a client nor a usable endpoint. */
  get client(): ShareClient | undefined {
    const { client, endpoint, getToken } = this.settings;
    if (client) return client;
    if (endpoint === undefined || endpoint.trim() === '') return undefined;
    const withToken = getToken !== undefined;
    if (this.made?.endpoint !== endpoint || this.made.withToken !== withToken) {
      this.made = { endpoint, withToken, client: this.make(endpoint, withToken) };
    }
    return this.made.client;
  }

  /** Begins to load what speaks with the endpoint, so that the first call need not wait for it. */
  prepare(): void {
    void this.client;
  }

  private make(endpoint: string, withToken: boolean): ShareClient | undefined {
    const url = URL.canParse(endpoint, document.baseURI) ? new URL(endpoint, document.baseURI) : undefined;
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      this.warn('endpoint is not a URL that can be used');
      return undefined;
    }
    const getToken: GetToken = async (request) => this.settings.getToken?.(request);
    return lateClient(async () => {
      const { HttpClient } = await import('./http-client.js');
      return withToken ? new HttpClient(url, getToken) : new HttpClient(url);
    });
  }
}
