import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Where the server under test is reached by browsers. */
export const PUBLIC_URL = 'https://share.example.org';
/** The audience that the server under test accepts. */
export const AUDIENCE = 'https://share.example.org/api';
export const CLIENT = { id: 'pacs-share-pages', secret: 'invented-client-secret' };
const VIEWER = { id: 'viewer', redirect: 'https://viewer.example.org/back' };

/** What a provider says of somebody. */
export type Account = Record<string, unknown>;

export interface ProviderOptions {
  /** By account. */
  accounts: Record<string, Account>;
  /** Ids of clients that may ask for tokens for themselves. */
  machines?: readonly string[];
  /** Whether claims stand in the ID token; otherwise at the userinfo endpoint alone. */
  claimsInIdToken?: boolean;
}

/** An OpenID Connect provider that runs in this process and answers by HTTP. */
export class TestProvider {
  /** How it fails: cuts every connection, or answers 503. */
  down: 'cut' | 'busy' | undefined;
  private signingIn = '';

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly options: ProviderOptions,
    private provider: Provider,
    public key: JWK,
  ) {}

  static async start(options: ProviderOptions): Promise<TestProvider> {
    const server = createServer((request, response) => void started.answer(request, response));
    server.keepAliveTimeout = 0; // a connection is not closed behind the back of a test that was busy for seconds
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const key = await newKey();
    const started = new TestProvider(server, issuer, options, createProvider(issuer, options, key), key);
    return started;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** New keys in place of the old ones, which are gone. */
  async rotateKeys(): Promise<void> {
    this.key = await newKey();
    this.provider = createProvider(this.issuer, this.options, this.key);
  }

  /** As somebody's browser: goes where the provider leads until it leads elsewhere, signs in when asked. */
  async visit(address: string, account: string): Promise<URL> {
    this.signingIn = account;
    const cookies = new Map<string, string>();
    let next = new URL(address);
    for (let steps = 0; steps < 10; steps += 1) {
      const sent = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, { redirect: 'manual', headers: { Cookie: sent } });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
      next = new URL(location, next);
      if (next.origin !== this.issuer) return next;
    }
    throw new Error('the provider leads nowhere');
  }

  /** An access token for a person, as a viewer gets it. */
  async tokenOf(account: string, resource = AUDIENCE): Promise<string> {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: VIEWER.id,
      redirect_uri: VIEWER.redirect,
      response_type: 'code',
      scope: 'openid',
      resource,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const back = await this.visit(`${this.issuer}/auth?${query.toString()}`, account);
    return this.token({
      grant_type: 'authorization_code',
      client_id: VIEWER.id,
      code: back.searchParams.get('code') ?? '',
      redirect_uri: VIEWER.redirect,
      code_verifier: verifier,
      resource,
    });
  }

  /** An access token that a machine asked for, for itself. */
  machineToken(id: string, resource = AUDIENCE): Promise<string> {
    return this.token({ grant_type: 'client_credentials', client_id: id, client_secret: `${id}-secret`, resource });
  }

  private async token(fields: Record<string, string>): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, { method: 'POST', body: new URLSearchParams(fields) });
    const answer = (await response.json()) as { access_token?: string };
    if (answer.access_token === undefined) throw new Error(`the provider answered ${JSON.stringify(answer)}`);
    return answer.access_token;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.down === 'cut') return void request.socket.destroy();
    if (this.down === 'busy') return void response.writeHead(503).end('busy');
    if (!request.url?.startsWith('/interaction/')) return void (await this.provider.callback()(request, response));
    await this.provider.interactionFinished(request, response, { login: { accountId: this.signingIn } });
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const id = randomBytes(8).toString('hex');
  return { ...(await exportJWK(privateKey)), kid: id, alg: 'RS256', use: 'sig' };
}

function createProvider(issuer: string, options: ProviderOptions, key: JWK): Provider {
  const { accounts, machines = [], claimsInIdToken = true } = options;
  const names = new Set(['sub', ...Object.values(accounts).flatMap((account) => Object.keys(account))]);
  const configuration: Configuration = {
    jwks: { keys: [key] },
    cookies: { keys: ['invented'] },
    conformIdTokenClaims: !claimsInIdToken,
    claims: { openid: [...names] },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
        }),
      },
    },
    extraTokenClaims: (_context, token) => {
      const account = 'accountId' in token ? accounts[String(token.accountId)] : undefined;
      return account;
    },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
    loadExistingGrant: async (context) => {
      const { client, session, provider, params } = context.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
      grant.addOIDCScope('openid profile');
      if (typeof params?.['resource'] === 'string') grant.addResourceScope(params['resource'], '');
      await grant.save();
      return grant;
    },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${PUBLIC_URL}/sign-in/callback`],
        post_logout_redirect_uris: [`${PUBLIC_URL}/signed-out`],
        backchannel_logout_uri: `${PUBLIC_URL}/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
      { client_id: VIEWER.id, token_endpoint_auth_method: 'none', redirect_uris: [VIEWER.redirect] },
      ...machines.map((id) => ({
        client_id: id,
        client_secret: `${id}-secret`,
        token_endpoint_auth_method: 'client_secret_post' as const,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      })),
    ],
  };
  return new Provider(issuer, configuration);
}
