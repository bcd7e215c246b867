import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';

import { Refusal } from '../http/problem.js';
import { readIdentity, type ClaimSettings, type Identity } from './claims.js';
import { isIssuer, issuerSpellings } from './issuer.js';

/** Whose tokens are accepted. */
export interface BearerSettings {
  /** OpenID Connect issuer; its keys are found by discovery. */
  issuer: string;
  /** What must stand in `aud`. */
  audience: string;
  claims: ClaimSettings;
}

/** Accepts tokens. */
export interface Bearer {
  claims: ClaimSettings;
  /** Whom a token is about; refuses one that is not valid. */
  check(token: string): Promise<Identity>;
}

/** Public keys alone: with a shared secret, whoever can check a token could make one. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const CLOCK_TOLERANCE_SECONDS = 30;
const DISCOVERY_TIMEOUT_MS = 5000;

const unavailable = () => new Refusal('sign-in-unavailable', { headers: { 'Retry-After': '10' } });
const invalid = () => new Refusal('not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });

/** Checks bearer tokens by the keys that the issuer publishes. */
export function createBearer({ issuer, audience, claims }: BearerSettings): Bearer {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discovered = () => {
    keys ??= discover(issuer).catch((error: unknown) => {
      keys = undefined; // asked again by the next request
      throw error;
    });
    return keys;
  };
  const check = async (token: string) => {
    let key: JWTVerifyGetKey;
    try {
      key = await discovered();
    } catch {
      throw unavailable();
    }
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: issuerSpellings(issuer),
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp'],
      });
      const identity = readIdentity(payload, claims);
      if (!identity) throw invalid();
      return identity;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw unavailable();
      throw invalid();
    }
  };
  return { claims, check };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
  const configuration = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (!response.ok || !isIssuer(configuration.issuer, issuer) || typeof configuration.jwks_uri !== 'string') {
    throw new Error('the discovery document is not one of this issuer');
  }
  return createRemoteJWKSet(new URL(configuration.jwks_uri));
}
