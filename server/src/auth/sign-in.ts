import * as openid from 'openid-client';

import { Refusal } from '../http/problem.js';
import { lacksClaims, readIdentity, type ClaimSettings, type Identity } from './claims.js';
import { isIssuer } from './issuer.js';
import { keysAt, readLogoutToken, type EndedSession } from './logout-token.js';

/** How people sign in at pages of our own: by OpenID Connect, the authorization code flow with PKCE. */
export interface SignInSettings {
  issuer: string;
  clientId: string;
  /** Undefined: a public client, which PKCE alone protects. */
  clientSecret: string | undefined;
  /** Space separated; `openid` among them. */
  scope: string;
  claims: ClaimSettings;
  /** Whether the issuer may be reached by http. */
  allowHttp: boolean;
  /** Where people reach this server, without a slash at the end. */
  publicUrl: string;
}

/** Somebody whom a provider signed in, and by what it knows that. */
export interface ProvidedIdentity extends Identity {
  subject: string;
  session: string | undefined;
}

/** What the browser that began to sign in must bring back. */
export interface Attempt {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export interface SignIn {
  claims: ClaimSettings;
  /** Where to send the browser, and what it has to bring back. */
  begin(): Promise<{ address: URL; attempt: Attempt }>;
  /** Whom the provider signed in; refuses an answer that does not belong to the attempt. */
  complete(query: string, attempt: Attempt): Promise<ProvidedIdentity>;
  /** Where to send the browser to be signed out of the provider as well; undefined where that is not offered. */
  signOutAddress(): Promise<URL | undefined>;
  /** Of whom the provider says, by a logout token, that they are signed out; refuses one that is not valid. */
  endedSession(logoutToken: string): Promise<EndedSession>;
}

/** Below the public URL; the provider must know both, letter by letter. */
export const CALLBACK_PATH = '/sign-in/callback';
export const SIGNED_OUT_PATH = '/signed-out';
export const BACK_CHANNEL_PATH = '/back-channel-logout';

const TIMEOUT_SECONDS = 5;

const unavailable = () => new Refusal('sign-in-unavailable', { headers: { 'Retry-After': '10' } });

/** Signs people in at an OpenID Connect provider, which is looked up when it is first needed. */
export function createSignIn(settings: SignInSettings): SignIn {
  const { claims, scope, publicUrl } = settings;
  let found: Promise<openid.Configuration> | undefined;
  let keys: { address: string; find: ReturnType<typeof keysAt> } | undefined;
  const provider = () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined; // asked again by the next one
      if (error instanceof Refusal) throw error;
      throw unavailable();
    });
    return found;
  };

  return {
    claims,

    async begin() {
      const configuration = await provider();
      const attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      };
      const address = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: publicUrl + CALLBACK_PATH,
        scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { address, attempt };
    },

    async complete(query, { state, nonce, codeVerifier }) {
      const configuration = await provider();
      try {
        const tokens = await openid.authorizationCodeGrant(
          configuration,
          new URL(`${publicUrl}${CALLBACK_PATH}?${query}`),
          { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true },
        );
        let told: Record<string, unknown> = tokens.claims() ?? {};
        if (lacksClaims(told, claims) && configuration.serverMetadata().userinfo_endpoint !== undefined) {
          const more = await openid.fetchUserInfo(configuration, tokens.access_token, String(told['sub']));
          told = { ...more, ...told };
        }
        const identity = readIdentity(told, claims);
        const { sub, sid }: { sub?: string; sid?: unknown } = tokens.claims() ?? {};
        if (identity && sub !== undefined) {
          return { ...identity, subject: sub, session: typeof sid === 'string' ? sid : undefined };
        }
      } catch (error) {
        throw refusalIn(error) ?? new Refusal('sign-in-failed');
      }
      throw new Refusal('sign-in-failed');
    },

    async signOutAddress() {
      const configuration = await provider();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      return openid.buildEndSessionUrl(configuration, { post_logout_redirect_uri: publicUrl + SIGNED_OUT_PATH });
    },

    async endedSession(logoutToken) {
      const address = (await provider()).serverMetadata().jwks_uri;
      if (address === undefined) throw unavailable();
      if (keys?.address !== address) keys = { address, find: keysAt(address) };
      return readLogoutToken(logoutToken, { issuer: settings.issuer, clientId: settings.clientId, keys: keys.find });
    },
  };
}

async function discover({ issuer, clientId, clientSecret, allowHttp }: SignInSettings): Promise<openid.Configuration> {
  const configuration = await openid.discovery(
    // The address in full: whether the issuer's name ends with a slash is then ours to forgive.
    new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    clientId,
    {},
    clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      // Signatures are checked even of what came over TLS from the issuer itself.
      execute: [openid.enableNonRepudiationChecks, ...(allowHttp ? [openid.allowInsecureRequests] : [])],
      [openid.customFetch]: fetchOrRefuse,
    },
  );
  if (!isIssuer(configuration.serverMetadata().issuer, issuer)) throw unavailable();
  return configuration;
}

/** An issuer that does not answer, or only that it cannot, is nobody's mistake who signs in. */
const fetchOrRefuse: openid.CustomFetch = async (address, options) => {
  const response = await fetch(address, options as RequestInit).catch(() => {
    throw unavailable();
  });
  if (response.status >= 500) throw unavailable();
  return response;
};

function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  return error instanceof Error ? refusalIn(error.cause) : undefined;
}
